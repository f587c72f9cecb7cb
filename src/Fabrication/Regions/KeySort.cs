namespace Guanghan.Fabrication.Regions;

/// <summary>
/// Sorts indices by 64-bit keys, stably: byte by byte from the lowest (Knuth 1998, The Art of Computer Programming 3,
/// 5.2.5), leaving out bytes that are the same in all keys; short lists by insertion.
/// </summary>
internal sealed class KeySort
{
    private const int ShortCount = 48;

    private ulong[] _otherKeys = [];
    private int[] _otherItems = [];

    /// <summary>A place as a key: lexicographic order of places is the order of their keys.</summary>
    public static ulong Key(int x, int y) => ((ulong)((uint)x ^ 0x8000_0000u) << 32) | ((uint)y ^ 0x8000_0000u);

    /// <summary>The place of a key.</summary>
    public static LatticePoint Place(ulong key) =>
        new((int)((uint)(key >> 32) ^ 0x8000_0000u), (int)((uint)key ^ 0x8000_0000u));

    /// <summary>Sorts keys and what belongs to them.</summary>
    public void Sort(Span<ulong> keys, Span<int> items)
    {
        if (keys.Length <= ShortCount)
        {
            Insert(keys, items);
            return;
        }

        if (_otherKeys.Length < keys.Length)
        {
            var size = Math.Max(keys.Length, 2 * _otherKeys.Length);
            (_otherKeys, _otherItems) = (new ulong[size], new int[size]);
        }

        ulong any = 0;
        foreach (var key in keys)
        {
            any |= key ^ keys[0];
        }

        var fromKeys = keys;
        var fromItems = items;
        Span<ulong> toKeys = _otherKeys.AsSpan(0, keys.Length);
        Span<int> toItems = _otherItems.AsSpan(0, keys.Length);
        var isSwapped = false;
        for (var shift = 0; shift < 64; shift += 8)
        {
            if (((any >> shift) & 0xff) == 0)
            {
                continue;
            }

            Pass(fromKeys, fromItems, toKeys, toItems, shift);
            var heldKeys = fromKeys;
            fromKeys = toKeys;
            toKeys = heldKeys;
            var heldItems = fromItems;
            fromItems = toItems;
            toItems = heldItems;
            isSwapped = !isSwapped;
        }

        if (isSwapped)
        {
            fromKeys.CopyTo(keys);
            fromItems.CopyTo(items);
        }
    }

    private static void Pass(
        ReadOnlySpan<ulong> keys, ReadOnlySpan<int> items, Span<ulong> toKeys, Span<int> toItems, int shift)
    {
        Span<int> places = stackalloc int[256];
        places.Clear();
        foreach (var key in keys)
        {
            places[(int)((key >> shift) & 0xff)]++;
        }

        var sum = 0;
        for (var at = 0; at < 256; at++)
        {
            (places[at], sum) = (sum, sum + places[at]);
        }

        for (var at = 0; at < keys.Length; at++)
        {
            var to = places[(int)((keys[at] >> shift) & 0xff)]++;
            (toKeys[to], toItems[to]) = (keys[at], items[at]);
        }
    }

    private static void Insert(Span<ulong> keys, Span<int> items)
    {
        for (var at = 1; at < keys.Length; at++)
        {
            var (key, item) = (keys[at], items[at]);
            var to = at;
            for (; to > 0 && keys[to - 1] > key; to--)
            {
                (keys[to], items[to]) = (keys[to - 1], items[to - 1]);
            }

            (keys[to], items[to]) = (key, item);
        }
    }
}

using System.Numerics;

namespace Guanghan.Fabrication.Printer;

/// <summary>
/// Some of the numbers from 0 up, and which of them is next: a bit each, and a bit for each word of bits with one set,
/// so that a million are searched in some hundred steps at worst.
/// </summary>
internal sealed class MarkedPlaces
{
    private ulong[] _bits = new ulong[1];
    private ulong[] _words = new ulong[1];

    /// <summary>Forgets all, and makes room.</summary>
    public void Clear(int count)
    {
        var words = (count + 63) >> 6;
        if (words > _bits.Length)
        {
            (_bits, _words) = (new ulong[2 * words], new ulong[((2 * words) + 63) >> 6]);
        }

        _bits.AsSpan(0, words).Clear();
        _words.AsSpan(0, (words + 63) >> 6).Clear();
    }

    /// <summary>Marks a number.</summary>
    public void Mark(int at)
    {
        _bits[at >> 6] |= 1UL << at;
        _words[at >> 12] |= 1UL << (at >> 6);
    }

    /// <summary>The next marked number above one; there must be one.</summary>
    public int Next(int at)
    {
        var word = (at + 1) >> 6;
        var bits = word < _bits.Length ? _bits[word] & (ulong.MaxValue << (at + 1)) : 0;
        if (bits == 0)
        {
            var group = (word + 1) >> 6;
            var words = _words[group] & (ulong.MaxValue << (word + 1));
            while (words == 0)
            {
                words = _words[++group];
            }

            word = (group << 6) + BitOperations.TrailingZeroCount(words);
            bits = _bits[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>The next marked number below one; there must be one.</summary>
    public int Before(int at)
    {
        var word = (at - 1) >> 6;
        var bits = _bits[word] & (ulong.MaxValue >> (64 - at)); // shifts count modulo 64
        if (bits == 0)
        {
            var group = (word - 1) >> 6;
            var words = _words[group] & (ulong.MaxValue >> (64 - word));
            while (words == 0)
            {
                words = _words[--group];
            }

            word = (group << 6) + 63 - BitOperations.LeadingZeroCount(words);
            bits = _bits[word];
        }

        return (word << 6) + 63 - BitOperations.LeadingZeroCount(bits);
    }
}

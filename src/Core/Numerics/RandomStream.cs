using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Guanghan.Core.Numerics;

/// <summary>
/// Random numbers that replay: one seed gives one root stream; a stream gives substreams by case number and by name,
/// which do not depend on what else was drawn or in what order. Words come from <see cref="Philox4x32"/>, so a stream
/// can jump to any position. Everything is integer arithmetic or the four operations and square root of IEEE 754: the
/// same bits on every machine. Two substreams coincide with probability about 2^-128. Not for secrets. One stream
/// serves one thread.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of random numbers is the field's own word.")]
public sealed class RandomStream
{
    // Counters of substreams lie in halves of the counter space that differ by these bits of the upper word pair.
    private const ulong CaseDomain = 0x8000_0000_0000_0000;
    private const ulong NameDomain = 0x4000_0000_0000_0000;

    private readonly ulong key;
    private readonly ulong stream;
    private (uint W0, uint W1, uint W2, uint W3) block;
    private ulong blockIndex = ulong.MaxValue; // no block yet: positions stop at 2^64 words, 2^62 blocks

    /// <summary>The root stream of a seed.</summary>
    /// <param name="seed">Any number; it names the run.</param>
    public RandomStream(ulong seed)
        : this(seed, 0)
    {
    }

    private RandomStream(ulong key, ulong stream)
    {
        this.key = key;
        this.stream = stream;
    }

    /// <summary>Number of 32-bit words drawn so far; set it to jump.</summary>
    public ulong Position { get; set; }

    /// <summary>The stream of one case of a sweep, at its start; independent of this stream's position.</summary>
    /// <param name="caseIndex">Which case.</param>
    public RandomStream Substream(long caseIndex) => Derive(unchecked((ulong)caseIndex), CaseDomain);

    /// <summary>The stream of one purpose, at its start; independent of this stream's position.</summary>
    /// <param name="name">Which purpose; compared byte by byte in UTF-8.</param>
    public RandomStream Substream(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return Derive(System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(digest), NameDomain);
    }

    /// <summary>32 random bits.</summary>
    public uint NextUInt32()
    {
        if (Position >> 2 != blockIndex)
        {
            blockIndex = Position >> 2;
            block = Philox4x32.Block(Words(blockIndex, stream), ((uint)key, (uint)(key >> 32)));
        }
        return (Position++ & 3) switch
        {
            0 => block.W0,
            1 => block.W1,
            2 => block.W2,
            _ => block.W3,
        };
    }

    /// <summary>64 random bits: two words, the lower first.</summary>
    public ulong NextUInt64()
    {
        ulong low = NextUInt32();
        return low | ((ulong)NextUInt32() << 32);
    }

    /// <summary>A double uniform in [0, 1), a multiple of 2^-53. Takes two words.</summary>
    public double NextUniformFraction() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// A standard normal deviate by inversion of its distribution, rising with the uniform number behind it, within
    /// +-8.21. Takes two words.
    /// </summary>
    public double NextNormalFactor() => NormalDistribution.Quantile(((NextUInt64() >> 12) + 0.5) * (1.0 / (1UL << 52)));

    /// <summary>
    /// An integer in [0, <paramref name="count"/>), each equally likely: D. Lemire, "Fast random integer generation
    /// in an interval", ACM TOMACS 29 (2019) 3. Takes two words, rarely more.
    /// </summary>
    /// <param name="count">How many integers, at least 1.</param>
    public long NextInteger(long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var n = (ulong)count;
        var high = Math.BigMul(NextUInt64(), n, out var low);
        if (low < n)
        {
            var threshold = unchecked(0 - n) % n;
            // Each draw passes with probability above one half, so the loop ends.
            while (low < threshold)
            {
                high = Math.BigMul(NextUInt64(), n, out low);
            }
        }
        return (long)high;
    }

    private RandomStream Derive(ulong index, ulong domain)
    {
        var words = Philox4x32.Block(Words(index, stream ^ domain), ((uint)key, (uint)(key >> 32)));
        return new RandomStream(words.W0 | ((ulong)words.W1 << 32), words.W2 | ((ulong)words.W3 << 32));
    }

    private static (uint W0, uint W1, uint W2, uint W3) Words(ulong low, ulong high) =>
        ((uint)low, (uint)(low >> 32), (uint)high, (uint)(high >> 32));
}

namespace Guanghan.Missions.Reports.Maps;

/// <summary>
/// Compresses bytes into a zlib stream (RFC 1950 and 1951): one block with the fixed codes, in which only runs of one
/// byte are shortened. The same bytes give the same stream on every machine, which no compressor of the system
/// promises, and pictures of flat cells are little but runs.
/// </summary>
internal static class RunDeflate
{
    private const int LeastRun = 3;
    private const int LongestRun = 258;
    private const int EndOfBlock = 256;

    // RFC 1951, section 3.2.5: the least run of each length code from 257 on, and its extra bits.
    private static readonly int[] s_lengths =
    [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ];

    private static readonly int[] s_extraBits =
        [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    /// <summary>The zlib stream of some bytes.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        var bits = new BitWriter();
        bits.Low(0x0178, 16); // a window of 32 kB, the fastest level
        bits.Low(0b011, 3); // the last block, fixed codes
        for (var at = 0; at < bytes.Length;)
        {
            var run = at == 0 ? 0 : RunLength(bytes, at);
            if (run < LeastRun)
            {
                Symbol(bits, bytes[at++]);
                continue;
            }

            var code = Array.FindLastIndex(s_lengths, length => length <= run);
            Symbol(bits, EndOfBlock + 1 + code);
            bits.Low((uint)(run - s_lengths[code]), s_extraBits[code]);
            bits.Low(0, 5); // the distance 1
            at += run;
        }

        Symbol(bits, EndOfBlock);
        bits.Align();
        var sum = Adler32(bytes);
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            bits.Low(sum >> shift & 0xFF, 8);
        }

        return bits.ToArray();
    }

    private static int RunLength(ReadOnlySpan<byte> bytes, int at)
    {
        var end = at;
        while (end < bytes.Length && end - at < LongestRun && bytes[end] == bytes[at - 1])
        {
            end++;
        }

        return end - at;
    }

    // RFC 1951, section 3.2.6: the fixed codes.
    private static void Symbol(BitWriter bits, int symbol)
    {
        var (code, length) = symbol switch
        {
            < 144 => (0x30 + symbol, 8),
            < 256 => (0x190 + symbol - 144, 9),
            < 280 => (symbol - 256, 7),
            _ => (0xC0 + symbol - 280, 8),
        };
        bits.High((uint)code, length);
    }

    // RFC 1950, section 8.2.
    private static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        var (a, b) = (1u, 0u);
        foreach (var value in bytes)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }

    private sealed class BitWriter
    {
        private readonly List<byte> _bytes = [];
        private uint _pending;
        private int _count;

        /// <summary>A number, its lowest bit first.</summary>
        public void Low(uint value, int length)
        {
            for (var bit = 0; bit < length; bit++)
            {
                Add(value >> bit & 1);
            }
        }

        /// <summary>A code, its highest bit first.</summary>
        public void High(uint code, int length)
        {
            for (var bit = length - 1; bit >= 0; bit--)
            {
                Add(code >> bit & 1);
            }
        }

        public void Align()
        {
            while (_count > 0)
            {
                Add(0);
            }
        }

        public byte[] ToArray() => [.. _bytes];

        private void Add(uint bit)
        {
            _pending |= bit << _count;
            if (++_count == 8)
            {
                _bytes.Add((byte)_pending);
                (_pending, _count) = (0, 0);
            }
        }
    }
}

using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>Writes ASCII into a buffer that is handed on when it is full: lengths as whole hundred-thousandths of a
/// millimetre, so nothing is rounded and nothing depends on a culture.</summary>
/// <param name="sink">Takes full buffers.</param>
internal sealed class ProgramText(IBufferWriter<byte> sink)
{
    private const int Room = 32; // longest single append but for text

    private byte[] _buffer = new byte[1 << 16];
    private int _count;

    /// <summary>Bytes written so far.</summary>
    public long Length { get; private set; }

    public ProgramText Text(ReadOnlySpan<byte> ascii)
    {
        if (_count + ascii.Length > _buffer.Length)
        {
            Flush();
            if (ascii.Length > _buffer.Length)
            {
                _buffer = new byte[ascii.Length];
            }
        }

        ascii.CopyTo(_buffer.AsSpan(_count));
        _count += ascii.Length;
        return this;
    }

    public ProgramText Text(string text)
    {
        Reserve(text.Length);
        foreach (var letter in text)
        {
            _buffer[_count++] = letter is >= ' ' and <= '~' or '\n' ? (byte)letter : (byte)'_';
        }

        return this;
    }

    /// <summary>A whole number.</summary>
    public ProgramText Number(long value)
    {
        Reserve(Room);
        _ = Utf8Formatter.TryFormat(value, _buffer.AsSpan(_count), out var written);
        _count += written;
        return this;
    }

    /// <summary>A number with the fewest digits that read back as the same.</summary>
    public ProgramText Real(double value)
    {
        Reserve(Room);
        _ = value.TryFormat(_buffer.AsSpan(_count), out var written, "R", CultureInfo.InvariantCulture);
        _count += written;
        return this;
    }

    /// <summary>A length in millimetres, exactly, without zeros at its end.</summary>
    /// <param name="units">The length, units of the lattice.</param>
    public ProgramText Millimetres(long units)
    {
        Reserve(Room);
        var text = _buffer.AsSpan(_count, Room);
        var at = 0;
        if (units < 0)
        {
            text[at++] = (byte)'-';
            units = -units;
        }

        var (whole, part) = ((uint)(units / 100_000), (uint)(units % 100_000));
        _ = Utf8Formatter.TryFormat(whole, text[at..], out var written);
        at += written;
        if (part != 0)
        {
            text[at] = (byte)'.';
            var last = at + 5;
            for (var digit = last; digit > at; digit--)
            {
                (part, var rest) = (part / 10, part % 10);
                text[digit] = (byte)('0' + rest);
            }

            while (text[last] == '0')
            {
                last--;
            }

            at = last + 1;
        }

        _count += at;
        return this;
    }

    /// <summary>Hands on what is left.</summary>
    public void Flush()
    {
        sink.Write(_buffer.AsSpan(0, _count));
        Length += _count;
        _count = 0;
    }

    private void Reserve(int count)
    {
        if (_count + count > _buffer.Length)
        {
            Flush();
            if (count > _buffer.Length)
            {
                _buffer = new byte[count];
            }
        }
    }
}

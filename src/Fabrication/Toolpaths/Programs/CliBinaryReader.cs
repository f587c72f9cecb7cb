using System.Buffers.Binary;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>
/// Reads the geometry of a binary file: commands of 16 bits, little end first. In an aligned one each command begins at
/// a multiple of four bytes; no file of another hand was there to tell whether two filling bytes also stand behind the
/// command's number, so both are tried, the former first.
/// </summary>
internal ref struct CliBinaryReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly bool _isAligned;
    private readonly bool _isFilled;
    private readonly CliLayers _layers;
    private int _at;
    private (string What, string Advice)? _wrong;

    private CliBinaryReader(ReadOnlySpan<byte> bytes, bool isAligned, bool isFilled, CliLayers layers)
    {
        _bytes = bytes;
        (_isAligned, _isFilled, _layers) = (isAligned, isFilled, layers);
    }

    /// <summary>Reads to the file's end; false where there is a problem.</summary>
    /// <param name="bytes">What follows the head.</param>
    /// <param name="offset">Where that is in the file.</param>
    /// <param name="head">The head.</param>
    /// <param name="layers">Takes the layers.</param>
    /// <param name="problem">What is wrong.</param>
    public static bool Read(
        ReadOnlySpan<byte> bytes, int offset, CliHead head, CliLayers layers, out ProgramProblem? problem)
    {
        // No command has a line's end as its lower byte: one here ends the head's last line.
        var start = bytes.StartsWith("\r\n"u8) ? 2 : bytes.StartsWith("\n"u8) ? 1 : 0;
        layers.HasLineEnd = start > 0;
        bytes = bytes[start..];
        var reader = new CliBinaryReader(bytes, head.IsAligned, false, layers);
        var isRead = reader.ReadAll();
        if (!isRead && head.IsAligned)
        {
            layers.Clear();
            var other = new CliBinaryReader(bytes, true, true, layers);
            isRead = other.ReadAll();
            layers.IsFilled = isRead;
        }

        problem = isRead ? null
            : new(0, 0, offset + start + reader._at, reader._wrong!.Value.What, reader._wrong.Value.Advice);
        return isRead;
    }

    private bool ReadAll()
    {
        while (_at < _bytes.Length)
        {
            if (_isAligned && _at % 4 != 0)
            {
                _at += 2; // all is of two or four bytes
                continue;
            }

            if (!Has(2))
            {
                return false;
            }

            var command = Whole(true);
            _at += _isFilled ? 2 : 0;
            var isShort = command is 128 or 129 or 131;
            var isRead = command switch
            {
                127 or 128 => Has(isShort ? 2 : 4) && IsFine(_layers.Begin(Value(isShort))),
                129 or 130 => Polyline(isShort),
                131 or 132 => Hatches(isShort),
                _ => Refuse($"{command} is no command; a layer (127, 128), a polyline (129, 130) or hatches " +
                    "(131, 132) should begin here"),
            };
            if (!isRead)
            {
                return false;
            }
        }

        return true;
    }

    private bool Polyline(bool isShort)
    {
        if (!Has(isShort ? 6 : 12))
        {
            return false;
        }

        var (id, direction, count) = (Whole(isShort), Whole(isShort), Whole(isShort));
        if (count < 0 || !Has(count * (isShort ? 4L : 8L)))
        {
            return Refuse($"a polyline of {count} places does not fit into the {_bytes.Length - _at} bytes left");
        }

        _layers.StartWay(id);
        for (var at = 0; at < count; at++)
        {
            if (!IsFine(_layers.AddPlace(Value(isShort), Value(isShort))))
            {
                return false;
            }
        }

        return IsFine(_layers.EndPolyline(direction));
    }

    private bool Hatches(bool isShort)
    {
        if (!Has(isShort ? 4 : 8))
        {
            return false;
        }

        var (id, count) = (Whole(isShort), Whole(isShort));
        if (count < 0 || !Has(count * (isShort ? 8L : 16L)))
        {
            return Refuse($"{count} hatches do not fit into the {_bytes.Length - _at} bytes left");
        }

        for (var at = 0; at < count; at++)
        {
            _layers.StartWay(id);
            if (!IsFine(_layers.AddPlace(Value(isShort), Value(isShort)) ??
                _layers.AddPlace(Value(isShort), Value(isShort)) ?? _layers.EndHatch()))
            {
                return false;
            }
        }

        return true;
    }

    private bool Has(long count) =>
        count <= _bytes.Length - _at || Refuse("the file ends within a command: it is cut short");

    private int Whole(bool isShort)
    {
        var rest = _bytes[_at..];
        _at += isShort ? 2 : 4;
        return isShort ? BinaryPrimitives.ReadUInt16LittleEndian(rest) : BinaryPrimitives.ReadInt32LittleEndian(rest);
    }

    private double Value(bool isShort) => isShort ? Whole(true) : BitConverter.Int32BitsToSingle(Whole(false));

    private bool IsFine((string What, string Advice)? wrong)
    {
        _wrong ??= wrong;
        return wrong is null;
    }

    private bool Refuse(string what)
    {
        _wrong = (what, "fetch or export it again");
        return false;
    }
}

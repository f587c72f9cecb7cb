using System.Buffers.Text;
using System.Text;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>
/// Cuts the text of a Common Layer Interface file into commands and numbers: <c>$$NAME/a,b,c</c>, with blanks and line
/// ends anywhere between them and comments between two pairs of slashes.
/// </summary>
/// <param name="content">The file.</param>
/// <param name="start">Where to begin.</param>
internal ref struct CliScanner(ReadOnlySpan<byte> content, int start)
{
    private const int MostName = 16;

    private readonly ReadOnlySpan<byte> _content = content;
    private bool _isFirst;

    /// <summary>The byte that comes next.</summary>
    public int At { get; private set; } = start;

    /// <summary>What is wrong there and what to do, or null.</summary>
    public (string What, string Advice)? Wrong { get; private set; }

    /// <summary>Says what is wrong; always false.</summary>
    public bool Refuse(string what, string advice)
    {
        Wrong ??= (what, advice);
        return false;
    }

    /// <summary>The next command's name; false at the end or where something else stands.</summary>
    public bool TryCommand(out string name)
    {
        name = "";
        if (!SkipSpace() || At >= _content.Length)
        {
            return false;
        }

        if (!_content[At..].StartsWith("$$"u8))
        {
            return Refuse("a command should begin here with $$",
                "check the count of the numbers before; export it again");
        }

        var end = At + 2;
        while (end < _content.Length && end - At <= MostName && _content[end] is >= (byte)'A' and <= (byte)'Z')
        {
            end++;
        }

        name = Encoding.ASCII.GetString(_content[(At + 2)..end]);
        At = end;
        _isFirst = true;
        return true;
    }

    /// <summary>The next number of a command.</summary>
    public bool TryNumber(out double value)
    {
        value = 0;
        if (!SkipSpace() || !TrySeparator() || !SkipSpace())
        {
            return false;
        }

        if (!Utf8Parser.TryParse(_content[At..], out value, out var used) || !double.IsFinite(value))
        {
            return Refuse("a number should stand here", "check the count of the numbers before; export it again");
        }

        At += used;
        return true;
    }

    /// <summary>The next number, whole and not below 0.</summary>
    public bool TryCount(out int count)
    {
        count = 0;
        if (!TryNumber(out var value))
        {
            return false;
        }

        count = (int)Math.Clamp(value, 0, int.MaxValue);
        return count == value || Refuse("the number is not a count", "write a whole one, not below 0");
    }

    /// <summary>What is left of the line.</summary>
    public ReadOnlySpan<byte> RestOfLine()
    {
        var rest = _content[At..];
        var length = rest.IndexOf((byte)'\n');
        rest = length < 0 ? rest : rest[..length];
        At += rest.Length;
        return rest.TrimEnd((byte)'\r');
    }

    /// <summary>Passes over a separator and letters up to the next comma.</summary>
    public void SkipWord()
    {
        while (At < _content.Length && _content[At] is not ((byte)',' or (byte)'\n'))
        {
            At++;
        }

        _isFirst = false;
    }

    /// <summary>Passes over a comma and bytes that mean nothing here.</summary>
    public bool TrySkipData(int length)
    {
        if (At >= _content.Length || _content[At] != ',' || length > _content.Length - At - 1)
        {
            return false;
        }

        At += 1 + length;
        return true;
    }

    private bool TrySeparator()
    {
        var wanted = (byte)(_isFirst ? '/' : ',');
        if (At >= _content.Length || _content[At] != wanted)
        {
            return Refuse(
                At >= _content.Length ? "the file ends within a command" : $"'{(char)wanted}' should stand here",
                "the command has fewer numbers than it says, or the file is cut short: export it again");
        }

        _isFirst = false;
        At++;
        return true;
    }

    private bool SkipSpace()
    {
        while (At < _content.Length)
        {
            if (_content[At] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                At++;
            }
            else if (_content[At..].StartsWith("//"u8))
            {
                var length = _content[(At + 2)..].IndexOf("//"u8);
                if (length < 0)
                {
                    return Refuse("a comment opens with // and does not close", "close it with //");
                }

                At += length + 4;
            }
            else
            {
                break;
            }
        }

        return true;
    }
}

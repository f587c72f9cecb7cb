namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>A word of a line: a letter and the number behind it.</summary>
/// <param name="letter">Upper case.</param>
/// <param name="number">The number as written.</param>
/// <param name="column">Where the letter stands, from 1.</param>
internal readonly ref struct GCodeWord(byte letter, ReadOnlySpan<byte> number, int column)
{
    public byte Letter { get; } = letter;

    public ReadOnlySpan<byte> Number { get; } = number;

    public int Column { get; } = column;
}

/// <summary>
/// Cuts G-code into words (NISTIR 6556, 3.3): spaces and tabs between them do not count, a comment stands in
/// parentheses on one line or, as most machines have it, behind a semicolon.
/// </summary>
/// <param name="text">The program.</param>
internal ref struct GCodeScanner(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;
    private int _lineStart;

    /// <summary>The line that is being read, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The column of what comes next, from 1.</summary>
    public readonly int Column => _at - _lineStart + 1;

    /// <summary>The comment of the line, as far as it has been read; of several the last.</summary>
    public ReadOnlySpan<byte> Comment { get; private set; }

    /// <summary>Whether everything has been read.</summary>
    public readonly bool IsAtEnd => _at >= _text.Length;

    /// <summary>Goes on to the next line.</summary>
    public void NextLine()
    {
        var rest = _text[_at..].IndexOf((byte)'\n');
        _at = rest < 0 ? _text.Length : _at + rest + 1;
        _lineStart = _at;
        Line++;
        Comment = default;
    }

    /// <summary>The next word of the line; false at its end or where there is a problem.</summary>
    public bool TryNext(out GCodeWord word, out ProgramProblem? problem)
    {
        word = default;
        problem = null;
        while (_at < _text.Length && _text[_at] != '\n')
        {
            var letter = _text[_at];
            if (letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'%')
            {
                _at++;
            }
            else if (letter is (byte)';' or (byte)'(')
            {
                problem = SkipComment(letter == '(');
                if (problem is not null)
                {
                    return false;
                }
            }
            else
            {
                return TryWord(letter, out word, out problem);
            }
        }

        return false;
    }

    private bool TryWord(byte letter, out GCodeWord word, out ProgramProblem? problem)
    {
        var column = Column;
        var upper = (byte)(letter & ~0x20);
        var end = _at + 1;
        while (end < _text.Length &&
            _text[end] is (byte)'+' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'))
        {
            end++;
        }

        var number = _text[(_at + 1)..end];
        var isLetter = upper is >= (byte)'A' and <= (byte)'Z' && letter >= 'A';
        problem = !isLetter
            ? new(Line, column, _at, $"{Shown(letter)} begins no word", "a word is a letter and a number, as X12.5")
            : number.IsEmpty
                ? new(Line, column, _at, $"no number follows '{(char)upper}'", "write one without blanks, as X12.5")
                : null;
        word = new(upper, number, column);
        _at = end;
        return problem is null;
    }

    private ProgramProblem? SkipComment(bool isInParentheses)
    {
        var rest = _text[(_at + 1)..];
        var length = rest.IndexOf((byte)'\n');
        rest = length < 0 ? rest : rest[..length];
        if (isInParentheses)
        {
            length = rest.IndexOf((byte)')');
            if (length < 0)
            {
                return new(Line, Column, _at, "a comment opens with '(' and does not close on its line",
                    "close it with ')'");
            }

            rest = rest[..length];
            _at++;
        }

        _at += 1 + rest.Length;
        Comment = rest.TrimEnd((byte)'\r');
        return null;
    }

    private static string Shown(byte letter) =>
        letter is > (byte)' ' and <= (byte)'~' ? $"'{(char)letter}'" : $"byte 0x{letter:X2}";
}

using System.Text;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>
/// Reads the Common Layer Interface, version 2.0 (Brite-EuRam project BE 2578, 1994), ASCII and binary, with long and
/// short commands, aligned or not. What real files do otherwise is taken where it can mean only one thing, and said:
/// directions that contradict the way a polyline runs, a gap of one unit where a contour closes, a line's end between
/// head and binary commands, no layer that tells the first one's thickness. Closed polylines become outer contours,
/// open ones and hatches become hatch, unless a label of <see cref="CliWriter"/> names pen and kind. Anything else is
/// refused with its place. Memory and time grow with the file only.
/// </summary>
public static class CliReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <returns>Layers with their ways, regions empty; or the problem.</returns>
    public static ProgramReading Read(ReadOnlySpan<byte> content)
    {
        var start = content.IndexOf("$$HEADERSTART"u8);
        if (start < 0)
        {
            return ProgramReading.Refused(new(1, 1, 0, "the file has no $$HEADERSTART", "export it as CLI again"));
        }

        var scanner = new CliScanner(content, start + "$$HEADERSTART"u8.Length);
        var head = new CliHead();
        if (!head.Read(ref scanner))
        {
            return Refused(content, scanner, false);
        }

        var layers = new CliLayers(head);
        var isRead = head.IsBinary
            ? CliBinaryReader.Read(content[scanner.At..], scanner.At, head, layers, out var problem)
            : CliTextReader.Read(ref scanner, layers, out problem);
        if (!isRead)
        {
            return problem is not null ? ProgramReading.Refused(problem) : Refused(content, scanner, head.IsBinary);
        }

        return layers.Finish(out var wrong) ??
            ProgramReading.Refused(Problem(content, content.Length, wrong, head.IsBinary));
    }

    private static ProgramReading Refused(ReadOnlySpan<byte> content, in CliScanner scanner, bool isBinary) =>
        ProgramReading.Refused(Problem(content, scanner.At, scanner.Wrong ?? ("the file breaks off", "export it again"),
            isBinary));

    private static ProgramProblem Problem(
        ReadOnlySpan<byte> content, int at, (string What, string Advice) wrong, bool isBinary)
    {
        var before = content[..Math.Min(at, content.Length)];
        return isBinary ? new(0, 0, at, wrong.What, wrong.Advice)
            : new(1 + before.Count((byte)'\n'), before.Length - before.LastIndexOf((byte)'\n'), at, wrong.What,
                wrong.Advice);
    }
}

/// <summary>What the head of a file says.</summary>
internal sealed class CliHead
{
    /// <summary>Whether the geometry is binary.</summary>
    public bool IsBinary { get; private set; }

    /// <summary>Whether binary commands begin at multiples of four bytes.</summary>
    public bool IsAligned { get; private set; }

    /// <summary>Units of the lattice in a unit of the file.</summary>
    public double Scale { get; private set; }

    /// <summary>How many layers the head says there are.</summary>
    public int? LayerCount { get; private set; }

    /// <summary>Least and greatest x, y and z, mm; null where the head does not say.</summary>
    public double[]? Dimension_mm { get; private set; }

    /// <summary>The labels of <see cref="CliWriter"/>.</summary>
    public Dictionary<int, (PathKind Kind, int Pen)> Labels { get; } = [];

    /// <summary>What the first label calls the part.</summary>
    public string Part { get; private set; } = "";

    /// <summary>How many labels there are.</summary>
    public int LabelCount { get; private set; }

    /// <summary>How many records of user data were passed over.</summary>
    public int UserDataCount { get; private set; }

    /// <summary>How many bytes these had.</summary>
    public long UserDataLength { get; private set; }

    /// <summary>Reads up to the head's end; false where the scanner says what is wrong.</summary>
    public bool Read(ref CliScanner scanner)
    {
        bool? isBinary = null;
        while (scanner.TryCommand(out var name))
        {
            var isFine = true;
            switch (name)
            {
                case "HEADEREND":
                    IsBinary = isBinary ?? false;
                    return isBinary is null
                        ? scanner.Refuse("the head says neither $$ASCII nor $$BINARY", "export it again")
                        : Scale > 0 || scanner.Refuse("the head has no $$UNITS", "give the length of a unit in mm");
                case "ASCII" or "BINARY":
                    isBinary = string.Equals(name, "BINARY", StringComparison.Ordinal);
                    break;
                case "ALIGN":
                    IsAligned = true;
                    break;
                case "UNITS":
                    isFine = Units(ref scanner);
                    break;
                case "LAYERS":
                    isFine = scanner.TryCount(out var count);
                    LayerCount = count;
                    break;
                case "DIMENSION":
                    Dimension_mm = new double[6];
                    for (var at = 0; isFine && at < Dimension_mm.Length; at++)
                    {
                        isFine = scanner.TryNumber(out Dimension_mm[at]);
                    }

                    break;
                case "LABEL":
                    isFine = Label(ref scanner);
                    break;
                case "USERDATA":
                    isFine = UserData(ref scanner);
                    break;
                case "VERSION" or "DATE":
                    _ = scanner.RestOfLine();
                    break;
                default:
                    return scanner.Refuse($"$${name} is no command of a head", "export it again");
            }

            if (!isFine)
            {
                return false;
            }
        }

        return scanner.Refuse("the head does not end: $$HEADEREND is missing", "export it again");
    }

    private bool Units(ref CliScanner scanner)
    {
        if (!scanner.TryNumber(out var unit_mm))
        {
            return false;
        }

        if (!(unit_mm is > 0 and <= 1000))
        {
            return scanner.Refuse("$$UNITS is not the length of a unit in mm", "give one above 0 and at most 1000");
        }

        Scale = unit_mm * Regions.Lattice.UnitsPerMillimetre;
        Scale = Math.Abs(Scale - Math.Round(Scale)) < 1e-9 * Scale ? Math.Round(Scale) : Scale;
        return true;
    }

    private bool Label(ref CliScanner scanner)
    {
        if (!scanner.TryCount(out var id))
        {
            return false;
        }

        var text = scanner.RestOfLine().TrimStart((byte)',').TrimEnd((byte)' ');
        LabelCount++;
        var isOurs = CliLabels.TryRead(text, out var length, out var kind, out var pen);
        if (isOurs)
        {
            Labels[id] = (kind, pen);
        }

        if (LabelCount == 1)
        {
            Part = Encoding.ASCII.GetString(isOurs ? text[..length] : text[..Math.Min(80, text.Length)]);
        }

        return true;
    }

    private bool UserData(ref CliScanner scanner)
    {
        scanner.SkipWord();
        if (!scanner.TryCount(out var length) || !scanner.TrySkipData(length))
        {
            return scanner.Refuse("$$USERDATA does not hold as many bytes as it says", "export it without user data");
        }

        (UserDataCount, UserDataLength) = (UserDataCount + 1, UserDataLength + length);
        return true;
    }
}

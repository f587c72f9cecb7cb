namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>The kinds of ways as programs name them.</summary>
internal static class PathKindNames
{
    /// <summary>How many kinds there are.</summary>
    public const int Count = 5;

    private static readonly string[] s_names = ["outer contour", "inner contour", "hatch", "skin", "spot"];

    /// <summary>All names, in the order of the kinds.</summary>
    public static ReadOnlySpan<string> All => s_names;

    /// <summary>A kind's name.</summary>
    public static string Of(PathKind kind) => s_names[(int)kind];

    /// <summary>The kind of a name; null where there is none.</summary>
    public static PathKind? Find(ReadOnlySpan<byte> ascii)
    {
        for (var kind = 0; kind < s_names.Length; kind++)
        {
            if (System.Text.Ascii.Equals(ascii, s_names[kind]))
            {
                return (PathKind)kind;
            }
        }

        return null;
    }
}

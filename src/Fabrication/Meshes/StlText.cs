using System.Globalization;
using System.Text;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// ASCII STL: <c>solid</c>, then <c>facet normal</c>, <c>outer loop</c>, three <c>vertex</c> lines, <c>endloop</c>,
/// <c>endfacet</c>, then <c>endsolid</c>, one a line. Upper or lower case, any indent, several solids in one file.
/// </summary>
internal static class StlText
{
    private const int MaximumWordLength = 64;

    private enum Place
    {
        Outside,
        Solid,
        Facet,
        Loop,
        LoopDone,
    }

    public static bool LooksLikeText(ReadOnlySpan<byte> content)
    {
        var at = 0;
        while (at < content.Length && IsSpace(content[at]))
        {
            at++;
        }

        return Equal(Word(content, ref at), "solid");
    }

    public static StlReading Read(ReadOnlySpan<byte> content, double unit_m)
    {
        var weld = new CornerWeld(16);
        var triangles = new List<Triangle>();
        Span<int> corners = stackalloc int[3];
        var (place, at, line) = (Place.Outside, 0, 1);
        var inTriangle = 0;
        while (true)
        {
            SkipSpace(content, ref at, ref line);
            if (at >= content.Length)
            {
                break;
            }

            var word = Word(content, ref at);
            var next = Step(place, word, inTriangle);
            if (next is not { } reached)
            {
                return Refuse(line, $"'{Shown(word)}' was not expected {Where(place, inTriangle)}");
            }

            if (place is Place.Loop && reached is Place.Loop)
            {
                if (!TryReadCorner(content, ref at, ref line, out var corner))
                {
                    return Refuse(line, "a vertex needs three finite numbers");
                }

                corners[inTriangle] = weld.Add(corner.X * unit_m, corner.Y * unit_m, corner.Z * unit_m);
                if (corners[inTriangle] < 0)
                {
                    return Refuse(line, StlReader.Nowhere(triangles.Count, inTriangle, corner, unit_m));
                }

                if (inTriangle == 2)
                {
                    triangles.Add(new Triangle(corners[0], corners[1], corners[2]));
                }
            }

            inTriangle = reached is Place.Loop ? (place is Place.Loop ? inTriangle + 1 : 0) : inTriangle;
            SkipRest(content, ref at, place, reached);
            place = reached;
        }

        if (place is not Place.Outside)
        {
            return Refuse(line, "the file ends inside a solid: it is cut short");
        }

        return triangles.Count == 0
            ? StlReading.Refused("the file has no triangles; there is nothing to print")
            : StlReader.Finish(weld, triangles.ToArray(), false, 0);
    }

    // The grammar: where a word leads from a place, or null where it does not belong.
    private static Place? Step(Place place, ReadOnlySpan<byte> word, int inTriangle) => place switch
    {
        Place.Outside when Equal(word, "solid") => Place.Solid,
        Place.Solid when Equal(word, "facet") => Place.Facet,
        Place.Solid when Equal(word, "endsolid") => Place.Outside,
        Place.Facet when Equal(word, "outer") => Place.Loop,
        Place.Loop when inTriangle < 3 && Equal(word, "vertex") => Place.Loop,
        Place.Loop when inTriangle == 3 && Equal(word, "endloop") => Place.LoopDone,
        Place.LoopDone when Equal(word, "endfacet") => Place.Solid,
        _ => null,
    };

    private static string Where(Place place, int inTriangle) => place switch
    {
        Place.Outside => "outside a solid; write 'solid'",
        Place.Solid => "in a solid; write 'facet' or 'endsolid'",
        Place.Facet => "in a facet; write 'outer loop'",
        Place.Loop when inTriangle < 3 => "in a loop; write 'vertex'",
        Place.Loop => "behind the third vertex; write 'endloop': only triangles are STL",
        _ => "behind a loop; write 'endfacet'",
    };

    // Names of solids, normals and the word 'loop' run to the end of the line and are not looked at.
    private static void SkipRest(ReadOnlySpan<byte> content, ref int at, Place from, Place to)
    {
        if (from is Place.Loop || to is Place.LoopDone || (from is Place.LoopDone && to is Place.Solid))
        {
            return;
        }

        while (at < content.Length && content[at] is not ((byte)'\n' or (byte)'\r'))
        {
            at++;
        }
    }

    private static bool TryReadCorner(ReadOnlySpan<byte> content, ref int at, ref int line, out Vec3 corner)
    {
        corner = Vec3.Zero;
        if (!TryReadNumber(content, ref at, ref line, out var x) || !TryReadNumber(content, ref at, ref line,
            out var y) ||
            !TryReadNumber(content, ref at, ref line, out var z))
        {
            return false;
        }

        corner = new Vec3(x, y, z);
        return true;
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> content, ref int at, ref int line, out double value)
    {
        SkipSpace(content, ref at, ref line);
        var word = Word(content, ref at);
        value = 0;
        return word.Length is > 0 and <= MaximumWordLength &&
            double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value) &&
                double.IsFinite(value);
    }

    private static StlReading Refuse(int line, string why) =>
        StlReading.Refused(string.Create(CultureInfo.InvariantCulture, $"ASCII STL, line {line}: {why}"));

    private static bool Equal(ReadOnlySpan<byte> word, string text) => Ascii.EqualsIgnoreCase(word, text);

    private static string Shown(ReadOnlySpan<byte> word) =>
        Encoding.ASCII.GetString(word[..Math.Min(word.Length, 20)]) + (word.Length > 20 ? "..." : "");

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static void SkipSpace(ReadOnlySpan<byte> content, ref int at, ref int line)
    {
        while (at < content.Length && IsSpace(content[at]))
        {
            line += content[at] == '\n' ? 1 : 0;
            at++;
        }
    }

    private static ReadOnlySpan<byte> Word(ReadOnlySpan<byte> content, ref int at)
    {
        var start = at;
        while (at < content.Length && !IsSpace(content[at]))
        {
            at++;
        }

        return content[start..at];
    }
}

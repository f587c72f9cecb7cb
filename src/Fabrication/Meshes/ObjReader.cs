using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Reads Wavefront OBJ (Wavefront Technologies, "Object Files (.obj)", Advanced Visualizer manual, appendix B1, 1993):
/// vertices and polygons, with negative indices, comments and continued lines. Texture, normals, materials, groups and
/// display attributes do not change the shape and are passed over; points and lines are passed over and counted. Curves
/// and surfaces in free form, and calls of other files, are refused. All faces make one body.
/// </summary>
public static class ObjReader
{
    /// <summary>Most corners of one polygon.</summary>
    public const int MostCorners = 2000;

    private static readonly FrozenWords s_passedOver = new(
        "vt", "vn", "vp", "g", "o", "s", "mg", "usemtl", "mtllib", "usemap", "maplib", "bevel", "c_interp", "d_interp",
        "lod", "shadow_obj", "trace_obj", "ctech", "stech");

    private static readonly FrozenWords s_freeForm = new(
        "cstype", "deg", "bmat", "step", "curv", "curv2", "surf", "parm", "trim", "hole", "scrv", "sp", "end", "con",
        "bsp", "bzp", "cdc", "cdp", "res");

    /// <summary>Reads a file.</summary>
    /// <param name="content">All its bytes.</param>
    /// <param name="unit_m">Length of the file's unit, m; OBJ itself does not say.</param>
    public static MeshReading Read(ReadOnlySpan<byte> content, double unit_m)
    {
        var words = new ObjWords(content);
        var faces = new ObjFaces(unit_m);
        var passedOver = 0;
        while (words.NextLine(out var word))
        {
            var name = Encoding.Latin1.GetString(word[..Math.Min(word.Length, 24)]);
            var problem = name switch
            {
                "v" => faces.AddVertex(ref words),
                "f" or "fo" => faces.AddFace(ref words),
                "p" or "l" => PassOver(ref passedOver),
                _ when s_passedOver.Has(name) => null,
                _ when s_freeForm.Has(name) => $"'{name}' belongs to a curve or surface in free form, which is not " +
                    "read; " +
                    "export the part as polygons",
                "call" or "csh" => $"'{name}' would read another file or run a command; export the part as one file",
                _ => $"'{Shown(name)}' is not a word of OBJ",
            };
            if (problem is not null)
            {
                return MeshReading.Refused(MeshFormat.Obj, Text($"OBJ, line {words.Line}: {problem}"));
            }

            words.SkipLine();
        }

        return faces.Finish(passedOver);
    }

    private static string? PassOver(ref int count)
    {
        count++;
        return null;
    }

    private static string Shown(string name) =>
        new([.. name.Select(letter => letter is >= ' ' and <= '~' ? letter : '?')]);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class FrozenWords(params string[] words)
    {
        private readonly HashSet<string> _words = new(words, StringComparer.Ordinal);

        public bool Has(string word) => _words.Contains(word);
    }
}

/// <summary>The words of an OBJ file, line by line; a backslash at its end continues a line.</summary>
internal ref struct ObjWords(ReadOnlySpan<byte> content)
{
    private readonly ReadOnlySpan<byte> _content = content;
    private int _at;

    /// <summary>Line of the last word, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The first word of the next line that has one.</summary>
    public bool NextLine(out ReadOnlySpan<byte> word)
    {
        while (!Next(out word))
        {
            if (_at >= _content.Length)
            {
                return false;
            }

            SkipLine();
        }

        return true;
    }

    /// <summary>The next word of the same line; false at its end or before a comment.</summary>
    public bool Next(out ReadOnlySpan<byte> word)
    {
        while (_at < _content.Length && (_content[_at] is (byte)' ' or (byte)'\t' || IsContinued(out _)))
        {
            if (IsContinued(out var length))
            {
                Line++;
                _at += length;
            }
            else
            {
                _at++;
            }
        }

        var start = _at;
        if (_at < _content.Length && _content[_at] == '#')
        {
            word = default;
            return false;
        }

        while (_at < _content.Length && _content[_at] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') &&
            !IsContinued(out _))
        {
            _at++;
        }

        word = _content[start.._at];
        return !word.IsEmpty;
    }

    /// <summary>Goes behind the end of the line.</summary>
    public void SkipLine()
    {
        while (_at < _content.Length)
        {
            if (IsContinued(out var length))
            {
                Line++;
                _at += length;
                continue;
            }

            if (_content[_at++] is var letter && letter == '\n')
            {
                Line++;
                return;
            }

            // A lone carriage return ends a line too, as old Macintoshes wrote it.
            if (letter == '\r' && (_at >= _content.Length || _content[_at] != '\n'))
            {
                Line++;
                return;
            }
        }
    }

    private readonly bool IsContinued(out int length)
    {
        length = _at >= _content.Length || _content[_at] != '\\' ? 0
            : _content[(_at + 1)..].StartsWith("\n"u8) ? 2
            : _content[(_at + 1)..].StartsWith("\r\n"u8) ? 3
            : 0;
        return length > 0;
    }
}

/// <summary>Vertices and faces as they come.</summary>
internal sealed class ObjFaces(double unit_m)
{
    private static readonly SearchValues<byte> s_numbers = SearchValues.Create("0123456789-/"u8);

    private readonly ImmutableArray<Vec3>.Builder _vertices = ImmutableArray.CreateBuilder<Vec3>();
    private readonly ImmutableArray<Triangle>.Builder _triangles = ImmutableArray.CreateBuilder<Triangle>();
    private readonly List<int> _corners = [];
    private int _fileTriangles;
    private int _dropped;

    /// <summary>Reads what follows 'v'; null, or why it cannot be taken.</summary>
    public string? AddVertex(ref ObjWords words)
    {
        Span<double> numbers = stackalloc double[3];
        foreach (ref var number in numbers)
        {
            if (!words.Next(out var word) || word.Length > 64 ||
                !double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out number) ||
                !double.IsFinite(number))
            {
                return "a vertex needs three finite numbers";
            }

            if (Math.Abs(number * unit_m) > StlReader.MaximumCoordinate_m)
            {
                return Text($"a vertex lies {Math.Abs(number * unit_m):G4} m from the origin; the limit is ") +
                    Text($"{StlReader.MaximumCoordinate_m:G4} m: check the unit of the part");
            }
        }

        _vertices.Add(new Vec3(numbers[0] * unit_m, numbers[1] * unit_m, numbers[2] * unit_m));
        return null;
    }

    /// <summary>Reads what follows 'f'; null, or why it cannot be taken.</summary>
    public string? AddFace(ref ObjWords words)
    {
        _corners.Clear();
        while (words.Next(out var word))
        {
            var slash = word.IndexOf((byte)'/');
            var number = slash < 0 ? word : word[..slash];
            if (number.Length > 11 || !int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out var index) || (slash >= 0 && word[slash..].ContainsAnyExcept(s_numbers)))
            {
                return "a face needs vertex numbers such as 7, 7/1, 7//3 or 7/1/3";
            }

            var vertex = index > 0 ? index - 1L : _vertices.Count + (long)index;
            if (index == 0 || vertex < 0 || vertex >= _vertices.Count)
            {
                return Text($"a face names vertex {index}; {_vertices.Count} have been read, numbered from 1, or ") +
                    "from -1 " +
                    "backwards";
            }

            // A corner named twice in a row is one corner.
            if (_corners.Count == 0 || _corners[^1] != vertex)
            {
                _corners.Add((int)vertex);
            }

            if (_corners.Count > ObjReader.MostCorners)
            {
                return Text($"a face has more than {ObjReader.MostCorners} corners; export the part as triangles");
            }
        }

        if (_corners.Count > 1 && _corners[0] == _corners[^1])
        {
            _corners.RemoveAt(_corners.Count - 1);
        }

        return Cut();
    }

    /// <summary>The mesh.</summary>
    /// <param name="passedOver">Points and lines passed over.</param>
    public MeshReading Finish(int passedOver)
    {
        if (_triangles.Count == 0)
        {
            return MeshReading.Refused(MeshFormat.Obj, _vertices.Count == 0
                ? "the file has no vertices and no faces; there is nothing to print"
                : Text($"the file has {_vertices.Count} vertices but no face with an area; export the part as ") +
                    "polygons");
        }

        var mesh = new Mesh(_vertices.ToImmutable(), _triangles.ToImmutable());
        return new(mesh, null, MeshFormat.Obj, [new("", MeshBodyKind.Model, mesh)], [],
            passedOver > 0 ? [Text($"{passedOver} points and lines were left out: they have no inside.")] : [],
            _fileTriangles, _dropped);
    }

    private string? Cut()
    {
        if (_corners.Count < 3)
        {
            (_fileTriangles, _dropped) = (_fileTriangles + 1, _dropped + 1);
            return null;
        }

        var places = new Vec3[_corners.Count];
        for (var at = 0; at < places.Length; at++)
        {
            places[at] = _vertices[_corners[at]];
        }

        _fileTriangles += places.Length - 2;
        if (PolygonTriangles.Of(places) is not { } cut)
        {
            if (PolygonTriangles.Normal(places).LengthSquared > 0)
            {
                return Text($"a face of {places.Length} corners crosses itself; export the part as triangles");
            }

            _dropped += places.Length - 2;
            return null;
        }

        foreach (var (a, b, c) in cut)
        {
            var triangle = new Triangle(_corners[a], _corners[b], _corners[c]);
            if (triangle.A == triangle.B || triangle.B == triangle.C || triangle.C == triangle.A)
            {
                _dropped++;
                continue;
            }

            _triangles.Add(triangle);
        }

        return null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Toolpaths;
using Guanghan.Fabrication.Toolpaths.Programs;

namespace Guanghan.Fabrication.Tests.Toolpaths.Programs;

/// <summary>Layers to write and read back.</summary>
internal static class Layers
{
    /// <summary>Any layers: ways of every kind and pen, joined or not, spots, ways of doubled corners.</summary>
    /// <param name="most_units">Coordinates lie within this of the origin.</param>
    public static Gen<DrawnLayer[]> Any(int most_units)
    {
        var point = Gen.Select(Gen.Int[-most_units, most_units], Gen.Int[-most_units, most_units],
            (x, y) => new LatticePoint(x, y));
        var path = Gen.Select(point.Array[2, 9], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Bool, Gen.Bool);
        var layer = Gen.Select(path.Array[0, 12], Gen.Int[1, 100_000], Gen.Double[-7, 7]);
        return Gen.Select(layer.Array[1, 5], Gen.Int[-1_000_000, 1_000_000], (layers, bottom) => layers.Select((one, index) =>
        {
            var paths = new PathList();
            LatticePoint? last = null;
            foreach (var (points, kind, pen, joins, closes) in one.Item1)
            {
                if (joins && last is { } start)
                {
                    points[0] = start;
                }

                if (closes)
                {
                    points[^1] = points[0];
                }

                foreach (var corner in points)
                {
                    paths.AddPoint(corner);
                }

                paths.EndPath((PathKind)kind, (byte)pen);
                last = points[^1];
            }

            var low = bottom;
            bottom += one.Item2;
            return new DrawnLayer(index, low * Lattice.Unit_m, one.Item2 * Lattice.Unit_m, one.Item3, Region.Empty, paths);
        }).ToArray());
    }

    /// <summary>A layer with a way of every kind.</summary>
    public static DrawnLayer Sample => Of((PathKind.OuterContour, [new(0, 0), new(1_000_000, 0), new(0, 150_005), new(0, 0)]),
        (PathKind.InnerContour, [new(100, 100), new(100, 900), new(900, 100), new(100, 100)]),
        (PathKind.Hatch, [new(0, 0), new(1, 0)]), (PathKind.Hatch, [new(1, 10), new(0, 10)]),
        (PathKind.Skin, [new(5, 5), new(9, 5), new(9, 9)]), (PathKind.Spot, [new(5, 5)]));

    public static ProgramHeader Header(DrawnLayer[] layers) => new("a part", layers.Length, new(-5, 0), new(7, 1_000_000),
        layers[0].Bottom_m, layers[^1].Top_m, 4, 0.012, 0.11, 0.25);

    public static void Write(IProgramWriter writer, DrawnLayer[] layers, ProgramHeader? header = null)
    {
        writer.Begin(header ?? Header(layers));
        foreach (var layer in layers)
        {
            writer.Add(layer);
        }

        writer.End();
    }

    public static bool AreSame(PathList one, PathList other) => one.Count == other.Count &&
        Enumerable.Range(0, one.Count).All(at => one.Kind(at) == other.Kind(at) && one.Pen(at) == other.Pen(at) &&
            one.Path(at).SequenceEqual(other.Path(at)));

    public static bool AreSame(DrawnLayer one, DrawnLayer other) => one.Index == other.Index &&
        one.Bottom_m == other.Bottom_m && one.Thickness_m == other.Thickness_m && AreSame(one.Paths, other.Paths);

    public static DrawnLayer Of(params (PathKind Kind, LatticePoint[] Points)[] ways)
    {
        var paths = new PathList();
        foreach (var (kind, points) in ways)
        {
            foreach (var point in points)
            {
                paths.AddPoint(point);
            }

            paths.EndPath(kind);
        }

        return new(0, 0, 20_000 * Lattice.Unit_m, 0, Region.Empty, paths);
    }
}

using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// A light block of an arch: between solid plates at its joints it is filled with a sheet along the gyroid
/// sin x cos y + sin y cos z + sin z cos x = 0 (Schoen 1970, NASA TN D-5541), open at all other faces, so that loose
/// soil runs out. Axes are those of <see cref="ArchSegment"/>, lying on its side. The sheet is as thick as the wall
/// says to first order, |G| no more than half of the wall times |grad G|: it leans every way, and its undersides are
/// held by the loose soil. What the arch's faces cut off from the block is left out.
/// </summary>
/// <param name="InnerRadius_m">Of the intrados, m.</param>
/// <param name="Thickness_m">From intrados to extrados, m.</param>
/// <param name="Width_m">Along the arch's axis, m.</param>
/// <param name="Pitch_rad">Angle of the block, rad.</param>
/// <param name="Joint_m">Gap between blocks, m.</param>
/// <param name="Plate_m">Thickness of the solid plates at the joints, m; 0 for none.</param>
/// <param name="Cell_m">After which the gyroid repeats itself, m.</param>
/// <param name="Wall_m">Thickness of the sheet, m.</param>
/// <param name="Grid_m">
/// Greatest side of the boxes that it is sampled in, m: the surface is flat within them, and the volume of walls two
/// boxes thick is 3 % too large, of walls four boxes thick less than 1 %.
/// </param>
public sealed record GyroidArch(
    double InnerRadius_m, double Thickness_m, double Width_m, double Pitch_rad, double Joint_m, double Plate_m,
    double Cell_m, double Wall_m, double Grid_m) : IPart
{
    /// <summary>Most boxes of the grid.</summary>
    public const long MostBoxes = 50_000_000;

    private double OuterRadius_m => InnerRadius_m + Thickness_m;

    private double Cut_m => Joint_m / 2;

    private long ColumnCount => Boxes(OuterRadius_m * Pitch_rad);

    private long RowCount => Boxes(Thickness_m);

    private long LayerCount => Boxes(Width_m);

    /// <inheritdoc/>
    public string Name => "gyroid arch";

    /// <summary>There is no closed form.</summary>
    public double? Volume_m3 => null;

    /// <inheritdoc/>
    public string? Problem =>
        ArcProblem.Of(InnerRadius_m, Thickness_m, Width_m, Pitch_rad, Joint_m, 1)
        ?? (!(Plate_m >= 0 && Wall_m > 0 && Cell_m > 0 && Grid_m > 0) ? "every size must be above 0"
        : Wall_m > Cell_m / 4 ? "the sheet's wall fills its cell; take a wall of a quarter of the cell or less"
        : Grid_m > Wall_m / 2 ? "the grid is too coarse for the wall; take half of it or less"
        : Cut_m + Plate_m >= InnerRadius_m * Math.Sin(Pitch_rad / 2) / 2 ? "joint and plates take " +
            "half of the block"
        : Math.Min(Thickness_m, Width_m) < Cell_m ? "the block is thinner than a cell of the gyroid"
        : ColumnCount < 2 || (double)ColumnCount * RowCount * LayerCount > MostBoxes ? "the grid has more than " +
            "50 million boxes; take a coarser one, or a smaller block"
        : null);

    /// <inheritdoc/>
    public ImmutableArray<PartNeighbour> Neighbours =>
        ArcNeighbours.Of(this, InnerRadius_m, Pitch_rad, Width_m, (Joint_m, null), (Joint_m, null));

    /// <inheritdoc/>
    public Mesh ToMesh()
    {
        PartProblem.Refuse(this);
        var (columns, rows, layers) = ((int)ColumnCount, (int)RowCount, (int)LayerCount);
        var nodes = Nodes(columns, rows);
        var mesh = TetrahedraMarch.Of(columns, rows, layers, (i, j, k) =>
        {
            var node = nodes[(j * (columns + 1)) + i];
            return new(node.X, node.Y, Width_m * k / layers);
        }, (layer, values) => Fill(nodes, Width_m * layer / layers, values));
        return LargestShell(mesh);
    }

    /// <summary>Below 0 where the block is solid.</summary>
    /// <param name="place">A place within the block, m.</param>
    internal double Field(Vec3 place)
    {
        Span<double> value = stackalloc double[1];
        Fill([new(place.X, place.Y, FromJoint_m(place.X, place.Y), 2 * Math.PI / Cell_m)], place.Z, value);
        return value[0];
    }

    // The nearer joint face from a place.
    private double FromJoint_m(double x_m, double y_m)
    {
        var (sine, cosine) = Math.SinCos(Pitch_rad / 2);
        return ((y_m + InnerRadius_m) * sine) - (Math.Abs(x_m) * cosine) - Cut_m;
    }

    // On circles, evenly from one joint face to the other.
    private Node[] Nodes(int columns, int rows)
    {
        var nodes = new Node[(columns + 1) * (rows + 1)];
        for (var at = 0; at < nodes.Length; at++)
        {
            var (i, j) = (at % (columns + 1), at / (columns + 1));
            var radius_m = InnerRadius_m + (Thickness_m * j / rows);
            var half_rad = (Pitch_rad / 2) - Math.Asin(Cut_m / radius_m);
            var (sine, cosine) = Math.SinCos(half_rad * ((2.0 * i / columns) - 1));
            var (x, y) = (radius_m * sine, (radius_m * cosine) - InnerRadius_m);
            nodes[at] = new(x, y, FromJoint_m(x, y), 2 * Math.PI / Cell_m);
        }

        return nodes;
    }

    private void Fill(ReadOnlySpan<Node> nodes, double z_m, Span<double> values)
    {
        var wave_1_m = 2 * Math.PI / Cell_m;
        var (sineZ, cosineZ) = Math.SinCos(wave_1_m * z_m);
        var half = Wall_m * wave_1_m / 2;
        for (var at = 0; at < nodes.Length; at++)
        {
            ref readonly var node = ref nodes[at];
            var value = (node.SineX * node.CosineY) + (node.SineY * cosineZ) + (sineZ * node.CosineX);
            var dx = (node.CosineX * node.CosineY) - (sineZ * node.SineX);
            var dy = (node.CosineY * cosineZ) - (node.SineX * node.SineY);
            var dz = (cosineZ * node.CosineX) - (node.SineY * sineZ);
            var sheet = Math.Abs(value) - (half * Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz)));
            // A plate's face in the measure of the sheet, whose gradient is near one and a half.
            values[at] = Plate_m > 0 ? Math.Min(sheet, 1.5 * wave_1_m * (node.FromJoint - Plate_m)) : sheet;
        }
    }

    // Bits of the sheet that hang on nothing, and pockets that nothing leads out of, have surfaces of their own.
    private static Mesh LargestShell(Mesh mesh)
    {
        var shells = Shells.Of(mesh, MeshTopology.Of(mesh));
        if (shells.All.Length <= 1)
        {
            return mesh;
        }

        var largest = Enumerable.Range(0, shells.All.Length).MaxBy(at => shells.All[at].Volume_m3);
        var (kept, renumbered) = (ImmutableArray.CreateBuilder<Vec3>(), new int[mesh.Vertices.Length]);
        var triangles = ImmutableArray.CreateBuilder<Triangle>();
        for (var at = 0; at < mesh.Triangles.Length; at++)
        {
            if (shells.OfTriangle[at] == largest)
            {
                var (a, b, c) = mesh.Triangles[at];
                triangles.Add(new(Kept(a), Kept(b), Kept(c)));
            }
        }

        return new(kept.ToImmutable(), triangles.ToImmutable());

        int Kept(int vertex)
        {
            if (renumbered[vertex] == 0)
            {
                kept.Add(mesh.Vertices[vertex]);
                renumbered[vertex] = kept.Count;
            }

            return renumbered[vertex] - 1;
        }
    }

    private long Boxes(double length_m) => (long)Math.Min(Math.Ceiling((length_m / Grid_m) - 1e-9), MostBoxes + 1);

    // A place in the plan with what of the gyroid depends on it alone.
    private readonly struct Node
    {
        public Node(double x_m, double y_m, double fromJoint_m, double wave_1_m)
        {
            (X, Y, FromJoint) = (x_m, y_m, fromJoint_m);
            (SineX, CosineX) = Math.SinCos(wave_1_m * x_m);
            (SineY, CosineY) = Math.SinCos(wave_1_m * y_m);
        }

        public double X { get; }

        public double Y { get; }

        public double FromJoint { get; }

        public double SineX { get; }

        public double CosineX { get; }

        public double SineY { get; }

        public double CosineY { get; }
    }
}

using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>Which gaps count.</summary>
internal enum GapDirection
{
    /// <summary>All.</summary>
    Any,

    /// <summary>Those along an axis, to 8 deg, between faces that face each other, to 45 deg.</summary>
    Along,

    /// <summary>Those across it, likewise.</summary>
    Across,
}

/// <summary>A least gap between two surfaces.</summary>
/// <param name="Gap_m">Its width, m; infinite where nothing lies in its direction.</param>
/// <param name="Printed_m">The least that printing leaves of any gap, m; below 0 where the parts do not fit.</param>
/// <param name="Place">Middle of the printed gap, m.</param>
internal readonly record struct LeastGap(double Gap_m, double Printed_m, Vec3 Place);

/// <summary>Two solids that overlap.</summary>
/// <param name="Depth_m">How deep at least a corner or the middle of a face of one lies in the other, m.</param>
/// <param name="Place">Where, m.</param>
internal readonly record struct SolidOverlap(double Depth_m, Vec3 Place);

/// <summary>
/// Two meshes in one frame: how far apart they are, and whether their solids overlap. Distances are those of triangles,
/// to rounding. Overlaps no deeper than the tolerance may go unseen: a solid counts as overlapping where two triangles
/// reach through each other by more than it, or the middle of a face, moved inwards by it, lies in the other solid.
/// </summary>
internal sealed class MeshPair
{
    private const double Straight = 0.99; // cosine of 8 deg
    private const double Aslant = 0.14; // sine of 8 deg

    private readonly Mesh _one;
    private readonly Mesh _other;
    private readonly RigidPlacement _placement;
    private readonly TriangleTree _oneTree;
    private readonly TriangleTree _otherTree;

    /// <summary>Puts the second mesh beside the first.</summary>
    /// <param name="one">Closed, wound outwards.</param>
    /// <param name="oneTree">Its tree.</param>
    /// <param name="other">Closed, wound outwards.</param>
    /// <param name="placement">Where the second lies.</param>
    public MeshPair(Mesh one, TriangleTree oneTree, Mesh other, RigidPlacement placement)
    {
        (_one, _oneTree, _placement) = (one, oneTree, placement);
        _other = other with { Vertices = [.. other.Vertices.Select(placement.Point)] };
        _otherTree = new(_other.Vertices.AsSpan(), _other.Triangles.AsSpan());
    }

    /// <summary>
    /// The least gap in some directions. Of two triangles only the shortest way counts.
    /// </summary>
    /// <param name="axis">Unit vector.</param>
    /// <param name="wanted">Which gaps count; where surfaces touch, all do.</param>
    /// <param name="growth">How much larger the two are printed, each in its own axes.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public LeastGap Least(
        Vec3 axis, GapDirection wanted, PrintGrowth growth, CancellationToken cancellation)
    {
        var least = new LeastGap(double.PositiveInfinity, double.PositiveInfinity, Vec3.Zero);
        var most_m = 2 * growth.Most_m;
        var (one, other) = (new Vec3[3], new Vec3[3]);
        var looked = 0;
        _oneTree.Near(_otherTree, double.PositiveInfinity, (p, q) =>
        {
            if ((++looked & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Corners(_one, p, one);
            Corners(_other, q, other);
            var (from, to) = TriangleGap.Between(one, other);
            var gap_m = (to - from).Length;
            var along = gap_m > 0 ? Math.Abs(Vec3.Dot(to - from, axis)) / gap_m : 0;
            var isWanted = wanted == GapDirection.Any ||
                ((wanted == GapDirection.Along ? along > Straight : along < Aslant) &&
                    IsFacing(one, to - from) && IsFacing(other, from - to));
            if (gap_m == 0 || isWanted)
            {
                // Where they touch nothing says in which direction: that of the axis, or all of the growth.
                var direction = gap_m > 0 ? (to - from) / gap_m : axis;
                var grown_m = gap_m == 0 && wanted != GapDirection.Along ? most_m
                    : growth.Along_m(direction) + growth.Along_m(_placement.DirectionBack(direction));
                least = gap_m - grown_m < least.Printed_m
                    ? new(Math.Min(gap_m, least.Gap_m), gap_m - grown_m, (from + to) / 2)
                    : least with { Gap_m = Math.Min(gap_m, least.Gap_m) };
            }

            return Math.Max(least.Gap_m, least.Printed_m + most_m);
        });
        return least;
    }

    /// <summary>Where the solids overlap deepest; null where they do not.</summary>
    /// <param name="tolerance_m">How deep they may, m; above 0.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public SolidOverlap? Overlap(double tolerance_m, CancellationToken cancellation)
    {
        var deepest = Deeper(null, _one, _other, _otherTree, tolerance_m, cancellation);
        deepest = Deeper(deepest, _other, _one, _oneTree, tolerance_m, cancellation);
        var looked = 0;
        var (one, other) = (new Vec3[3], new Vec3[3]);
        _oneTree.Near(_otherTree, double.Epsilon, (p, q) =>
        {
            if ((++looked & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Corners(_one, p, one);
            Corners(_other, q, other);
            if (deepest is null && TriangleReach.Middle(one, other, tolerance_m) is { } place)
            {
                deepest = new(tolerance_m, place);
            }

            return deepest is null ? double.Epsilon : 0;
        });
        return deepest;
    }

    private static bool IsFacing(ReadOnlySpan<Vec3> corners, Vec3 way)
    {
        var normal = Vec3.Cross(corners[1] - corners[0], corners[2] - corners[0]);
        var along = Vec3.Dot(normal, way);
        return along > 0 && 2 * along * along >= normal.LengthSquared * way.LengthSquared;
    }

    // Middles of the first mesh's faces, moved inwards, and its corners, in the solid of the second.
    private static SolidOverlap? Deeper(SolidOverlap? deepest, Mesh mesh, Mesh solid, TriangleTree tree,
        double tolerance_m, CancellationToken cancellation)
    {
        var (low, high, found) = (solid.Low, solid.High, new List<int>());
        var corners = new Vec3[3];
        for (var at = 0; at < mesh.Triangles.Length; at++)
        {
            if ((at & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Corners(mesh, at, corners);
            var normal = Vec3.Cross(corners[1] - corners[0], corners[2] - corners[0]);
            var inwards = normal.LengthSquared > 0 ? -tolerance_m * normal.ToUnit() : Vec3.Zero;
            foreach (var place in (ReadOnlySpan<Vec3>)[((corners[0] + corners[1] + corners[2]) / 3) + inwards,
                corners[0]])
            {
                if (place.X > low.X && place.Y > low.Y && place.Z > low.Z && place.X < high.X && place.Y < high.Y &&
                    place.Z < high.Z && IsInside(solid, tree, place, found) &&
                    FromSurface_m(solid, tree, place) is var depth_m && depth_m > (deepest?.Depth_m ?? tolerance_m / 2))
                {
                    deepest = new(depth_m, place);
                }
            }
        }

        return deepest;
    }

    // By a ray upwards, exactly; a place on the surface is not inside.
    private static bool IsInside(Mesh solid, TriangleTree tree, Vec3 place, List<int> found)
    {
        var turns = 0;
        tree.Touching(place, place with { Z = double.PositiveInfinity }, found);
        foreach (var at in found)
        {
            var winding = Shells.Winding(solid, at, place);
            var triangle = solid.Triangles[at];
            var side = winding == 0 ? 0 : ExactSign.OfVolume(solid.Vertices[triangle.A], solid.Vertices[triangle.B],
                solid.Vertices[triangle.C], place);
            if (winding != 0 && side == 0)
            {
                return false;
            }

            turns += side * winding < 0 ? winding : 0;
        }

        return turns > 0;
    }

    private static double FromSurface_m(Mesh solid, TriangleTree tree, Vec3 place)
    {
        var (least, corners) = (double.PositiveInfinity, new Vec3[3]);
        TriangleTree point = new([place], [default]);
        point.Near(tree, double.PositiveInfinity, (_, at) =>
        {
            Corners(solid, at, corners);
            return least = Math.Min(least, (TriangleGap.OnTriangle(place, corners) - place).Length);
        });
        return least;
    }

    private static void Corners(Mesh mesh, int at, Span<Vec3> corners)
    {
        var (a, b, c) = mesh.Triangles[at];
        (corners[0], corners[1], corners[2]) = (mesh.Vertices[a], mesh.Vertices[b], mesh.Vertices[c]);
    }
}

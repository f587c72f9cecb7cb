using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Triangles of one polygon in space, by cutting ears in the plane in which its area is largest (Meisters 1975). It
/// assumes an edge that does not cross itself in that plane; quadrilaterals are cut along the diagonal that leaves two
/// proper triangles, the shorter where both do.
/// </summary>
internal static class PolygonTriangles
{
    // Corners looked at over the square of their number: usual polygons need less than one.
    private const long MostChecksRatio = 4;

    /// <summary>Twice the area's vector, m^2 (Newell's sum).</summary>
    /// <param name="corners">Corners in order.</param>
    public static Vec3 Normal(ReadOnlySpan<Vec3> corners)
    {
        var sum = Vec3.Zero;
        for (var at = 1; at + 1 < corners.Length; at++)
        {
            sum += Vec3.Cross(corners[at] - corners[0], corners[at + 1] - corners[0]);
        }

        return sum;
    }

    /// <summary>
    /// n - 2 triangles of corner numbers, running as the polygon does; null where no ear can be found: it crosses
    /// itself, or has no area.
    /// </summary>
    /// <param name="corners">At least three.</param>
    public static List<Triangle>? Of(ReadOnlySpan<Vec3> corners)
    {
        if (corners.Length == 3)
        {
            return [new(0, 1, 2)];
        }

        var normal = Normal(corners);
        if (normal.LengthSquared == 0)
        {
            return null;
        }

        var flat = Flat(corners, normal);
        var next = new int[flat.Length];
        for (var at = 0; at < flat.Length; at++)
        {
            next[at] = (at + 1) % flat.Length;
        }

        return corners.Length == 4 && Quad(corners, flat) is { } two ? two : Ears(flat, next);
    }

    private static List<Triangle>? Quad(ReadOnlySpan<Vec3> corners, (double X, double Y)[] flat)
    {
        var isFirst = Turn(flat, 0, 1, 2) > 0 && Turn(flat, 0, 2, 3) > 0;
        var isSecond = Turn(flat, 1, 2, 3) > 0 && Turn(flat, 1, 3, 0) > 0;
        var isShorter = (corners[2] - corners[0]).LengthSquared <= (corners[3] - corners[1]).LengthSquared;
        return isFirst && (isShorter || !isSecond) ? [new(0, 1, 2), new(0, 2, 3)]
            : isSecond ? [new(1, 2, 3), new(1, 3, 0)]
            : null;
    }

    private static List<Triangle>? Ears((double X, double Y)[] flat, int[] next)
    {
        var triangles = new List<Triangle>(flat.Length - 2);
        var (before, left, tried) = (flat.Length - 1, flat.Length, 0);
        var checks = 0L;
        while (left > 3)
        {
            var ear = next[before];
            checks += left;
            // In the second round also ears without area are cut: corners along a straight edge.
            if (IsEar(flat, next, before, ear, tried >= left))
            {
                triangles.Add(new(before, ear, next[ear]));
                next[before] = next[ear];
                (left, tried) = (left - 1, 0);
                before = next[before]; // go on behind it, so that no fan of slivers grows from one corner
                continue;
            }

            if (++tried > 2 * left || checks > MostChecksRatio * flat.Length * flat.Length)
            {
                return null;
            }

            before = ear;
        }

        // The ears run as the polygon does; what is left does too, unless the edge crosses itself.
        var (middle, last) = (next[before], next[next[before]]);
        triangles.Add(new(before, middle, last));
        return Turn(flat, before, middle, last) < 0 ? null : triangles;
    }

    private static bool IsEar((double X, double Y)[] flat, int[] next, int a, int b, bool isFlatAllowed)
    {
        var c = next[b];
        var turn = Turn(flat, a, b, c);
        if (turn <= 0)
        {
            return turn == 0 && isFlatAllowed;
        }

        for (var at = next[c]; at != a; at = next[at])
        {
            if (Turn(flat, a, b, at) >= 0 && Turn(flat, b, c, at) >= 0 && Turn(flat, c, a, at) >= 0 &&
                flat[at] != flat[a] && flat[at] != flat[b] && flat[at] != flat[c])
            {
                return false;
            }
        }

        return true;
    }

    private static int Turn((double X, double Y)[] flat, int a, int b, int c) =>
        ExactSign.OfArea(flat[a], flat[b], flat[c]);

    // Along the axis nearest to the normal, so that the polygon runs counter-clockwise.
    private static (double X, double Y)[] Flat(ReadOnlySpan<Vec3> corners, Vec3 normal)
    {
        var (x, y, z) = (Math.Abs(normal.X), Math.Abs(normal.Y), Math.Abs(normal.Z));
        var flat = new (double X, double Y)[corners.Length];
        for (var at = 0; at < flat.Length; at++)
        {
            var corner = corners[at];
            var (p, q) = x >= y && x >= z ? (normal.X > 0 ? (corner.Y, corner.Z) : (corner.Z, corner.Y))
                : y >= z ? (normal.Y > 0 ? (corner.Z, corner.X) : (corner.X, corner.Z))
                : normal.Z > 0 ? (corner.X, corner.Y) : (corner.Y, corner.X);
            flat[at] = (p, q);
        }

        return flat;
    }
}

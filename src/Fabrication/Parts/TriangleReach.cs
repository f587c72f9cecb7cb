using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// Whether two triangles reach through each other by more than a tolerance (Moeller 1997, "A fast triangle-triangle
/// intersection test", J. Graphics Tools 2:25): each has corners on both sides of the other's plane, farther than the
/// tolerance, and along the line of both planes their pieces share more than it. Contact, and what rounding makes of
/// it, does not count.
/// </summary>
internal static class TriangleReach
{
    /// <summary>Middle of what they share; null where they do not reach through each other.</summary>
    /// <param name="p">Corners of the first, m.</param>
    /// <param name="q">Corners of the second, m.</param>
    /// <param name="tolerance_m">The tolerance, m.</param>
    public static Vec3? Middle(ReadOnlySpan<Vec3> p, ReadOnlySpan<Vec3> q, double tolerance_m)
    {
        Span<double> ofP = stackalloc double[3], ofQ = stackalloc double[3];
        if (!IsOnBothSides(p, q, tolerance_m, ofP) || !IsOnBothSides(q, p, tolerance_m, ofQ))
        {
            return null;
        }

        var origin = q[0];
        var line = Vec3.Cross(Vec3.Cross(p[1] - p[0], p[2] - p[0]), Vec3.Cross(q[1] - q[0], q[2] - q[0])).ToUnit();
        var (fromP, toP) = Piece(p, ofP);
        var (fromQ, toQ) = Piece(q, ofQ);
        var start = Math.Max(Math.Min(Along(fromP), Along(toP)), Math.Min(Along(fromQ), Along(toQ)));
        var end = Math.Min(Math.Max(Along(fromP), Along(toP)), Math.Max(Along(fromQ), Along(toQ)));
        return end - start > tolerance_m ? fromP + ((((start + end) / 2) - Along(fromP)) * line) : null;

        double Along(Vec3 place) => Vec3.Dot(place - origin, line);
    }

    private static bool IsOnBothSides(
        ReadOnlySpan<Vec3> triangle, ReadOnlySpan<Vec3> plane, double tolerance_m, Span<double> off)
    {
        var normal = Vec3.Cross(plane[1] - plane[0], plane[2] - plane[0]);
        if (normal.LengthSquared == 0)
        {
            return false;
        }

        normal = normal.ToUnit();
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var at = 0; at < 3; at++)
        {
            off[at] = Vec3.Dot(triangle[at] - plane[0], normal);
            (least, most) = (Math.Min(least, off[at]), Math.Max(most, off[at]));
        }

        return least < -tolerance_m && most > tolerance_m;
    }

    // Where a triangle's edges pass through the plane: from the corner that is alone on its side.
    private static (Vec3 From, Vec3 To) Piece(ReadOnlySpan<Vec3> triangle, ReadOnlySpan<double> off)
    {
        var (isUp0, isUp1, isUp2) = (off[0] > 0, off[1] > 0, off[2] > 0);
        var alone = isUp0 == isUp1 ? 2 : isUp0 == isUp2 ? 1 : 0;
        var (one, two) = ((alone + 1) % 3, (alone + 2) % 3);
        return (Crossing(triangle, off, alone, one), Crossing(triangle, off, alone, two));
    }

    private static Vec3 Crossing(ReadOnlySpan<Vec3> triangle, ReadOnlySpan<double> off, int from, int to) =>
        triangle[from] + (off[from] / (off[from] - off[to]) * (triangle[to] - triangle[from]));
}

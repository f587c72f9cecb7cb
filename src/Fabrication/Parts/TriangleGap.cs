using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// The shortest way between two triangles, by their corners and edges (Ericson 2005, Real-Time Collision Detection,
/// 5.1.5, 5.1.9 and 5.1.10). It assumes that they do not pass through each other, and none has all corners on a line.
/// </summary>
internal static class TriangleGap
{
    /// <summary>Two nearest points, the first on the first triangle.</summary>
    /// <param name="p">Corners of the first, m.</param>
    /// <param name="q">Corners of the second, m.</param>
    public static (Vec3 One, Vec3 Other) Between(ReadOnlySpan<Vec3> p, ReadOnlySpan<Vec3> q)
    {
        var (best, one, other) = (double.PositiveInfinity, Vec3.Zero, Vec3.Zero);
        for (var i = 0; i < 3; i++)
        {
            Take(p[i], OnTriangle(p[i], q));
            Take(OnTriangle(q[i], p), q[i]);
            for (var j = 0; j < 3; j++)
            {
                var (a, b) = OnEdges(p[i], p[(i + 1) % 3], q[j], q[(j + 1) % 3]);
                Take(a, b);
            }
        }

        return (one, other);

        void Take(Vec3 a, Vec3 b)
        {
            if ((b - a).LengthSquared < best)
            {
                (best, one, other) = ((b - a).LengthSquared, a, b);
            }
        }
    }

    /// <summary>The point of a triangle nearest to a place.</summary>
    /// <param name="place">The place, m.</param>
    /// <param name="triangle">Three corners, m.</param>
    public static Vec3 OnTriangle(Vec3 place, ReadOnlySpan<Vec3> triangle)
    {
        var (a, b, c) = (triangle[0], triangle[1], triangle[2]);
        var (ab, ac, ap) = (b - a, c - a, place - a);
        var normal = Vec3.Cross(ab, ac);
        var (u, v) = (Vec3.Dot(Vec3.Cross(ab, ap), normal), Vec3.Dot(Vec3.Cross(ap, ac), normal));
        if (u >= 0 && v >= 0 && u + v <= normal.LengthSquared)
        {
            return place - (Vec3.Dot(ap, normal) / normal.LengthSquared * normal);
        }

        var (best, least) = (OnEdge(place, a, b), double.PositiveInfinity);
        foreach (var point in (ReadOnlySpan<Vec3>)[best, OnEdge(place, b, c), OnEdge(place, c, a)])
        {
            if ((point - place).LengthSquared < least)
            {
                (least, best) = ((point - place).LengthSquared, point);
            }
        }

        return best;
    }

    private static Vec3 OnEdge(Vec3 place, Vec3 from, Vec3 to)
    {
        var along = to - from;
        return from + (Math.Clamp(Vec3.Dot(place - from, along) / along.LengthSquared, 0, 1) * along);
    }

    private static (Vec3 One, Vec3 Other) OnEdges(Vec3 a, Vec3 b, Vec3 c, Vec3 d)
    {
        var (one, two, between) = (b - a, d - c, a - c);
        var (e, f, g) = (one.LengthSquared, two.LengthSquared, Vec3.Dot(one, two));
        var (h, k) = (Vec3.Dot(one, between), Vec3.Dot(two, between));
        var det = (e * f) - (g * g);
        // Parallel edges: any start does, their ends are looked at by the corners.
        var s = det > 1e-14 * e * f ? Math.Clamp(((g * k) - (f * h)) / det, 0, 1) : 0;
        var t = ((g * s) + k) / f;
        if (t is < 0 or > 1)
        {
            t = Math.Clamp(t, 0, 1);
            s = Math.Clamp(((g * t) - h) / e, 0, 1);
        }

        return (a + (s * one), c + (t * two));
    }
}

using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Signs of determinants of coordinates, exact for all coordinates whose products neither overflow nor underflow: a
/// bound on the rounding decides most, expansions of doubles the rest (Shewchuk 1997, "Adaptive precision
/// floating-point arithmetic and fast robust geometric predicates", Discrete Comput. Geom. 18:305).
/// </summary>
internal static class ExactSign
{
    private const double Epsilon = 1.0 / (1L << 53); // half a unit in the last place of one
    private const double VolumeBound = (7 + (56 * Epsilon)) * Epsilon; // Shewchuk 1997, o3derrboundA
    private const double AreaBound = (3 + (16 * Epsilon)) * Epsilon; // Shewchuk 1997, ccwerrboundA

    /// <summary>
    /// Sign of (b - a) x (c - a) . (d - a): 1 where d lies on the side from which a, b, c run counter-clockwise, 0
    /// where
    /// the four lie in a plane.
    /// </summary>
    public static int OfVolume(Vec3 a, Vec3 b, Vec3 c, Vec3 d)
    {
        var (p, q, r) = (b - a, c - a, d - a);
        double qyrz = q.Y * r.Z, qzry = q.Z * r.Y, qzrx = q.Z * r.X, qxrz = q.X * r.Z, qxry = q.X * r.Y, qyrx =
            q.Y * r.X;
        var value = (p.X * (qyrz - qzry)) + (p.Y * (qzrx - qxrz)) + (p.Z * (qxry - qyrx));
        var size = ((Math.Abs(qyrz) + Math.Abs(qzry)) * Math.Abs(p.X)) +
            ((Math.Abs(qzrx) + Math.Abs(qxrz)) * Math.Abs(p.Y)) + ((Math.Abs(qxry) + Math.Abs(qyrx)) * Math.Abs(p.Z));
        return Math.Abs(value) > VolumeBound * size ? Math.Sign(value) : size == 0 ? 0 : ExactVolume(a, b, c, d);
    }

    /// <summary>Sign of the area of a, b, c in a plane: 1 where they run counter-clockwise, 0 on a line.</summary>
    public static int OfArea((double X, double Y) a, (double X, double Y) b, (double X, double Y) c)
    {
        var (left, right) = ((b.X - a.X) * (c.Y - a.Y), (b.Y - a.Y) * (c.X - a.X));
        var (value, size) = (left - right, Math.Abs(left) + Math.Abs(right));
        return Math.Abs(value) > AreaBound * size ? Math.Sign(value) : size == 0 ? 0 : ExactArea(a, b, c);
    }

    private static int ExactArea((double X, double Y) a, (double X, double Y) b, (double X, double Y) c)
    {
        Span<double> px = stackalloc double[2], py = stackalloc double[2], qx = stackalloc double[2],
            qy = stackalloc double[2], minor = stackalloc double[16];
        var length = Minor(Difference(b.X, a.X, px), Difference(c.Y, a.Y, qy), Difference(b.Y, a.Y, py),
            Difference(c.X, a.X, qx), minor);
        return length == 0 ? 0 : Math.Sign(minor[length - 1]);
    }

    private static int ExactVolume(Vec3 a, Vec3 b, Vec3 c, Vec3 d)
    {
        Span<double> store = stackalloc double[18], sum = stackalloc double[192], next = stackalloc double[192],
            minor = stackalloc double[16], term = stackalloc double[64];
        ReadOnlySpan<double> px = Difference(b.X, a.X, store), py = Difference(b.Y, a.Y, store[2..]),
            pz = Difference(b.Z, a.Z, store[4..]), qx = Difference(c.X, a.X, store[6..]),
            qy = Difference(c.Y, a.Y, store[8..]), qz = Difference(c.Z, a.Z, store[10..]),
            rx = Difference(d.X, a.X, store[12..]), ry = Difference(d.Y, a.Y, store[14..]),
            rz = Difference(d.Z, a.Z, store[16..]);
        var length = Product(px, minor[..Minor(qy, rz, qz, ry, minor)], sum);
        var termLength = Product(py, minor[..Minor(qz, rx, qx, rz, minor)], term);
        length = Sum(sum[..length], term[..termLength], next);
        termLength = Product(pz, minor[..Minor(qx, ry, qy, rx, minor)], term);
        length = Sum(next[..length], term[..termLength], sum);
        return length == 0 ? 0 : Math.Sign(sum[length - 1]);
    }

    // a b - c d.
    private static int Minor(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, Span<double> to)
    {
        Span<double> first = stackalloc double[8], second = stackalloc double[8];
        var (m, n) = (Product(a, b, first), Product(c, d, second));
        for (var at = 0; at < n; at++)
        {
            second[at] = -second[at];
        }

        return Sum(first[..m], second[..n], to);
    }

    // Exactly a - b, in at most two parts that are not zero, the smaller first.
    private static ReadOnlySpan<double> Difference(double a, double b, Span<double> to)
    {
        var high = a - b;
        var back = a - high;
        var low = (a - (high + back)) + (back - b);
        var length = 0;
        if (low != 0)
        {
            to[length++] = low;
        }

        if (high != 0)
        {
            to[length++] = high;
        }

        return to[..length];
    }

    // Shewchuk 1997, section 2.5: a sum of scaled expansions; at most 2 m n parts.
    private static int Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> to)
    {
        Span<double> scaled = stackalloc double[32], sum = stackalloc double[64];
        var length = 0;
        foreach (var factor in a)
        {
            var scaledLength = Scale(b, factor, scaled);
            var sumLength = Sum(to[..length], scaled[..scaledLength], sum);
            sum[..sumLength].CopyTo(to);
            length = sumLength;
        }

        return length;
    }

    // Shewchuk 1997, figure 13, zeros left out.
    private static int Scale(ReadOnlySpan<double> parts, double factor, Span<double> to)
    {
        var length = 0;
        var sum = 0.0;
        for (var at = 0; at < parts.Length; at++)
        {
            var product = parts[at] * factor;
            var rest = Math.FusedMultiplyAdd(parts[at], factor, -product);
            if (at == 0)
            {
                (sum, var only) = (product, rest);
                length = Put(only, to, length);
                continue;
            }

            (var middle, var low) = TwoSum(sum, rest);
            length = Put(low, to, length);
            (sum, low) = TwoSum(product, middle);
            length = Put(low, to, length);
        }

        return Put(sum, to, length);
    }

    // Shewchuk 1997, figure 9, zeros left out: parts of both merged by size, then added up.
    private static int Sum(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> to)
    {
        var (i, j, length) = (0, 0, 0);
        var sum = 0.0;
        while (i < a.Length || j < b.Length)
        {
            var part = j == b.Length || (i < a.Length && Math.Abs(a[i]) < Math.Abs(b[j])) ? a[i++] : b[j++];
            (sum, var low) = TwoSum(sum, part);
            length = Put(low, to, length);
        }

        return Put(sum, to, length);
    }

    private static int Put(double part, Span<double> to, int length)
    {
        if (part == 0)
        {
            return length;
        }

        to[length] = part;
        return length + 1;
    }

    private static (double Sum, double Low) TwoSum(double a, double b)
    {
        var sum = a + b;
        var virtualB = sum - a;
        return (sum, (a - (sum - virtualB)) + (b - virtualB));
    }
}

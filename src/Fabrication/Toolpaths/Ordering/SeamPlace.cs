using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Ordering;

/// <summary>
/// Where a closed way begins. <c>default</c> is its first corner.
/// </summary>
/// <param name="Corner">The corner from which it goes on.</param>
/// <param name="Between">A place on the edge before that corner where it begins; null for the corner itself.</param>
internal readonly record struct SeamPlace(int Corner, LatticePoint? Between)
{
    private const int LooksLimit = 64; // corners either way within which a turn is summed up

    /// <summary>Chooses the place.</summary>
    /// <param name="corners">Corners; the last joins the first.</param>
    /// <param name="options">The rule.</param>
    /// <param name="pen">Where the pen comes from.</param>
    /// <param name="reach_units">Turns of a boundary within this are one corner, units.</param>
    /// <param name="layer">Which layer.</param>
    /// <param name="way">Which way of it.</param>
    public static SeamPlace Choose(
        ReadOnlySpan<LatticePoint> corners, ContourOptions options, LatticePoint pen, double reach_units, int layer,
        int way) => options.Seam switch
        {
            SeamRule.Aligned => Farthest(corners, options.SeamAngle_rad),
            SeamRule.Random => Random(corners, options.SeamSeed, layer, way),
            SeamRule.SharpestConcave => Sharpest(corners, pen, reach_units),
            _ => Nearest(corners, pen),
        };

    private static SeamPlace Nearest(ReadOnlySpan<LatticePoint> corners, LatticePoint pen)
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var at = 0; at < corners.Length; at++)
        {
            double x = corners[at].X - pen.X, y = corners[at].Y - pen.Y;
            var square = (x * x) + (y * y);
            (best, least) = square < least ? (at, square) : (best, least);
        }

        return new(best, null);
    }

    private static SeamPlace Farthest(ReadOnlySpan<LatticePoint> corners, double angle_rad)
    {
        var (sin, cos) = Math.SinCos(angle_rad);
        var (best, most) = (0, double.NegativeInfinity);
        for (var at = 0; at < corners.Length; at++)
        {
            var far = (cos * corners[at].X) + (sin * corners[at].Y);
            (best, most) = far > most ? (at, far) : (best, most);
        }

        return new(best, null);
    }

    // A hash, not a stream: the same place whatever was drawn before.
    private static SeamPlace Random(ReadOnlySpan<LatticePoint> corners, ulong seed, int layer, int way)
    {
        var word = Philox4x32.Block(((uint)layer, (uint)way, 0, 0), ((uint)seed, (uint)(seed >> 32))).W0;
        var left = 0.0;
        for (var at = 0; at < corners.Length; at++)
        {
            left += Before(corners, at);
        }

        left *= word * (1.0 / (1L << 32));
        for (var at = 0; at < corners.Length; at++)
        {
            var edge = Before(corners, at);
            if (left < edge)
            {
                var (from, to) = (corners[at == 0 ? corners.Length - 1 : at - 1], corners[at]);
                var share = left / edge;
                return new(at, new LatticePoint(
                    from.X + (int)Math.Round((to.X - from.X) * share),
                    from.Y + (int)Math.Round((to.Y - from.Y) * share)));
            }

            left -= edge;
        }

        return new(0, null);
    }

    private static double Before(ReadOnlySpan<LatticePoint> corners, int at) =>
        corners[at == 0 ? corners.Length - 1 : at - 1].DistanceTo_m(corners[at]) / Lattice.Unit_m;

    // Solid lies on the left, so a corner that points into it turns right. Rounded ones are looked at as a whole.
    private static SeamPlace Sharpest(ReadOnlySpan<LatticePoint> corners, LatticePoint pen, double reach_units)
    {
        const double leastTurn_rad = 0.35; // some 20 deg: flatter ones hide nothing
        var (best, sharpest) = (-1, -leastTurn_rad);
        for (var at = 0; at < corners.Length; at++)
        {
            LatticePoint from = Away(corners, at, -1, reach_units), to = Away(corners, at, 1, reach_units);
            double ax = corners[at].X - (double)from.X, ay = corners[at].Y - (double)from.Y;
            double bx = to.X - (double)corners[at].X, by = to.Y - (double)corners[at].Y;
            var turn = Math.Atan2((ax * by) - (ay * bx), (ax * bx) + (ay * by));
            (best, sharpest) = turn < sharpest ? (at, turn) : (best, sharpest);
        }

        return best < 0 ? Nearest(corners, pen) : new(best, null);
    }

    private static LatticePoint Away(ReadOnlySpan<LatticePoint> corners, int at, int step, double reach_units)
    {
        var place = corners[at];
        for (var look = 0; look < LooksLimit; look++)
        {
            at = (at + step + corners.Length) % corners.Length;
            double x = corners[at].X - (double)place.X, y = corners[at].Y - (double)place.Y;
            if ((x * x) + (y * y) >= reach_units * reach_units)
            {
                break;
            }
        }

        return corners[at];
    }
}

using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>An arc that stands for chords from the first corner of a way on; <c>default</c> is none.</summary>
/// <param name="ChordCount">How many chords it replaces.</param>
/// <param name="CentreX">From the first corner to the centre, units of the lattice.</param>
/// <param name="CentreY">From the first corner to the centre, units of the lattice.</param>
/// <param name="IsClockwise">Which way it turns.</param>
internal readonly record struct FittedArc(int ChordCount, int CentreX, int CentreY, bool IsClockwise);

/// <summary>
/// Finds arcs of less than half a turn through the first, a middle and the last corner of a chain of chords, from which
/// no corner and no chord's middle lies farther than a tolerance. Lengths of chains are doubled while they fit, then
/// halved between: each corner is looked at some ten times at most.
/// </summary>
/// <param name="tolerance_m">Most distance, m.</param>
internal sealed class ArcFit(double tolerance_m)
{
    private const int LeastChords = 3; // two chords always lie on some arc
    private const double MostRadius_units = 5e8; // 5 m: a larger arc is a straight line to any pen

    private readonly double _tolerance = tolerance_m / Lattice.Unit_m;

    /// <summary>The arc over most chords, from the first corner on; none under three chords.</summary>
    public FittedArc Find(ReadOnlySpan<LatticePoint> path)
    {
        FittedArc best = default;
        if (path.Length <= LeastChords || !TryFit(path[..(LeastChords + 1)], out best))
        {
            return default;
        }

        var (fits, fails) = (LeastChords, path.Length);
        while (fails - fits > 1)
        {
            var next = fails == path.Length ? Math.Min(2 * fits, fails - 1) : (fits + fails) / 2;
            if (TryFit(path[..(next + 1)], out var arc))
            {
                (best, fits) = (arc, next);
            }
            else
            {
                fails = next;
            }
        }

        return best;
    }

    private bool TryFit(ReadOnlySpan<LatticePoint> chain, out FittedArc arc)
    {
        arc = default;
        var (from, middle, to) = (chain[0], chain[chain.Length / 2], chain[^1]);
        double ax = middle.X - from.X, ay = middle.Y - from.Y, bx = to.X - from.X, by = to.Y - from.Y;
        double turn = (ax * by) - (ay * bx), a2 = (ax * ax) + (ay * ay), b2 = (bx * bx) + (by * by);
        if (turn == 0 || b2 == 0)
        {
            return false;
        }

        var (x, y) = (((by * a2) - (ay * b2)) / (2 * turn), ((ax * b2) - (bx * a2)) / (2 * turn));
        if ((x * x) + (y * y) > MostRadius_units * MostRadius_units)
        {
            return false;
        }

        (x, y) = (Math.Round(x), Math.Round(y));
        var isClockwise = turn < 0;
        var radius = Math.Sqrt((x * x) + (y * y));
        arc = new(chain.Length - 1, (int)x, (int)y, isClockwise);

        // Less than half a turn: the centre and the arc lie on different sides of the way from end to end.
        return (((bx * y) - (by * x)) * (isClockwise ? -1 : 1)) > 0 && IsNear(chain, x, y, radius, isClockwise);
    }

    private bool IsNear(ReadOnlySpan<LatticePoint> chain, double x, double y, double radius, bool isClockwise)
    {
        double lastX = -x, lastY = -y; // from the centre
        for (var at = 1; at < chain.Length; at++)
        {
            double nextX = chain[at].X - chain[0].X - x, nextY = chain[at].Y - chain[0].Y - y;
            var turn = (lastX * nextY) - (lastY * nextX);
            double midX = (lastX + nextX) / 2, midY = (lastY + nextY) / 2;
            if ((isClockwise ? turn >= 0 : turn <= 0) ||
                Math.Abs(Math.Sqrt((nextX * nextX) + (nextY * nextY)) - radius) > _tolerance ||
                radius - Math.Sqrt((midX * midX) + (midY * midY)) > _tolerance)
            {
                return false;
            }

            (lastX, lastY) = (nextX, nextY);
        }

        return true;
    }
}

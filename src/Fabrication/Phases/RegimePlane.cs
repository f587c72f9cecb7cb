using System.Collections.Immutable;
using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// A plane of a process map between its points: the logarithms of the limits' measures are bilinear in the logarithms
/// of the axes, so regimes have smooth edges and lines are the regimes' edges.
/// </summary>
internal sealed class RegimePlane
{
    /// <summary>Measures of a point: the limits in their order, then the peak over the solidus.</summary>
    public const int MeltIndex = 4;

    private readonly double[][] _measures;

    public RegimePlane(ImmutableArray<double> x_si, ImmutableArray<double> y_si,
        ImmutableArray<ProcessOutcome> outcomes, ProcessLimits limits)
    {
        (X_si, Y_si) = (x_si, y_si);
        _measures = [.. outcomes.Select(one => (double[])
        [
            .. ProcessLimits.All.Select(limit => Math.Log(limits.MeasureRatio(one, limit))),
            Math.Log(one.Peak_K / one.Solidus_K),
        ])];
    }

    public ImmutableArray<double> X_si { get; }

    public ImmutableArray<double> Y_si { get; }

    /// <summary>The regime at shares of the axes, 0 to 1 in the logarithm.</summary>
    public PrintRegime At(double x, double y)
    {
        double Of(int index) => Measure(x, y, index);
        return Of(MeltIndex) <= 0 ? PrintRegime.NoMelt
            : Of((int)ProcessLimit.BreakUp) > 0 ? PrintRegime.BreakUp
            : Of((int)ProcessLimit.OverMelt) > 0 || Of((int)ProcessLimit.Vapour) > 0 ? PrintRegime.OverMelt
            : Of((int)ProcessLimit.Joint) > 0 ? PrintRegime.Partial : PrintRegime.Good;
    }

    /// <summary>Where a value lies on an axis, 0 to 1 in the logarithm.</summary>
    public static double Share(ImmutableArray<double> axis_si, double value_si) =>
        Math.Log(value_si / axis_si[0]) / Math.Log(axis_si[^1] / axis_si[0]);

    /// <summary>
    /// Pieces of the line on which a measure is 0, by marching squares: straight from where it enters a square of four
    /// points to where it leaves it; ends in shares of the axes. Left out where nothing melts.
    /// </summary>
    public IEnumerable<(double X0, double Y0, double X1, double Y1)> Line(int index)
    {
        var (columns, rows) = (X_si.Length, Y_si.Length);
        for (var row = 0; row < rows - 1; row++)
        {
            for (var column = 0; column < columns - 1; column++)
            {
                (int C, int R)[] ring = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)];
                var found = new List<(double X, double Y)>();
                for (var side = 0; side < 4; side++)
                {
                    var (a, b) = (ring[side], ring[(side + 1) % 4]);
                    var (p, q) = (_measures[(a.R * columns) + a.C][index], _measures[(b.R * columns) + b.C][index]);
                    if (p > 0 != q > 0)
                    {
                        var share = p / (p - q);
                        found.Add(((a.C + (share * (b.C - a.C))) / (columns - 1.0),
                            (a.R + (share * (b.R - a.R))) / (rows - 1.0)));
                    }
                }

                for (var at = 0; at + 1 < found.Count; at += 2)
                {
                    var ((x0, y0), (x1, y1)) = (found[at], found[at + 1]);
                    if (index == MeltIndex || Measure((x0 + x1) / 2, (y0 + y1) / 2, MeltIndex) > 0)
                    {
                        yield return (x0, y0, x1, y1);
                    }
                }
            }
        }
    }

    private double Measure(double x, double y, int index)
    {
        var (columns, rows) = (X_si.Length, Y_si.Length);
        var (column, row) = (Math.Clamp((int)(x * (columns - 1)), 0, columns - 2),
            Math.Clamp((int)(y * (rows - 1)), 0, rows - 2));
        var (u, v) = ((x * (columns - 1)) - column, (y * (rows - 1)) - row);
        double Of(int c, int r) => _measures[((row + r) * columns) + column + c][index];
        return ((1 - u) * (1 - v) * Of(0, 0)) + (u * (1 - v) * Of(1, 0)) + ((1 - u) * v * Of(0, 1)) +
            (u * v * Of(1, 1));
    }
}

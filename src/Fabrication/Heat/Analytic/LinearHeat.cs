using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// Temperature in a half-space of constant properties under moving sources: the linear heat equation solved by its
/// Green's function, with one integral over time left, by quadrature (Stump and Plotkowski 2019, Applied Mathematical
/// Modelling 75, 787; Eagar and Tsai 1983; Carslaw and Jaeger 1959, chapter 10). It assumes properties that do not
/// change with temperature, no latent heat, no flow in the melt, no radiation or evaporation, and an even start;
/// walls and floor are adiabatic. Powers are absorbed powers. The quadrature's error is set by
/// <see cref="QuadratureError"/> and bounded by <see cref="PanelRule"/>. The model stops being valid where the
/// material boils or the pen drills a keyhole, where radiation carries off a good part of the power, and where powder
/// and dense soil conduct differently.
/// </summary>
public sealed class LinearHeat
{
    private readonly QuadratureError _error;

    /// <summary>Checks everything once.</summary>
    /// <param name="material">What is heated.</param>
    /// <param name="pens">What heats it.</param>
    /// <param name="body">Its walls.</param>
    /// <param name="error">How exact it must be.</param>
    /// <exception cref="ArgumentException">A value is wrong; the message says which, and its limit.</exception>
    public LinearHeat(
        LinearMaterial material, ImmutableArray<HeatPen> pens, HeatBody body, QuadratureError error)
    {
        ArgumentNullException.ThrowIfNull(material);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(error);
        material.Check();
        body.Check();
        error.Check();
        if (pens.IsDefaultOrEmpty)
        {
            throw new ArgumentException("There are no pens; give at least one.");
        }

        for (var pen = 0; pen < pens.Length; pen++)
        {
            pens[pen].Path.Check(body, pen + 1);
        }

        (Material, Pens, Body, _error) = (material, pens, body, error);
    }

    /// <summary>What is heated.</summary>
    public LinearMaterial Material { get; }

    /// <summary>What heats it.</summary>
    public ImmutableArray<HeatPen> Pens { get; }

    /// <summary>Its walls.</summary>
    public HeatBody Body { get; }

    internal bool HasDiscs => Pens.Any(pen => pen.Source.Parts.Any(part => part.Radius_m > 0));

    internal double Cut_K(int nodes) => _error.Floor_K / Math.Max(1, nodes);

    /// <summary>When the last path ends, s.</summary>
    public double End_s => Pens.Max(pen => pen.Path.End_s);

    /// <summary>Temperature, rate and gradient at one place and time.</summary>
    /// <param name="point">The place.</param>
    /// <param name="time_s">The time, s.</param>
    public HeatState At(HeatPoint point, double time_s)
    {
        Check(point, time_s);
        return ScalarHeat.State(NodesWithImages(time_s, point.Depth_m), point, Material.Start_K);
    }

    /// <summary>Temperatures at scattered places, at one time, K: the same bits for any number of threads.</summary>
    /// <param name="points">The places.</param>
    /// <param name="time_s">The time, s.</param>
    /// <param name="workers">Threads, 1 or more.</param>
    public double[] Temperatures_K(IReadOnlyList<HeatPoint> points, double time_s, int workers)
    {
        ArgumentNullException.ThrowIfNull(points);
        var least = double.PositiveInfinity;
        foreach (var point in points)
        {
            Check(point, time_s);
            least = point.Depth_m > 0 ? Math.Min(least, point.Depth_m) : least;
        }

        return PointSweep.Temperatures_K(this, NodesWithImages(time_s, least), points, workers);
    }

    /// <summary>Temperatures on a grid, at one time, K, by the grid's numbers.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="time_s">The time, s.</param>
    /// <param name="workers">Threads, 1 or more: the bits do not depend on it.</param>
    public double[] Temperatures_K(HeatGrid grid, double time_s, int workers)
    {
        ArgumentNullException.ThrowIfNull(grid);
        grid.Check();
        Check(grid.PointAt(0), time_s);
        Check(grid.PointAt(grid.Count - 1), time_s);
        if (HasDiscs)
        {
            return Temperatures_K([.. Enumerable.Range(0, grid.Count).Select(grid.PointAt)], time_s, workers);
        }

        return GridSweep.Temperatures_K(this, grid, time_s, workers);
    }

    internal GridFactors Factors(HeatGrid grid, double time_s)
    {
        var factors = new GridFactors(grid);
        Fill(factors, grid, time_s);
        return factors;
    }

    internal void Fill(GridFactors factors, HeatGrid grid, double time_s) =>
        factors.Fill(Nodes(time_s, grid.LeastDepth_m), Body);

    internal List<HeatNode> Nodes(double time_s, double leastDepth_m) =>
        NodeBuilder.Nodes(Material, Pens, _error, time_s, leastDepth_m > 0 ? leastDepth_m : double.PositiveInfinity);

    internal List<HeatNode> NodesWithImages(double time_s, double leastDepth_m) =>
        Images.Of(Nodes(time_s, leastDepth_m), Body);

    private void Check(HeatPoint point, double time_s)
    {
        Refusal.UnlessFinite(time_s, "The time", "s");
        Refusal.UnlessFinite(point.X_m, "The place along x", "m");
        Refusal.UnlessFinite(point.Y_m, "The place along y", "m");
        Refusal.IfNegative(point.Depth_m, "The depth of the place", "m");
        if (!(point.X_m >= Body.LowX_m && point.X_m <= Body.HighX_m && point.Y_m >= Body.LowY_m &&
            point.Y_m <= Body.HighY_m && point.Depth_m <= Body.Floor_m))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The place ({point.X_m}, {point.Y_m}) m, {point.Depth_m} m deep, is outside the body."));
        }
    }
}

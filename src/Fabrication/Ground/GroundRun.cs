using System.Collections.Immutable;

namespace Guanghan.Fabrication.Ground;

/// <summary>Temperatures of a column over a course of the Sun.</summary>
/// <param name="Course">The Sun.</param>
/// <param name="Nodes_m">Depths: the surface, then the cells' middles, m.</param>
/// <param name="Surface_K">Temperature of the surface at every sample of the course, K.</param>
/// <param name="Absorbed_W_m2">Flux absorbed at each of them, W/m^2.</param>
/// <param name="Bed_K">Mean temperature of the bed, from the surface to its depth, at each of them, K.</param>
/// <param name="Mean_K">Mean at each node over the window, K.</param>
/// <param name="Least_K">Least at each node in the window, K.</param>
/// <param name="Greatest_K">Greatest at each node in the window, K.</param>
/// <param name="Kept">Samples of the course whose profiles are kept, rising.</param>
/// <param name="Profiles_K">Temperatures at every node, for each of them, K.</param>
/// <param name="Imbalance_W_m2">
/// What the ledger lacks over the run, a mean flux, W/m^2: absorbed and from below less radiated and stored.
/// </param>
public sealed record GroundRun(
    SunCourse Course, ImmutableArray<double> Nodes_m, ImmutableArray<double> Surface_K,
    ImmutableArray<double> Absorbed_W_m2, ImmutableArray<double> Bed_K, ImmutableArray<double> Mean_K,
    ImmutableArray<double> Least_K, ImmutableArray<double> Greatest_K, ImmutableArray<int> Kept,
    ImmutableArray<ImmutableArray<double>> Profiles_K, double Imbalance_W_m2)
{
    private const int StepsBetweenAsking = 512;

    /// <summary>Follows a course.</summary>
    /// <param name="column">The column in its state at the beginning; its state is changed.</param>
    /// <param name="course">The Sun.</param>
    /// <param name="step_s">Longest step in time, s; every sample ends one.</param>
    /// <param name="window_s">The end of the course over which means and extremes are taken, s.</param>
    /// <param name="bed_m">Depth of the bed, m, above 0 and at most the deepest node's.</param>
    /// <param name="kept">Samples of the course whose profiles are kept, rising, each once.</param>
    /// <param name="progress">Takes the fraction done.</param>
    /// <param name="cancellation">Asked every few hundred samples.</param>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public static GroundRun Follow(
        GroundColumn column, SunCourse course, double step_s, double window_s, double bed_m,
        ImmutableArray<int> kept, Action<double> progress, CancellationToken cancellation)
    {
        var (count, nodes) = (course.Times_s.Length, column.Nodes_K.Length);
        var (surface, absorbed, bed) = (new double[count], new double[count], new double[count]);
        var weights = BedWeights(column.Grid.Nodes_m, bed_m);
        var window = new Window(nodes, Math.Max(0, course.Span_s - window_s));
        var profiles = ImmutableArray.CreateBuilder<ImmutableArray<double>>(kept.Length);
        var (stored, ledger) = (column.Stored_J_m2, column.Absorbed_J_m2 - column.Radiated_J_m2);
        for (var at = 0; ; at++)
        {
            surface[at] = column.Surface_K;
            bed[at] = Weighted(weights, column.Nodes_K);
            absorbed[at] = column.Absorbed_W_m2(course.Irradiance_W_m2[at], course.SineElevationRatios[at]) +
                (course.Terrain_W_m2.IsEmpty ? 0 : course.Terrain_W_m2[at]);
            if (profiles.Count < kept.Length && kept[profiles.Count] == at)
            {
                profiles.Add([.. column.Nodes_K]);
            }

            if (at + 1 == count)
            {
                break;
            }

            if (at % StepsBetweenAsking == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress((double)at / count);
            }

            var (steps, elapsed_s) = (StepsBetween(course, at, step_s), course.Times_s[at] - course.Times_s[0]);
            for (var step = 0; step < steps; step++)
            {
                window.Before(column.Nodes_K);
                var length_s = Advance(column, course, at, step, steps);
                elapsed_s += length_s;
                window.After(column.Nodes_K, elapsed_s, length_s);
            }
        }

        var lack = column.Absorbed_J_m2 - column.Radiated_J_m2 - ledger +
            (column.HeatFlow_W_m2 * course.Span_s) - (column.Stored_J_m2 - stored);
        return new(
            course, column.Grid.Nodes_m, [.. surface], [.. absorbed], [.. bed], window.Mean_K, window.Least_K,
            window.Greatest_K, kept, profiles.ToImmutable(), lack / course.Span_s);
    }

    /// <summary>Mean temperature of a profile from the surface to a depth, straight between its nodes, K.</summary>
    /// <param name="profile_K">One for each node, K.</param>
    /// <param name="depth_m">The depth, m, above 0 and at most the deepest node's.</param>
    public double MeanTo_K(ImmutableArray<double> profile_K, double depth_m) =>
        Weighted(BedWeights(Nodes_m, depth_m), profile_K.AsSpan());

    /// <summary>Temperature of a profile at a depth, straight between its nodes, K.</summary>
    /// <param name="profile_K">One for each node, K.</param>
    /// <param name="depth_m">The depth, m; below the deepest node its temperature.</param>
    public double At_K(ImmutableArray<double> profile_K, double depth_m)
    {
        var below = Nodes_m.BinarySearch(depth_m);
        if (below >= 0)
        {
            return profile_K[below];
        }

        below = ~below;
        if (below >= Nodes_m.Length)
        {
            return profile_K[^1];
        }

        var share = (depth_m - Nodes_m[below - 1]) / (Nodes_m[below] - Nodes_m[below - 1]);
        return profile_K[below - 1] + (share * (profile_K[below] - profile_K[below - 1]));
    }

    /// <summary>The kept profile of a sample, K.</summary>
    /// <param name="sample">One of <see cref="Kept"/>.</param>
    public ImmutableArray<double> ProfileOf(int sample) => Profiles_K[Kept.BinarySearch(sample)];

    internal static int StepsBetween(SunCourse course, int sample, double step_s) =>
        Math.Max(1, (int)Math.Ceiling(((course.Times_s[sample + 1] - course.Times_s[sample]) / step_s) - 1e-9));

    // The step-th of some even steps between two samples; returns its length, s.
    internal static double Advance(GroundColumn column, SunCourse course, int sample, int step, int steps)
    {
        var length_s = (course.Times_s[sample + 1] - course.Times_s[sample]) / steps;
        column.Advance(
            length_s, Absorbed((step + GroundColumn.FirstStageRatio) / steps), Absorbed((step + 1.0) / steps));
        return length_s;

        double Absorbed(double share) => column.Absorbed_W_m2(
            Between(course.Irradiance_W_m2, share), Between(course.SineElevationRatios, share)) +
            (course.Terrain_W_m2.IsEmpty ? 0 : Between(course.Terrain_W_m2, share));

        double Between(ImmutableArray<double> values, double share) =>
            ((1 - share) * values[sample]) + (share * values[sample + 1]);
    }

    // What each node counts in the mean of a profile that is straight between nodes.
    private static double[] BedWeights(ImmutableArray<double> nodes_m, double depth_m)
    {
        var weights = new double[nodes_m.Length];
        for (var node = 1; node < weights.Length && nodes_m[node - 1] < depth_m; node++)
        {
            var (from, whole) = (nodes_m[node - 1], nodes_m[node] - nodes_m[node - 1]);
            var part = Math.Min(depth_m, nodes_m[node]) - from;
            weights[node] += part * part / whole / 2 / depth_m;
            weights[node - 1] += part * (1 - (part / whole / 2)) / depth_m;
        }

        return weights;
    }

    private static double Weighted(double[] weights, ReadOnlySpan<double> values_K)
    {
        var sum = 0.0;
        for (var node = 0; node < weights.Length; node++)
        {
            sum += weights[node] * values_K[node];
        }

        return sum;
    }

    private sealed class Window(int nodes, double from_s)
    {
        private readonly double[] _before = new double[nodes];
        private readonly double[] _sum = new double[nodes];
        private readonly double[] _least = Filled(nodes, double.PositiveInfinity);
        private readonly double[] _greatest = Filled(nodes, double.NegativeInfinity);
        private double _time_s;

        public ImmutableArray<double> Mean_K => [.. _sum.Select(sum => sum / _time_s)];

        public ImmutableArray<double> Least_K => [.. _least];

        public ImmutableArray<double> Greatest_K => [.. _greatest];

        public void Before(ReadOnlySpan<double> nodes_K) => nodes_K.CopyTo(_before);

        // A step that only ends in the window counts with that part, as if the temperature were straight in it.
        public void After(ReadOnlySpan<double> nodes_K, double elapsed_s, double length_s)
        {
            var inside_s = Math.Min(length_s, elapsed_s - from_s);
            if (inside_s <= 0)
            {
                return;
            }

            var weight = inside_s / length_s / 2;
            for (var node = 0; node < _sum.Length; node++)
            {
                var (before, after) = (_before[node], nodes_K[node]);
                _sum[node] += inside_s * (after + (weight * (before - after)));
                _least[node] = Math.Min(_least[node], after);
                _greatest[node] = Math.Max(_greatest[node], after);
            }

            _time_s += inside_s;
        }

        private static double[] Filled(int count, double value)
        {
            var values = new double[count];
            Array.Fill(values, value);
            return values;
        }
    }
}

namespace Guanghan.Fabrication.Ground;

/// <summary>How a spin-up ended.</summary>
/// <param name="DayCount">Lunar days followed.</param>
/// <param name="Residual_K">Largest distance of a day's mean temperature from the periodic state, estimated, K.</param>
/// <param name="HasConverged">Whether that is within the tolerance.</param>
public readonly record struct SpinUpOutcome(int DayCount, double Residual_K, bool HasConverged);

/// <summary>
/// Brings a column into the state that repeats itself from lunar day to lunar day. Two metres of soil take centuries to
/// get there by waiting, so after each day the mean temperatures are moved: in the periodic state the mean flux through
/// every depth is the heat from the interior, and what it lacks, over the mean conductance, is how steeply the mean
/// temperature must change there; at the surface, over the mean slope of radiation. Moves are estimates (the wave's own
/// pumping of heat changes with them), so they are repeated until the next one would be within the tolerance: that move
/// is the residual. Assumes a forcing that repeats; the state is that of a Sun that always did so.
/// </summary>
public static class GroundSpinUp
{
    /// <summary>Follows days until the state repeats, or as many as are allowed.</summary>
    /// <param name="column">The column; its state is changed, its ledgers go on.</param>
    /// <param name="day">One lunar day of the Sun.</param>
    /// <param name="step_s">Longest step in time, s.</param>
    /// <param name="tolerance_K">Largest residual that is taken as periodic, K.</param>
    /// <param name="daysAtMostCount">Most lunar days to follow; at least 1.</param>
    /// <param name="cancellation">Asked once a day.</param>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public static SpinUpOutcome Run(
        GroundColumn column, SunCourse day, double step_s, double tolerance_K, int daysAtMostCount,
        CancellationToken cancellation)
    {
        var nodes = column.Nodes_K.Length;
        var (flux, conductance, move) = (new double[nodes], new double[nodes - 1], new double[nodes]);
        for (var count = 1; ; count++)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(flux);
            Array.Clear(conductance);
            var slope = Follow(column, day, step_s, flux, conductance);
            var residual = Move(column, flux, conductance, slope, move);
            if (residual <= tolerance_K || count >= daysAtMostCount)
            {
                return new(count, residual, residual <= tolerance_K);
            }

            column.Warm(move);
        }
    }

    // One day. Sums flux and conductance, means over time; returns the mean slope of radiation, W/m^2/K.
    private static double Follow(
        GroundColumn column, SunCourse day, double step_s, double[] flux, double[] conductance)
    {
        var slope = 0.0;
        for (var at = 0; at + 1 < day.Times_s.Length; at++)
        {
            var steps = GroundRun.StepsBetween(day, at, step_s);
            for (var step = 0; step < steps; step++)
            {
                var length = GroundRun.Advance(column, day, at, step, steps);
                var share = length / day.Span_s;
                slope += share * 4 * column.Radiated_W_m2 / column.Surface_K;
                var through = column.Flux_W_m2;
                for (var face = 0; face < flux.Length; face++)
                {
                    flux[face] += share * through[face];
                }

                for (var face = 0; face < conductance.Length; face++)
                {
                    conductance[face] += share * column.Conductance_W_m2_K(face);
                }
            }
        }

        return slope;
    }

    private static double Move(
        GroundColumn column, double[] flux, double[] conductance, double slope, double[] move)
    {
        move[0] = (flux[0] + column.HeatFlow_W_m2) / slope;
        var largest = Math.Abs(move[0]);
        for (var node = 1; node < move.Length; node++)
        {
            move[node] = move[node - 1] + ((flux[node - 1] + column.HeatFlow_W_m2) / conductance[node - 1]);
            largest = Math.Max(largest, Math.Abs(move[node]));
        }

        return largest;
    }
}

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>How finely one integrated point is kept.</summary>
/// <param name="SegmentDays">Length of a Chebyshev segment, days; a divisor of 64 and a multiple of 4.</param>
/// <param name="Terms">Coefficients in a segment.</param>
internal readonly record struct Resolution(int SegmentDays, int Terms)
{
    /// <summary>
    /// By slot. Worst misfit to the integration, measured: 1 cm (Earth-Moon barycentre), the Moon 0.2 mm.
    /// </summary>
    public static readonly Resolution[] BySlot =
    [
        new(16, 11), // Sun
        new(8, 14), // Mercury
        new(16, 11), // Venus
        new(16, 11), // Earth-Moon barycentre
        new(32, 12), // Mars
        new(32, 8), // Jupiter
        new(32, 8), // Saturn
        new(32, 7), // Uranus
        new(32, 7), // Neptune
        new(32, 7), // Pluto
        new(4, 13), // Moon
        new(32, 11), // Ceres
        new(32, 11), // Pallas
        new(32, 11), // Juno
        new(32, 11), // Vesta
    ];
}

/// <summary>
/// Collects the states of one integrated point at the nine nodes of every segment and turns them into a
/// <see cref="ChebyshevSeries"/>. Segments are counted from the start of the span.
/// </summary>
internal sealed class PathSamples
{
    private readonly Resolution resolution;
    private readonly int slot;
    private readonly int stride;
    private readonly int segments;
    private readonly double halfSegment_s;
    private readonly double[] values;

    /// <summary>Room for a span.</summary>
    /// <param name="slot">The point.</param>
    /// <param name="totalSteps">Integrator steps in the span, a whole number of segments.</param>
    /// <param name="stepsPerDay">Integrator steps in a day.</param>
    public PathSamples(int slot, int totalSteps, int stepsPerDay)
    {
        this.slot = slot;
        resolution = Resolution.BySlot[slot];
        stride = resolution.SegmentDays * stepsPerDay / ChebyshevFit.Intervals;
        segments = totalSteps / (stride * ChebyshevFit.Intervals);
        halfSegment_s = resolution.SegmentDays * DynamicalConstants.Day_s / 2;
        values = new double[6 * ((totalSteps / stride) + 1)];
    }

    /// <summary>Keeps a state if it falls on a node.</summary>
    public void Keep(int stepFromStart, ReadOnlySpan<double> position, ReadOnlySpan<double> velocity)
    {
        if (stepFromStart % stride != 0)
        {
            return;
        }

        var at = values.AsSpan(6 * (stepFromStart / stride), 6);
        for (var axis = 0; axis < 3; axis++)
        {
            at[axis] = position[(axis * Slot.Count) + slot];
            at[3 + axis] = velocity[(axis * Slot.Count) + slot] * halfSegment_s;
        }
    }

    /// <summary>The series through everything kept.</summary>
    public ChebyshevSeries ToSeries()
    {
        var matrix = ChebyshevFit.Matrix(resolution.Terms);
        var coefficients = new double[segments * resolution.Terms * ChebyshevSeries.Lanes];
        for (var segment = 0; segment < segments; segment++)
        {
            var from = values.AsSpan(6 * segment * ChebyshevFit.Intervals, 6 * (ChebyshevFit.Intervals + 1));
            for (var term = 0; term < resolution.Terms; term++)
            {
                var into = ((segment * resolution.Terms) + term) * ChebyshevSeries.Lanes;
                for (var node = 0; node <= ChebyshevFit.Intervals; node++)
                {
                    var position = matrix[term, node];
                    var velocity = matrix[term, node + ChebyshevFit.Intervals + 1];
                    for (var axis = 0; axis < 3; axis++)
                    {
                        coefficients[into + axis] += (position * from[(6 * node) + axis])
                            + (velocity * from[(6 * node) + 3 + axis]);
                    }
                }
            }
        }

        return new ChebyshevSeries(resolution.SegmentDays, resolution.Terms, coefficients);
    }
}

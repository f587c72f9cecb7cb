namespace Guanghan.Core.Bodies.Builtin;

/// <summary>A second-order differential equation x'' = f(t, x, x').</summary>
internal interface ISecondOrderSystem
{
    /// <summary>Number of components of x.</summary>
    int Dimension { get; }

    /// <summary>Accelerations at a state.</summary>
    /// <param name="time_s">Time, s.</param>
    /// <param name="position">x.</param>
    /// <param name="velocity">x'.</param>
    /// <param name="acceleration">f, overwritten.</param>
    /// <param name="refine">
    /// True when this is a second look at nearly the same state, after a prediction: what changes little between the
    /// two (the relativistic part, the orientation of figures) may be kept from the first.
    /// </param>
    void Accelerations(
        double time_s, ReadOnlySpan<double> position, ReadOnlySpan<double> velocity, Span<double> acceleration,
        bool refine);
}

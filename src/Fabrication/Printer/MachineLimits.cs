namespace Guanghan.Fabrication.Printer;

/// <summary>How the pens of a machine share a layer.</summary>
public enum PenOrder
{
    /// <summary>All draw at once; the layer takes as long as the slowest.</summary>
    SideBySide,

    /// <summary>One draws after the other.</summary>
    InTurn,
}

/// <summary>What a machine can do.</summary>
/// <param name="Speed_m_s">Most speed with the light on, the set speed, m/s.</param>
/// <param name="TravelSpeed_m_s">Most speed with the light off, m/s.</param>
/// <param name="Acceleration_m_s2">Most acceleration along the way, m/s^2.</param>
/// <param name="Jerk_m_s3">
/// Most change of acceleration, the third derivative of the way, m/s^3; positive infinity for none.
/// </param>
/// <param name="CornerDeviation_m">
/// How far an arc that rounds a corner might leave it, m; with the acceleration this sets the speed there.
/// </param>
/// <param name="ShutterOpen_s">From the order to open the shutter to the start of the way, s.</param>
/// <param name="ShutterClose_s">From the end of the way to the start of the next move, s.</param>
/// <param name="SpotDwell_s">How long the light stands over a spot, s.</param>
/// <param name="Recoat_s">Spreading one layer of soil, s; pens move to their first ways meanwhile.</param>
public sealed record MachineLimits(
    double Speed_m_s, double TravelSpeed_m_s, double Acceleration_m_s2, double Jerk_m_s3, double CornerDeviation_m,
    double ShutterOpen_s, double ShutterClose_s, double SpotDwell_s, double Recoat_s)
{
    /// <summary>How pens share a layer.</summary>
    public PenOrder PenOrder { get; init; } = PenOrder.SideBySide;

    /// <summary>Below this part of the set speed a drawn length counts as slow.</summary>
    public double SteadyFraction { get; init; } = 0.95;

    /// <summary>Checks that a machine can move at all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A speed, the acceleration or the jerk is not above 0, a time or
    /// the deviation is below 0, or the fraction is not between 0 and 1.</exception>
    public void RequireWhole()
    {
        RequireAbove(Speed_m_s, nameof(Speed_m_s));
        RequireAbove(TravelSpeed_m_s, nameof(TravelSpeed_m_s));
        RequireAbove(Acceleration_m_s2, nameof(Acceleration_m_s2));
        if (!(Jerk_m_s3 > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(Jerk_m_s3), Jerk_m_s3, "The jerk must be above 0; infinity for none.");
        }

        foreach (var (value, name) in (ReadOnlySpan<(double, string)>)[(CornerDeviation_m, nameof(CornerDeviation_m)),
            (ShutterOpen_s, nameof(ShutterOpen_s)), (ShutterClose_s, nameof(ShutterClose_s)),
            (SpotDwell_s, nameof(SpotDwell_s)), (Recoat_s, nameof(Recoat_s))])
        {
            if (!(value >= 0 && double.IsFinite(value)))
            {
                throw new ArgumentOutOfRangeException(name, value, "It must be finite and not below 0.");
            }
        }

        if (!(SteadyFraction is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(SteadyFraction), SteadyFraction, "It must be between 0 and 1.");
        }
    }

    private static void RequireAbove(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "It must be finite and above 0.");
        }
    }
}

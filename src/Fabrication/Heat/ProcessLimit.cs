namespace Guanghan.Fabrication.Heat;

/// <summary>What bounds good printing.</summary>
public enum ProcessLimit
{
    /// <summary>Melt and necks join too little of the weakest section: tracks or layers come apart.</summary>
    Joint,

    /// <summary>The melt is deeper than so many layers: edges run.</summary>
    OverMelt,

    /// <summary>The vapour's recoil overcomes the surface tension: the melt boils and spatters.</summary>
    Vapour,

    /// <summary>The pool is long and liquid enough to break up into beads.</summary>
    BreakUp,
}

/// <summary>Where the limits lie.</summary>
/// <param name="JoinedFraction">Share of the weakest section that must be joined.</param>
/// <param name="OverDepthRatio">Melt over layer beyond which it over-melts.</param>
public sealed record ProcessLimits(double JoinedFraction, double OverDepthRatio)
{
    /// <summary>All limits.</summary>
    public static IReadOnlyList<ProcessLimit> All { get; } = Enum.GetValues<ProcessLimit>();

    /// <summary>
    /// How near a point is to a limit: above 1 it is crossed. For the joint the limit over the share; depth, recoil and
    /// break-up over their limits. Continuous, so that lines between points can be drawn and crossings be sought.
    /// </summary>
    /// <param name="one">The point.</param>
    /// <param name="limit">The limit.</param>
    public double MeasureRatio(ProcessOutcome one, ProcessLimit limit) => limit switch
    {
        ProcessLimit.Joint => Least(1 + JoinedFraction - one.JoinedFraction),
        ProcessLimit.OverMelt => Least(one.DepthRatio / OverDepthRatio),
        ProcessLimit.Vapour => Least(one.RecoilRatio),
        _ => Least(one.BreakRatio),
    };

    /// <summary>The regime: what is crossed first counts in the order break-up, vapour or depth, joint.</summary>
    /// <param name="one">The point.</param>
    public PrintRegime RegimeOf(ProcessOutcome one)
    {
        bool IsCrossed(ProcessLimit limit) => MeasureRatio(one, limit) > 1;
        return one.Peak_K <= one.Solidus_K ? PrintRegime.NoMelt
            : IsCrossed(ProcessLimit.BreakUp) ? PrintRegime.BreakUp
            : IsCrossed(ProcessLimit.OverMelt) || IsCrossed(ProcessLimit.Vapour) ? PrintRegime.OverMelt
            : IsCrossed(ProcessLimit.Joint) ? PrintRegime.Partial : PrintRegime.Good;
    }

    // A logarithm is taken of it.
    private static double Least(double ratio) => Math.Max(ratio, 1e-6);
}

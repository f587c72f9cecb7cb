using Guanghan.Core.Space;

namespace Guanghan.Flight.Elements;

/// <summary>
/// Delaunay's canonical elements, of ellipses. They hold the eccentricity as G/L and the inclination as H/G, so a
/// nearly circular or equatorial orbit keeps it only to 1e-16 divided by itself (1e-8 at worst): that is the set's
/// nature. Source: D. Brouwer and G. M. Clemence, "Methods of Celestial Mechanics", 1961, chapter XI. <c>default</c> is
/// no orbit.
/// </summary>
/// <param name="MeanAnomaly_rad">l, rad.</param>
/// <param name="ArgumentOfPeriapsis_rad">g, rad.</param>
/// <param name="RightAscensionOfNode_rad">h, rad.</param>
/// <param name="L_m2_s">L = sqrt(mu a), m^2/s.</param>
/// <param name="G_m2_s">G = L sqrt(1 - e^2), the angular momentum, m^2/s.</param>
/// <param name="H_m2_s">H = G cos i, m^2/s.</param>
public readonly record struct DelaunayElements(
    double MeanAnomaly_rad,
    double ArgumentOfPeriapsis_rad,
    double RightAscensionOfNode_rad,
    double L_m2_s,
    double G_m2_s,
    double H_m2_s)
{
    /// <summary>The elements of a state.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <param name="state">Position and velocity relative to the centre of attraction.</param>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <exception cref="ArgumentException">An open orbit or rectilinear motion; says which.</exception>
    public static DelaunayElements FromState<TFrame>(State<TFrame> state, double gm_m3_s2)
        where TFrame : IFrame
    {
        var conic = Conic.Of(state.Position_m, state.Velocity_m_s, gm_m3_s2, "a set of Delaunay elements");
        EquinoctialElements.RequireEllipse(conic, "Delaunay elements", "Keplerian or modified equinoctial elements");
        var kepler = KeplerianElements.FromState(state, gm_m3_s2);
        var momentum = Vec3.Cross(state.Position_m, state.Velocity_m_s);
        var action = Math.Max(Math.Sqrt(gm_m3_s2 / conic.InverseSemiAxis), momentum.Length);
        return new(
            Conic.Turn(Anomalies.MeanFromTrue_rad(kepler.TrueAnomaly_rad, kepler.EccentricityRatio)),
            kepler.ArgumentOfPeriapsis_rad, kepler.RightAscensionOfNode_rad, action, momentum.Length, momentum.Z);
    }

    /// <summary>The state that the elements describe.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not |H| at most G at most L; says which.</exception>
    public State<TFrame> ToState<TFrame>(double gm_m3_s2)
        where TFrame : IFrame
    {
        Conic.RequireGm(gm_m3_s2);
        Conic.Require(L_m2_s > 0 && double.IsFinite(L_m2_s), L_m2_s, "L, m^2/s,", "must be positive");
        Conic.Require(G_m2_s > 0 && G_m2_s <= L_m2_s, G_m2_s, "G, m^2/s,", "must be positive and at most L");
        Conic.Require(Math.Abs(H_m2_s) <= G_m2_s, H_m2_s, "H, m^2/s,", "must lie between -G and G");
        var e = Math.Sqrt((L_m2_s - G_m2_s) * (L_m2_s + G_m2_s)) / L_m2_s;
        var inclination = Math.Atan2(Math.Sqrt((G_m2_s - H_m2_s) * (G_m2_s + H_m2_s)), H_m2_s);
        var p = G_m2_s / gm_m3_s2 * G_m2_s;
        return new KeplerianElements(
            p / (1 + e), e, inclination, RightAscensionOfNode_rad, ArgumentOfPeriapsis_rad,
            Anomalies.TrueFromMean_rad(MeanAnomaly_rad, e)).ToState<TFrame>(gm_m3_s2);
    }
}

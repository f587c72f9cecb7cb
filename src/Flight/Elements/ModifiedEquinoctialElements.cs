using Guanghan.Core.Space;

namespace Guanghan.Flight.Elements;

/// <summary>
/// Modified equinoctial elements: any conic, circular and equatorial orbits without singularity. The direct set is
/// singular at 180 deg inclination, the retrograde set at 0 deg. Rectilinear motion is refused. Source: M. J. H.
/// Walker, B. Ireland and J. Owens, Celest. Mech. 36 (1985) 409; errata 38 (1986) 391. <c>default</c> is no orbit.
/// </summary>
/// <param name="SemiLatusRectum_m">p, m, positive.</param>
/// <param name="FRatio">f = e cos(argument of periapsis + node).</param>
/// <param name="GRatio">g = e sin(argument of periapsis + node).</param>
/// <param name="HRatio">h = tan(i/2) cos(node).</param>
/// <param name="KRatio">k = tan(i/2) sin(node).</param>
/// <param name="TrueLongitude_rad">L = node + argument of periapsis + true anomaly, rad.</param>
/// <param name="IsRetrograde">Whether node counts backwards and h, k are of cot(i/2).</param>
public readonly record struct ModifiedEquinoctialElements(
    double SemiLatusRectum_m,
    double FRatio,
    double GRatio,
    double HRatio,
    double KRatio,
    double TrueLongitude_rad,
    bool IsRetrograde = false)
{
    /// <summary>The elements of a state.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <param name="state">Position and velocity relative to the centre of attraction.</param>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <param name="isRetrograde">Whether to use the set that is singular at 0 deg instead of 180 deg.</param>
    /// <exception cref="ArgumentException">Rectilinear motion or the singular inclination; says which.</exception>
    public static ModifiedEquinoctialElements FromState<TFrame>(
        State<TFrame> state, double gm_m3_s2, bool isRetrograde = false)
        where TFrame : IFrame
    {
        var conic = Conic.Of(state.Position_m, state.Velocity_m_s, gm_m3_s2, "a set of equinoctial elements");
        var (p, q) = EquinoctialFrame.Of(conic.Normal, isRetrograde);
        var (f, g) = EquinoctialFrame.Axes(p, q, isRetrograde);
        var (longitude, alongF, alongG) = EquinoctialFrame.Place(conic, state.Position_m, f, g);
        return new(conic.SemiLatusRectum, alongF, alongG, q, p, Conic.Turn(longitude), isRetrograde);
    }

    /// <summary>The state that the elements describe.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Elements that describe no conic; says which.</exception>
    public State<TFrame> ToState<TFrame>(double gm_m3_s2)
        where TFrame : IFrame
    {
        Conic.RequireGm(gm_m3_s2);
        Conic.Require(SemiLatusRectum_m > 0 && double.IsFinite(SemiLatusRectum_m), SemiLatusRectum_m,
            "The semi-latus rectum, m,", "must be positive");
        var (sine, cosine) = Math.SinCos(TrueLongitude_rad);
        var eCosine = (FRatio * cosine) + (GRatio * sine);
        var eSine = (FRatio * sine) - (GRatio * cosine);
        Conic.Require(1 + eCosine > 0, TrueLongitude_rad, "The true longitude, rad,",
            "lies at or beyond the asymptote, where the orbit does not go");
        var (f, g) = EquinoctialFrame.Axes(KRatio, HRatio, IsRetrograde);
        return Conic.ToState<TFrame>(SemiLatusRectum_m, eCosine, eSine, f, g, TrueLongitude_rad, gm_m3_s2);
    }
}

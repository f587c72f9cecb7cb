using Guanghan.Core.Space;

namespace Guanghan.Flight.Elements;

/// <summary>
/// Equinoctial elements with mean longitude, of ellipses. The direct set is singular at 180 deg inclination, the
/// retrograde set at 0 deg. Source: R. A. Broucke and P. J. Cefola, Celest. Mech. 5 (1972) 303. <c>default</c> is no
/// orbit.
/// </summary>
/// <param name="SemiMajorAxis_m">a, m, positive.</param>
/// <param name="HRatio">h = e sin(argument of periapsis + node).</param>
/// <param name="KRatio">k = e cos(argument of periapsis + node).</param>
/// <param name="PRatio">p = tan(i/2) sin(node).</param>
/// <param name="QRatio">q = tan(i/2) cos(node).</param>
/// <param name="MeanLongitude_rad">Node + argument of periapsis + mean anomaly, rad.</param>
/// <param name="IsRetrograde">Whether node counts backwards and p, q are of cot(i/2).</param>
public readonly record struct EquinoctialElements(
    double SemiMajorAxis_m,
    double HRatio,
    double KRatio,
    double PRatio,
    double QRatio,
    double MeanLongitude_rad,
    bool IsRetrograde = false)
{
    /// <summary>The elements of a state.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <param name="state">Position and velocity relative to the centre of attraction.</param>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <param name="isRetrograde">Whether to use the set that is singular at 0 deg instead of 180 deg.</param>
    /// <exception cref="ArgumentException">
    /// An open orbit, rectilinear motion or the singular inclination; says which.
    /// </exception>
    public static EquinoctialElements FromState<TFrame>(State<TFrame> state, double gm_m3_s2, bool isRetrograde = false)
        where TFrame : IFrame
    {
        var conic = Conic.Of(state.Position_m, state.Velocity_m_s, gm_m3_s2, "a set of equinoctial elements");
        RequireEllipse(conic, "Equinoctial elements with mean longitude", "modified equinoctial or Keplerian elements");
        var (p, q) = EquinoctialFrame.Of(conic.Normal, isRetrograde);
        var (f, g) = EquinoctialFrame.Axes(p, q, isRetrograde);
        var (longitude, k, h) = EquinoctialFrame.Place(conic, state.Position_m, f, g);
        var mean = Anomalies.MeanFromTrue_rad(conic.TrueAnomaly, conic.Eccentricity);
        return new(
            1 / conic.InverseSemiAxis, h, k, p, q, Conic.Turn(longitude - conic.TrueAnomaly + mean), isRetrograde);
    }

    /// <summary>The state that the elements describe.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Elements that describe no ellipse; says which.</exception>
    public State<TFrame> ToState<TFrame>(double gm_m3_s2)
        where TFrame : IFrame
    {
        Conic.RequireGm(gm_m3_s2);
        Conic.Require(SemiMajorAxis_m > 0 && double.IsFinite(SemiMajorAxis_m), SemiMajorAxis_m,
            "The semi-major axis, m,", "must be positive");
        var e = double.Hypot(HRatio, KRatio);
        Conic.Require(e < 1, e, "The eccentricity (of h and k)", "must be below 1", nameof(HRatio));
        var periapsis = Math.Atan2(HRatio, KRatio);
        var anomaly = Anomalies.TrueFromMean_rad(MeanLongitude_rad - periapsis, e);
        var (f, g) = EquinoctialFrame.Axes(PRatio, QRatio, IsRetrograde);
        return Conic.ToState<TFrame>(
            SemiMajorAxis_m * (1 - e) * (1 + e), e * Math.Cos(anomaly), e * Math.Sin(anomaly), f, g, periapsis
                + anomaly,
            gm_m3_s2);
    }

    internal static void RequireEllipse(Conic conic, string set, string instead)
    {
        if (!(conic.InverseSemiAxis > 0 && conic.Eccentricity < 1))
        {
            throw new ArgumentException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{set} hold ellipses only, and this orbit has eccentricity {conic.Eccentricity:G6}; use {instead}."));
        }
    }
}

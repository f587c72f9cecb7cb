using Guanghan.Core.Space;

namespace Guanghan.Flight.Elements;

/// <summary>
/// The geometry that B-plane and asymptote elements share. S is the direction of the velocity at infinity, T = S x Z in
/// unit length, R = S x T; B goes from the centre to the asymptote, square to it: B = (h / v_inf) S x W with W the
/// plane's normal. Source: W. Kizner, "A method of describing miss distances for lunar and interplanetary
/// trajectories", JPL EP 674, 1959; Vallado 2013, section 12.3.
/// </summary>
internal static class HyperbolicPlane
{
    // sin of the angle between asymptote and Z axis, below which T has no direction.
    private const double Pole = 1e-12;

    public static (Vec3 S, double B, Vec3 Normal) Of(Vec3 position, Vec3 velocity, double gm, Asymptote end, string set)
    {
        var conic = Conic.Of(position, velocity, gm, set);
        var e = conic.Eccentricity;
        if (!(e > 1 && conic.InverseSemiAxis < 0))
        {
            throw new ArgumentException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Only a hyperbola has an asymptote, and this orbit has eccentricity {e:G6}; use Keplerian elements."));
        }
        var outward = position / conic.Radius;
        var along = Vec3.Cross(conic.Normal, outward);
        var (sine, cosine) = (conic.EccentricitySine / e, conic.EccentricityCosine / e);
        var periapsis = (cosine * outward) - (sine * along);
        var ahead = (sine * outward) + (cosine * along);
        // Velocity at infinity: the end of the asymptote outgoing, minus it mirrored incoming.
        var side = end == Asymptote.Outgoing ? -1 : 1;
        var s = (side / e * periapsis) + (Math.Sqrt((e - 1) * (e + 1)) / e * ahead);
        var b = Math.Sqrt(conic.SemiLatusRectum / -conic.InverseSemiAxis);
        return (s, b, conic.Normal);
    }

    public static (Vec3 T, Vec3 R) Axes(Vec3 s)
    {
        var level = double.Hypot(s.X, s.Y);
        if (!(level > Pole))
        {
            throw new ArgumentException(
                "The asymptote is along the Z axis, where the B-plane axes T and R have no direction; use another " +
                "frame.");
        }
        var t = new Vec3(s.Y / level, -s.X / level, 0);
        return (t, Vec3.Cross(s, t));
    }

    /// <summary>The state at a true anomaly of the hyperbola with asymptote S, normal W, size b and speed.</summary>
    public static State<TFrame> ToState<TFrame>(
        Vec3 s, Vec3 normal, double periapsis, double e, double anomaly, double gm, Asymptote end)
        where TFrame : IFrame
    {
        Conic.Require(1 + (e * Math.Cos(anomaly)) > 0, anomaly, "The true anomaly, rad,",
            "lies at or beyond the asymptote, where the orbit does not go");
        var across = Vec3.Cross(normal, s);
        var side = end == Asymptote.Outgoing ? -1 : 1;
        var (cosine, sine) = (side / e, Math.Sqrt((e - 1) * (e + 1)) / e);
        // S = cosine P + sine Q and W x S = cosine Q - sine P, turned round.
        var p = (cosine * s) - (sine * across);
        var q = (sine * s) + (cosine * across);
        return Conic.ToState<TFrame>(
            periapsis * (1 + e), e * Math.Cos(anomaly), e * Math.Sin(anomaly), p, q, anomaly, gm);
    }

    public static Vec3 Direction(double ascension, double declination)
    {
        var (sine, cosine) = Math.SinCos(ascension);
        var level = Math.Cos(declination);
        return new(level * cosine, level * sine, Math.Sin(declination));
    }

    public static double TrueAnomaly(Vec3 position, Vec3 velocity, double gm) =>
        Conic.Of(position, velocity, gm, "a hyperbola").TrueAnomaly;
}

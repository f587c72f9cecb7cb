using System.Globalization;
using System.Runtime.CompilerServices;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Elements;

/// <summary>What every element set needs of a Cartesian state: size and place in the conic, and the plane.</summary>
/// <param name="Radius">Distance.</param>
/// <param name="SemiLatusRectum">p = h^2 / mu.</param>
/// <param name="EccentricityCosine">e cos nu = p / r - 1.</param>
/// <param name="EccentricitySine">e sin nu.</param>
/// <param name="Normal">Unit vector along the angular momentum.</param>
/// <param name="InverseSemiAxis">1/a = 2 / r - v^2 / mu.</param>
internal readonly record struct Conic(
    double Radius, double SemiLatusRectum, double EccentricityCosine, double EccentricitySine, Vec3 Normal,
    double InverseSemiAxis)
{
    // The cross product of position and velocity is rounding alone within this of vertical flight.
    private const double Rectilinear_rad = 1e-13;

    public double Eccentricity => double.Hypot(EccentricityCosine, EccentricitySine);

    public double TrueAnomaly => Math.Atan2(EccentricitySine, EccentricityCosine);

    /// <summary>Refuses what no set of orbital elements can hold.</summary>
    public static Conic Of(Vec3 position, Vec3 velocity, double gm, string set)
    {
        RequireGm(gm);
        var (radius, speed) = (position.Length, velocity.Length);
        if (!double.IsFinite(radius) || !double.IsFinite(speed))
        {
            throw new ArgumentException(
                "The state holds a number that is not finite; check what it was computed from.");
        }
        if (radius == 0)
        {
            throw new ArgumentException($"The position is the centre of attraction: {set} cannot be formed there.");
        }
        var momentum = Vec3.Cross(position, velocity);
        var length = momentum.Length;
        if (!(length > Rectilinear_rad * radius * speed))
        {
            throw new ArgumentException(
                $"The motion is rectilinear (the velocity is along the position or zero), which {set} cannot hold; " +
                "keep the Cartesian state or use spherical elements.");
        }
        var p = length / gm * length;
        return new(
            radius, p, (p / radius) - 1, length / gm * Vec3.Dot(position, velocity) / radius, momentum / length,
            (2 / radius) - (speed / gm * speed));
    }

    /// <summary>
    /// Position and velocity from two perpendicular unit vectors of the plane and the angle from the first.
    /// </summary>
    public static State<TFrame> ToState<TFrame>(
        double p, double eCosine, double eSine, Vec3 first, Vec3 second, double angle, double gm)
        where TFrame : IFrame
    {
        var (sine, cosine) = Math.SinCos(angle);
        var outward = (cosine * first) + (sine * second);
        var along = (cosine * second) - (sine * first);
        var speed = Math.Sqrt(gm / p);
        return new(p / (1 + eCosine) * outward, (speed * eSine * outward) + (speed * (1 + eCosine) * along));
    }

    public static void RequireGm(double gm, [CallerArgumentExpression(nameof(gm))] string name = "") =>
        Require(gm > 0 && double.IsFinite(gm), gm, "The gravitational parameter", "must be positive, m^3/s^2", name);

    public static void Require(
        bool holds, double value, string what, string rule, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(
                name, string.Create(CultureInfo.InvariantCulture, $"{what} {rule}; it is {value}."));
        }
    }

    /// <summary>The angle in [0, 2 pi).</summary>
    public static double Turn(double angle)
    {
        var turned = Math.IEEERemainder(angle, 2 * Math.PI);
        return turned < 0 ? (turned + (2 * Math.PI)) % (2 * Math.PI) : turned;
    }
}

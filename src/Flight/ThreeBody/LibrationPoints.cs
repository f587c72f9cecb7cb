using System.Globalization;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;

namespace Guanghan.Flight.ThreeBody;

/// <summary>One of the five places where a body at rest in the turning axes stays.</summary>
public enum LibrationPoint
{
    /// <summary>Between the two bodies.</summary>
    L1 = 1,

    /// <summary>Beyond the smaller body.</summary>
    L2,

    /// <summary>Beyond the larger body.</summary>
    L3,

    /// <summary>60 degrees ahead of the smaller body.</summary>
    L4,

    /// <summary>60 degrees behind it.</summary>
    L5,
}

/// <summary>Where the libration points are: Szebehely (1967), section 4.4.</summary>
public static class LibrationPoints
{
    // Points on the axis of a mass ratio down to 1e-15 lie farther than this from every body.
    private const double Nearest = 1e-6;

    /// <summary>Position of a point, units of the system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="point">Which point.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public static Vec3 Of(ThreeBodySystem system, LibrationPoint point)
    {
        ArgumentNullException.ThrowIfNull(system);
        var mu = system.MassRatio;
        var height = Math.Sqrt(3) / 2;
        return point switch
        {
            LibrationPoint.L1 => OnAxis(mu, -mu + Nearest, 1 - mu - Nearest),
            LibrationPoint.L2 => OnAxis(mu, 1 - mu + Nearest, 2),
            LibrationPoint.L3 => OnAxis(mu, -2, -mu - Nearest),
            LibrationPoint.L4 => new(0.5 - mu, height, 0),
            LibrationPoint.L5 => new(0.5 - mu, -height, 0),
            _ => throw new ArgumentOutOfRangeException(
                nameof(point), point, "There are five libration points, L1 to L5."),
        };
    }

    /// <summary>
    /// Frequency of the small planar orbit about L1, L2 or L3 and its ratio of y to x: Szebehely (1967), section 5.3,
    /// by way of c2 = (1 - mu) / r1^3 + mu / r2^3.
    /// </summary>
    internal static (double FrequencyFactor, double AspectRatio) SmallOrbit(
        ThreeBodySystem system, LibrationPoint point)
    {
        var (mu, x) = (system.MassRatio, Of(system, point).X);
        var c2 = ((1 - mu) / Math.Pow(Math.Abs(x + mu), 3)) + (mu / Math.Pow(Math.Abs(x - 1 + mu), 3));
        var square = (2 - c2 + Math.Sqrt((9 * c2 * c2) - (8 * c2))) / 2;
        var frequency = Math.Sqrt(square);
        return (frequency, (square + 1 + (2 * c2)) / (2 * frequency));
    }

    private static Vec3 OnAxis(double mu, double low, double high)
    {
        double Pull(double x) => x - ((1 - mu) * (x + mu) / Math.Pow(Math.Abs(x + mu), 3))
            - (mu * (x - 1 + mu) / Math.Pow(Math.Abs(x - 1 + mu), 3));
        var root = BrentRoot.Find(Pull, low, high, 1e-16);
        return root.Converged
            ? new(root.X, 0, 0)
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The libration point of mass ratio {mu} lies too near a body to be found."));
    }
}

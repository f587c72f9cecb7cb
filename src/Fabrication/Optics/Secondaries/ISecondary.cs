using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Optics.Secondaries;

/// <summary>
/// What stands between the focal plane and the fibres' face: a concentrator or a rod. Its entry is a hole in a plane,
/// its exit another plane farther along z.
/// </summary>
public interface ISecondary
{
    /// <summary>Distance from entry plane to exit plane, m.</summary>
    double Length_m { get; }

    /// <summary>Radius of the circle that holds the entry, m.</summary>
    double EntryRadius_m { get; }

    /// <summary>Area of the entry, m^2.</summary>
    double EntryArea_m2 { get; }

    /// <summary>Radius of the circle that holds the exit, m.</summary>
    double ExitRadius_m { get; }

    /// <summary>Follows a ray from the entry plane to the exit plane.</summary>
    /// <param name="ray">
    /// The ray: its point on the entry plane (z = 0) on the way in, on the exit plane (z = 0 there) on the way out.
    /// </param>
    /// <param name="band">Spectral band.</param>
    SecondaryPassage Pass(ref SecondaryRay ray, int band);
}

/// <summary>A ray at a secondary.</summary>
/// <param name="Point">Point, m, in the frame of the plane that it stands on.</param>
/// <param name="Direction">Direction of unit length; z is positive.</param>
/// <param name="WeightFraction">Share of its power that is left.</param>
public record struct SecondaryRay(Vec3 Point, Vec3 Direction, double WeightFraction);

/// <summary>What became of a ray at a secondary.</summary>
public enum SecondaryPassage
{
    /// <summary>It came through.</summary>
    Through,

    /// <summary>It passed beside the entry.</summary>
    Beside,

    /// <summary>It was turned back and left by the entry.</summary>
    TurnedBack,

    /// <summary>It was still inside after the greatest number of reflections.</summary>
    Caught,
}

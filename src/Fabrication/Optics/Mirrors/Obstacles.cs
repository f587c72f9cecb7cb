using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Optics.Mirrors;

/// <summary>A flat obstacle that takes whatever light meets it from either side.</summary>
/// <param name="Placement">Where it stands.</param>
/// <param name="Outline">Its outline.</param>
/// <param name="IsOpening">Whether the outline is the hole in an endless sheet instead: what passes outside is taken.
/// </param>
public sealed record Screen(Placement Placement, Outline Outline, bool IsOpening = false)
{
    /// <summary>Whether a ray meets it after its start.</summary>
    /// <param name="from">Start, m.</param>
    /// <param name="along">Direction of unit length.</param>
    public bool Takes(Vec3 from, Vec3 along)
    {
        var (p, v) = (Placement.PointIn(from), Placement.DirectionIn(along));
        var distance = -p.Z / v.Z;
        return distance > Tracing.RayLimits.Clearance_m && distance < double.PositiveInfinity &&
            Outline.Contains(p.X + (distance * v.X), p.Y + (distance * v.Y)) != IsOpening;
    }
}

/// <summary>A round bar, such as one that holds the receiver; takes whatever light meets it.</summary>
/// <param name="From">One end of its axis, m.</param>
/// <param name="To">The other end, m.</param>
/// <param name="Radius_m">Radius, m.</param>
public sealed record Strut(Vec3 From, Vec3 To, double Radius_m)
{
    /// <summary>Whether a ray passes nearer to the axis than the radius (Ericson 2005, Real-Time Collision Detection,
    /// 5.1.9).</summary>
    /// <param name="from">Start, m.</param>
    /// <param name="along">Direction of unit length.</param>
    public bool Takes(Vec3 from, Vec3 along)
    {
        var axis = To - From;
        var between = from - From;
        var (b, c) = (Vec3.Dot(along, axis), axis.LengthSquared);
        var (d, e) = (Vec3.Dot(along, between), Vec3.Dot(axis, between));
        var onAxis = Math.Clamp((e - (b * d)) / Math.Max(c - (b * b), double.Epsilon), 0, 1);
        var onRay = (b * onAxis) - d;
        if (onRay < 0)
        {
            // Nearest before the start, which is then the ray's nearest point.
            (onRay, onAxis) = (0, Math.Clamp(e / c, 0, 1));
        }

        return (between + (onRay * along) - (onAxis * axis)).LengthSquared < Radius_m * Radius_m;
    }
}

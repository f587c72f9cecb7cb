using Guanghan.Core.Space;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Optics.Secondaries;

/// <summary>
/// A compound parabolic concentrator of revolution. Computes rays by exact reflection on the wall (r cos t + z sin t)^2
/// + 2 a (1 + sin t)^2 r - 2 a cos t (2 + sin t) z - a^2 (1 + sin t)(3 + sin t) = 0, z from the exit, a its radius, t
/// the
/// acceptance angle (Welford and Winston 1989, High Collection Nonimaging Optics, chapter 4). Assumes a smooth wall of
/// one reflectance. All rays in planes through the axis pass within t and none beyond; skew rays blur that edge, so it
/// passes 96 to 98 % of what comes within t. Valid for t from 1 to 89 deg.
/// </summary>
public sealed class CompoundParabolic : ISecondary
{
    private const int NewtonSteps = 100; // converges quadratically; 8 are the most that were seen
    private readonly double _exit;
    private readonly double _sine;
    private readonly double _cosine;
    private readonly double _wall;

    /// <summary>A concentrator.</summary>
    /// <param name="exitRadius_m">Radius of the exit, m.</param>
    /// <param name="acceptance_rad">Acceptance half angle, rad, above 0 and below pi/2.</param>
    /// <param name="lengthFraction">Share of the full length that is kept; the wide end is cut off.</param>
    /// <param name="reflectanceFraction">Reflectance of the wall.</param>
    public CompoundParabolic(
        double exitRadius_m, double acceptance_rad, double lengthFraction, double reflectanceFraction)
    {
        (_exit, _wall) = (exitRadius_m, reflectanceFraction);
        (_sine, _cosine) = Math.SinCos(acceptance_rad);
        Acceptance_rad = acceptance_rad;
        FullLength_m = exitRadius_m * (1 + (1 / _sine)) * _cosine / _sine;
        Length_m = FullLength_m * lengthFraction;
        EntryRadius_m = Radius_m(Length_m);
    }

    /// <summary>Acceptance half angle, rad.</summary>
    public double Acceptance_rad { get; }

    /// <summary>Length before it was cut, m: (a + a/sin t) cot t.</summary>
    public double FullLength_m { get; }

    /// <inheritdoc/>
    public double Length_m { get; }

    /// <inheritdoc/>
    public double EntryRadius_m { get; }

    /// <inheritdoc/>
    public double EntryArea_m2 => Math.PI * EntryRadius_m * EntryRadius_m;

    /// <inheritdoc/>
    public double ExitRadius_m => _exit;

    /// <summary>Radius at a height above the exit, m.</summary>
    /// <param name="height_m">Height, m.</param>
    public double Radius_m(double height_m)
    {
        var half = (_cosine * _sine * height_m) + (_exit * (1 + _sine) * (1 + _sine));
        var rest = (height_m * height_m * _sine * _sine) - (2 * _exit * _cosine * (2 + _sine) * height_m) -
            (_exit * _exit * (1 + _sine) * (3 + _sine));
        return -rest / (half + Math.Sqrt((half * half) - (_cosine * _cosine * rest)));
    }

    /// <inheritdoc/>
    public SecondaryPassage Pass(ref SecondaryRay ray, int band)
    {
        if ((ray.Point.X * ray.Point.X) + (ray.Point.Y * ray.Point.Y) > EntryRadius_m * EntryRadius_m)
        {
            return SecondaryPassage.Beside;
        }

        // Heights above the exit: the ray comes down.
        var point = ray.Point with { Z = Length_m };
        var along = ray.Direction with { Z = -ray.Direction.Z };
        for (var bounce = 0; bounce < RayLimits.Bounces; bounce++)
        {
            var toPlane = along.Z < 0
                ? -point.Z / along.Z
                : (Length_m - point.Z) / Math.Max(along.Z, 1e-12);
            var across = point + (toPlane * along);
            if (Wall(across) <= 0)
            {
                if (along.Z >= 0)
                {
                    return SecondaryPassage.TurnedBack;
                }

                ray = ray with { Point = across with { Z = 0 }, Direction = along with { Z = -along.Z } };
                return SecondaryPassage.Through;
            }

            point += Chord(point, along, toPlane) * along;
            var outward = Outward(point);
            var facing = Vec3.Dot(along, outward);
            if (facing > 0)
            {
                along -= 2 * facing * outward;
                ray.WeightFraction *= _wall;
            }
        }

        return SecondaryPassage.Caught;
    }

    /// <summary>
    /// Way to the wall. Along a ray the wall's function is convex and above zero at the plane, so Newton's steps from
    /// there come down to the farther crossing and never pass it.
    /// </summary>
    private double Chord(Vec3 point, Vec3 along, double toPlane)
    {
        var distance = toPlane;
        for (var step = 0; step < NewtonSteps; step++)
        {
            var at = point + (distance * along);
            var r = Math.Sqrt((at.X * at.X) + (at.Y * at.Y));
            var turned = (r * _cosine) + (at.Z * _sine);
            var widening = ((at.X * along.X) + (at.Y * along.Y)) / r;
            var slope = (2 * turned * ((widening * _cosine) + (along.Z * _sine))) +
                (2 * _exit * (1 + _sine) * (1 + _sine) * widening) - (2 * _exit * _cosine * (2 + _sine) * along.Z);
            var change = Wall(at) / slope;
            if (!(change > 1e-15 * _exit))
            {
                break;
            }

            distance -= change;
        }

        return Math.Max(distance, 0);
    }

    // Below zero inside; m^2.
    private double Wall(Vec3 point)
    {
        var r = Math.Sqrt((point.X * point.X) + (point.Y * point.Y));
        var turned = (r * _cosine) + (point.Z * _sine);
        return (turned * turned) + (2 * _exit * (1 + _sine) * (1 + _sine) * r) -
            (2 * _exit * _cosine * (2 + _sine) * point.Z) - (_exit * _exit * (1 + _sine) * (3 + _sine));
    }

    private Vec3 Outward(Vec3 point)
    {
        var r = Math.Sqrt((point.X * point.X) + (point.Y * point.Y));
        var turned = (r * _cosine) + (point.Z * _sine);
        var acrossWall = (2 * turned * _cosine) + (2 * _exit * (1 + _sine) * (1 + _sine));
        var alongAxis = (2 * turned * _sine) - (2 * _exit * _cosine * (2 + _sine));
        return new Vec3(acrossWall * point.X / r, acrossWall * point.Y / r, alongAxis).ToUnit();
    }
}

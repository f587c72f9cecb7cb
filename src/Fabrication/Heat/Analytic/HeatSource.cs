using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// One part of a source that turns with it: a Gaussian of density exp(-3 (x^2/ax^2 + y^2/ay^2 + z^2/az^2)), or, where
/// the radius is above 0, an even disc of that radius with the same Gaussian in depth.
/// </summary>
/// <param name="ShareFraction">Share of the absorbed power.</param>
/// <param name="WidthX_m">Where the density has fallen to exp(-3) along x, m.</param>
/// <param name="WidthY_m">The same along y, m.</param>
/// <param name="Depth_m">The same in depth, m; 0 for heat at the surface.</param>
/// <param name="Radius_m">Radius of a disc, m; 0 for a Gaussian.</param>
public readonly record struct SourcePart(
    double ShareFraction, double WidthX_m, double WidthY_m, double Depth_m, double Radius_m);

/// <summary>
/// How a pen's absorbed power is spread around its middle: a sum of Gaussians and discs. The parts are added, for the
/// model is linear; each is exact.
/// </summary>
public sealed class HeatSource
{
    internal HeatSource(ImmutableArray<SourcePart> parts) => Parts = parts;

    /// <summary>What it is made of; the shares sum to 1.</summary>
    public ImmutableArray<SourcePart> Parts { get; }

    /// <summary>A Gaussian at the surface: flux 2 P / (pi w^2) exp(-2 r^2 / w^2).</summary>
    /// <param name="radius_m">Radius w where the flux has fallen to 1/e^2, m.</param>
    public static HeatSource Gaussian(double radius_m)
    {
        Refusal.UnlessPositive(radius_m, "The radius of the Gaussian spot", "m");
        var width = radius_m * Math.Sqrt(1.5); // exp(-2 r^2 / w^2) = exp(-3 r^2 / (1.5 w^2))
        return new([new(1, width, width, 0, 0)]);
    }

    /// <summary>
    /// A Gaussian in three dimensions, density proportional to exp(-3 (x^2/ax^2 + y^2/ay^2 + z^2/az^2)): Stump and
    /// Plotkowski 2019, Applied Mathematical Modelling 75, 787.
    /// </summary>
    /// <param name="widthX_m">ax, m.</param>
    /// <param name="widthY_m">ay, m.</param>
    /// <param name="depth_m">az, m; may be 0.</param>
    public static HeatSource Volume(double widthX_m, double widthY_m, double depth_m)
    {
        Refusal.UnlessPositive(widthX_m, "The width of the source along x", "m");
        Refusal.UnlessPositive(widthY_m, "The width of the source along y", "m");
        Refusal.IfNegative(depth_m, "The depth of the source", "m");
        return new([new(1, widthX_m, widthY_m, depth_m, 0)]);
    }

    /// <summary>An even disc at the surface.</summary>
    /// <param name="radius_m">Its radius, m.</param>
    public static HeatSource TopHat(double radius_m)
    {
        Refusal.UnlessPositive(radius_m, "The radius of the disc", "m");
        return new([new(1, 0, 0, 0, radius_m)]);
    }
}

/// <summary>One light pen: where it goes, and how its power is spread.</summary>
/// <param name="Source">The spread.</param>
/// <param name="Path">The way, with speed and absorbed power.</param>
public sealed record HeatPen(HeatSource Source, ScanPath Path);

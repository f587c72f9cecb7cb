using System.Collections.Immutable;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Tests.Optics.Tracing;

/// <summary>Concentrators for the tests, one of each kind.</summary>
internal static class Concentrators
{
    public const double SunHalfAngle_rad = 4.65e-3;

    public static readonly MirrorFinish Rough = new(
        ReflectanceTable.Of(3, (band, cosine) => 0.85 + (0.03 * band) - (0.05 * cosine)), 1.5e-3, 0.7e-3, 0.02);

    public static SunLight Uniform { get; } = new([0, SineSquared], 0, [1.0]);

    /// <summary>A darkened disc in eight steps, a pointing error and three bands: everything that a Sun can have.</summary>
    public static SunLight Full { get; } = new(
        [.. Enumerable.Range(0, 9).Select(i => SineSquared * Math.Pow(i / 8.0, 1.1))], 0.8e-3, [0.2, 0.5, 0.3]);

    public static double SineSquared => Math.Sin(SunHalfAngle_rad) * Math.Sin(SunHalfAngle_rad);

    public static PrimaryDesign Dish(MirrorFinish? finish = null) => new(
        PrimarySurface.Paraboloid, OutlineShape.Circle, 1, 0.6, 0, 0, 0, null, null, finish ?? MirrorFinish.Perfect);

    public static ConcentratorDesign Of(string kind)
    {
        var dish = Dish(Rough);
        return kind switch
        {
            "dish" => new(dish with { Obstruction_m = 0.1, Struts = new(3, 0.02) }, null, null),
            "off-axis" => new(dish with { OffAxis_m = 0.7, Shape = OutlineShape.Hexagon }, null, null),
            "sphere" => new(dish with { Surface = PrimarySurface.Sphere, FocalLength_m = 2, Defocus_m = -0.01 }, null, null),
            "square facets" => new(dish with { Facets = new(OutlineShape.Rectangle, FacetSurface.Flat, 0.05, 0.001) }, null, null),
            "hexagonal facets" => new(dish with { Facets = new(OutlineShape.Hexagon, FacetSurface.Spherical, 0.08, 0.002) }, null, null),
            "cassegrain" => new(dish with { FocalLength_m = 0.8, Struts = new(4, 0.01) }, new(3, 0.1, 0.25, 0.12, Rough), null),
            "flat secondary" => new(dish, new(1, -0.25, 0.4, 0.1, MirrorFinish.Perfect), null),
            "heliostat" => new(dish with { Obstruction_m = 0.1, Struts = new(2, 0.02) }, null,
                new(4, 0.5, 5, 4, 0.3, 0.4, 0.02, Rough)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    public static ImmutableArray<string> Kinds { get; } =
        ["dish", "off-axis", "sphere", "square facets", "hexagonal facets", "cassegrain", "flat secondary", "heliostat"];
}

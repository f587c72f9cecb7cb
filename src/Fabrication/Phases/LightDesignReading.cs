using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre.Designs;
using Guanghan.Fabrication.Optics.Mirrors;

namespace Guanghan.Fabrication.Phases;

/// <summary>Reads the options of a design of light.</summary>
internal static class LightDesignReading
{
    private const int RingsAtMost = 12;
    private const int CollectorsAtMost = 64;

    private sealed record Target(double Flux_W_m2, double Power_W);

    private sealed record Range(double Low_si, double High_si);

    private sealed record Rings(int Low, int High);

    private sealed record Mirror(double ObstructionFraction, FinishOptions Finish);

    public static LightDesignInputs Read(Section section)
    {
        var (irradiance, design, sun, window) = LightReading.ReadLight(section);
        var target = section.Group("target", "What the design must bring to the work.", inside => new Target(
            inside.Quantity("flux", "MW/m^2", "Mean flux over the spot.", Bounds.Between("1 kW/m^2", "100 MW/m^2")),
            inside.Quantity("power", "W", "Power at the spot.", Bounds.Between("1 mW", "1 MW"))));
        var mirror = section.Group("mirror", "One collector's mirror: a whole paraboloid, in all but its size.",
            inside => new Mirror(
                inside.Quantity("obstruction", "",
                    "Diameter of what shades the middle, such as the bundle's holder, over the aperture.",
                    Bounds.Between("0", "0.9")),
                MirrorReading.ReadFinish(inside)));
        var bounds = section.Group("search", "Where designs are looked for.", ReadBounds);
        var primary = new PrimaryDesign(PrimarySurface.Paraboloid, OutlineShape.Circle, 1, 1, 0,
            mirror.ObstructionFraction, 0, null, null, MirrorFinish.Perfect);
        var steepest = new DesignPoint(1, bounds.RimHigh_rad, 1, 1);
        section.Require(LightLimits.Rim(primary with { FocalLength_m = steepest.FocalLength_m }, null, mirror.Finish,
            sun.HalfAngle_rad) is null, "search", string.Create(CultureInfo.InvariantCulture,
            $"rim angles up to {bounds.RimHigh_rad * 180 / Math.PI:0.0} deg and the slope error widen the cone " +
            $"beyond 85 deg, where light grazes the fibres' face; lower the highest"), "mirror", "sun_half_angle");
        var fibre = section.Group("fibre", "The fibre bundle of one collector, in all but the number of its fibres.",
            inside => FibreReading.Read(inside, _ => bounds.FibreCounts[0]));
        section.Require(Cables(bounds).Select(cable => LightLimits.Cable(fibre with { Count = cable }, 1))
            .FirstOrDefault(problem => problem is not null), "fibre", "search");
        var pen = section.Group("pen", "The free end: {} for the bare end of the cable at no distance.",
            LightReading.ReadPen);
        var search = section.Count("search_rays",
            "Rays for each rim angle of the search; the design is then fitted and verified with as many as rays.",
            4096, 1_000_000, 32_768);
        var rays = LightReading.ReadRays(section);
        var chain = new LightInputs(irradiance, design, sun, window, primary, mirror.Finish, null, null, null, null, 1,
            null, fibre, pen, 1, 1, 1, null, rays, new([], 0));
        return new(chain, target.Flux_W_m2, target.Power_W, bounds, search);
    }

    private static DesignBounds ReadBounds(Section section)
    {
        var rim = section.Group("rim_angle", "Angle at the focus between the axis and the mirror's rim.",
            inside => ReadRange(inside, "deg", Bounds.Between("5 deg", "80 deg")));
        var aperture = section.Group("aperture", "Diameter of one mirror.",
            inside => ReadRange(inside, "m", Bounds.Between("1 cm", "20 m")));
        var rings = section.Group("rings",
            "Full rings of fibres around the first in one collector's bundle: 0 is 1 fibre, then 7, 19, 37, 61, 91.",
            inside =>
            {
                var low = inside.Count("low", "Fewest.", 0, RingsAtMost);
                var high = inside.Count("high", "Most.", 0, RingsAtMost);
                inside.Require(high >= low, "high", "is less than low; write the smaller value as low", "low");
                return new Rings(low, high);
            });
        var collectors = section.Count("collectors", "Most equal collectors whose bundles join into one cable.", 1,
            CollectorsAtMost, 8);
        return new(rim.Low_si, rim.High_si, aperture.Low_si, aperture.High_si,
            [
                .. Enumerable.Range(rings.Low, Math.Max(1, rings.High - rings.Low + 1))
                    .Select(n => (3 * n * (n + 1)) + 1),
            ],
            [.. Enumerable.Range(1, collectors)]);
    }

    private static Range ReadRange(Section section, string unit, Bounds bounds)
    {
        var low = section.Quantity("low", unit, "Least.", bounds);
        var high = section.Quantity("high", unit, "Greatest.", bounds);
        section.Require(high >= low, "high", "is less than low; write the smaller value as low", "low");
        return new(low, high);
    }

    // Every bundle and every cable that they join into: a measured packing must hold for all.
    private static IEnumerable<int> Cables(DesignBounds bounds) =>
        bounds.FibreCounts.SelectMany(n => bounds.CollectorCounts.Select(k => n * k)).Distinct().Order();
}

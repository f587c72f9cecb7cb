using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Sunlight;

namespace Guanghan.Fabrication.Phases;

/// <summary>Declares and reads the terrain of <c>fabrication.ground</c>.</summary>
internal static class GroundTerrainReading
{
    private const double Edge_rad = 0.5 * Math.PI / 180; // the disc's upper limb shows a quarter of a degree sooner

    public static GroundTerrain Read(Section section)
    {
        var points = section.List("horizon", "The terrain's horizon, straight between its points around the circle.",
            inside => new HorizonPoint(
                inside.Quantity("azimuth", "deg", "Clockwise from north.", Bounds.FromBelow("0 deg", "360 deg")),
                inside.Quantity("elevation", "deg", "Of the terrain.", Bounds.Between("-10 deg", "80 deg"))), 1, 3600);
        var isDistinct = HorizonMask.HasDistinctAzimuths(points);
        section.Require(isDistinct, "horizon", "two points share an azimuth; keep one of them");
        var albedo = section.Quantity("albedo", "", "Albedo of the terrain under a vertical Sun: highlands .12, " +
            "maria .06 to .07 (Hayne 2017).", Bounds.Between("0", "0.6"), "0.12");
        var sky = section.OptionalGroup("open_sky", "Sunlight as if no terrain were; needed with sunlight, whose own " +
            "horizon is to be the same.", inside =>
            {
                var series = inside.Series("irradiance", "W/m^2", "{ from: sun.open_irradiance }.",
                    Bounds.Between("0 W/m^2", "20 kW/m^2"));
                inside.Require(!series.IsConstant, "irradiance",
                    "the series does not run along time; take { from: sun.open_irradiance }");
                return new GroundOpenSky(series.Axis_si, series.Values_si);
            });
        return new(isDistinct ? new HorizonMask(points) : HorizonMask.Flat, 1, albedo, sky);
    }

    public static void Require(Section section, GroundInputs inputs)
    {
        if (inputs.Terrain is not { } terrain)
        {
            return;
        }

        section.Require(inputs.IdealSun is null == terrain.Open is not null, "terrain",
            "terrain under sunlight needs open_sky: { irradiance: { from: sun.open_irradiance } }; under ideal_sun " +
            "it has no use for it", "sunlight", "ideal_sun");
        var course = inputs.Sunlight?.Course;
        section.Require(course is null || terrain.Open is not { } open ||
            open.Times_s.AsSpan().SequenceEqual(course.Times_s.AsSpan()), "terrain",
            "its open_sky has other times than the sunlight; take both from one phase", "sunlight");
        var lowest_rad = terrain.Horizon.Lowest_rad;
        section.Require(course is null || !Enumerable.Range(0, course.Times_s.Length).Any(at =>
            course.Irradiance_W_m2[at] > 0 && course.SineElevationRatios[at] < Math.Sin(lowest_rad - Edge_rad)),
            "terrain", string.Create(CultureInfo.InvariantCulture,
                $"the sunlight shines through it, from below {lowest_rad * 180 / Math.PI:0.##} deg, its lowest " +
                $"point: give fabrication.sunlight the same horizon"), "sunlight");
        section.Require(inputs.Sunlight is null || inputs.Start != GroundStart.Synthetic, "spin_up",
            "the synthetic Sun knows no terrain; write spin_up: repeat", "terrain", "sunlight");
    }
}

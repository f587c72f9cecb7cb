using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Ground;

namespace Guanghan.Fabrication.Phases;

/// <summary>Declares and reads the options of <c>fabrication.ground</c>.</summary>
internal static class GroundReading
{
    private const double LongestGap_s = 12 * 3600; // the Sun moves 6 deg; straight lines hold its sine to 1.4e-3

    public static GroundInputs Read(Section section)
    {
        var inputs = ReadOptions(section);
        section.Require(inputs.Sunlight is null != inputs.IdealSun is null, "sunlight",
            "the ground needs one Sun: write sunlight: { irradiance: { from: sun.irradiance }, elevation: { from: " +
            "sun.elevation } } or ideal_sun: { latitude: 0 deg }, and not both", "ideal_sun");
        section.Require(inputs.Soil.SurfaceDensity_kg_m3 <= inputs.Soil.DeepDensity_kg_m3, "surface_density",
            string.Create(CultureInfo.InvariantCulture, $"{inputs.Soil.SurfaceDensity_kg_m3:G6} kg/m^3 at the " +
                $"surface is above the {inputs.Soil.DeepDensity_kg_m3:G6} kg/m^3 deep down"), "deep_density");
        section.Require(inputs.MeanDepth_m <= inputs.Depth_m, "mean_depth", string.Create(
            CultureInfo.InvariantCulture,
            $"{inputs.MeanDepth_m:G4} m is deeper than the ground's {inputs.Depth_m:G4} m"),
            "depth");
        section.Require(inputs.Bed_m <= inputs.Depth_m / 2, "bed_depth", string.Create(CultureInfo.InvariantCulture,
            $"{inputs.Bed_m:G4} m is deeper than half of the ground's {inputs.Depth_m:G4} m"), "depth");
        GroundTerrainReading.Require(section, inputs);
        var span_s = inputs.Sunlight is { Course: { } course } ? course.Span_s : PeriodicSun.LunarDay_s;
        section.Require(inputs.BedTime_s <= span_s, "bed_time", string.Create(CultureInfo.InvariantCulture,
            $"{inputs.BedTime_s / 3600:G6} h is after the end of the sunlight, {span_s / 3600:G6} h"), "sunlight");
        return inputs;
    }

    private static GroundInputs ReadOptions(Section section) => new()
    {
        Sunlight = section.OptionalGroup("sunlight", "Sunlight of the site, from fabrication.sunlight over at least " +
            "one lunar day; or ideal_sun in its place.", ReadSeries),
        IdealSun = section.OptionalGroup("ideal_sun", "An even Sun that does the same every lunar day, in place of " +
            "sunlight; time 0 is noon.", inside => new IdealSunSite(
                inside.Quantity("latitude", "deg", "Of the site.", Bounds.Between("-89 deg", "89 deg")),
                inside.Quantity("declination", "deg", "Latitude under the Sun.",
                    Bounds.Between("-1.6 deg", "1.6 deg"), "0 deg"))),
        SolarConstant_W_m2 = section.Quantity("solar_constant", "W/m^2",
            "Irradiance of the ideal Sun and of the synthetic one of the spin-up: the mean of a year (IAU 2015 B3).",
            Bounds.Between("1300 W/m^2", "1420 W/m^2"), "1361 W/m^2"),
        Surface = ReadSurface(section),
        Terrain = section.OptionalGroup("terrain", "Terrain around the site, which throws back sunlight and infrared " +
            "and hides the low Sun; left out, a plain under an empty sky.", GroundTerrainReading.Read),
        Unknowns = section.OptionalGroup("unknowns", "Inputs known as ranges, for bands of the figures; left out, " +
            "there are none.", GroundUnknown.Read)?.Ranges ?? [],
        Soil = ReadSoil(section),
        Depth_m = section.Quantity("depth", "m", "Depth of the floor, where the interior's heat comes in.",
            Bounds.Between("0.1 m", "20 m"), "2 m"),
        Step_s = section.Quantity("step", "h", "Longest step in time; every sample of the sunlight ends one.",
            Bounds.Between("1 min", "12 h"), "1 h"),
        Start = section.Choice("spin_up", "How the ground gets its state before the run.",
        [
            new Choice<GroundStart>("synthetic", GroundStart.Synthetic, "the state that repeats itself under an even " +
                "Sun of the same elevations, without terrain or eclipses"),
            new Choice<GroundStart>("repeat", GroundStart.Repeat, "the state that repeats itself under the first " +
                "lunar day of the sunlight, with its terrain and its eclipses"),
            new Choice<GroundStart>("none", GroundStart.None, "start_temperature everywhere"),
        ], "synthetic"),
        Start_K = section.Quantity("start_temperature", "K", "Temperature everywhere before the spin-up, which " +
            "forgets it, or before the run where there is none.", Bounds.Between("20 K", "450 K"), "250 K"),
        SpinUpDayCount = section.Count("spin_up_days", "Most lunar days of spin-up.", 1, 1000, 60),
        Tolerance_K = section.Quantity("spin_up_tolerance", "K", "Distance from the periodic state at which the " +
            "spin-up ends.", Bounds.Between("0.000001 K", "5 K"), "0.01 K"),
        MeanDepth_m = section.Quantity("mean_depth", "m", "Depth whose mean temperature is a figure; Apollo 15 " +
            "measured at 0.83 m.", Bounds.Between("0 m", "20 m"), "0.83 m"),
        Bed_m = section.Quantity("bed_depth", "mm", "Depth of the bed, over which its temperature is a mean.",
            Bounds.Between("0.1 mm", "2 m"), "20 mm"),
        BedAt = section.Choice("bed_at", "When the bed's temperature is taken, in the last lunar day.",
        [
            new Choice<BedInstant>("mean", BedInstant.Mean, "mean over it"),
            new Choice<BedInstant>("noon", BedInstant.Noon, "at its highest Sun"),
            new Choice<BedInstant>("midnight", BedInstant.Midnight, "at its lowest Sun"),
            new Choice<BedInstant>("coldest", BedInstant.Coldest, "when the bed is coldest"),
            new Choice<BedInstant>("hottest", BedInstant.Hottest, "when the bed is hottest"),
            new Choice<BedInstant>("time", BedInstant.Time, "at bed_time, in whatever day that is"),
        ], "mean"),
        BedTime_s = section.Quantity("bed_time", "h", "Used with bed_at: time; after the start of the sunlight (of " +
            "an ideal Sun: after noon), at its nearest sample.", Bounds.Between("0 h", "90000 h"), "0 h"),
    };

    private static GroundSurface ReadSurface(Section section) => new(
        section.Quantity("albedo", "", "Albedo under a vertical Sun: highlands .12, maria .06 to .07 (Hayne 2017).",
            Bounds.Between("0", "0.6"), "0.12"),
        section.Quantity("emissivity", "", "Emissivity in the infrared (Hayne 2017: .95).",
            Bounds.AboveUpTo("0", "1"), "0.95"),
        section.Quantity("infrared", "W/m^2", "Infrared absorbed from warm things around, all the time; " +
            "of terrain, terrain tells.",
            Bounds.Between("0 W/m^2", "500 W/m^2"), "0 W/m^2"),
        section.Quantity("heat_flow", "W/m^2", "Heat out of the interior (Hayne 2017 after Langseth 1976).",
            Bounds.Between("0 W/m^2", "1 W/m^2"), "0.018 W/m^2"))
    {
        CubicFraction = section.Quantity("albedo_cubic", "", "What the albedo gains at 45 deg from the vertical, " +
            "with the cube of the angle (Vasavada 2012: .06; Keihm 1984: .03, unverified).", Bounds.Between("0", "0.5"),
            "0.06"),
        EighthFraction = section.Quantity("albedo_eighth", "", "What it gains at 90 deg, with the eighth power " +
            "(Vasavada 2012: .25; Keihm 1984: .14, unverified).", Bounds.Between("0", "1"), "0.25"),
    };

    private static GroundSoil ReadSoil(Section section) => new(
        section.Quantity("surface_density", "kg/m^3", "Bulk density at the surface (Hayne 2017).",
            Bounds.Between("300 kg/m^3", "3500 kg/m^3"), "1100 kg/m^3"),
        section.Quantity("deep_density", "kg/m^3", "Bulk density deep down (Hayne 2017).",
            Bounds.Between("300 kg/m^3", "3500 kg/m^3"), "1800 kg/m^3"),
        section.Quantity("scale_depth", "mm", "Depth in which density and conductivity come to within 1/e of the " +
            "deep ones (Hayne 2017).", Bounds.Between("1 mm", "1 m"), "70 mm"),
        section.Quantity("surface_conductivity", "W/m/K", "Of grain contacts at the surface (Hayne 2017).",
            Bounds.Between("0.00001 W/m/K", "5 W/m/K"), "0.00074 W/m/K"),
        section.Quantity("deep_conductivity", "W/m/K", "Of grain contacts deep down (Hayne 2017).",
            Bounds.Between("0.00001 W/m/K", "5 W/m/K"), "0.0034 W/m/K"),
        section.Quantity("radiation_ratio", "", "Conduction by radiation between grains over that of contacts, at " +
            "350 K (Hayne 2017).", Bounds.Between("0", "50"), "2.7"),
        SpecificHeatPolynomial.Hayne2017);

    private static SunSeries ReadSeries(Section section)
    {
        var irradiance = section.Series("irradiance", "W/m^2", "On a plane that faces the Sun; { from: " +
            "sun.irradiance }.", Bounds.Between("0 W/m^2", "20 kW/m^2"));
        var elevation = section.Series("elevation", "deg", "Of the Sun's centre; { from: sun.elevation }.",
            Bounds.Between("-90 deg", "90 deg"));
        foreach (var (key, series) in new[] { ("irradiance", irradiance), ("elevation", elevation) })
        {
            section.Require(HasTime(series), key,
                "the series does not run along time; take one such as { from: sun." + key + " }");
        }

        var areTimed = HasTime(irradiance) && HasTime(elevation);
        var areTogether = areTimed && irradiance.Origin == elevation.Origin &&
            irradiance.Axis_si.AsSpan().SequenceEqual(elevation.Axis_si.AsSpan());
        section.Require(areTogether || !areTimed, "elevation",
            "its times are not those of irradiance; take both from one phase", "irradiance");
        if (!areTogether)
        {
            return new(null, null);
        }

        var times = irradiance.Axis_si;
        var span_s = times[^1] - times[0];
        section.Require(span_s >= PeriodicSun.LunarDay_s, "irradiance", string.Create(CultureInfo.InvariantCulture,
            $"it covers {span_s / 86400:0.##} d; a day and a night on the Moon take 29.53 d, and their means need " +
            $"both: take sunlight over 30 d or more"));
        var gap = Enumerable.Range(1, times.Length - 1).MaxBy(at => times[at] - times[at - 1]);
        var gap_s = times[gap] - times[gap - 1];
        section.Require(gap_s <= LongestGap_s, "irradiance", string.Create(CultureInfo.InvariantCulture,
            $"it has nothing between {times[gap - 1] / 3600:0.#} h and {times[gap] / 3600:0.#} h; the ground needs a " +
            $"sample every 12 h at least, take a smaller step of the sunlight"));
        return new(new([.. times], irradiance.Values_si, [.. elevation.Values_si.Select(Math.Sin)]), irradiance.Origin);
    }

    private static bool HasTime(SeriesInput series) => !series.IsConstant && series.Origin is not null;
}

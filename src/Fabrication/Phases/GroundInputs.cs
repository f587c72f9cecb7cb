using System.Collections.Immutable;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Ground;
using Guanghan.Fabrication.Sunlight;

namespace Guanghan.Fabrication.Phases;

/// <summary>How the ground gets its state before the run.</summary>
public enum GroundStart
{
    /// <summary>The periodic state under an even Sun of the same elevations.</summary>
    Synthetic,

    /// <summary>The periodic state under the first lunar day of the series.</summary>
    Repeat,

    /// <summary>One temperature everywhere.</summary>
    None,
}

/// <summary>When the bed's temperature is taken.</summary>
public enum BedInstant
{
    /// <summary>Mean over the last lunar day.</summary>
    Mean,

    /// <summary>At its highest Sun.</summary>
    Noon,

    /// <summary>At its lowest Sun.</summary>
    Midnight,

    /// <summary>When the bed is coldest.</summary>
    Coldest,

    /// <summary>When the bed is hottest.</summary>
    Hottest,

    /// <summary>At the time stated.</summary>
    Time,
}

/// <summary>The site of an ideal Sun.</summary>
/// <param name="Latitude_rad">Latitude, rad.</param>
/// <param name="Declination_rad">Latitude under the Sun, rad.</param>
public sealed record IdealSunSite(double Latitude_rad, double Declination_rad);

/// <summary>Sunlight of a site over time.</summary>
/// <param name="Course">The Sun; null where the series were refused.</param>
/// <param name="Origin">The instant its times count from.</param>
public sealed record SunSeries(SunCourse? Course, Epoch? Origin);

/// <summary>The terrain around a site.</summary>
/// <param name="Horizon">Its horizon.</param>
/// <param name="ScaleFactor">Multiplies its elevations.</param>
/// <param name="AlbedoFraction">Albedo of the terrain under a vertical Sun.</param>
/// <param name="Open">Sunlight as if no terrain were; null for an ideal Sun.</param>
public sealed record GroundTerrain(
    HorizonMask Horizon, double ScaleFactor, double AlbedoFraction, GroundOpenSky? Open);

/// <summary>Sunlight over terrain, as if there were none.</summary>
/// <param name="Times_s">Times, s.</param>
/// <param name="Irradiance_W_m2">On a plane that faces the Sun, at each of them, W/m^2.</param>
public sealed record GroundOpenSky(ImmutableArray<double> Times_s, ImmutableArray<double> Irradiance_W_m2);

/// <summary>Checked inputs of <c>fabrication.ground</c>.</summary>
public sealed record GroundInputs
{
    /// <summary>Sunlight of the site; null for an ideal Sun.</summary>
    public required SunSeries? Sunlight { get; init; }

    /// <summary>Site of the ideal Sun; null for a real one.</summary>
    public required IdealSunSite? IdealSun { get; init; }

    /// <summary>Irradiance of the ideal and of the synthetic Sun, W/m^2.</summary>
    public required double SolarConstant_W_m2 { get; init; }

    /// <summary>Albedo, emissivity, infrared, heat from below.</summary>
    public required GroundSurface Surface { get; init; }

    /// <summary>Terrain around; null for a plain.</summary>
    public required GroundTerrain? Terrain { get; init; }

    /// <summary>Inputs that are known as ranges.</summary>
    public required ImmutableArray<GroundUnknown> Unknowns { get; init; }

    /// <summary>The soil by depth.</summary>
    public required GroundSoil Soil { get; init; }

    /// <summary>Depth of the floor, m.</summary>
    public required double Depth_m { get; init; }

    /// <summary>Longest step in time, s.</summary>
    public required double Step_s { get; init; }

    /// <summary>How the ground gets its state.</summary>
    public required GroundStart Start { get; init; }

    /// <summary>Temperature everywhere before that, K.</summary>
    public required double Start_K { get; init; }

    /// <summary>Most lunar days of spin-up.</summary>
    public required int SpinUpDayCount { get; init; }

    /// <summary>Largest residual taken as periodic, K.</summary>
    public required double Tolerance_K { get; init; }

    /// <summary>Depth whose mean temperature is a figure, m.</summary>
    public required double MeanDepth_m { get; init; }

    /// <summary>Depth of the bed, m.</summary>
    public required double Bed_m { get; init; }

    /// <summary>When the bed's temperature is taken.</summary>
    public required BedInstant BedAt { get; init; }

    /// <summary>That time, s after the start, where it is stated.</summary>
    public required double BedTime_s { get; init; }
}

using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Sunlight;

namespace Guanghan.Fabrication.Phases;

/// <summary>Checked inputs of <c>fabrication.sunlight</c>.</summary>
/// <param name="Site">The site on the Moon, mean-Earth coordinates.</param>
/// <param name="Start">Start of the span.</param>
/// <param name="Span_s">Length of the span, s.</param>
/// <param name="Step_s">Step of the series, s.</param>
/// <param name="Horizon">The terrain's horizon.</param>
/// <param name="UsableElevation_rad">Least elevation of the Sun's centre that can be used, rad.</param>
/// <param name="SolarConstant_W_m2">Irradiance of the whole disc at 1 au, W/m^2.</param>
/// <param name="EarthRadius_m">Radius below which the Earth and its air let no sunlight through, m.</param>
public sealed record SunlightInputs(
    Site<MoonMeanEarth> Site,
    Epoch Start,
    double Span_s,
    double Step_s,
    HorizonMask Horizon,
    double UsableElevation_rad,
    double SolarConstant_W_m2,
    double EarthRadius_m)
{
    private const double SamplesAtMost = 500_000;

    /// <summary>Reads the options.</summary>
    internal static SunlightInputs Read(Section section)
    {
        var place =
            section.Group("site", "The site on the Moon, in mean-Earth coordinates as lunar maps use them.", ReadSite);
        var start = section.Instant("start", "Start of the span.");
        var span_s = section.Quantity("days", "d", "Length of the span.", Bounds.AboveUpTo("0 d", "3660 d"));
        var step_s = section.Quantity("step", "min", "Step of the series; every event is sampled besides.",
            Bounds.Between("1 min", "5 d"), "60 min");
        section.Require(span_s / step_s <= SamplesAtMost, "step", string.Create(CultureInfo.InvariantCulture,
            $"{step_s / 60:G6} min makes {span_s / step_s:0} samples of {span_s / 86400:G6} d; at most " +
            $"{SamplesAtMost:0} are kept, take a step of at least {span_s / SamplesAtMost / 60:G3} min"), "days");
        var horizon = section.List("horizon",
            "The terrain's horizon, straight between its points around the circle; left out, the plane of the horizon.",
            ReadPoint, 0, 3600);
        section.Require(HorizonMask.HasDistinctAzimuths(horizon), "horizon",
            "two points share an azimuth; keep one of them");
        var usable_rad = section.Quantity("usable_elevation", "deg",
            "Least elevation of the Sun's centre that the collectors can use.", Bounds.Between("-1 deg", "89 deg"),
                "0 deg");
        var constant_W_m2 = section.Quantity("solar_constant", "W/m^2",
            "Irradiance of the whole disc at 1 au; 1361 W/m^2 (IAU 2015 B3, after Kopp and Lean 2011).",
            Bounds.Between("1300 W/m^2", "1420 W/m^2"), "1361 W/m^2");
        var earth_m = section.Quantity("earth_radius", "km",
            "Radius of the Earth with its opaque air; 6442 km is 1.01 equatorial radii, Danjon's enlargement " +
            "(Espenak and " +
            "Meeus 2009, NASA/TP-2009-214173).",
            Bounds.Between("6300 km", "6600 km"), "6442 km");
        return new(new(Ellipsoid.Moon, place), start, span_s, step_s,
            HorizonMask.HasDistinctAzimuths(horizon) ? new HorizonMask(horizon) : HorizonMask.Flat,
            usable_rad, constant_W_m2, earth_m);
    }

    private static SurfacePoint ReadSite(Section section) => new(
        section.Quantity("latitude", "deg", "North positive.", Bounds.Between("-90 deg", "90 deg")),
        section.Quantity("longitude", "deg", "East positive.", Bounds.Between("-180 deg", "360 deg")),
        section.Quantity("altitude", "m", "Above the sphere of 1737.4 km.", Bounds.Between("-10 km", "12 km"), "0 m"));

    private static HorizonPoint ReadPoint(Section section) => new(
        section.Quantity("azimuth", "deg", "Clockwise from north.", Bounds.FromBelow("0 deg", "360 deg")),
        section.Quantity("elevation", "deg", "Of the terrain.", Bounds.Between("-10 deg", "80 deg")));
}

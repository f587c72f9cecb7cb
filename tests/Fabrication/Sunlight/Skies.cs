using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;
using Guanghan.Core.Tests;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Sunlight;

namespace Guanghan.Fabrication.Tests.Sunlight;

/// <summary>Sites and ephemerides that the sunlight tests share.</summary>
internal static class Skies
{
    public const double EarthRadius_m = 6442e3; // 1.01 equatorial radii, Danjon: Espenak and Meeus, NASA/TP-2009-214173
    private static readonly Lazy<SpkKernel> s_de430 =
        new(() => SpkFile.Open(Authorities.PathOf("ephemeris/de430_2020_2030.bsp")));

    /// <summary>JPL DE430, 2020 to 2030; its provenance stands in the reference data's PROVENANCE.md.</summary>
    public static IEphemeris De430 => s_de430.Value;

    /// <summary>Chang'e-5's landing site, 43.06 N 51.92 W (Wang et al. 2021, Innovation 2:100097).</summary>
    public static Site<MoonMeanEarth> MonsRuemker { get; } = At(43.06, -51.92);

    public static Site<MoonMeanEarth> At(double latitude_deg, double longitude_deg) => new(
        Ellipsoid.Moon, new(latitude_deg * Math.PI / 180, longitude_deg * Math.PI / 180, 0));

    public static Func<double, SkyView> Over(
        IEphemeris ephemeris, Site<MoonMeanEarth> site, string start, HorizonMask? mask = null)
    {
        var sky = new SiteSky(ephemeris, site, mask ?? HorizonMask.Flat, EarthRadius_m);
        var epoch = Epoch.ParseIso(start);
        return time_s => sky.At(epoch + Duration.FromSeconds(time_s));
    }

    public static SunlightSpan Span(IEphemeris ephemeris, Site<MoonMeanEarth> site, string start, double days) =>
        SunlightSpan.Compute(Over(ephemeris, site, start), days * 86400, 3600, 0, 1361, _ => { },
            CancellationToken.None);
}

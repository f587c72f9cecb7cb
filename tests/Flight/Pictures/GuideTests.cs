using System.Runtime.CompilerServices;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Tests;
using Guanghan.Core.Time;
using Guanghan.Flight.Formats;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Pictures;
using Guanghan.Flight.Propagation.Sgp4;
using Guanghan.Flight.Visibility;

namespace Guanghan.Flight.Tests.Pictures;

/// <summary>The code of docs/guides/flight.md, run as it stands there.</summary>
public sealed class GuideTests
{
    [Fact]
    [Trait("Kind", "validates")]
    public void Two_lines_become_a_picture()
    {
        // <guide>
        var set = TwoLineElements.Parse(
            "1 25544U 98067A   08264.51782528 -.00002182  00000-0 -11606-4 0  2927",
            "2 25544  51.6416 247.4627 0006703 130.5360 325.0288 15.72125391563537");
        var start = set.Mean.EpochUtc.ToEpoch();
        var path = Sgp4Path.Over(new Sgp4Satellite(set.Mean), start, start + Duration.FromHours(3));
        var earth = BodyAxes.Earth(EarthOrientation.Unmeasured(start));
        var picture = PathPictures.GroundTrack("Space station", path, earth, Ellipsoid.Wgs84, BuiltinEphemeris.Default);
        // </guide>

        Assert.StartsWith("<svg", picture, StringComparison.Ordinal);
        // Two revolutions in and out of the shadow: lines of both colours.
        Assert.Contains("#27408b", picture, StringComparison.Ordinal);
        Assert.Contains("#c9730a", picture, StringComparison.Ordinal);
        Assert.Contains("<svg", PathPictures.Orbit("Space station", path, earth), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_guide_shows_what_is_run_here()
    {
        var here = File.ReadAllText(Source()).Split("// <guide>")[1].Split("// </guide>")[0];
        var shown = File.ReadAllText(Path.Combine(Authorities.RepositoryRoot(), "docs", "guides", "flight.md"))
            .Split("```csharp")[1].Split("```")[0];
        Assert.Equal(Lines(here), Lines(shown));
    }

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Source([CallerFilePath] string path = "") => File.Exists(path) ? path
        : Path.Combine(Authorities.RepositoryRoot(), "tests", "Flight", "Pictures", "GuideTests.cs");
}

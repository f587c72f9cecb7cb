using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Tests;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Sunlight;

namespace Guanghan.Fabrication.Tests.Sunlight;

public sealed class EclipseTests
{
    private const double Search_s = 9 * 3600;

    // Below every horizon, so that sites on the Moon's limb, where the Sun just sets, are searched too.
    private static readonly HorizonMask NoHorizon = new([new HorizonPoint(0, -1.5)]);

    [Theory]
    [Trait("Kind", "validates")]
    // Published contacts, UT, by Danjon's rule. 2026-03-03: F. Espenak, NASA eclipse predictions, as tabulated in
    // Wikipedia's "March 2026 lunar eclipse"; 2025-03-14: moonblink.info, from NASA's elements.
    [InlineData("2026-03-03", "07:00:00", "08:44:22 09:50:00 11:04:26 12:02:45 13:17:10 14:22:59")]
    [InlineData("2025-03-14", "02:30:00", "03:57:24 05:09:33 06:25:59 07:31:23 08:47:48 10:00:01")]
    public void The_first_and_last_sites_to_meet_the_shadow_give_the_published_contacts(
        string day, string searchFrom, string published)
    {
        var start = $"{day}T{searchFrom}Z";
        var sites = LimbSites(Epoch.ParseIso(start) + Duration.FromSeconds(Search_s / 2)).ToArray();
        var events = sites.Select(site =>
            SunEvents.Find(Skies.Over(Skies.De430, site, start, NoHorizon), Search_s, 0)).ToArray();
        double[] computed =
        [
            Times(SunEventKind.EclipseBegins).Min(),
            Times(SunEventKind.TotalityBegins).Min(),
            Times(SunEventKind.TotalityBegins).Max(),
            Times(SunEventKind.TotalityEnds).Min(),
            Times(SunEventKind.TotalityEnds).Max(),
            Times(SunEventKind.EclipseEnds).Max(),
        ];
        var origin = TimeSpan.Parse(searchFrom, System.Globalization.CultureInfo.InvariantCulture);
        var expected = published.Split(' ').Select(text =>
            (TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture) - origin).TotalSeconds).ToArray();
        // 12 s: the publications predicted a rotation of the Earth 4 s off today's, they round the Moon's and the
        // Earth's radii (1 km is 1 s to 2 s), and sites every 5 deg miss the limb's extreme by up to 1.7 km.
        Accuracy.Record(
            "Sunlight", $"the Moon's contacts with the Earth's shadow, {day}", "NASA eclipse predictions", "s",
            computed.Zip(expected, (ours, theirs) => ours - theirs), 12);

        IEnumerable<double> Times(SunEventKind kind) =>
            events.SelectMany(found => found).Where(e => e.Kind == kind).Select(e => e.Time_s);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Mons_Ruemker_meets_the_shadow_between_the_published_contacts_of_the_Moon()
    {
        // 2026-03-03, the same publication: any one site enters the umbra between U1 and U2 and leaves it between U3
        // and U4.
        const string Start = "2026-03-03T00:00:00Z";
        var found = SunEvents.Find(Skies.Over(Skies.De430, Skies.MonsRuemker, Start), 86400, 0);
        SunEventKind[] order =
        [
            SunEventKind.EclipseBegins, SunEventKind.TotalityBegins, SunEventKind.EclipseGreatest,
            SunEventKind.TotalityEnds, SunEventKind.EclipseEnds,
        ];
        Assert.Equal(order, found.Select(e => e.Kind));
        var hours = found.Select(e => e.Time_s / 3600).ToArray();
        Assert.InRange(hours[0], 8.7394, 9.8333); // P1 08:44:22 to U1, the penumbra's outer edge crossing the disc
        Assert.InRange(hours[1], 9.8333, 11.0739); // U1 09:50:00 to U2 11:04:26
        Assert.InRange(hours[3], 12.0458, 13.2861); // U3 12:02:45 to U4 13:17:10
        Assert.InRange(hours[4], 13.2861, 14.3831); // U4 to P4 14:22:59
        Assert.Equal(11.5603, hours[2], 0.75); // greatest 11:33:37 for the Moon's centre; half its disc takes 0.6 h
        Assert.Equal(0.0, found[2].View.DiscFraction);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_far_side_sees_no_eclipse() => Assert.Empty(
        SunEvents.Find(Skies.Over(Skies.De430, Skies.At(0, 180), "2026-03-03T00:00:00Z"), 86400, 0));

    private static IEnumerable<Site<MoonMeanEarth>> LimbSites(Epoch epoch)
    {
        var earth = MoonFrames.ToMeanEarth(epoch).Apply(
            new Vector<Icrf>(Skies.De430.StateOf(Body.Earth, Body.Moon, epoch).Position_m)).Components.ToUnit();
        var across = Vec3.Cross(earth, new Vec3(0, 0, 1)).ToUnit();
        var up = Vec3.Cross(across, earth);
        for (var i = 0; i < 72; i++)
        {
            var (sine, cosine) = Math.SinCos(i * Math.Tau / 72);
            yield return new(Ellipsoid.Moon, Ellipsoid.Moon.ToSurface(1737400 * ((cosine * across) + (sine * up))));
        }
    }
}

using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Time;
using Guanghan.Flight.LowThrust;

namespace Guanghan.Flight.Tests.LowThrust;

public sealed class LowThrustSearchTests
{
    private static readonly IEphemeris s_ephemeris = BuiltinEphemeris.Default;

    // From the Earth at 2 km/s to Mars with 0.3 N: from the middle of all dates alone a first guess seldom leads anywhere.
    private static readonly LowThrustProblem s_mars = new(
        TransferEnd.Of(Body.Earth, Body.Sun, s_ephemeris, 2000), TransferEnd.Of(Body.Mars, Body.Sun, s_ephemeris),
        new ConstantEngine(0.3, 3000), 2000, 1000, BodyConstants.Of(Body.Sun).Gm_m3_s2)
    {
        EarliestDeparture = Epoch.ParseIso("2028-09-01T00:00:00Z"),
        LatestDeparture = Epoch.ParseIso("2029-03-01T00:00:00Z"),
        ShortestFlight = Duration.FromDays(300),
        LongestFlight = Duration.FromDays(600),
        SegmentCount = 20,
    };

    [Fact]
    [Trait("Kind", "property")]
    public void Parts_of_open_dates_lead_to_a_transfer_near_the_best_of_them()
    {
        var (found, again) = (LowThrustSearch.Run(s_mars, 0), LowThrustSearch.Run(s_mars, 0));

        Assert.True(LowThrustSearch.Closes(found), found.Message);
        Assert.Equal(found.FinalMass_kg, again.FinalMass_kg); // the same bits, though parts run beside each other
        Assert.True(s_mars.EarliestDeparture <= found.Departure && found.Departure <= s_mars.LatestDeparture);
        Assert.InRange(found.TimeOfFlight.Days_d, 300, 600);
        // At least what the best of 24 parts, each by itself, came to: 1764 kg of 2000.
        Assert.True(found.FinalMass_kg > 1760, $"{found.FinalMass_kg:F2} kg");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void What_cannot_be_flown_says_how_far_it_is_from_closing()
    {
        var weak = s_mars with { Engine = new ConstantEngine(0.01, 3000), LatestDeparture = s_mars.EarliestDeparture };
        var found = LowThrustSearch.Run(weak, 0);

        Assert.False(LowThrustSearch.Closes(found));
        Assert.True(double.IsFinite(found.PositionResidual_m + found.VelocityResidual_m_s));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_cancelled_search_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => LowThrustSearch.Run(s_mars, 0, cancellation: source.Token));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Dates_outside_the_ephemeris_are_told_of_in_its_own_words() => Assert.Throws<EphemerisException>(() => LowThrustSearch.Run(
        s_mars with
        {
            EarliestDeparture = Epoch.ParseIso("2058-09-01T00:00:00Z"),
            LatestDeparture = Epoch.ParseIso("2059-09-01T00:00:00Z"),
        }, 0));
}

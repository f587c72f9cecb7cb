using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Tests.Transfers;

public sealed class PorkchopTests
{
    private const double SunGm = 1.32712440041279419e20; // DE440
    private const double Au_m = 149597870700.0;

    [Fact]
    [Trait("Kind", "validates")]
    public void Between_two_circles_the_best_transfer_is_Hohmanns()
    {
        // Earth and Mars on circles in one plane: dv of Hohmann's ellipse by its own formula.
        const double Mars_m = 1.523679 * Au_m;
        var dates = Dates("2030-01-01", 200, 12);
        var plot = Porkchop.Compute(
            epoch => Circle(Au_m, 0, epoch), epoch => Circle(Mars_m, 1, epoch), dates, Dates("2030-06-01", 200, 12), SunGm,
            LambertProblem.Prograde);
        var (departure, arrival) = plot.Best()!.Value;
        var half = 0.5 * (Au_m + Mars_m);
        var leave = Math.Sqrt(SunGm / Au_m) * (Math.Sqrt(Mars_m / half) - 1);
        var arrive = Math.Sqrt(SunGm / Mars_m) * (1 - Math.Sqrt(Au_m / half));
        // Near the best the burn grows with the square of what the dates are off: 6 days of 259, (0.02)^2 of 30 km/s.
        Assert.InRange(plot[departure, arrival].TotalBurn_m_s, leave + arrive, leave + arrive + 40);
        Assert.Equal(leave * leave, plot[departure, arrival].C3_m2_s2, 0.05 * leave * leave);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_transfer_of_Tianwen_1_needs_the_energy_that_was_computed_elsewhere()
    {
        // Launch 2020-07-23, arrival 2021-02-10: C3 13.4 km^2/s^2, arrival 2.66 km/s, computed elsewhere.
        var ephemeris = BuiltinEphemeris.Build(Epoch.ParseIso("2020-06-01T00:00:00Z"), Epoch.ParseIso("2021-03-31T00:00:00Z"));
        var plot = Porkchop.Compute(
            epoch => ephemeris.StateOf(Body.Earth, Body.Sun, epoch), epoch => ephemeris.StateOf(Body.Mars, Body.Sun, epoch),
            [Epoch.ParseIso("2020-07-23T04:41:00Z")], [Epoch.ParseIso("2021-02-10T11:52:00Z")], SunGm, new(0, -0.4, 0.9));
        Assert.Equal(13.4e6, plot[0, 0].C3_m2_s2, 0.1e6);
        Assert.Equal(2660, plot[0, 0].ArrivalSpeed_m_s, 20.0);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Arrivals_before_departures_are_not_flown_and_parking_orbits_cost_less_than_infinity()
    {
        var dates = Dates("2030-01-01", 5, 100);
        var orbit = new ParkingOrbit(6.578e6, 0, 3.986004418e14);
        var plot = Porkchop.Compute(
            epoch => Circle(Au_m, 0, epoch), epoch => Circle(2 * Au_m, 1, epoch), dates, dates, SunGm, LambertProblem.Prograde, orbit);
        Assert.False(plot[2, 2].IsFlown);
        Assert.False(plot[3, 1].IsFlown);
        Assert.True(plot[0, 4].IsFlown);
        var cell = plot[0, 4];
        Assert.Equal(orbit.Burn_m_s(cell.C3_m2_s2) + cell.ArrivalSpeed_m_s, cell.TotalBurn_m_s, 1e-9 * cell.TotalBurn_m_s);
        Assert.Throws<ArgumentException>(() => Porkchop.Compute(
            epoch => Circle(Au_m, 0, epoch), epoch => Circle(Au_m, 1, epoch), [], dates, SunGm, LambertProblem.Prograde));
    }

    private static State<Icrf> Circle(double radius_m, double phase_rad, Epoch epoch)
    {
        var rate = Math.Sqrt(SunGm / radius_m) / radius_m;
        var (sine, cosine) = Math.SinCos(phase_rad + (rate * (epoch - Epoch.J2000).Seconds_s));
        return new(radius_m * new Vec3(cosine, sine, 0), radius_m * rate * new Vec3(-sine, cosine, 0));
    }

    private static Epoch[] Dates(string first, int count, int step_d) =>
        [.. Enumerable.Range(0, count).Select(i => Epoch.ParseIso(first + "T00:00:00Z") + Duration.FromDays(i * step_d))];
}

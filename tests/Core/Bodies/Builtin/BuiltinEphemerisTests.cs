using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Bodies.Builtin;

public sealed class BuiltinEphemerisTests
{
    private static readonly int[] Held =
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 199, 299, 301, 399, 499, 599, 699, 799, 899,
        2000001, 2000002, 2000003, 2000004,
    ];

    private static readonly Gen<Body> Bodies = Gen.Int[0, Held.Length - 1].Select(k => new Body(Held[k]));

    private static readonly Gen<Epoch> Epochs = Gen.Long[
        BuiltinEphemeris.DefaultStart.TaiNanoseconds, BuiltinEphemeris.DefaultEnd.TaiNanoseconds]
        .Select(Epoch.FromTaiNanoseconds);

    private static BuiltinEphemeris Ephemeris => BuiltinEphemeris.Default;

    [Fact]
    [Trait("Kind", "property")]
    public void States_add_up_around_any_three_bodies() =>
        Gen.Select(Bodies, Bodies, Bodies, Epochs).Sample(
            (a, b, c, epoch) =>
            {
                var around = Ephemeris.StateOf(a, b, epoch) + Ephemeris.StateOf(b, c, epoch)
                    + Ephemeris.StateOf(c, a, epoch);

                // Positions reach 7e12 m, where a double's spacing is 1 mm: a handful of roundings.
                Assert.InRange(around.Position_m.Length, 0, 0.01);
                Assert.InRange(around.Velocity_m_s.Length, 0, 1e-9);
            },
            iter: 3000,
            threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void Velocity_is_the_derivative_of_position_across_segment_borders_too() =>
        Gen.Select(Bodies, Gen.Long[40, 7900], Gen.Long[-300_000_000_000, 300_000_000_000]).Sample(
            (body, border, offset_ns) =>
            {
                // Four-day borders of the Moon's segments are borders of every other body's now and then.
                var tdb_ns = Ephemeris.StartTdb_ns + (border * 4 * Nanoseconds.PerDay) + offset_ns;
                var epoch = Epoch.FromTaiNanoseconds(tdb_ns);
                var step = Duration.FromSeconds(300);
                var (before, now, after) = (
                    Ephemeris.StateOf(body, Body.Sun, epoch - step),
                    Ephemeris.StateOf(body, Body.Sun, epoch),
                    Ephemeris.StateOf(body, Body.Sun, epoch + step));
                var difference = (after.Position_m - before.Position_m) / 600;

                // h^2/6 times the third derivative: for Mercury and for Jupiter's centre (Io) about 1e-3 m/s; and 1
                // mm of rounding over 600 s. TDB runs at TT's rate to 3e-10, of 50 km/s.
                Assert.InRange((difference - now.Velocity_m_s).Length, 0, 2e-3);
            },
            iter: 3000,
            threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void The_Earth_and_the_Moon_balance_about_their_barycentre() =>
        Epochs.Sample(
            epoch =>
            {
                var earth = Ephemeris.StateOf(Body.Earth, Body.EarthMoonBarycentre, epoch).Position_m;
                var moon = Ephemeris.StateOf(Body.Moon, Body.EarthMoonBarycentre, epoch).Position_m;
                var unbalanced = (DynamicalConstants.EarthGM_m3_s2 * earth) + (DynamicalConstants.MoonGM_m3_s2 * moon);

                // Rounding of two products.
                Assert.InRange(unbalanced.Length / (DynamicalConstants.MoonGM_m3_s2 * moon.Length), 0, 1e-15);
            },
            iter: 1000,
            threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void A_short_span_gives_the_same_bits_as_the_whole()
    {
        var from = HorizonsStates.At(2454000.5);
        var to = HorizonsStates.At(2454100.5);
        var part = BuiltinEphemeris.Build(from, to);
        Assert.InRange((from - part.Start).Seconds_s, 0, 64 * 86400);
        Assert.InRange((part.End - to).Seconds_s, 0, 64 * 86400);
        foreach (var id in Held)
        {
            var epoch = HorizonsStates.At(2454061.0);
            Assert.Equal(
                Ephemeris.StateOf(new Body(id), Body.Sun, epoch), part.StateOf(new Body(id), Body.Sun, epoch));
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Threads_that_ask_at_once_get_the_same_bits_as_one_alone()
    {
        var instants = Enumerable.Range(0, 4000)
            .Select(k => BuiltinEphemeris.DefaultStart + Duration.FromSeconds(700e3 * k)).ToArray();
        var alone = instants.Select(e => Ephemeris.StateOf(Body.Moon, Body.Sun, e)).ToArray();
        var together = new State<Icrf>[instants.Length];
        Parallel.For(0, instants.Length, k => together[k] = Ephemeris.StateOf(Body.Moon, Body.Sun, instants[k]));
        Assert.Equal(alone, together);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Asking_for_a_state_allocates_nothing()
    {
        var epoch = HorizonsStates.At(2460000.5);
        _ = Ephemeris.StateOf(new Body(599), Body.Earth, epoch);

        Assert.Equal(0, Allocations.Fewest(() =>
        {
            for (var k = 0; k < 100; k++)
            {
                _ = Ephemeris.StateOf(new Body(599), Body.Earth, epoch);
            }
        }));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_body_that_is_not_held_is_refused_with_the_list_of_those_that_are()
    {
        var error = Assert.Throws<EphemerisException>(
            () => Ephemeris.StateOf(new Body(504), Body.Jupiter, Epoch.J2000));
        Assert.Equal(
            "The built-in ephemeris does not hold body 504 (asked for at 2000-01-01T12:00:00 TT). It holds 0 "
            + "(solar-system barycentre), 1 to 9 (planetary-system barycentres), 10 (Sun), 199, 299, 301 (Moon), 399 "
            + "(Earth), 499, 599, 699, 799, 899 (planet centres), 2000001 (Ceres), 2000002 (Pallas), 2000003 (Juno), "
            + "2000004 (Vesta). Load an SPK kernel for others.",
            error.Message);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void An_instant_outside_the_span_is_refused_with_the_span()
    {
        var epoch = BuiltinEphemeris.DefaultEnd + Duration.FromSeconds(10 * 365.25 * 86400);
        var error = Assert.Throws<EphemerisException>(() => Ephemeris.StateOf(Body.Moon, Body.Earth, epoch));
        Assert.Equal(
            "Body 301 relative to 399 was asked for at 2069-12-31T12:00:00 TT; the built-in ephemeris covers "
            + "1969-12-16T00:00:00 TT to 2060-01-09T00:00:00 TT. Build it for a longer span, or load an SPK kernel.",
            error.Message);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_span_beyond_1900_to_2100_or_the_wrong_way_round_is_refused()
    {
        var error = Assert.Throws<EphemerisException>(
            () => BuiltinEphemeris.Build(BuiltinEphemeris.DefaultEnd, BuiltinEphemeris.DefaultStart));
        Assert.Equal(
            "The built-in ephemeris can be built for a span within 1900-01-01T00:00:00 TT to 2100-01-01T00:00:00 TT, "
            + "first instant before last; asked for 2060-01-01T00:00:00 TT to 1970-01-01T00:00:00 TT. Load an SPK "
            + "kernel for other times.",
            error.Message);
        var early = BuiltinEphemeris.DefaultStart - Duration.FromSeconds(100 * 365.25 * 86400);
        Assert.Throws<EphemerisException>(() => BuiltinEphemeris.Build(early, Epoch.J2000));
    }
}

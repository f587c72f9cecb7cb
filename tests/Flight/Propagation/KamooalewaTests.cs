using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;
using Guanghan.Core.Tests;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Tests.Propagation;

/// <summary>
/// The target of Tianwen-2 against JPL Horizons: heliocentric states of 469219 Kamoʻoalewa, geometric, ecliptic J2000
/// of IAU 1976, at TDB, kept in ephemeris/kamooalewa_horizons.csv.
/// </summary>
public sealed class KamooalewaTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Kind", "validates")]
    public void Kamooalewa_goes_where_horizons_says(bool usesKernel)
    {
        var rows = File.ReadAllLines(Authorities.PathOf("ephemeris/kamooalewa_horizons.csv")).Skip(2).ToArray();
        IEphemeris ephemeris = usesKernel
            ? SpkFile.Open(Authorities.PathOf("ephemeris/de430_2020_2030.bsp"))
            : BuiltinEphemeris.Default;
        int[] pulling = [1, 2, 399, 301, 4, 5, 6, 7, 8, 9];
        var model = new ForceModel(
            Body.Sun,
            [
                PointMassForce.Of(Body.Sun), RelativityForce.Of(Body.Sun),
                .. pulling.Select(number => PointMassForce.Of(new Body(number))),
            ])
        {
            Ephemeris = ephemeris,
        };
        var propagator = new NumericalPropagator(model);
        var (start, state) = Read(rows[0]);

        // 30 days: 10 m, 910 days: 30 km, as far as an independent propagation with the same forces was seen to agree
        // (8 m and 27 km). What is left: Horizons' solution also has asteroids and, perhaps, sunlight's recoil; after
        // 910 days it is 2e-7 of the orbit.
        foreach (var (row, limit_m) in ((int, double)[])[(1, 10), (2, 30e3), (3, 30e3)])
        {
            var (epoch, expected) = Read(rows[row]);
            var result = propagator.Propagate(new(new(start, state, 1), epoch));
            var miss_m = (result.Final.Orbit.Position_m - expected.Position_m).Length;
            Assert.Equal(PropagationOutcome.ReachedEnd, result.Outcome);
            Accuracy.Record(
                "Orbits",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Kamoʻoalewa after {(epoch - start).Days_d:F0} days, {(usesKernel ? "DE430 kernel" : "built-in ephemeris")}"),
                "JPL Horizons", "km", [miss_m / 1e3], limit_m / 1e3);
        }
    }

    private static (Epoch Epoch, State<Icrf> State) Read(string row)
    {
        var words = row.Split(',');
        var numbers = words.Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        const double Au = PhysicalConstants.AstronomicalUnit_m;
        var ecliptic = new State<EclipticJ2000Iau1976>(
            Au * new Vec3(numbers[1], numbers[2], numbers[3]),
            Au / 86400 * new Vec3(numbers[4], numbers[5], numbers[6]));
        return (Epoch.ParseJulian($"JD {words[0]} TDB"), Ecliptic.Iau1976FromIcrf.Inverse().Apply(ecliptic));
    }
}

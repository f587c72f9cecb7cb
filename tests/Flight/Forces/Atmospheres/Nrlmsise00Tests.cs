using System.Globalization;
using Guanghan.Core.Tests;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces.Atmospheres;
using Guanghan.Flight.Forces.Atmospheres.Msis;

namespace Guanghan.Flight.Tests.Forces.Atmospheres;

public sealed class Nrlmsise00Tests
{
    private static readonly ApHistory s_hundred = new(100, 100, 100, 100, 100, 100);

    [Fact]
    [Trait("Kind", "validates")]
    public void The_17_published_cases_are_met_to_every_printed_digit()
    {
        // The test output that the U.S. Naval Research Laboratory distributed with the model, as it comes with D.
        // Brodowski's release of 2004-12-27 (shared/data/launch): He, O, N2, O2, Ar in 1/cm^3, density in g/cm^3 without
        // anomalous oxygen, H, N, anomalous oxygen, temperatures; seven digits each.
        var rows = File.ReadLines(Authorities.PathOf("launch/nrlmsise00_17_reference_cases.txt"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length == 11 && fields[0].Contains("E+", StringComparison.Ordinal)).ToList();
        Assert.Equal(17, rows.Count);
        var differences = new List<double>();
        foreach (var ((at, weather), row) in Cases().Zip(rows))
        {
            var air = Nrlmsise00.At(at, weather);
            double[] ours =
            [
                air.Helium_1_m3 / 1e6, air.AtomicOxygen_1_m3 / 1e6, air.Nitrogen_1_m3 / 1e6, air.Oxygen_1_m3 / 1e6,
                air.Argon_1_m3 / 1e6, air.NeutralDensity_kg_m3 / 1e3, air.Hydrogen_1_m3 / 1e6,
                air.AtomicNitrogen_1_m3 / 1e6, air.AnomalousOxygen_1_m3 / 1e6, air.ExosphereTemperature_K,
                air.Temperature_K,
            ];
            foreach (var (own, printed) in ours.Zip(row))
            {
                Assert.Equal(printed, own.ToString("0.000000E+00", CultureInfo.InvariantCulture));
                var value = double.Parse(printed, CultureInfo.InvariantCulture);
                differences.Add(value == 0 ? own : (own / value) - 1);
            }
        }
        Assert.Equal(187, differences.Count);

        // Half a unit of the seventh digit.
        Accuracy.Record(
            "Atmosphere", "NRLMSISE-00, densities and temperatures of 17 cases, relative", "NRL's test output, 7 digits", "1",
            differences, 5e-7, isRounding: true);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Expansions_in_lanes_are_the_sums_of_their_tables()
    {
        // Term by term with its own cosines, as the tables say it, for the part of each that a season and an angle make.
        var at = new AirConditions(77.3, 51234, 3e5, 0.71, -1.9);
        var sky = new Sky(at, new double[Sky.LatitudeCount + Sky.SeasonCount + Sky.AngleCount]);
        var bank = Expansions.UpperBank;
        var basis = new double[bank.FunctionCount];
        bank.Fill(sky, basis);
        var weather = new SpaceWeather(150, 150, 4); // at which every factor is 1 and unrest 0
        var whole = Expansions.OfUpperAir(sky, weather, out var unrest);
        Assert.Equal(0, unrest);
        for (var q = 0; q < 11; q++)
        {
            var sums = UpperCoefficients.Terms.GroupBy(term => term.Part).ToDictionary(
                part => part.Key, part => part.Sum(term => term.Values[q] * Function(term, q, at)));
            double Number(Curve curve) =>
                UpperCoefficients.Curves.FirstOrDefault(one => one.Curve == curve)?.Values[q] ?? 0;
            var sine = Math.Sin(double.RadiansToDegrees(at.Latitude_rad) * Sky.RadiansPerDegree);
            var expected = sums[Part.Zonal] + sums[Part.Annual] + sums[Part.Tidal] + sums[Part.Longitude]
                + sums[Part.Mixed] + ((1 + (Number(Curve.UniversalSine) * sine)) * (1 + sums[Part.UniversalSeason])
                    * sums[Part.Universal]);
            Assert.Equal(expected, whole[q], 1e-13); // a hundred roundings of numbers of order 1
            foreach (var part in sums.Keys)
            {
                var lanes = new double[Lanes.Count];
                bank.Sum(part, basis).CopyTo(lanes);
                Assert.Equal(sums[part], lanes[q], 1e-13);
                Assert.Equal(0, lanes[11]); // not in use
            }
        }
    }

    [Theory]
    [InlineData(3, 0.2)]
    [InlineData(31, -0.9)]
    [InlineData(33, 1.3)]
    [InlineData(48, 0)]
    [InlineData(61, -1.5)]
    [Trait("Kind", "property")]
    public void Mixed_air_carries_its_own_weight(double altitude_km, double latitude_rad)
    {
        // d(n T)/dz = -n M g / R where all gases keep their shares: central differences over 20 m of an e-fold of 7 km are
        // good to (20/7000)^2 / 6 = 1e-6; the shares' mean mass is 28.95 to 1e-5.
        double Pressure(double height_m) => At(height_m, latitude_rad) is var air
            ? (air.Nitrogen_1_m3 + air.Oxygen_1_m3 + air.Argon_1_m3 + air.Helium_1_m3) * air.Temperature_K
            : 0;
        var z_m = altitude_km * 1e3;
        var fall = Math.Log(Pressure(z_m - 20) / Pressure(z_m + 20)) / 40;
        var gravity = new LocalGravity(Math.Sin(latitude_rad));
        var expected = 28.95 * gravity.At_m_s2(z_m) / (8314 * At(z_m, latitude_rad).Temperature_K);
        Assert.Equal(expected, fall, 2e-5 * expected);
    }

    [Theory]
    [InlineData(4, -0.38)]
    [InlineData(16, 0)]
    [InlineData(28, 0)]
    [InlineData(40, 0.17)]
    [Trait("Kind", "property")]
    public void Each_gas_of_the_high_air_carries_its_own_weight(double mass, double thermalDiffusion)
    {
        // Diffusive equilibrium at 600 km: d ln n = -(1 + alpha) d ln T - M g dz / (R T). Differences over 200 m of 50 km
        // and more: (200/5e4)^2 / 6 = 3e-6.
        double Log(double z_m) => Math.Log(At(z_m, 0.4) is var air && mass == 4 ? air.Helium_1_m3
            : mass == 16 ? air.AtomicOxygen_1_m3 : mass == 28 ? air.Nitrogen_1_m3 : air.Argon_1_m3);
        var (above, below) = (At(600.2e3, 0.4).Temperature_K, At(599.8e3, 0.4).Temperature_K);
        var gravity = new LocalGravity(Math.Sin(0.4));
        var expected = -((1 + thermalDiffusion) * Math.Log(above / below))
            - (mass * gravity.At_m_s2(600e3) * 400 / (8314 * At(600e3, 0.4).Temperature_K));
        Assert.Equal(expected, Log(600.2e3) - Log(599.8e3), 1e-5 * Math.Abs(expected));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Joints_are_no_wider_than_the_model_s_own()
    {
        // What the published program has at the same heights (ours is within 4e-13 of it): parts per thousand where an
        // expansion is switched off or a gas begins to mix, nothing where splines meet. 1 cm of height is 2e-6.
        (double Km, double Density, double Kelvin)[] joints =
        [
            (32.5, 1e-5, 1e-3), (62.5, 1e-5, 1e-3), (72.5, 0.01, 1e-3), (123.435, 0.01, 3), (160, 3e-3, 1e-3),
            (200, 1e-5, 1e-3), (300, 1e-3, 1e-3), (450, 2e-4, 1e-3), (550, 1e-6, 1e-3),
        ];
        foreach (var (km, density, kelvin) in joints)
        {
            for (var i = 0; i < 40; i++)
            {
                var at = new AirConditions(9.1 * i, 2111 * i, (km * 1e3) - 0.01, 1.5 * Math.Sin(i), 3 * Math.Cos(1.7 * i));
                var weather = new SpaceWeather(70 + (4 * i), 75 + (3 * i), 2 * i);
                var (below, above) = (
                    Nrlmsise00.At(at, weather), Nrlmsise00.At(at with { Altitude_m = (km * 1e3) + 0.01 }, weather));
                Assert.Equal(1, above.Density_kg_m3 / below.Density_kg_m3, density);
                Assert.Equal(below.Temperature_K, above.Temperature_K, kelvin);
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Density_falls_with_height_everywhere()
    {
        foreach (var (flux, ap, latitude) in ((double, double, double)[])[(65, 0, -1.5), (150, 4, 0), (250, 200, 1.2)])
        {
            var before = double.PositiveInfinity;
            for (var z_m = 0.0; z_m <= 2500e3; z_m += 2500)
            {
                var density = Nrlmsise00.At(
                    new(300, 60000, z_m, latitude, 2), new(flux, flux, ap)).Density_kg_m3;
                Assert.True(density < before && density > 0, $"{z_m} m: {density:E3} after {before:E3}");
                before = density;
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_turn_of_the_earth_and_a_year_lead_back()
    {
        // The rates are those of the fit: a turn is 2 pi to 3e-6 rad in longitude, 365.0012 d are a year.
        var at = new AirConditions(100, 40000, 400e3, 0.5, -2.5) { LocalSolarTime_s = 30000 };
        var weather = new SpaceWeather(140, 130, 12, s_hundred);
        var here = Nrlmsise00.At(at, weather).Density_kg_m3;
        var round = Nrlmsise00.At(at with { Longitude_rad = at.Longitude_rad + Math.Tau }, weather).Density_kg_m3;
        var later = Nrlmsise00.At(at with { DayOfYear_d = 465 + 1.2e-3 }, weather).Density_kg_m3;
        Assert.Equal(1, round / here, 3e-6);
        Assert.Equal(1, later / here, 1e-5);
        Assert.NotEqual(here, Nrlmsise00.At(at with { Longitude_rad = 0 }, weather).Density_kg_m3);
        Assert.NotEqual(here, Nrlmsise00.At(at with { DayOfYear_d = 280 }, weather).Density_kg_m3);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Local_time_follows_from_longitude_and_the_calendar_from_the_epoch()
    {
        var at = AirConditions.At(Epoch.ParseIso("2024-03-01T06:00:00Z"), 4e5, 0.3, Math.PI / 2);
        Assert.Equal(61.25, at.DayOfYear_d, 1e-12); // 31 + 29 + 1 and a quarter
        Assert.Equal(21600, at.UniversalTime_s, 1e-6);
        Assert.Equal(43200, at.LocalSolarTime_s, 1e-6);
        var own = at with { LocalSolarTime_s = 5 };
        Assert.Equal(5, own.LocalSolarTime_s);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Nothing_is_allocated()
    {
        var weather = new SpaceWeather(150, 150, 4, s_hundred);
        double[] heights_m = [0, 5e4, 1e5, 2e5, 3.5e5, 6e5];
        var sum = 0.0;
        void All()
        {
            foreach (var z_m in heights_m)
            {
                sum += Nrlmsise00.At(new(1, 2, z_m, 0.1, 0.2), weather).Density_kg_m3;
            }
        }
        Assert.Equal(0, Allocations.Fewest(All));
        Assert.True(sum > 0);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_the_model_cannot_know_is_refused()
    {
        var weather = SpaceWeather.Moderate;
        var at = new AirConditions(1, 0, 4e5, 0, 0);
        Assert.StartsWith(
            "NRLMSISE-00 is asked for an altitude of -1 km; it answers from 0 to 2500 km.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Nrlmsise00.At(at with { Altitude_m = -1e3 }, weather))
                .Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "NRLMSISE-00 is asked for a latitude of 91 deg; give one within 90 deg.",
            Assert.Throws<ArgumentOutOfRangeException>(
                () => Nrlmsise00.At(at with { Latitude_rad = double.DegreesToRadians(91) }, weather)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Nrlmsise00.At(at, new(double.NaN, 150, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nrlmsise00.At(at, new(150, 150, -1)));
        Assert.StartsWith(
            "NRLMSISE-00 is asked for an index of -5; it is from 0 to 400.",
            Assert.Throws<ArgumentOutOfRangeException>(
                () => Nrlmsise00.At(at, new(150, 150, 4, s_hundred with { HoursAgo9Count = -5 }))).Message,
            StringComparison.Ordinal);
    }

    // NRLMSISE-00's test driver: day 172, 29000 s, 400 km, 60 deg N, 70 deg W, 16 h, 150, 150, 4, and what differs.
    private static IEnumerable<(AirConditions At, SpaceWeather Weather)> Cases()
    {
        var at = new AirConditions(172, 29000, 400e3, Degrees(60), Degrees(-70)) { LocalSolarTime_s = 16 * 3600 };
        var weather = SpaceWeather.Moderate;
        yield return (at, weather);
        yield return (at with { DayOfYear_d = 81 }, weather);
        yield return (at with { UniversalTime_s = 75000, Altitude_m = 1000e3 }, weather);
        yield return (at with { Altitude_m = 100e3 }, weather);
        yield return (at with { Latitude_rad = 0 }, weather);
        yield return (at with { Longitude_rad = 0 }, weather);
        yield return (at with { LocalSolarTime_s = 4 * 3600 }, weather);
        yield return (at, weather with { MeanFluxCount = 70 });
        yield return (at, weather with { PriorFluxCount = 180 });
        yield return (at, weather with { DailyApCount = 40 });
        foreach (var km in (double[])[0, 10, 30, 50, 70])
        {
            yield return (at with { Altitude_m = km * 1e3 }, weather);
        }
        yield return (at, weather with { History = s_hundred });
        yield return (at with { Altitude_m = 100e3 }, weather with { History = s_hundred });
    }

    private static double Degrees(double value) => double.DegreesToRadians(value);

    private static AirState At(double altitude_m, double latitude_rad) =>
        Nrlmsise00.At(new(40, 30000, altitude_m, latitude_rad, 0.3), SpaceWeather.Moderate);

    private static double Function(ExpansionTerm term, int q, AirConditions at)
    {
        var latitude = double.RadiansToDegrees(at.Latitude_rad) * Sky.RadiansPerDegree;
        var longitude = double.RadiansToDegrees(at.Longitude_rad) * Sky.RadiansPerDegree;
        var local = at.LocalSolarTime_s / 3600 * Sky.RadiansPerHour;
        double seasonPhase = UpperCoefficients.SeasonPhases.FirstOrDefault(one => one.Season == term.Season)
            ?.Values[q] ?? 0;
        double phase = UpperCoefficients.AnglePhases.FirstOrDefault(one => one.Angle == term.Angle)?.Values[q] ?? 0;
        var season = term.Season switch
        {
            Season.Always => 1,
            Season.Symmetric or Season.Asymmetric => Math.Cos(Sky.RadiansPerDay * (at.DayOfYear_d - seasonPhase)),
            _ => Math.Cos(2 * Sky.RadiansPerDay * (at.DayOfYear_d - seasonPhase)),
        };
        double Lever(Curve curve) => 1 + (Math.Sin(latitude)
            * (UpperCoefficients.Curves.FirstOrDefault(one => one.Curve == curve)?.Values[q] ?? 0));
        var angle = term.Angle switch
        {
            Angle.None => 1,
            Angle.LocalCosine => Math.Cos(local),
            Angle.LocalSine => Math.Sin(local),
            Angle.Local2Cosine => Math.Cos(2 * local),
            Angle.Local2Sine => Math.Sin(2 * local),
            Angle.Local3Cosine => Math.Cos(3 * local),
            Angle.Local3Sine => Math.Sin(3 * local),
            Angle.LongitudeCosine => Math.Cos(longitude),
            Angle.LongitudeSine => Math.Sin(longitude),
            Angle.Universal or Angle.DailyUniversal or Angle.HistoryUniversal =>
                Math.Cos(Sky.RadiansPerSecond * (at.UniversalTime_s - phase)),
            Angle.Mixed => Math.Cos((Sky.RadiansPerSecond * (at.UniversalTime_s - phase)) + (2 * longitude)),
            Angle.DailyLocal or Angle.HistoryLocal => Math.Cos(local - (Sky.RadiansPerHour * phase)),
            Angle.DailyLongitude => Lever(Curve.DailySine) * Math.Cos(longitude - (Sky.RadiansPerDegree * phase)),
            Angle.HistoryLongitude => Lever(Curve.HistorySine) * Math.Cos(longitude - (Sky.RadiansPerDegree * phase)),
            _ => Math.Cos(longitude - (Sky.RadiansPerDegree * phase)),
        };
        return Legendre(term.Degree, term.Order, latitude) * season * angle;
    }

    // Rodrigues' formula by differentiating (x^2 - 1)^n term by term: another way than the recursion.
    private static double Legendre(int n, int m, double latitude)
    {
        var x = Math.Sin(latitude);
        var sum = 0.0;
        for (var k = 0; (2 * (n - k)) - n - m >= 0; k++)
        {
            var power = 2 * (n - k);
            var coefficient = Factorial(n) / (Factorial(k) * Factorial(n - k)) * (k % 2 == 0 ? 1 : -1)
                * Factorial(power) / Factorial(power - n - m);
            sum += coefficient * Math.Pow(x, power - n - m);
        }
        return sum / (Math.Pow(2, n) * Factorial(n)) * Math.Pow(Math.Cos(latitude), m);
    }

    private static double Factorial(int n) => Enumerable.Range(1, n).Aggregate(1.0, (product, i) => product * i);
}

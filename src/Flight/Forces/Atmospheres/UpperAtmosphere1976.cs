namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>
/// The U.S. Standard Atmosphere, 1976, from 86 to 1000 km: number densities of N2, O, O2, Ar, He and H by vertical
/// diffusion, equations 32 to 40 with tables 3 to 9, integrated upwards by the trapezoidal rule in steps of 50 m.
/// </summary>
internal static class UpperAtmosphere1976
{
    public const double Foot_km = 86;
    public const double Top_km = 1000;
    public const double Step_km = 0.05;

    private const double GasConstant_J_kmol_K = 8314.32; // table 2
    private const double Avogadro_1_kmol = 6.022169e26; // table 2
    private const double EarthRadius_km = 6356.766; // section 1.2
    private const double FootTemperature_K = 186.8673; // table 5
    private const double MixedMolarMass_kg_kmol = 28.9644; // table 3
    private const double MixedTo_km = 100; // section 1.3.8

    private const double HydrogenFlux_1_m2_s = 7.2e11; // equation 39
    private const double HydrogenAt500_1_m3 = 8.0e10; // table 9
    private const double HydrogenFrom_km = 150; // section 1.3.8

    private static readonly Gas s_nitrogen = new(28.0134, 1.129794e20, 0, 0, 0, default);

    // Tables 3, 6, 7 and 9: molar mass, density at 86 km, a and b of the diffusion, thermal diffusion, flux terms.
    private static readonly Gas s_oxygenAtom = new(
        15.9994, 8.6e16, 6.986e20, 0.750, 0, new(-5.809644e-4, 56.90311, 2.706240e-5, -3.416248e-3, 97, 5.008765e-4));

    private static readonly Gas s_oxygen = new(
        31.9988, 3.030898e19, 4.863e20, 0.750, 0, new(1.366212e-4, 86, 8.333333e-5, 0, 97, 0));

    private static readonly Gas s_argon = new(
        39.948, 1.351400e18, 4.487e20, 0.870, 0, new(9.434079e-5, 86, 8.333333e-5, 0, 97, 0));

    private static readonly Gas s_helium = new(
        4.0026, 7.5817e14, 1.700e21, 0.691, -0.40, new(-2.457369e-4, 86, 6.666667e-4, 0, 97, 0));

    private static readonly Gas s_hydrogen = new(1.00797, 0, 3.305e21, 0.500, -0.25, default);

    /// <summary>ln of the density in kg/m^3 every <see cref="Step_km"/> from 86 to 1000 km.</summary>
    public static double[] LogDensities()
    {
        var count = (int)Math.Round((Top_km - Foot_km) / Step_km) + 1;
        var (densities, others_1_m3) = (new double[count], new double[count]);
        Gas[] gases = [s_nitrogen, s_oxygenAtom, s_oxygen, s_argon, s_helium];
        Span<double> columns = stackalloc double[gases.Length]; // the integrals in the exponents
        Span<double> slopes = stackalloc double[gases.Length];
        Span<double> numbers = stackalloc double[gases.Length];
        for (var i = 0; i < count; i++)
        {
            var z_km = Foot_km + (i * Step_km);
            for (var g = 0; g < gases.Length; g++)
            {
                // Oxygen diffuses through nitrogen; argon and helium through nitrogen and oxygen.
                var among_1_m3 = numbers[0] + (g > 2 ? numbers[1] + numbers[2] : 0);
                var amongMass_kg_kmol = g <= 2 ? s_nitrogen.MolarMass_kg_kmol
                    : ((numbers[0] * s_nitrogen.MolarMass_kg_kmol) + (numbers[1] * s_oxygenAtom.MolarMass_kg_kmol)
                        + (numbers[2] * s_oxygen.MolarMass_kg_kmol)) / among_1_m3;
                var slope = g == 0 ? NitrogenSlope(z_km) : Slope(gases[g], z_km, among_1_m3, amongMass_kg_kmol);
                columns[g] += i == 0 ? 0 : 0.5 * (slopes[g] + slope) * Step_km * 1e3;
                slopes[g] = slope;
                numbers[g] = gases[g].AtFoot_1_m3 * FootTemperature_K / Temperature_K(z_km) * Math.Exp(-columns[g]);
                densities[i] += numbers[g] * gases[g].MolarMass_kg_kmol / Avogadro_1_kmol;
                others_1_m3[i] += numbers[g];
            }
        }
        AddHydrogen(densities, others_1_m3);
        return [.. densities.Select(density => Math.Log(density))];
    }

    // Equation 32 for nitrogen, mixed to 100 km.
    private static double NitrogenSlope(double z_km) =>
        Gravity_m_s2(z_km) * (z_km <= MixedTo_km ? MixedMolarMass_kg_kmol : s_nitrogen.MolarMass_kg_kmol)
        / (GasConstant_J_kmol_K * Temperature_K(z_km));

    // Equations 36 and 37, per metre.
    private static double Slope(Gas gas, double z_km, double among_1_m3, double amongMass_kg_kmol)
    {
        var (temperature_K, eddy_m2_s) = (Temperature_K(z_km), Eddy_m2_s(z_km));
        var diffusion_m2_s = gas.Diffusion_m2_s(temperature_K, among_1_m3);
        var g = Gravity_m_s2(z_km);
        var mixed = z_km <= MixedTo_km ? MixedMolarMass_kg_kmol : amongMass_kg_kmol;
        var thermal = gas.ThermalFactor * GasConstant_J_kmol_K / g * TemperatureSlope_K_m(z_km);
        var weight = gas.MolarMass_kg_kmol + (mixed * eddy_m2_s / diffusion_m2_s) + thermal;
        return (g / (GasConstant_J_kmol_K * temperature_K) * diffusion_m2_s / (diffusion_m2_s + eddy_m2_s) * weight)
            + (gas.Flux.At(z_km) / 1e3);
    }

    // Equations 39 and 40, from 500 km downwards and upwards.
    private static void AddHydrogen(double[] densities, double[] others_1_m3)
    {
        var middle = (int)Math.Round((500 - Foot_km) / Step_km);
        foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
        {
            double tau = 0, lost = 0, slopeBefore = 0, lossBefore = 0;
            var middle_K = Temperature_K(500);
            for (var i = middle; i >= 0 && i < densities.Length; i += direction)
            {
                var z_km = Foot_km + (i * Step_km);
                if (z_km < HydrogenFrom_km)
                {
                    break;
                }
                var temperature_K = Temperature_K(z_km);
                var slope = Gravity_m_s2(z_km) * s_hydrogen.MolarMass_kg_kmol / (GasConstant_J_kmol_K * temperature_K);
                var step_m = i == middle ? 0 : direction * Step_km * 1e3;
                tau += 0.5 * (slope + slopeBefore) * step_m;
                var warm = Math.Pow(temperature_K / middle_K, 1 + s_hydrogen.ThermalFactor);
                var loss = HydrogenFlux_1_m2_s / s_hydrogen.Diffusion_m2_s(temperature_K, others_1_m3[i])
                    * warm * Math.Exp(tau);
                lost += 0.5 * (loss + lossBefore) * step_m;
                (slopeBefore, lossBefore) = (slope, loss);
                if (i != middle || direction > 0)
                {
                    var number_1_m3 = (HydrogenAt500_1_m3 - lost) / warm * Math.Exp(-tau);
                    densities[i] += number_1_m3 * s_hydrogen.MolarMass_kg_kmol / Avogadro_1_kmol;
                }
            }
        }
    }

    private static double Gravity_m_s2(double z_km)
    {
        var ratio = EarthRadius_km / (EarthRadius_km + z_km);
        return 9.80665 * ratio * ratio;
    }

    // Equations 25, 27, 29 and 31.
    private static double Temperature_K(double z_km) => z_km switch
    {
        <= 91 => FootTemperature_K,
        <= 110 => 263.1905 - (76.3232 * Math.Sqrt(1 - ((z_km - 91) / 19.9429 * ((z_km - 91) / 19.9429)))),
        <= 120 => 240 + (12 * (z_km - 110)),
        _ => 1000 - (640 * Math.Exp(-0.01875 * Above120_km(z_km))),
    };

    // Equations 28, 30 and 32, per metre.
    private static double TemperatureSlope_K_m(double z_km)
    {
        switch (z_km)
        {
            case <= 91:
                return 0;
            case <= 110:
                var s = (z_km - 91) / 19.9429;
                return 76.3232 / 19.9429 * s / Math.Sqrt(1 - (s * s)) / 1e3;
            case <= 120:
                return 12e-3;
            default:
                var stretch = (EarthRadius_km + 120) / (EarthRadius_km + z_km);
                return 0.01875 * 640 * stretch * stretch * Math.Exp(-0.01875 * Above120_km(z_km)) / 1e3;
        }
    }

    private static double Above120_km(double z_km) =>
        (z_km - 120) * (EarthRadius_km + 120) / (EarthRadius_km + z_km);

    // Section 1.3.8.
    private static double Eddy_m2_s(double z_km) => z_km switch
    {
        < 95 => 120,
        < 115 => 120 * Math.Exp(1 - (400 / (400 - ((z_km - 95) * (z_km - 95))))),
        _ => 0,
    };

    /// <summary>The empirical flux terms of equation 37, per kilometre.</summary>
    private readonly record struct Flux(double Q, double U, double W, double SmallQ, double SmallU, double SmallW)
    {
        public double At(double z_km)
        {
            var (up, down) = (z_km - U, SmallU - z_km);
            var first = Q * up * up * Math.Exp(-W * up * up * up);
            return down <= 0 ? first : first + (SmallQ * down * down * Math.Exp(-SmallW * down * down * down));
        }
    }

    private sealed record Gas(
        double MolarMass_kg_kmol, double AtFoot_1_m3, double A, double B, double ThermalFactor, Flux Flux)
    {
        public double Diffusion_m2_s(double temperature_K, double among_1_m3) =>
            A / among_1_m3 * Math.Pow(temperature_K / 273.15, B);
    }
}

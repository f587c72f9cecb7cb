using System.Collections.Immutable;

namespace Guanghan.Fabrication.Ground;

/// <summary>
/// Specific heat as a polynomial of temperature with its integral in closed form. <see cref="Hayne2017"/> is a fit to
/// measurements (Hemingway et al. 1981 and Ledlow et al. 1992; coefficients of Hayne et al. 2017, J. Geophys. Res.
/// Planets 122:2371, table A1). It falls below zero at 1.3 K and runs off above its data (12880 J/kg/K at 1500 K), so
/// beyond its two ends the value is held, never extrapolated. For hot soil there is Soil.SpecificHeat (Biele et al.
/// 2022), checked from 100 K up.
/// </summary>
public sealed class SpecificHeatPolynomial
{
    private readonly double _c0, _c1, _c2, _c3, _c4;
    private readonly double _lowHeat, _highHeat, _lowEnthalpy, _highEnthalpy;

    /// <summary>A polynomial of up to the fourth degree.</summary>
    /// <param name="coefficients_J_kg_K">From the constant upwards: J/kg/K, J/kg/K^2, and so on; one to five.</param>
    /// <param name="lowest_K">Below it the value is held, K.</param>
    /// <param name="highest_K">Above it the value is held, K.</param>
    /// <exception cref="ArgumentException">There are no coefficients, or more than five.</exception>
    public SpecificHeatPolynomial(ImmutableArray<double> coefficients_J_kg_K, double lowest_K, double highest_K)
    {
        if (coefficients_J_kg_K.Length is < 1 or > 5)
        {
            throw new ArgumentException($"There are {coefficients_J_kg_K.Length} coefficients; one to five can stand.",
                nameof(coefficients_J_kg_K));
        }

        (Lowest_K, Highest_K) = (lowest_K, highest_K);
        _c0 = Of(0);
        _c1 = Of(1);
        _c2 = Of(2);
        _c3 = Of(3);
        _c4 = Of(4);
        (_lowHeat, _highHeat) = (Inside_J_kg_K(lowest_K), Inside_J_kg_K(highest_K));
        (_lowEnthalpy, _highEnthalpy) = (Integral_J_kg(lowest_K), Integral_J_kg(highest_K));

        double Of(int power) => power < coefficients_J_kg_K.Length ? coefficients_J_kg_K[power] : 0;
    }

    /// <summary>Lunar soil from 10 to 450 K.</summary>
    public static SpecificHeatPolynomial Hayne2017 { get; } = new(
        [-3.6125, 2.7431, 2.3616e-3, -1.2340e-5, 8.9093e-9], // Hayne 2017, table A1
        10, // heat1d's documentation: valid from about 10 K
        450); // beyond the warmest measured soil; the sunlit Moon stays below 400 K

    /// <summary>Below it the value is held, K.</summary>
    public double Lowest_K { get; }

    /// <summary>Above it the value is held, K.</summary>
    public double Highest_K { get; }

    /// <summary>Specific heat, J/kg/K.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double At_J_kg_K(double temperature_K) =>
        temperature_K < Lowest_K ? _lowHeat : temperature_K > Highest_K ? _highHeat : Inside_J_kg_K(temperature_K);

    /// <summary>Its integral, J/kg; the zero is arbitrary.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double Enthalpy_J_kg(double temperature_K) =>
        temperature_K < Lowest_K ? _lowEnthalpy + (_lowHeat * (temperature_K - Lowest_K))
        : temperature_K > Highest_K ? _highEnthalpy + (_highHeat * (temperature_K - Highest_K))
        : Integral_J_kg(temperature_K);

    private double Inside_J_kg_K(double t) => _c0 + (t * (_c1 + (t * (_c2 + (t * (_c3 + (t * _c4)))))));

    private double Integral_J_kg(double t) =>
        t * (_c0 + (t * ((_c1 / 2) + (t * ((_c2 / 3) + (t * ((_c3 / 4) + (t * _c4 / 5))))))));
}

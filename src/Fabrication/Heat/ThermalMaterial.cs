using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Heat;

/// <summary>
/// Soil as heat sees it: loose powder that melts between a solidus and a liquidus and stays dense afterwards. Specific
/// enthalpy is tabulated each kelvin, with the solidus and the liquidus as further nodes, and linear between: so
/// enthalpy to temperature and back is exact to rounding. The latent heat is spread evenly over the melting interval.
/// </summary>
public sealed class ThermalMaterial
{
    private const double Least_K = 20;
    private const double Greatest_K = 5000;
    private const int BinCount = 1 << 14;

    private readonly double[] _temperatures_K;
    private readonly double[] _enthalpies_J_kg;
    private readonly double[] _specificHeats_J_kg_K; // mean from each node to the next
    private readonly double[] _fluxPotentials_W_m;
    private readonly int[] _nodeOfBin;
    private readonly double _binWidth_J_kg;

    /// <summary>Tabulates a material.</summary>
    /// <param name="specificHeat_J_kg_K">Specific heat, J/kg/K, at a temperature, K.</param>
    /// <param name="solidus_K">Where melting begins, K.</param>
    /// <param name="liquidus_K">Where it ends, K; above the solidus.</param>
    /// <param name="latentHeat_J_kg">Heat of melting, J/kg.</param>
    /// <param name="powder">Conductivity while loose.</param>
    /// <param name="solidConductivity_W_m_K">Conductivity once molten, and of the glass afterwards, W/m/K.</param>
    /// <param name="bedDensity_kg_m3">Density while loose, kg/m^3.</param>
    /// <param name="fusedDensity_kg_m3">Density once molten, trapped pores included, kg/m^3.</param>
    public ThermalMaterial(
        Func<double, double> specificHeat_J_kg_K, double solidus_K, double liquidus_K, double latentHeat_J_kg,
        PowderConductivity powder, double solidConductivity_W_m_K, double bedDensity_kg_m3, double fusedDensity_kg_m3)
    {
        (Solidus_K, Liquidus_K, LatentHeat_J_kg) = (solidus_K, liquidus_K, latentHeat_J_kg);
        (Powder, SolidConductivity_W_m_K) = (powder, solidConductivity_W_m_K);
        (BedDensity_kg_m3, FusedDensity_kg_m3) = (bedDensity_kg_m3, fusedDensity_kg_m3);
        _temperatures_K =
        [
            .. Enumerable.Range(0, (int)(Greatest_K - Least_K) + 1).Select(step => Least_K + step)
                .Append(solidus_K).Append(liquidus_K).Distinct().Order(),
        ];
        _specificHeats_J_kg_K = new double[_temperatures_K.Length];
        _enthalpies_J_kg = Integrate(specificHeat_J_kg_K);
        _fluxPotentials_W_m = IntegrateFresh();
        (_nodeOfBin, _binWidth_J_kg) = IndexBins();
    }

    /// <summary>Where melting begins, K.</summary>
    public double Solidus_K { get; }

    /// <summary>Where melting ends, K.</summary>
    public double Liquidus_K { get; }

    /// <summary>Heat of melting, J/kg.</summary>
    public double LatentHeat_J_kg { get; }

    /// <summary>Conductivity while loose.</summary>
    public PowderConductivity Powder { get; }

    /// <summary>Conductivity once molten, W/m/K.</summary>
    public double SolidConductivity_W_m_K { get; }

    /// <summary>Density while loose, kg/m^3.</summary>
    public double BedDensity_kg_m3 { get; }

    /// <summary>Density once molten, kg/m^3.</summary>
    public double FusedDensity_kg_m3 { get; }

    /// <summary>Specific enthalpy above that at 20 K, J/kg.</summary>
    /// <param name="temperature_K">Temperature, K, 20 to 5000; held at these ends.</param>
    public double Enthalpy_J_kg(double temperature_K)
    {
        var at = NodeBelow(temperature_K);
        var share = Math.Clamp(
            (temperature_K - _temperatures_K[at]) / (_temperatures_K[at + 1] - _temperatures_K[at]), 0, 1);
        return _enthalpies_J_kg[at] + (share * (_enthalpies_J_kg[at + 1] - _enthalpies_J_kg[at]));
    }

    /// <summary>
    /// Temperature, K, and the specific heat there, J/kg/K, without the heat of melting: what bounds a step of time,
    /// for a step may leave the melting interval.
    /// </summary>
    /// <param name="enthalpy_J_kg">Specific enthalpy, J/kg; beyond 5000 K continued with the last slope.</param>
    public (double Temperature_K, double SpecificHeat_J_kg_K) StateAt(double enthalpy_J_kg)
    {
        var bin = Math.Clamp((int)(enthalpy_J_kg / _binWidth_J_kg), 0, BinCount - 1);
        var at = _nodeOfBin[bin];
        while (at < _enthalpies_J_kg.Length - 2 && _enthalpies_J_kg[at + 1] <= enthalpy_J_kg)
        {
            at++;
        }

        var slope = (_enthalpies_J_kg[at + 1] - _enthalpies_J_kg[at]) / (_temperatures_K[at + 1] - _temperatures_K[at]);
        return (_temperatures_K[at] + ((enthalpy_J_kg - _enthalpies_J_kg[at]) / slope), _specificHeats_J_kg_K[at]);
    }

    /// <summary>Molten share of the mass at a temperature: linear from the solidus to the liquidus.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double MoltenFraction(double temperature_K) =>
        Math.Clamp((temperature_K - Solidus_K) / (Liquidus_K - Solidus_K), 0, 1);

    /// <summary>
    /// Conductivity of soil on its first heating, W/m/K: powder below the solidus, dense above the liquidus, in
    /// proportion to the melt between.
    /// </summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double FreshConductivity_W_m_K(double temperature_K)
    {
        var molten = MoltenFraction(temperature_K);
        return ((1 - molten) * Powder.At_W_m_K(temperature_K)) + (molten * SolidConductivity_W_m_K);
    }

    /// <summary>
    /// The integral of <see cref="FreshConductivity_W_m_K"/> from 20 K, W/m (Kirchhoff 1894): a steady flux through
    /// soil that melts on the way is the difference of it over the thickness.
    /// </summary>
    /// <param name="temperature_K">Temperature, K; continued beyond 5000 K with the last slope.</param>
    public double FluxPotential_W_m(double temperature_K)
    {
        var at = NodeBelow(temperature_K);
        var slope = (_fluxPotentials_W_m[at + 1] - _fluxPotentials_W_m[at]) / (_temperatures_K[at +
            1] - _temperatures_K[at]);
        return _fluxPotentials_W_m[at] + (slope * (temperature_K - _temperatures_K[at]));
    }

    // The solidus and the liquidus are at most two nodes more than the kelvins below.
    private int NodeBelow(double temperature_K)
    {
        var at = Math.Clamp((int)(temperature_K - Least_K), 0, _temperatures_K.Length - 2);
        while (at < _temperatures_K.Length - 2 && _temperatures_K[at + 1] <= temperature_K)
        {
            at++;
        }

        return at;
    }

    private double[] IntegrateFresh()
    {
        var potentials = new double[_temperatures_K.Length];
        for (var at = 1; at < potentials.Length; at++)
        {
            var (a, b) = (_temperatures_K[at - 1], _temperatures_K[at]);
            var mean = (FreshConductivity_W_m_K(a) + (4 * FreshConductivity_W_m_K((a + b) / 2)) +
                FreshConductivity_W_m_K(b)) / 6;
            potentials[at] = potentials[at - 1] + (mean * (b - a));
        }

        return potentials;
    }

    // Simpson's rule inside each step of a kelvin: its error is far below the data's.
    private double[] Integrate(Func<double, double> specificHeat_J_kg_K)
    {
        var enthalpies = new double[_temperatures_K.Length];
        for (var at = 1; at < enthalpies.Length; at++)
        {
            var (a, b) = (_temperatures_K[at - 1], _temperatures_K[at]);
            var mean = (specificHeat_J_kg_K(a) + (4 * specificHeat_J_kg_K((a + b) / 2)) + specificHeat_J_kg_K(b)) / 6;
            _specificHeats_J_kg_K[at - 1] = mean;
            enthalpies[at] = enthalpies[at - 1] + (mean * (b - a)) +
                (LatentHeat_J_kg * (MoltenFraction(b) - MoltenFraction(a)));
        }

        return enthalpies;
    }

    private (int[] NodeOfBin, double BinWidth_J_kg) IndexBins()
    {
        var width = _enthalpies_J_kg[^1] / BinCount;
        var nodes = new int[BinCount];
        var at = 0;
        for (var bin = 0; bin < BinCount; bin++)
        {
            while (at < _enthalpies_J_kg.Length - 2 && _enthalpies_J_kg[at + 1] <= bin * width)
            {
                at++;
            }

            nodes[bin] = at;
        }

        return (nodes, width);
    }
}

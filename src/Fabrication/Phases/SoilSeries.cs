using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>The curves of <c>fabrication.soil</c>.</summary>
internal static class SoilSeries
{
    private const double Celsius_K = 273.15;
    private const int Points = 60; // of a curve
    private const double GreatestPorosity = 0.5; // of the strength's curve: a loose bed has no strength

    /// <summary>Conductivity of the sintered bed at bed_temperature, W/m/K.</summary>
    public static double Conductivity_W_m_K(SoilInputs inputs, SinterState state, double glass_W_m_K) =>
        SinteredConductivity.At_W_m_K(
            state.PorosityFraction, state.NeckRatio, glass_W_m_K, inputs.BedConductivity_W_m_K(inputs.Bed_K));

    public static IEnumerable<Series> Of(SoilResult result) =>
        [.. Viscosity(result.Inputs), .. Heat(result.Inputs), .. Conductivity(result), .. Sintering(result),
            .. Evaporation(result.Inputs), .. Strength(result), Grains(result.Inputs.Grains)];

    public static FieldMap ConductivityMap()
    {
        var temperatures = Even(100, 1300, Points);
        var densities = Even(1100, 1800, 35); // kg/m^3: between Hayne's ends, 20 kg/m^3 apart
        return new("conductivity_map", new("temperature", Unit.Parse("K"), temperatures),
            new("density", Unit.Parse("kg/m^3"), densities),
            [.. densities.SelectMany(density => temperatures.Select(PowderConductivity.OfDensity(density).At_W_m_K))]);
    }

    private static IEnumerable<Series> Viscosity(SoilInputs inputs)
    {
        var composition = inputs.Composition;
        var giordano = MeltViscosity.Of(composition);
        var axis = Celsius(Even(Math.Max(1100 + Celsius_K, giordano.C_K + 200), 1600 + Celsius_K, Points));
        var bands = axis.Values_si.Select(at => ViscosityBand.At(composition, at)).ToArray();
        yield return new("viscosity_low", axis, [.. bands.Select(band => band.Low_Pa_s)]);
        yield return new("viscosity", axis, [.. bands.Select(band => band.Central_Pa_s)]);
        yield return new("viscosity_high", axis, [.. bands.Select(band => band.High_Pa_s)]);
        yield return new("viscosity_giordano", axis, [.. axis.Values_si.Select(giordano.At_Pa_s)]);
        yield return new("viscosity_urbain", axis,
            [.. axis.Values_si.Select(at => UrbainViscosity.At_Pa_s(composition, at))]);
        yield return new("viscosity_riboud", axis,
            [.. axis.Values_si.Select(at => RiboudViscosity.At_Pa_s(composition, at))]);
    }

    private static IEnumerable<Series> Heat(SoilInputs inputs)
    {
        var (melting, latent) = (inputs.Melting, inputs.Latent);
        var hot_K = Math.Max(1600 + Celsius_K, melting.Liquidus_K + 50);
        var melt = new SeriesAxis("temperature", Unit.Parse("degC"), Even(1000 + Celsius_K, hot_K, Points));
        yield return new("molten", melt, [.. melt.Values_si.Select(melting.MoltenFraction)]);
        var axis = Celsius(Even(inputs.Bed_K, hot_K, 2 * Points));
        var heat = With(latent.Central_J_kg);
        yield return new("specific_heat", axis, [.. axis.Values_si.Select(heat.At_J_kg_K)]);
        yield return Enthalpy("enthalpy_low", latent.Low_J_kg);
        yield return Enthalpy("enthalpy", latent.Central_J_kg);
        yield return Enthalpy("enthalpy_high", latent.High_J_kg);

        SoilHeat With(double latent_J_kg) => new(inputs.Composition, melting, new(latent_J_kg, 0, 0));
        Series Enthalpy(string name, double latent_J_kg)
        {
            var one = With(latent_J_kg);
            return new(name, axis, [.. axis.Values_si.Select(at => one.Between_J_kg(inputs.Bed_K, at))]);
        }
    }

    private static IEnumerable<Series> Conductivity(SoilResult result)
    {
        var inputs = result.Inputs;
        var axis = Celsius(Even(inputs.Bed_K, 1300, Points));
        yield return new("conductivity_bed", axis, [.. axis.Values_si.Select(inputs.BedConductivity_W_m_K)]);
        yield return new("conductivity_crystal", axis, [.. axis.Values_si.Select(DenseConductivity.Crystalline_W_m_K)]);
        // The path of the thinnest grains goes farthest; each density once, for an axis rises.
        var path = new List<SinterState>();
        foreach (var state in result.Sintering.Thin.States.Where(state =>
            path.Count == 0 || state.RelativeDensityFraction > path[^1].RelativeDensityFraction + 1e-6))
        {
            path.Add(state);
        }

        var density = new SeriesAxis(
            "relative density", Unit.Parse("%"), [.. path.Select(state => state.RelativeDensityFraction)]);
        yield return Along("conductivity_sintered_low", DenseConductivity.LeastGlass_W_m_K);
        yield return Along("conductivity_sintered", DenseConductivity.OpaqueGlass.Glass_W_m_K);
        yield return Along("conductivity_sintered_high", DenseConductivity.GreatestGlass_W_m_K);

        Series Along(string name, double glass_W_m_K) =>
            new(name, density, [.. path.Select(state => Conductivity_W_m_K(inputs, state, glass_W_m_K))]);
    }

    private static IEnumerable<Series> Sintering(SoilResult result)
    {
        var (stiff, central, thin) = (result.Sintering.Stiff, result.Sintering.Central, result.Sintering.Thin);
        var axis = new SeriesAxis("time", Unit.Parse("min"), [.. central.History.Select(point => point.Time_s)]);
        yield return Of("density_low", stiff, state => state.RelativeDensityFraction);
        yield return Of("density", central, state => state.RelativeDensityFraction);
        yield return Of("density_high", thin, state => state.RelativeDensityFraction);
        yield return new("temperature", axis, [.. central.History.Select(point => point.Temperature_K)]);
        yield return Of("bond_low", stiff, state => state.BondFraction);
        yield return Of("bond", central, state => state.BondFraction);
        yield return Of("bond_high", thin, state => state.BondFraction);

        Series Of(string name, SinterCourse course, Func<SinterState, double> value) =>
            new(name, axis, [.. course.States.Select(value)]);
    }

    private static IEnumerable<Series> Evaporation(SoilInputs inputs)
    {
        var axis = Celsius(Even(1000 + Celsius_K, 1600 + Celsius_K, Points));
        var bands = axis.Values_si.Select(at => EvaporationBand.Of(inputs.Composition, at)).ToArray();
        yield return new("evaporation_low", axis, [.. bands.Select(band => band.Low_kg_m2_s)]);
        yield return new("evaporation", axis, [.. bands.Select(band => band.Central_kg_m2_s)]);
        yield return new("evaporation_high", axis, [.. bands.Select(band => band.High_kg_m2_s)]);
    }

    private static IEnumerable<Series> Strength(SoilResult result)
    {
        var axis = new SeriesAxis("porosity", Unit.Parse("%"), Even(0, GreatestPorosity, Points));
        var bands = axis.Values_si.Select(at => result.Inputs.Strength.Law.Of(at, at, at, 1, 1, 1)).ToArray();
        yield return new("strength_low", axis, [.. bands.Select(band => band.Low_Pa)]);
        yield return new("strength_central", axis, [.. bands.Select(band => band.Central_Pa)]);
        yield return new("strength_high", axis, [.. bands.Select(band => band.High_Pa)]);
    }

    private static Series Grains(GrainSizes grains)
    {
        if (grains.SpreadFactor <= 0)
        {
            return new("grain_sizes", new("diameter", Unit.Parse("um"), [grains.Median_m]), [0.5]);
        }

        ImmutableArray<double> shares = [.. Even(0.02, 0.98, Points)];
        return new("grain_sizes", new("diameter", Unit.Parse("um"), [.. shares.Select(grains.Diameter_m)]), shares);
    }

    private static SeriesAxis Celsius(ImmutableArray<double> values_K) =>
        new("temperature", Unit.Parse("degC"), values_K);

    private static ImmutableArray<double> Even(double from, double to, int steps) =>
        [.. Enumerable.Range(0, steps + 1).Select(at => from + ((to - from) * at / steps))];
}

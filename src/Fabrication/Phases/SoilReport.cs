using Guanghan.Core.Phases;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.soil</c> reports.</summary>
internal static class SoilReport
{
    private const double Estimate_K = 100; // an interval less sure than this is an estimate
    private const double HardlyFraction = 0.01; // a bed that gains no more has not sintered

    public static Report Of(SoilResult result) => Report.Empty with
    {
        Figures = [.. Melting(result), .. Melt(result), .. Heat(result), .. Body(result)],
        Series = [.. SoilSeries.Of(result)],
        Maps = [SoilSeries.ConductivityMap()],
        Findings = [.. FindingsOf(result)],
    };

    private static IEnumerable<Figure> Melting(SoilResult result)
    {
        var melting = result.Inputs.Melting;
        yield return new("oxide_sum", result.Inputs.Soil.Composition.SumFraction);
        yield return Banded("melting.solidus", melting.Solidus_K, melting.Solidus_K - melting.Error_K,
            melting.Solidus_K + melting.Error_K);
        yield return Banded("melting.liquidus", melting.Liquidus_K, melting.Liquidus_K - melting.Error_K,
            melting.Liquidus_K + melting.Error_K);
        yield return Middle("shape.sinter", result.Sinter.Low_K, result.Sinter.High_K);
        yield return Middle("shape.softening", result.Softening.Low_K, result.Softening.High_K);
        yield return Middle("shape.hemisphere", result.Hemisphere.Low_K, result.Hemisphere.High_K);
        yield return Middle("shape.flow", result.Flow.Low_K, result.Flow.High_K);
    }

    private static IEnumerable<Figure> Melt(SoilResult result)
    {
        var (composition, at_K) = (result.Inputs.Composition, result.Inputs.Melt_K);
        var (band, giordano) = (result.Viscosity, MeltViscosity.Of(composition));
        var (stebbins, richet) = (MeltHeat.Of_J_kg_K(composition), MeltHeat.Richet_J_kg_K(composition, at_K));
        var (loss, tension) = (result.Evaporation, SurfaceTension.At_N_m(at_K));
        yield return Banded("melt.viscosity", band.Central_Pa_s, band.Low_Pa_s, band.High_Pa_s);
        yield return new("melt.giordano", giordano.At_Pa_s(at_K));
        yield return new("melt.urbain", UrbainViscosity.At_Pa_s(composition, at_K));
        yield return new("melt.riboud", RiboudViscosity.At_Pa_s(composition, at_K));
        yield return new("melt.models", band.ModelCount);
        yield return new("melt.giordano_b", giordano.B_K);
        yield return new("melt.giordano_c", giordano.C_K);
        yield return Banded("melt.surface_tension", tension, tension - SurfaceTension.Error_N_m,
            tension + SurfaceTension.Error_N_m);
        yield return new("melt.density", MeltDensity.At_kg_m3(composition, at_K));
        yield return Banded("melt.specific_heat", stebbins, Math.Min(stebbins, richet), Math.Max(stebbins, richet));
        yield return Banded("melt.evaporation", loss.Central_kg_m2_s, loss.Low_kg_m2_s, loss.High_kg_m2_s);
        yield return new("glass.transition", MeltDensity.GlassTransition_K(composition));
        yield return new("glass.density", MeltDensity.Glass_kg_m3(composition));
        yield return Banded("glass.conductivity", DenseConductivity.OpaqueGlass.Glass_W_m_K,
            DenseConductivity.LeastGlass_W_m_K, DenseConductivity.GreatestGlass_W_m_K);
        yield return Of("draw.hottest", result.Hottest);
        yield return Of("draw.coolest", result.Coolest);
        yield return new("draw.range", result.Hottest.Central_K - result.Coolest.Central_K);
    }

    private static IEnumerable<Figure> Heat(SoilResult result)
    {
        var inputs = result.Inputs;
        var (latent, bed_K) = (inputs.Latent, inputs.Bed_K);
        yield return new("bed.density", inputs.BedDensity_kg_m3);
        yield return new("bed.porosity", 1 - inputs.BedFraction);
        yield return new("bed.conductivity", inputs.BedConductivity_W_m_K(bed_K));
        yield return new("bed.specific_heat", SpecificHeat.At_J_kg_K(bed_K));
        yield return Banded("heat.latent", latent.Central_J_kg, latent.Low_J_kg, latent.High_J_kg);
        yield return Enthalpy("heat.to_liquidus", inputs, inputs.Melting.Liquidus_K);
        yield return Enthalpy("heat.to_melt", inputs, inputs.Melt_K);
    }

    private static IEnumerable<Figure> Body(SoilResult result)
    {
        var (stiff, central, thin) =
            (result.Sintering.Stiff.End, result.Sintering.Central.End, result.Sintering.Thin.End);
        yield return Banded("sintered.relative_density", central.RelativeDensityFraction,
            stiff.RelativeDensityFraction, thin.RelativeDensityFraction);
        yield return Banded("sintered.porosity", central.PorosityFraction, thin.PorosityFraction,
            stiff.PorosityFraction);
        yield return Banded("sintered.neck", central.NeckRatio, stiff.NeckRatio, thin.NeckRatio);
        yield return Banded("sintered.bond", central.BondFraction, stiff.BondFraction, thin.BondFraction);
        yield return Banded("sintered.conductivity",
            SoilSeries.Conductivity_W_m_K(result.Inputs, central, DenseConductivity.OpaqueGlass.Glass_W_m_K),
            SoilSeries.Conductivity_W_m_K(result.Inputs, stiff, DenseConductivity.LeastGlass_W_m_K),
            SoilSeries.Conductivity_W_m_K(result.Inputs, thin, DenseConductivity.GreatestGlass_W_m_K));
        yield return Banded("strength", result.Strength.Central_Pa, result.Strength.Low_Pa, result.Strength.High_Pa);
    }

    private static Figure Enthalpy(string name, SoilInputs inputs, double to_K)
    {
        double With(double latent_J_kg) => new SoilHeat(inputs.Composition, inputs.Melting, new(latent_J_kg, 0, 0))
            .Between_J_kg(inputs.Bed_K, to_K);
        var latent = inputs.Latent;
        return Banded(name, With(latent.Central_J_kg), With(latent.Low_J_kg), With(latent.High_J_kg));
    }

    private static Figure Of(string name, WorkingRange at) => Banded(name, at.Central_K, at.Low_K, at.High_K);

    private static Figure Middle(string name, double low, double high) => Banded(name, (low + high) / 2, low, high);

    private static Figure Banded(string name, double value, double low, double high) =>
        new(name, value) { Band = new(low, high) };

    private static IEnumerable<Finding> FindingsOf(SoilResult result)
    {
        var (inputs, melting) = (result.Inputs, result.Inputs.Melting);
        foreach (var doubt in new[] { inputs.Soil.Doubt, inputs.Grains.Doubt }.Where(doubt => doubt.Length > 0))
        {
            yield return FabricationFindings.SoilOfTable(inputs.Soil.Name, doubt);
        }

        if (result.Viscosity.IsExtrapolated)
        {
            yield return FabricationFindings.ViscosityExtrapolated(inputs.Melt_K, result.Viscosity.Central_Pa_s);
        }

        if (inputs.Melt_K < melting.Liquidus_K)
        {
            yield return FabricationFindings.MeltHasCrystals(
                inputs.Melt_K, melting.Liquidus_K, 1 - melting.MoltenFraction(inputs.Melt_K));
        }

        if (melting.Error_K > Estimate_K)
        {
            yield return FabricationFindings.MeltingEstimated(melting.Error_K);
        }

        var (least, greatest) = (PrintedStrength.LeastPorosityFraction, PrintedStrength.GreatestPorosityFraction);
        if (!inputs.Strength.IsOwn && (result.Porosity.Low_si < least || result.Porosity.High_si > greatest))
        {
            yield return FabricationFindings.StrengthExtrapolated(
                result.Porosity.Low_si, result.Porosity.High_si, least, greatest);
        }

        if (result.Coolest.Central_K < melting.Liquidus_K)
        {
            yield return FabricationFindings.DrawingCrystallises(
                result.Coolest.Central_K, result.Hottest.Central_K, melting.Liquidus_K);
        }

        if (result.Sintering.Thin.End.RelativeDensityFraction < inputs.BedFraction + HardlyFraction)
        {
            yield return FabricationFindings.CannotSinter(
                result.Sintering.Thin.End.RelativeDensityFraction, inputs.BedFraction);
        }
    }
}

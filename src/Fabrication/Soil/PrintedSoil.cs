namespace Guanghan.Fabrication.Soil;

/// <summary>
/// What a print is made of: fused soil with its trapped pores, soil that sintered beside the melt, and soil that stayed
/// loose. Volumes add. Soil counts as sintered where heat has closed a tenth of its pores, which is judgement: less
/// would not hold together.
/// </summary>
/// <param name="Bulk_kg_m3">Mass over volume, kg/m^3.</param>
/// <param name="FusedFraction">Share of the mass that was molten.</param>
/// <param name="SinteredFraction">Share of the mass that sintered.</param>
/// <param name="TrappedPoreFraction">Pores trapped in fused soil, over the print's volume.</param>
/// <param name="SinteredPoreFraction">Pores in sintered soil, over the print's volume.</param>
/// <param name="LoosePoreFraction">Pores in loose soil, over the print's volume.</param>
/// <param name="SolidPorosityFraction">Pores of fused and sintered soil, over their own volume.</param>
public sealed record PrintedSoil(
    double Bulk_kg_m3, double FusedFraction, double SinteredFraction, double TrappedPoreFraction,
    double SinteredPoreFraction, double LoosePoreFraction, double SolidPorosityFraction)
{
    /// <summary>Pores over the print's volume.</summary>
    public double PorosityFraction => TrappedPoreFraction + SinteredPoreFraction + LoosePoreFraction;
}

/// <summary>Densities that a print's volumes follow from.</summary>
/// <param name="Glass_kg_m3">Fused soil without pores, kg/m^3.</param>
/// <param name="Grain_kg_m3">Grains, kg/m^3.</param>
/// <param name="TrappedFraction">Pores that stay in fused soil, over its volume.</param>
public readonly record struct PrintedDensities(double Glass_kg_m3, double Grain_kg_m3, double TrappedFraction);

/// <summary>Adds up a print's soil cell by cell.</summary>
/// <param name="densities">Of fused soil and grains.</param>
/// <param name="sintered">How the rest sinters.</param>
public sealed class PrintedSoilSum(PrintedDensities densities, SinteredSoil sintered)
{
    private const double ClosedFraction = 0.1; // of the loose bed's pores: see PrintedSoil

    private double _mass;
    private double _fused;
    private double _sintered;
    private double _sinteredVolume_m3_kg;
    private double _looseVolume_m3_kg;

    /// <summary>Adds a cell's mass.</summary>
    /// <param name="fusedFraction">Share of it that was molten, 0 to 1.</param>
    /// <param name="length_m">Sintering length of the rest, m.</param>
    public void Add(double fusedFraction, double length_m)
    {
        _mass++;
        _fused += fusedFraction;
        var (rest, density) = (1 - fusedFraction, sintered.DensityFraction(length_m));
        var volume = rest / (densities.Grain_kg_m3 * density);
        if (Counts(density))
        {
            (_sintered, _sinteredVolume_m3_kg) = (_sintered + rest, _sinteredVolume_m3_kg + volume);
        }
        else
        {
            _looseVolume_m3_kg += volume;
        }
    }

    /// <summary>Mass that counts as sintered so far, in cells.</summary>
    public double SinteredCount => _sintered;

    /// <summary>The mixture; null where nothing was added.</summary>
    public PrintedSoil? Total()
    {
        if (_mass == 0)
        {
            return null;
        }

        var fusedVolume = _fused / (densities.Glass_kg_m3 * (1 - densities.TrappedFraction));
        var volume = fusedVolume + _sinteredVolume_m3_kg + _looseVolume_m3_kg;
        var trapped = fusedVolume * densities.TrappedFraction;
        var inSintered = _sinteredVolume_m3_kg - (_sintered / densities.Grain_kg_m3);
        var inLoose = _looseVolume_m3_kg - ((_mass - _fused - _sintered) / densities.Grain_kg_m3);
        var solid = fusedVolume + _sinteredVolume_m3_kg;
        return new(_mass / volume, _fused / _mass, _sintered / _mass, trapped / volume, inSintered / volume,
            Math.Max(0, inLoose) / volume, solid > 0 ? (trapped + inSintered) / solid : 0);
    }

    // The pores of the bed, over the volume of its grains: (1 - rho) / rho.
    private bool Counts(double density)
    {
        var (before, after) = ((1 / sintered.StartFraction) - 1, (1 / density) - 1);
        return after <= (1 - ClosedFraction) * before;
    }
}

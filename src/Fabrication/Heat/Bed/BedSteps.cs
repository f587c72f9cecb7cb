namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Greatest steps of time. Explicit steps keep every coefficient positive up to 1 / (2 alpha (1/dx^2 + 1/dy^2 +
/// 1/dz^2)); half the top cell's height conducts twice as well, but then radiates, which is less than what a neighbour
/// would take, unless the surface is held. Dense cells go by the coldest of them, whose specific heat is least; loose
/// cells by the mean conductivity between the coldest and the hottest that light or neighbours may make them.
/// </summary>
internal static class BedSteps
{
    private const double SafetyRatio = 0.85;
    private const double WorthRatio = 0.9; // a shorter step must save a tenth
    private const int MostMultiple = 64;

    /// <summary>Hottest cell or surface of any block, K, and, lit, what the light can heat a surface to at
    /// most.</summary>
    public static float Greatest_K(IEnumerable<BedBlock?> blocks, BedPrint print, bool isLit)
    {
        var greatest = isLit ? print.Light.Absorbed_W_m2.Max() : 0;
        greatest = new LitSurface(greatest, 0, print.EmissivityRatio, print.Surroundings_K, 0).Ceiling_K;
        foreach (var block in blocks)
        {
            if (block is not null)
            {
                greatest = Math.Max(greatest, BlockSums.Extremes(block).Greatest_K);
                foreach (var surface in block.Surface_K.AsSpan(0, block.Stride * block.Ny))
                {
                    greatest = Math.Max(greatest, surface);
                }
            }
        }

        return (float)greatest;
    }

    /// <summary>The greatest step for a block as it is, s.</summary>
    public static double Limit_s(BedBlock block, BedPrint print, float greatest_K)
    {
        if (block.ActiveCount == 0)
        {
            // paces its child
            return Limit_s(print, block.Cell, (float)print.Start_K, (float)print.Start_K, greatest_K);
        }

        var (dense_K, least_K, _) = BlockSums.Extremes(block);
        dense_K = greatest_K > print.Material.Solidus_K ? Math.Min(dense_K, (float)print.Material.Solidus_K) : dense_K;
        return Limit_s(print, block.Cell, dense_K, least_K, greatest_K);
    }

    /// <summary>
    /// The step of the coarsest cells, up to their limit, that costs least for the time that it covers, with the limits
    /// and windows of the step before: each level takes a whole number of steps in its parent's, and where their limits
    /// lie close together the smallest cells would take many more than they need.
    /// </summary>
    public static double Cheapest_s(BedBlock?[] blocks, double limit_s)
    {
        var finest = blocks[^1]?.StepLimit_s ?? 0;
        if (blocks.Length == 1 || finest <= 0)
        {
            return limit_s;
        }

        var (best, least) = (limit_s, WorthRatio * Cost(blocks, limit_s));
        for (var multiple = (int)Math.Min(MostMultiple, limit_s / finest); multiple > 0; multiple--)
        {
            var cost = Cost(blocks, multiple * finest);
            (best, least) = cost < least ? (multiple * finest, cost) : (best, least);
        }

        return best;
    }

    // Steps of single cells in a second.
    private static double Cost(BedBlock?[] blocks, double step_s)
    {
        var (sum, step) = (blocks[0]!.ActiveCount / step_s, step_s);
        foreach (var block in blocks.AsSpan(1))
        {
            if (block is null)
            {
                break;
            }

            step /= Math.Ceiling((step / block.StepLimit_s) - 1e-9);
            sum += block.ActiveCount / step;
        }

        return sum;
    }

    /// <summary>The least step to be expected for cells of a size, s: dense soil at the bed's first
    /// temperature.</summary>
    public static double Least_s(BedPrint print, BedCell cell)
    {
        var start = (float)print.Start_K;
        return Limit_s(print, cell, start, start, start);
    }

    private static double Limit_s(BedPrint print, BedCell cell, float dense_K, float least_K, float greatest_K)
    {
        var material = print.Material;
        var rate = (1 / (cell.X_m * cell.X_m)) + (1 / (cell.Y_m * cell.Y_m)) +
            ((print.HeldSurface_K is null ? 1.0 : 1.5) / (cell.Z_m * cell.Z_m));
        var span = Math.Max(1, greatest_K - least_K);
        var loose = (material.FluxPotential_W_m(least_K + span) - material.FluxPotential_W_m(least_K)) / span;
        var limit = HeatAt(material, least_K) / loose;
        if (dense_K < float.MaxValue)
        {
            limit = Math.Min(limit, HeatAt(material, dense_K) / material.SolidConductivity_W_m_K);
        }

        return SafetyRatio * material.FusedDensity_kg_m3 * limit / (2 * rate);
    }

    private static double HeatAt(ThermalMaterial material, float temperature_K) =>
        material.StateAt(material.Enthalpy_J_kg(temperature_K)).SpecificHeat_J_kg_K;
}

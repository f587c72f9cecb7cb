namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>What to follow.</summary>
/// <param name="Solidus_K">Temperature above which a point counts as molten, K.</param>
/// <param name="Step_s">
/// Time between looks, s. Between two the temperature is the cubic through both ends and their rates: an error of about
/// (step / time in which it changes)^4; a point that melts and freezes between two looks is missed. Far from the heat
/// in space or time fewer looks are taken, where that costs less than the quadrature's own error.
/// </param>
/// <param name="Until_s">When to stop at the latest, s.</param>
/// <param name="KeepsPeaks">
/// Whether peaks are wanted everywhere; else only crossings are looked at, and what is well inside the melt is passed
/// over.
/// </param>
public sealed record SolidificationLook(double Solidus_K, double Step_s, double Until_s, bool KeepsPeaks);

/// <summary>
/// A grid after the pens have passed. All arrays go by the grid's numbers; what never melted has a time of minus
/// infinity and zero for the rest.
/// </summary>
/// <param name="Frozen_s">When a point last solidified, s; infinity where it is molten to the end.</param>
/// <param name="Cooling_K_s">Cooling rate then, K/s.</param>
/// <param name="Molten_s">How long it was above the solidus in all, s.</param>
/// <param name="Peak_K">Highest temperature up to the last look, K; empty where peaks were not asked for.</param>
/// <param name="MoltenCount">How many points melted.</param>
/// <param name="HasEnded">Whether all was solid again, and dark, before the time was up.</param>
/// <param name="StepCount">Steps of time that it went through.</param>
public sealed record Solidification(
    double[] Frozen_s, double[] Cooling_K_s, double[] Molten_s, double[] Peak_K, int MoltenCount, bool HasEnded,
    int StepCount)
{
    /// <summary>Follows the pens from their beginning until everything is solid again.</summary>
    /// <param name="heat">The solver; without discs.</param>
    /// <param name="grid">Where to look.</param>
    /// <param name="look">What to follow.</param>
    /// <param name="workers">Threads, 1 or more: the bits do not depend on it.</param>
    /// <param name="cancellation">Asked every 32 looks or fewer.</param>
    public static Solidification Of(
        LinearHeat heat, HeatGrid grid, SolidificationLook look, int workers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(heat);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(look);
        grid.Check();
        Refusal.UnlessPositive(look.Step_s, "The time between looks", "s");
        Refusal.UnlessFinite(look.Until_s, "The time at which to stop", "s");
        Refusal.UnlessPositive(look.Solidus_K - heat.Material.Start_K, "The solidus, counted from the start,", "K");
        if (heat.HasDiscs)
        {
            throw new ArgumentException(
                "A disc is not a product along the axes, which the grid needs; fit it by Gaussians (ProfileFit).");
        }

        return new FreezeSweep(heat, grid, look, workers).Follow(cancellation);
    }
}

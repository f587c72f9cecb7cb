using Guanghan.Fabrication.Fibre.Designs;

namespace Guanghan.Fabrication.Phases;

/// <summary>Checked inputs of <c>fabrication.light-design</c>.</summary>
/// <param name="Chain">
/// All that no design changes; its mirror is 1 m wide with the obstruction's share of it, its collector one.
/// </param>
/// <param name="Flux_W_m2">Mean flux wanted over the spot, W/m^2.</param>
/// <param name="Power_W">Power wanted at the spot, W.</param>
/// <param name="Bounds">Where designs are looked for.</param>
/// <param name="SearchRayCount">Rays for each rim angle of the search.</param>
public sealed record LightDesignInputs(
    LightInputs Chain, double Flux_W_m2, double Power_W, DesignBounds Bounds, int SearchRayCount)
{
    /// <summary>The options of the chain of a design.</summary>
    /// <param name="point">The design.</param>
    public LightInputs Of(DesignPoint point) => Chain with
    {
        Primary = Chain.Primary with
        {
            Aperture_m = point.Aperture_m,
            FocalLength_m = point.FocalLength_m,
            Obstruction_m = Chain.Primary.Obstruction_m / Chain.Primary.Aperture_m * point.Aperture_m,
        },
        CollectorCount = point.CollectorCount,
        Fibre = Chain.Fibre with { Count = point.FibreCount },
    };
}

/// <summary>What etendue says of a wanted flux.</summary>
/// <param name="Ratio">The flux over the irradiance.</param>
/// <param name="LimitRatio">The most that pen and fibres allow at the spot.</param>
/// <param name="NeededWorkSinRatio">Sine of the least cone on the work that carries it; above 1: none.</param>
/// <param name="NeededNumericalApertureRatio">The least NA of the fibres behind this pen; above 1: none.</param>
public sealed record DesignEtendue(
    double Ratio, double LimitRatio, double NeededWorkSinRatio, double NeededNumericalApertureRatio);

/// <summary>What <c>fabrication.light-design</c> made.</summary>
/// <param name="Inputs">What it was given.</param>
/// <param name="Irradiance">What the irradiance amounts to.</param>
/// <param name="Outcome">What the search found; null where there is nothing to search for.</param>
/// <param name="Sweeps">One input changed at a time; empty where no design was found.</param>
public sealed record LightDesignResult(
    LightDesignInputs Inputs, IrradianceSummary Irradiance, DesignOutcome? Outcome, IReadOnlyList<LightSweep> Sweeps)
{
    /// <summary>The irradiance that the design is for, W/m^2.</summary>
    public double Design_W_m2 => LightResult.Design(Inputs.Chain, Irradiance);

    /// <summary>The wanted flux held against etendue; null where the Sun never shows.</summary>
    public DesignEtendue? Etendue => Design_W_m2 > 0 ? EtendueOf(Inputs, Design_W_m2) : null;

    internal static DesignEtendue EtendueOf(LightDesignInputs inputs, double irradiance_W_m2)
    {
        var system = inputs.Chain.System();
        var (pen, half_rad) = (system.Pen, system.Sun.HalfAngle_rad);
        var (ratio, brightness) = (inputs.Flux_W_m2 / irradiance_W_m2, system.Sun.CentreToMeanRatio);
        var needed = Optics.Etendue.NeededNumericalApertureRatio(ratio / brightness, half_rad);
        return new(ratio, brightness * Optics.Etendue.ConcentrationLimitRatio(
            pen.WorkSinRatio(system.Bundle.NumericalApertureRatio), half_rad), needed,
            needed * pen.MagnificationRatio);
    }
}

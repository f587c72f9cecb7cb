using Guanghan.Core.Tests;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Tests.Heat;

/// <summary>The bed's solver on bare metal: what it says of the tracks that the linear solver is held against too.</summary>
public sealed class BedTrackOnMetalTests
{
    [Fact]
    [Trait("Kind", "validates")]
    public void Tracks_on_bare_IN625_are_as_far_from_the_measured_ones_as_heat_without_flow_is()
    {
        // AMB2018-02, cases A and B (Lane 2020, 10.1007/s40192-020-00169-1). k, rho, cp, absorptivity and spot as in the linear
        // case (AnalyticExactTests); solidus 1563 K and liquidus 1623 K (Special Metals, IN625 data sheet: 1290 to 1350 degC);
        // heat of melting 290 kJ/kg and emissivity 0.4 unverified. The "loose" soil of the solver is given the metal's density
        // and conductivity: the plate is dense throughout. Its conductivity cannot rise with temperature as IN625's does.
        var metal = new ThermalMaterial(_ => 600, 1563, 1623, 290e3, new PowderConductivity(26.6, 0), 26.6, 7569.92, 7569.92);
        List<double> errors = [];
        foreach (var (power, speed, width, depth) in ((double, double, double, double)[])[
            (150, 0.4, 171e-6, 151e-6), (195, 0.8, 133e-6, 91e-6)])
        {
            var track = BedSolver.Run(new()
            {
                Material = metal,
                Grid = new(1.2e-3, 0.4e-3, 0.16e-3, 1, 0.04e-3, [BedCases.Cube(5e-6)]),
                Light = BedLight.Gaussian(0.33 * power, 50e-6),
                Path = new([new(0, 0, [new(0.2e-3, 0.2e-3, 1e-3, 0.2e-3, speed, 1)])]),
                EmissivityRatio = 0.4,
                Surroundings_K = 298,
                Start_K = 298,
                HasOpenFloor = true,
                ThreadCount = 1,
            }, null, default).Tracks[0];
            TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant(
                $"{power} W, {speed} m/s: width {track.MeltWidth_m * 1e6:F1} um, depth {track.MeltDepth_m * 1e6:F1} um, ") +
                FormattableString.Invariant($"peak {track.Peak_K:F0} K, cooling {track.CoolingRate_K_s:E2} K/s"));
            errors.AddRange([100 * ((track.MeltWidth_m / width) - 1), 100 * ((track.MeltDepth_m / depth) - 1)]);
        }

        // Melt that does not flow and light that is not trapped: the linear model lacks 5 to 16 % of width, 45 to 60 % of depth.
        Accuracy.Record("Heat", "width and depth of tracks A and B on IN625 with latent heat, absorptivity 0.33",
            "AMB2018-02 (Lane 2020)", "%", errors, 75);
    }
}

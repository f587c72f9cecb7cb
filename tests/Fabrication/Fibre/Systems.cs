using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Secondaries;
using Guanghan.Fabrication.Optics.Spectra;
using Guanghan.Fabrication.Tests.Optics.Tracing;

namespace Guanghan.Fabrication.Tests.Fibre;

/// <summary>Whole chains for the tests.</summary>
internal static class Systems
{
    public static readonly FibreBundle Bundle = new(0.6e-3, 0.66e-3, 127, Packing.Circular, null, 0.6, null);

    /// <summary>One fibre wider than any spot, without Fresnel loss.</summary>
    public static readonly FibreBundle Wide = new(0.2, 0.2, 1, Packing.Circular, null, 0.95, 0);

    /// <summary>A perfect dish of f 0.6 m, D 1 m, 127 fibres without loss, a bare end.</summary>
    public static LightSystem Plain { get; } = Of(new(Concentrators.Dish(), null, null));

    public static LightSystem Of(ConcentratorDesign concentrator) => new(
        SunProfile.Uniform(Concentrators.SunHalfAngle_rad), SolarSpectrum.OneBand, 0, 1, concentrator, 1, null, Bundle,
        new([589.3e-9], [1.458], [0]), 0, [FibreStretch.Straight(10)], 0, new(1, 1, 1, 0), 1);

    public static LightTrace Run(LightSystem system, long rays, ulong seed = 1, int workers = 0) =>
        LightTrace.Run(system, rays, new RandomStream(seed), workers, CancellationToken.None);

    public static (double Share, double Error) Efficiency(LightTrace trace, string stage) => (
        trace.Total.StageOf(stage).EfficiencyFraction,
        LightTrace.StandardErrorOf(trace.Lanes.Select(lane => lane.StageOf(stage).EfficiencyFraction)));

    /// <summary>Chains of every kind: any mirrors, Sun, thing before the face, fibres, bends, mixing and pen.</summary>
    public static Gen<LightSystem> Any => Gen.Select(
        Gen.Select(Gen.Int[0, Concentrators.Kinds.Length - 1], Gen.Int[0, 2], Gen.Double[0, 2e-3], Gen.Double[0.5, 1]),
        Gen.Select(Gen.Int[0, 3], Gen.Double[5, 60], Gen.Double[0.3, 1], Gen.Double[0.002, 0.2]),
        Gen.Select(Gen.Int[1, 500], Gen.Int[0, 2], Gen.Double[0.1, 0.95], Gen.Double[0.6, 1], Gen.Double[0, 0.05]),
        Gen.Select(Gen.Double[0, 30], Gen.Double[0.02, 3], Gen.Bool, Gen.Int[1, 4]),
        Gen.Select(Gen.Double[0.2, 3], Gen.Double[0.1, 1], Gen.Double[0.5, 1], Gen.Double[0, 0.02], Gen.Double[0, 1]),
        (mirror, entry, fibre, cable, pen) =>
        {
            var spectrum = mirror.Item2 == 0 ? SolarSpectrum.OneBand : SolarSpectrum.FromCurve(new(
                [400e-9, 600e-9, 900e-9, 1500e-9], [1, 2, 1.5, 0.2], OutsideRule.Zero));
            var bands = spectrum.Bands.Length;
            var sun = mirror.Item2 switch
            {
                0 => SunProfile.Uniform(4.65e-3),
                1 => SunProfile.LimbDarkened(4.65e-3),
                _ => SunProfile.Buie(4.65e-3, 0.1),
            };
            var design = Concentrators.Of(Concentrators.Kinds[mirror.Item1]);
            ISecondary? secondary = entry.Item1 switch
            {
                1 => new CompoundParabolic(3e-3, entry.Item2 * Math.PI / 180, entry.Item3, 0.9),
                2 => new LightRod(RodShape.Square, 5e-3, entry.Item4, 1, [.. Enumerable.Repeat(1.458, bands)]),
                3 => new LightRod(RodShape.Round, 7e-3, entry.Item4, 0.9, []),
                _ => null,
            };
            var bundle = new FibreBundle(fibre.Item4 * 1e-3, 1e-3, fibre.Item1, (Packing)fibre.Item2, null, fibre.Item3, null);
            return new LightSystem(sun, spectrum, mirror.Item3, mirror.Item4, design, cable.Item4, secondary, bundle,
                new([.. spectrum.Bands.Select(band => band.Middle_m)], [.. Enumerable.Repeat(1.458, bands)],
                    [.. Enumerable.Repeat(20.0, bands)]), fibre.Item5,
                [FibreStretch.Straight(cable.Item1), new(1, cable.Item2)], cable.Item3 ? 1e-5 : 0,
                new(pen.Item1, pen.Item2, pen.Item3, pen.Item4), pen.Item5);
        });
}

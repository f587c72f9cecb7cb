namespace Guanghan.Bench.Areas;

/// <summary>Every benchmark: the one list.</summary>
internal static class All
{
    public static IEnumerable<Benchmark> Benchmarks =>
    [
        .. EphemerisArea.Benchmarks,
        .. SpkArea.Benchmarks,
        .. TimeArea.Benchmarks,
        .. NumericsArea.Benchmarks,
        .. OpticsArea.Benchmarks,
        .. RaysArea.Benchmarks,
        .. HeatArea.Benchmarks,
        .. BedArea.Benchmarks,
        .. MeshesArea.Benchmarks,
        .. SlicingArea.Benchmarks,
        .. SlicersArea.Benchmarks,
        .. PropagationArea.Benchmarks,
        .. OrbitsArea.Benchmarks,
        .. ToursArea.Benchmarks,
        .. LowThrustArea.Benchmarks,
        .. OutsideArea.Benchmarks,
        .. MissionArea.Benchmarks,
    ];
}

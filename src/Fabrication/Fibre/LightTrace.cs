using System.Collections.Immutable;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// Traces a whole chain: rays from the Sun into the cores, then the table of band and angle to the soil. Computes every
/// stage's power with 32 independent lanes for its standard error. Assumes geometrical optics; sources and limits stand
/// at the parts: mirrors and rays in Optics, fibres and pen here. The same seed gives the same bits on any number of
/// threads.
/// </summary>
public sealed class LightTrace
{
    /// <summary>Fewest rays: four for each lane.</summary>
    public const int RaysAtLeast = 4 * RayLimits.Lanes;

    private const int PilotRays = 8192;
    private const int PilotRings = 4000;
    private const int CoresAtMost = 4096;
    private const double PilotShare = 0.96; // an aureole beyond it would shrink the spot to a dot on the map
    private readonly Lazy<ImmutableArray<LightOutcome>> _outcomes;
    private LightLane[] _lanes = [];

    private LightTrace(LightSystem system)
    {
        System = system;
        Collector = CollectorBuilder.Build(system.Concentrator, system.SunLight);
        var lattice = new FibreLattice(system.Bundle);
        Entry = new(lattice, system.Face, system.Bundle.NumericalApertureRatio, system.RollOffRatio);
        Exit = Entry.Face;
        Span = system.PrepareSpan();
        EndDiameter_m = BundleEntry.FaceDiameter_m(
            system.CollectorCount == 1 ? lattice : new FibreLattice(system.Cable));
        Pen = system.PreparePen(EndDiameter_m);
        _outcomes = new(() =>
            [.. _lanes.Select(lane => new LightOutcome(this, lane, Total.SpotDiameter_m, Total.PeakRadius_m))]);
        FocusSinRatio = SteepestSinRatio();
        PeakDiscRadius_m = 0.5 * system.SystemFocalLength_m * Math.Sin(system.Sun.HalfAngle_rad);
    }

    /// <summary>What was traced.</summary>
    public LightSystem System { get; }

    /// <summary>Its mirrors.</summary>
    public Collector Collector { get; }

    /// <summary>Diameter of the bright end of the cable, m.</summary>
    public double EndDiameter_m { get; }

    /// <summary>Radius of one collector's face, m.</summary>
    public double FaceRadius_m => Entry.Radius_m;

    /// <summary>
    /// Sine of the steepest ray that a perfect mirror sends anywhere on the face, or the entry before it: from its rim
    /// to the farthest edge.
    /// </summary>
    public double FocusSinRatio { get; }

    /// <summary>Half the Sun's image of a perfect mirror: the disc over which the flux in the middle is a mean, m.
    /// </summary>
    public double PeakDiscRadius_m { get; }

    /// <summary>What all rays say.</summary>
    public LightOutcome Total { get; private set; } = null!;

    /// <summary>What each lane's rays say; worked out when first asked for.</summary>
    public ImmutableArray<LightOutcome> Lanes => _outcomes.Value;

    internal BundleEntry Entry { get; }

    internal FibreFace Exit { get; }

    internal FibreSpan Span { get; }

    internal PenOptics Pen { get; }

    internal IReadOnlyList<LightLane> Records => _lanes;

    /// <summary>Traces.</summary>
    /// <param name="system">The chain.</param>
    /// <param name="rayCount">Rays, at least <see cref="RaysAtLeast"/>.</param>
    /// <param name="stream">Where random numbers come from.</param>
    /// <param name="workers">Threads; below 1 for as many as there are processors.</param>
    /// <param name="cancellation">Asked for every batch of rays.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few rays.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public static LightTrace Run(
        LightSystem system, long rayCount, RandomStream stream, int workers, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rayCount, RaysAtLeast);
        var trace = new LightTrace(system);
        trace.Trace(rayCount, stream, workers, cancellation);
        return trace;
    }

    /// <summary>A figure's standard error from its values in the lanes.</summary>
    /// <param name="lanes_1">One value for each lane, in the figure's own unit.</param>
    public static double StandardErrorOf(IEnumerable<double> lanes_1)
    {
        var moments = default(RunningMoments);
        foreach (var lane in lanes_1)
        {
            moments = moments.With(lane);
        }

        return moments.StandardDeviation / Math.Sqrt(moments.Count);
    }

    private double SteepestSinRatio()
    {
        var radius = System.Secondary?.EntryRadius_m ?? FaceRadius_m;
        var receiver = Collector.Receiver;
        Vec3[] places =
        [
            receiver.Origin, receiver.Origin + (radius * receiver.U), receiver.Origin - (radius * receiver.U),
            receiver.Origin + (radius * receiver.V), receiver.Origin - (radius * receiver.V),
        ];
        return places.Max(place => CollectorBuilder.ConeSinRatio(
            Collector with { Receiver = receiver with { Origin = place } }));
    }

    private void Trace(long rayCount, RandomStream stream, int workers, CancellationToken cancellation)
    {
        var grid = Grid(stream.Substream("pilot"), cancellation);
        var bands = System.Spectrum.Bands.Length;
        _lanes = LanePool.Run(rayCount, stream.Substream("rays"), workers, (_, count, own) => LightLane.Trace(
            new LaneTracer(Collector, own), new BundleSink(System.Secondary, Entry, bands, grid), count, cancellation),
            cancellation);
        var sum = LightLane.Sum(_lanes);
        Total = new(this, sum, null, null);
    }

    /// <summary>
    /// Maps as wide as the light and the entry: some rays first show where 96 % of what arrives falls.
    /// </summary>
    private SinkGrid Grid(RandomStream stream, CancellationToken cancellation)
    {
        var entry = System.Secondary?.EntryRadius_m ?? FaceRadius_m;
        var widest = Math.Max(100 * entry, Collector.Facets.Max(facet => facet.BoundingRadius_m));
        var pilot = new PilotSink(new(widest, 1, PilotRings));
        new LaneTracer(Collector, stream).Trace(PilotRays, pilot, cancellation);
        var light = pilot.Map.RadiusHolding_m(PilotShare);
        return new(1.2 * Math.Max(light, entry), 1.2 * Math.Max(FaceRadius_m, System.Secondary?.ExitRadius_m ?? 0),
            101, 480, LightSystem.AngleBins, CoresAtMost);
    }

    private sealed class PilotSink(FaceMap map) : IRaySink
    {
        public FaceMap Map { get; } = map;

        public void Take(RayBatch rays, ulong key, TraceTally tally) => Map.Add(rays);
    }
}

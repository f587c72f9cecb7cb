using System.Collections.Immutable;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Fibre;

/// <summary>How far a lane's rays had come after so many of them.</summary>
/// <param name="Count">Rays traced.</param>
/// <param name="EnteredRatio">Weight inside the cores over the number of rays.</param>
internal readonly record struct LaneMark(long Count, double EnteredRatio);

/// <summary>What one lane, or all lanes together, brought.</summary>
/// <param name="Tally">What became of the rays.</param>
/// <param name="Captured">Weight on the bundle's face.</param>
/// <param name="Focus">On the receiver's plane.</param>
/// <param name="Face">On the plane of the bundle's face.</param>
/// <param name="Entered">Inside the cores, by band and angle.</param>
/// <param name="Cores">On each core.</param>
/// <param name="FaceBands">On the face, by band.</param>
/// <param name="Marks">How the lane converged.</param>
internal sealed record LightLane(
    TraceTally Tally, double Captured, FaceMap Focus, FaceMap Face, AngularPower Entered, double[] Cores,
    double[] FaceBands, ImmutableArray<LaneMark> Marks)
{
    private const int Rounds = 8; // of 1, 1, 2, 4 ... 64 parts of 128

    /// <summary>Traces a lane.</summary>
    public static LightLane Trace(LaneTracer tracer, BundleSink sink, long count, CancellationToken cancellation)
    {
        var marks = ImmutableArray.CreateBuilder<LaneMark>();
        var done = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var until = round == Rounds - 1 ? count : count >> (Rounds - 1 - round);
            if (until > done)
            {
                tracer.Trace(until - done, sink, cancellation);
                done = until;
                marks.Add(new(done, sink.Entered.Total_W / done));
            }
        }

        return new(tracer.Tally, sink.Captured, sink.Focus, sink.Face, sink.Entered, sink.Cores, sink.FaceBands,
            marks.ToImmutable());
    }

    /// <summary>All lanes together, summed in their order.</summary>
    public static LightLane Sum(IReadOnlyList<LightLane> lanes)
    {
        var first = lanes[0];
        var tally = new TraceTally();
        var (focus, entered) = (first.Focus.Empty(), first.Entered.Empty());
        var face = ReferenceEquals(first.Face, first.Focus) ? focus : first.Face.Empty();
        var (cores, bands) = (new double[first.Cores.Length], new double[first.FaceBands.Length]);
        var captured = 0.0;
        foreach (var lane in lanes)
        {
            tally.Add(lane.Tally);
            captured += lane.Captured;
            focus.Add(lane.Focus);
            if (!ReferenceEquals(face, focus))
            {
                face.Add(lane.Face);
            }

            entered.Add(lane.Entered);
            Add(cores, lane.Cores);
            Add(bands, lane.FaceBands);
        }

        return new(tally, captured, focus, face, entered, cores, bands, []);
    }

    private static void Add(double[] sum, double[] values)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += values[i];
        }
    }
}

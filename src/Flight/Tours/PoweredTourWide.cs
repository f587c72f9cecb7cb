using System.Runtime.Intrinsics;
using Guanghan.Flight.Transfers;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Tours;

/// <content>Four decision vectors at a time.</content>
public sealed partial class PoweredTour
{
    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> points_si, Span<double> objectives_m_s)
    {
        Tour.RequireBatch(points_si.Length, objectives_m_s.Length, _variables.Length);
        for (var i = 0; i < objectives_m_s.Length; i += 4)
        {
            var points = new WidePoints(points_si, _variables.Length, i, objectives_m_s.Length);
            WidePoints.Write(FlyWide(points), objectives_m_s[i..]);
        }
    }

    private Vec FlyWide(WidePoints points)
    {
        var time = points.At(0);
        WidePoints.StateOf(_bodies[0], time, out var place, out var speed);
        var (cost, incoming) = (Vec.Zero, default(Lanes3<Lanes4>));
        for (var leg = 1; leg < _bodies.Length; leg++)
        {
            var duration = points.At(leg);
            time += duration;
            WidePoints.StateOf(_bodies[leg], time, out var nextPlace, out var nextSpeed);
            var (start, end) = WideArcs.Join(place, nextPlace, duration, _gm);
            var outgoing = start - speed;
            cost += leg == 1
                ? Vector256.Max(Vec.Zero, Length(outgoing) - Vector256.Create(_free))
                : PassCost(leg - 1, incoming, outgoing);
            (place, speed, incoming) = (nextPlace, nextSpeed, end - nextSpeed);
        }
        return cost + _arrival.Burn(Length(incoming), _bodies[^1].Gm_m3_s2);
    }

    private Vec PassCost(int stop, in Lanes3<Lanes4> incoming, in Lanes3<Lanes4> outgoing)
    {
        var (radius, burn) = WideArcs.Pass(incoming, outgoing, _bodies[stop].Gm_m3_s2);
        var limit = _limits[stop - 1];
        var depth = Vector256.Max(Vec.Zero, Vector256.Create(limit.LeastRadius_m) - radius);
        return burn + (depth * limit.Penalty_1_s);
    }

    private static Vec Length(in Lanes3<Lanes4> v) => Vector256.Sqrt(WideArcs.Square(v));
}

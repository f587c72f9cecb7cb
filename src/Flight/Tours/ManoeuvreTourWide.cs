using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;
using Guanghan.Flight.Transfers;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Tours;

/// <content>Four decision vectors at a time.</content>
public sealed partial class ManoeuvreTour
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
        var outgoing = Direction(place, speed, points.At(2), points.At(3)) * new Lanes4(points.At(1));
        var cost = _countsDeparture ? points.At(1) : Vec.Zero;
        var incoming = default(Lanes3<Lanes4>);
        for (var leg = 0; leg < _bodies.Length - 1; leg++)
        {
            if (leg > 0)
            {
                outgoing = WideArcs.Turn(
                    incoming, speed, points.At(RadiusAt + leg - 1), points.At(AngleAt + leg - 1),
                    _bodies[leg].Gm_m3_s2);
            }
            var duration = points.At(DurationAt + leg);
            var coast = points.At(FractionAt + leg) * duration;
            time += duration;
            WidePoints.StateOf(_bodies[leg + 1], time, out var nextPlace, out var nextSpeed);
            WideArcs.Coast(place, speed + outgoing, coast, _gm, out var between, out var before);
            var (after, end) = WideArcs.Join(between, nextPlace, duration - coast, _gm);
            cost += Vector256.Sqrt(WideArcs.Square(after - before));
            (place, speed, incoming) = (nextPlace, nextSpeed, end - nextSpeed);
        }
        return cost + _arrival.Burn(Vector256.Sqrt(WideArcs.Square(incoming)), _bodies[^1].Gm_m3_s2);
    }

    private static Lanes3<Lanes4> Direction(in Lanes3<Lanes4> place, in Lanes3<Lanes4> speed, Vec u, Vec v)
    {
        var one = Vector256.Create(1.0);
        var ahead = ToUnit(speed);
        var normal = ToUnit(Lanes3<Lanes4>.Cross(place, speed));
        var inward = Lanes3<Lanes4>.Cross(normal, ahead);
        var (sine, cosine) = VectorMath.SinCosOfTurn(u);
        var flat = 2.0 * Vector256.Sqrt(v * (one - v));
        return (ahead * new Lanes4(flat * cosine)) + (inward * new Lanes4(flat * sine))
            + (normal * new Lanes4(one - (2.0 * v)));
    }

    private static Lanes3<Lanes4> ToUnit(in Lanes3<Lanes4> v) =>
        v * new Lanes4(Vector256.Create(1.0) / Vector256.Sqrt(WideArcs.Square(v)));
}

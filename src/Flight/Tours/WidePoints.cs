using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Flight.Transfers;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Tours;

/// <summary>Four decision vectors of a batch side by side; the last group repeats its last vector.</summary>
internal readonly ref struct WidePoints(ReadOnlySpan<double> points, int size, int first, int count)
{
    private readonly ReadOnlySpan<double> _points = points;
    private readonly int _a = first * size;
    private readonly int _b = Math.Min(first + 1, count - 1) * size;
    private readonly int _c = Math.Min(first + 2, count - 1) * size;
    private readonly int _d = Math.Min(first + 3, count - 1) * size;

    /// <summary>One number of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vec At(int index) =>
        Vector256.Create(_points[_a + index], _points[_b + index], _points[_c + index], _points[_d + index]);

    /// <summary>Writes four objectives; what is not below the infeasible one, or no number, becomes it.</summary>
    public static void Write(Vec cost, Span<double> objectives)
    {
        for (var lane = 0; lane < objectives.Length && lane < 4; lane++)
        {
            objectives[lane] = cost[lane] < Tour.Infeasible_m_s ? cost[lane] : Tour.Infeasible_m_s;
        }
    }

    /// <summary>Four states of a body: by its own wide version, or one after the other.</summary>
    public static void StateOf(
        TourBody body, Vec time_s, out Lanes3<Lanes4> position, out Lanes3<Lanes4> velocity)
    {
        if (body.Path is KeplerianPath path)
        {
            (position, velocity) = path.At(time_s);
            return;
        }
        (position, velocity) = (default, default);
        for (var lane = 0; lane < 4; lane++)
        {
            var state = body.Path.At(time_s[lane]);
            position = WideArcs.Put(position, lane, state.Position_m);
            velocity = WideArcs.Put(velocity, lane, state.Velocity_m_s);
        }
    }
}

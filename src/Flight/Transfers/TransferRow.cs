using Guanghan.Core.Space;

namespace Guanghan.Flight.Transfers;

/// <summary>The transfers of one departure, solved as one batch in memory that rows share.</summary>
internal sealed class TransferRow<TFrame>(
    int count, double gm_m3_s2, Vec3 side, ParkingOrbit from, ParkingOrbit into, int revolutions_max)
    where TFrame : IFrame
{
    private readonly State<TFrame>[] ends = new State<TFrame>[count];
    private readonly Vec3[] starts = new Vec3[count];
    private readonly Vec3[] places = new Vec3[count];
    private readonly double[] times = new double[count];
    private readonly LambertArc[] arcs = new LambertArc[count];
    private readonly LambertSolution[] solutions = new LambertSolution[1 + (2 * revolutions_max)];

    /// <summary>Sets where and after which time, s, a transfer ends.</summary>
    public void Set(int index, State<TFrame> end, double time_s) =>
        (ends[index], places[index], times[index]) = (end, end.Position_m, time_s);

    /// <summary>Solves all that were set, from one start.</summary>
    public void Solve(State<TFrame> start, Span<PorkchopCell> cells)
    {
        Array.Fill(starts, start.Position_m);
        Lambert.SolveBatch(starts, places, times, gm_m3_s2, side, arcs);
        for (var i = 0; i < cells.Length; i++)
        {
            var arc = arcs[i];
            cells[i] = arc.IsConverged
                ? Cell(arc.DepartureVelocity_m_s - start.Velocity_m_s, arc.ArrivalVelocity_m_s - ends[i].Velocity_m_s)
                : default;
            if (revolutions_max > 0 && arc.IsConverged)
            {
                Improve(start, i, ref cells[i]);
            }
        }
    }

    private void Improve(State<TFrame> start, int index, ref PorkchopCell best)
    {
        var problem = new LambertProblem(start.Position_m, places[index], times[index], gm_m3_s2, side);
        var found = Lambert.SolveAll(problem, revolutions_max, solutions);
        foreach (var solution in solutions.AsSpan(1, found - 1))
        {
            if (!solution.IsConverged)
            {
                continue;
            }

            var cell = Cell(solution.DepartureVelocity_m_s - start.Velocity_m_s,
                solution.ArrivalVelocity_m_s - ends[index].Velocity_m_s);
            if (cell.TotalBurn_m_s < best.TotalBurn_m_s)
            {
                best = cell with { RevolutionCount = solution.RevolutionCount, Branch = solution.Branch };
            }
        }
    }

    private PorkchopCell Cell(Vec3 leaving_m_s, Vec3 coming_m_s)
    {
        var c3 = leaving_m_s.LengthSquared;
        return new(true, c3, coming_m_s.Length,
            from.Burn_m_s(c3) + into.Burn_m_s(coming_m_s.LengthSquared), leaving_m_s, coming_m_s);
    }
}

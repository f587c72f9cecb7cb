using System.Collections.Immutable;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Files;

/// <summary>Finds phases that take from each other in a circle.</summary>
internal static class Cycles
{
    private enum Mark
    {
        New,
        Open,
        Closed,
    }

    /// <summary>Reports every reference that closes a circle, with all the names on it.</summary>
    /// <param name="phases">In the order of the file.</param>
    /// <param name="uses">For each phase, the phases it takes from and where.</param>
    /// <param name="problems">Gets the problems.</param>
    public static void Refuse(
        ImmutableArray<OutlinedPhase> phases,
        IReadOnlyList<List<(int Phase, SourcePosition Position)>> uses,
        ProblemList problems)
    {
        var marks = new Mark[phases.Length];
        for (var i = 0; i < phases.Length; i++)
        {
            if (marks[i] == Mark.New)
            {
                Walk(i, marks, phases, uses, problems);
            }
        }
    }

    // Depth first with a list for a stack, so that a chain of any length cannot exhaust the thread's own.
    private static void Walk(
        int start,
        Mark[] marks,
        ImmutableArray<OutlinedPhase> phases,
        IReadOnlyList<List<(int Phase, SourcePosition Position)>> uses,
        ProblemList problems)
    {
        var path = new List<(int Phase, int Next)> { (start, 0) };
        marks[start] = Mark.Open;
        while (path.Count > 0)
        {
            var (phase, next) = path[^1];
            if (next == uses[phase].Count)
            {
                marks[phase] = Mark.Closed;
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[^1] = (phase, next + 1);
            var (target, position) = uses[phase][next];
            switch (marks[target])
            {
                case Mark.New:
                    marks[target] = Mark.Open;
                    path.Add((target, 0));
                    break;
                case Mark.Open:
                    problems.Add(position, () => Describe(target, path, phases));
                    break;
                default:
                    break;
            }
        }
    }

    private static string Describe(int target, List<(int Phase, int Next)> path, ImmutableArray<OutlinedPhase> phases)
    {
        var name = phases[target].Name;
        var first = path.FindIndex(step => step.Phase == target);
        if (first == path.Count - 1)
        {
            return $"'{name}' takes from itself; a phase takes from others only";
        }

        var names = path[first..].Select(step => phases[step.Phase].Name);
        return $"phases take from each other in a circle: {string.Join(" -> ", names)} -> {name}";
    }
}

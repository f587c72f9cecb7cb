using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Files;

/// <summary>
/// Mistakes of one mission file as they are found; bounded, because a broken file can have one in every line.
/// </summary>
internal sealed class ProblemList
{
    /// <summary>
    /// Most problems kept: more than a person corrects in one go, few enough that suggestions stay quick.
    /// </summary>
    public const int Maximum = 200;

    private readonly List<Problem> _problems = [];
    private int _left;

    public bool IsEmpty => _problems.Count == 0;

    /// <summary>Whether another problem would only be counted.</summary>
    public bool IsFull => _problems.Count >= Maximum;

    public void Add(SourcePosition position, string message)
    {
        if (IsFull)
        {
            _left++;
        }
        else
        {
            _problems.Add(new Problem(position, message));
        }
    }

    /// <summary>Adds a message that is costly to make, made only where it is kept.</summary>
    public void Add(SourcePosition position, Func<string> message)
    {
        if (IsFull)
        {
            _left++;
        }
        else
        {
            _problems.Add(new Problem(position, message()));
        }
    }

    /// <summary>In order of position, each once; where some were left out the last one says how many.</summary>
    public ImmutableArray<Problem> Sorted()
    {
        var sorted = _problems.Distinct().OrderBy(problem => problem.Position).ToList();
        if (_left > 0)
        {
            sorted.Add(new Problem(sorted[^1].Position, string.Create(CultureInfo.InvariantCulture,
                $"and {_left} more {(_left == 1 ? "problem" : "problems")}; correct these first")));
        }

        return [.. sorted];
    }
}

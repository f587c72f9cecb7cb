namespace Guanghan.Core.Numerics;

/// <summary>
/// The Hessian of the Lagrangian by forward differences of its gradient. Variables that share no row of the Hessian
/// are moved together: A. R. Curtis, M. J. D. Powell and J. K. Reid, J. Inst. Maths Applics 13 (1974) 117. A variable
/// that meets very many others is moved alone and its row read from its own column, by symmetry. The cost is one
/// evaluation of first derivatives a group.
/// </summary>
internal sealed class LagrangianDifferences
{
    private readonly SparsePattern pattern;
    private readonly int[] groupOf;
    private readonly bool[] isAlone;
    private readonly double[] moved;
    private readonly double[] steps;
    private readonly double[][] changes; // by group

    internal LagrangianDifferences(int size, SparsePattern pattern)
    {
        this.pattern = pattern;
        isAlone = Alone(size, pattern);
        groupOf = Group(size, pattern, isAlone);
        GroupCount = groupOf.Length == 0 ? 0 : groupOf.Max() + 1;
        (moved, steps) = (new double[size], new double[size]);
        changes = [.. Enumerable.Range(0, GroupCount).Select(_ => new double[size])];
    }

    /// <summary>Evaluations of first derivatives that one Hessian takes.</summary>
    internal int GroupCount { get; }

    /// <summary>Fills the Hessian.</summary>
    /// <param name="gradient">The Lagrangian's gradient at a point.</param>
    /// <param name="x">Where.</param>
    /// <param name="upper">Upper bounds: a step that would cross one goes the other way.</param>
    /// <param name="stepRatio">Size of a step relative to the larger of 1 and the variable.</param>
    /// <param name="hessian">To be filled, in the pattern's order.</param>
    internal void Fill(
        Action<double[], double[]> gradient, ReadOnlySpan<double> x, ReadOnlySpan<double> upper, double stepRatio,
        Span<double> hessian)
    {
        var start = new double[x.Length];
        x.CopyTo(moved);
        gradient(moved, start);
        for (var group = 0; group < GroupCount; group++)
        {
            for (var j = 0; j < x.Length; j++)
            {
                var step = stepRatio * Math.Max(1, Math.Abs(x[j]));
                moved[j] = groupOf[j] != group ? x[j] : x[j] + step > upper[j] ? x[j] - step : x[j] + step;
                steps[j] = groupOf[j] != group ? steps[j] : moved[j] - x[j];
            }
            gradient(moved, changes[group]);
            for (var i = 0; i < x.Length; i++)
            {
                changes[group][i] -= start[i];
            }
        }
        for (var e = 0; e < pattern.Count; e++)
        {
            var (i, j) = (pattern.Rows[e], pattern.Columns[e]);
            var (ij, ji) = (changes[groupOf[j]][i] / steps[j], changes[groupOf[i]][j] / steps[i]);
            (ij, ji) = (isAlone[i] && !isAlone[j] ? ji : ij, isAlone[j] && !isAlone[i] ? ij : ji);
            hessian[e] = double.IsFinite(ij + ji) ? 0.5 * (ij + ji) : 0;
        }
    }

    private static bool[] Alone(int size, SparsePattern pattern)
    {
        var meets = new int[size];
        for (var e = 0; e < pattern.Count; e++)
        {
            meets[pattern.Rows[e]]++;
            meets[pattern.Columns[e]]++;
        }
        var usual = size == 0 ? 0 : meets.Order().ElementAt(size / 2);
        return [.. meets.Select(count => count > 20 + (4 * usual))];
    }

    private static int[] Group(int size, SparsePattern pattern, bool[] isAlone)
    {
        var rowsOf = new List<int>[size];
        for (var j = 0; j < size; j++)
        {
            rowsOf[j] = [j];
        }
        for (var e = 0; e < pattern.Count; e++)
        {
            var (row, column) = (pattern.Rows[e], pattern.Columns[e]);
            if (row != column && !isAlone[row] && !isAlone[column])
            {
                rowsOf[column].Add(row);
                rowsOf[row].Add(column);
            }
        }
        var groups = new int[size];
        Array.Fill(groups, -1);
        var taken = new int[size + 1];
        var lonely = 0;
        for (var j = 0; j < size; j++)
        {
            if (isAlone[j])
            {
                groups[j] = -2 - lonely++;
                continue;
            }
            foreach (var neighbour in rowsOf[j].SelectMany(row => rowsOf[row]))
            {
                if (groups[neighbour] >= 0)
                {
                    taken[groups[neighbour]] = j + 1;
                }
            }
            groups[j] = Array.FindIndex(taken, mark => mark != j + 1);
        }
        var together = groups.Length == 0 ? 0 : Math.Max(0, groups.Max() + 1);
        return [.. groups.Select(group => group >= 0 ? group : together - 2 - group)];
    }
}

namespace Guanghan.Core.Numerics;

/// <summary>
/// Which rows a sparse factor's columns have, and which columns share them: J. W. H. Liu, "The role of elimination
/// trees in sparse factorization", SIAM J. Matrix Anal. Appl. 11 (1990) 134. A chain of columns with the same rows
/// becomes one front; a small child is taken into its parent although that stores some zeros.
/// </summary>
internal static class EliminationTree
{
    private const int SmallColumnCount = 8; // below, dense work on zeros is cheaper than one more front

    /// <summary>The fronts, children before parents, and the pattern's elements grouped by front.</summary>
    internal static Front[] Fronts(int size, SparsePattern pattern, out int[] entryOrder)
    {
        var order = MinimumDegree.Order(size, pattern);
        var place = new int[size];
        for (var i = 0; i < size; i++)
        {
            place[order[i]] = i;
        }
        var (rows, parents) = Columns(size, pattern, place);
        var groups = Groups(size, rows, parents);
        var frontOf = new int[size];
        for (var f = 0; f < groups.Count; f++)
        {
            foreach (var column in groups[f].Columns)
            {
                frontOf[column] = f;
            }
        }
        var entryFronts = new int[pattern.Count];
        for (var e = 0; e < pattern.Count; e++)
        {
            entryFronts[e] = frontOf[Math.Min(place[pattern.Rows[e]], place[pattern.Columns[e]])];
        }
        entryOrder = [.. Enumerable.Range(0, pattern.Count).OrderBy(e => entryFronts[e])];
        var fronts = new Front[groups.Count];
        var next = 0;
        for (var f = 0; f < fronts.Length; f++)
        {
            var begin = next;
            while (next < entryOrder.Length && entryFronts[entryOrder[next]] == f)
            {
                next++;
            }
            var children = Enumerable.Range(0, f)
                .Where(child => groups[child].Rows.Length > 0 && frontOf[groups[child].Rows[0]] == f);
            fronts[f] = new(
                [.. groups[f].Columns.Select(column => order[column])], [.. groups[f].Rows.Select(row => order[row])],
                [.. children], begin..next);
        }
        return fronts;
    }

    /// <summary>Rows below the diagonal of every column of L, and the first of them.</summary>
    private static (int[][] Rows, int[] Parents) Columns(int size, SparsePattern pattern, int[] place)
    {
        var rows = new SortedSet<int>[size];
        for (var j = 0; j < size; j++)
        {
            rows[j] = [];
        }
        for (var e = 0; e < pattern.Count; e++)
        {
            var (a, b) = (place[pattern.Rows[e]], place[pattern.Columns[e]]);
            if (a != b)
            {
                rows[Math.Min(a, b)].Add(Math.Max(a, b));
            }
        }
        var (below, parents) = (new int[size][], new int[size]);
        for (var j = 0; j < size; j++)
        {
            below[j] = [.. rows[j]];
            parents[j] = below[j].Length > 0 ? below[j][0] : -1;
            if (parents[j] >= 0)
            {
                rows[parents[j]].UnionWith(below[j].Skip(1));
            }
        }
        return (below, parents);
    }

    private static List<(int[] Columns, int[] Rows)> Groups(int size, int[][] rows, int[] parents)
    {
        var members = new List<int>?[size]; // by top column
        for (var j = 0; j < size; j++)
        {
            members[j] = [];
        }
        var groups = new List<(int[] Columns, int[] Rows)>();
        for (var j = 0; j < size; j++)
        {
            members[j]!.Add(j);
            var parent = parents[j];
            var zeros = parent < 0 ? 0 : rows[parent].Length + 1 - rows[j].Length;
            if (parent >= 0 && (zeros == 0 || (members[j]!.Count + zeros <= SmallColumnCount)))
            {
                members[parent]!.AddRange(members[j]!);
                continue;
            }
            groups.Add(([.. members[j]!], rows[j]));
        }
        return groups;
    }
}

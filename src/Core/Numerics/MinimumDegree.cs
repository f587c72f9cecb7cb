namespace Guanghan.Core.Numerics;

/// <summary>
/// An order in which a sparse symmetric matrix fills in little when it is factored: always the row with the fewest
/// neighbours next. Eliminated rows are kept as the cliques they leave behind; degrees are the upper bounds of P. R.
/// Amestoy, T. A. Davis and I. S. Duff, "An approximate minimum degree ordering algorithm", SIAM J. Matrix Anal. Appl.
/// 17 (1996) 886, section 3. A heuristic: some other order may be better.
/// </summary>
internal sealed class MinimumDegree
{
    private readonly HashSet<int>[] neighbours;
    private readonly List<int>[] cliquesOf;
    private readonly int[]?[] cliques; // by the row whose elimination made it; null once inside a larger one
    private readonly int[] degrees;
    private readonly int[] outside; // members of a clique that are not in the newest one
    private readonly int[] stamps;

    private MinimumDegree(int size, SparsePattern pattern)
    {
        neighbours = [.. Enumerable.Range(0, size).Select(_ => new HashSet<int>())];
        cliquesOf = [.. Enumerable.Range(0, size).Select(_ => new List<int>())];
        (cliques, degrees, outside) = (new int[size][], new int[size], new int[size]);
        stamps = new int[size];
        Array.Fill(stamps, -1);
        for (var e = 0; e < pattern.Count; e++)
        {
            var (row, column) = (pattern.Rows[e], pattern.Columns[e]);
            if (row != column)
            {
                neighbours[row].Add(column);
                neighbours[column].Add(row);
            }
        }
    }

    /// <summary>The order: which row is eliminated first, second and so on.</summary>
    internal static int[] Order(int size, SparsePattern pattern)
    {
        var graph = new MinimumDegree(size, pattern);
        var queue = new PriorityQueue<int, (int Degree, int Row)>(size);
        for (var i = 0; i < size; i++)
        {
            graph.degrees[i] = graph.neighbours[i].Count;
            queue.Enqueue(i, (graph.degrees[i], i));
        }
        var order = new List<int>(size);
        while (order.Count < size)
        {
            queue.TryDequeue(out var row, out var priority);
            if (priority.Degree != graph.degrees[row])
            {
                continue; // its degree changed after it was queued
            }
            graph.degrees[row] = -1;
            order.Add(row);
            foreach (var changed in graph.Eliminate(row))
            {
                queue.Enqueue(changed, (graph.degrees[changed], changed));
            }
        }
        return [.. order];
    }

    private int[] Eliminate(int row)
    {
        var members = new HashSet<int>(neighbours[row]);
        foreach (var clique in cliquesOf[row])
        {
            members.UnionWith(cliques[clique] ?? []);
            cliques[clique] = null;
        }
        members.Remove(row);
        cliques[row] = [.. members];
        foreach (var i in members)
        {
            cliquesOf[i].RemoveAll(clique => cliques[clique] is null);
            foreach (var clique in cliquesOf[i])
            {
                outside[clique] = (stamps[clique] == row ? outside[clique] : cliques[clique]!.Length) - 1;
                stamps[clique] = row;
            }
        }
        foreach (var i in members)
        {
            neighbours[i].Remove(row);
            neighbours[i].ExceptWith(members);
            cliquesOf[i].RemoveAll(clique => outside[clique] == 0 && stamps[clique] == row); // inside the new one
            degrees[i] = neighbours[i].Count + members.Count - 1 + cliquesOf[i].Sum(clique => outside[clique]);
            cliquesOf[i].Add(row);
        }
        return cliques[row]!;
    }
}

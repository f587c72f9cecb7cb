using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// The surface of a body that fills some cells of a plan between some levels. Every face between a full cell and an
/// empty one becomes triangles over shared corners, so the surface is watertight by construction. It assumes that
/// each face is flat where its corners are placed, and that the placing keeps right-handed axes.
/// </summary>
internal sealed class CellBody
{
    private readonly PlanCells _plan;
    private readonly int _levelCount;
    private readonly Func<int, int, bool> _isSolid;
    private readonly Func<int, int, Vec3> _place;
    private readonly Dictionary<(int From, int To), int> _cellOfEdge = [];
    private readonly Dictionary<(int Node, int Level), int> _indices = [];
    private readonly ImmutableArray<Vec3>.Builder _vertices = ImmutableArray.CreateBuilder<Vec3>();
    private readonly ImmutableArray<Triangle>.Builder _triangles = ImmutableArray.CreateBuilder<Triangle>();

    private CellBody(PlanCells plan, int levelCount, Func<int, int, bool> isSolid, Func<int, int, Vec3> place)
    {
        (_plan, _levelCount, _isSolid, _place) = (plan, levelCount, isSolid, place);
        for (var cell = 0; cell < plan.Cells.Count; cell++)
        {
            var loop = plan.Cells[cell];
            for (var at = 0; at < loop.Count; at++)
            {
                _cellOfEdge[(loop[at], loop[(at + 1) % loop.Count])] = cell;
            }
        }
    }

    /// <summary>The surface of a body with upright walls.</summary>
    /// <param name="plan">The plan, m.</param>
    /// <param name="levels_m">Heights, rising, m; one more than there are levels.</param>
    /// <param name="isSolid">Whether a cell is full between a height and the next.</param>
    public static Mesh Build(PlanCells plan, double[] levels_m, Func<int, int, bool> isSolid) => Build(
        plan, levels_m.Length - 1, isSolid,
        (node, level) => new Vec3(plan.Nodes[node].X, plan.Nodes[node].Y, levels_m[level]));

    /// <summary>The surface of a body whose corners are placed anywhere.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="levelCount">Levels.</param>
    /// <param name="isSolid">Whether a cell is full in a level.</param>
    /// <param name="place">Where a node of the plan lies beneath a level, or above the last, m.</param>
    public static Mesh Build(
        PlanCells plan, int levelCount, Func<int, int, bool> isSolid, Func<int, int, Vec3> place)
    {
        var body = new CellBody(plan, levelCount, isSolid, place);
        for (var level = 0; level < levelCount; level++)
        {
            for (var cell = 0; cell < plan.Cells.Count; cell++)
            {
                if (isSolid(cell, level))
                {
                    body.AddFaces(cell, level);
                }
            }
        }

        return new(body._vertices.ToImmutable(), body._triangles.ToImmutable());
    }

    private void AddFaces(int cell, int level)
    {
        var loop = _plan.Cells[cell];
        for (var parity = 0; parity < 2; parity++)
        {
            for (var at = parity; at < loop.Count; at += 2)
            {
                AddWall(loop[at], loop[(at + 1) % loop.Count], level);
            }
        }

        if (level == 0 || !_isSolid(cell, level - 1))
        {
            AddFloor(cell, level, isDown: true);
        }

        if (level == _levelCount - 1 || !_isSolid(cell, level + 1))
        {
            AddFloor(cell, level + 1, isDown: false);
        }
    }

    // Begins at the lower node, so that a wall does not depend on the side that it is seen from.
    private void AddWall(int from, int to, int level)
    {
        if (_cellOfEdge.TryGetValue((to, from), out var neighbour) && _isSolid(neighbour, level))
        {
            return;
        }

        ReadOnlySpan<(int Node, int Level)> corners = from < to
            ? [(from, level), (to, level), (to, level + 1), (from, level + 1)]
            : [(to, level), (to, level + 1), (from, level + 1), (from, level)];
        AddTriangle(corners[0], corners[1], corners[2]);
        AddTriangle(corners[0], corners[2], corners[3]);
    }

    private void AddFloor(int cell, int level, bool isDown)
    {
        var loop = _plan.Cells[cell];
        var first = Enumerable.Range(0, loop.Count).MinBy(at => loop[at]);
        int[] nodes = [.. Enumerable.Range(0, loop.Count).Select(at => loop[(first + at) % loop.Count])];
        if (isDown)
        {
            Array.Reverse(nodes, 1, nodes.Length - 1);
        }

        foreach (var (a, b, c) in Fan(nodes, isDown) ?? Cut(nodes))
        {
            AddTriangle((nodes[a], level), (nodes[b], level), (nodes[c], level));
        }
    }

    // Null where a triangle of the fan has no area.
    private List<Triangle>? Fan(int[] nodes, bool isDown)
    {
        var fan = new List<Triangle>(nodes.Length - 2);
        for (var at = 1; at + 1 < nodes.Length; at++)
        {
            var turn = ExactSign.OfArea(_plan.Nodes[nodes[0]], _plan.Nodes[nodes[at]], _plan.Nodes[nodes[at + 1]]);
            if (turn != (isDown ? -1 : 1))
            {
                return null;
            }

            fan.Add(new(0, at, at + 1));
        }

        return fan;
    }

    private List<Triangle> Cut(int[] nodes)
    {
        Vec3[] corners = [.. nodes.Select(node => new Vec3(_plan.Nodes[node].X, _plan.Nodes[node].Y, 0))];
        return PolygonTriangles.Of(corners) ??
            throw new InvalidOperationException("A cell of a part's plan is not convex; please report this.");
    }

    private void AddTriangle((int Node, int Level) a, (int Node, int Level) b, (int Node, int Level) c) =>
        _triangles.Add(new(Index(a), Index(b), Index(c)));

    private int Index((int Node, int Level) corner)
    {
        if (!_indices.TryGetValue(corner, out var index))
        {
            index = _vertices.Count;
            _indices.Add(corner, index);
            _vertices.Add(_place(corner.Node, corner.Level));
        }

        return index;
    }
}

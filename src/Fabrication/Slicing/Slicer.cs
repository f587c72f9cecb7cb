using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Slicing;

/// <summary>
/// Cuts a closed mesh with horizontal planes at the middle of each layer. A corner exactly on a plane counts as above
/// it, everywhere: so every triangle is cut along one segment or not at all, every segment's end lies on an edge that
/// two triangles share, and the contours of a closed mesh close, whatever touches the plane. It assumes a mesh whose
/// audit says closed. The rule is Simulation of Simplicity in one dimension (Edelsbrunner and Muecke 1990, ACM Trans.
/// Graphics 9:66).
/// </summary>
public static class Slicer
{
    /// <summary>How many layers a part of that height has: the last may be thin, but not below a millionth.</summary>
    /// <param name="height_m">Height of the part, m.</param>
    /// <param name="layer_m">Height of a layer, m, above 0.</param>
    public static double LayerCount(double height_m, double layer_m) => Math.Ceiling((height_m / layer_m) - 1e-6);

    /// <summary>All layers, from the bottom.</summary>
    /// <param name="mesh">A closed mesh, m.</param>
    /// <param name="layer_m">Height of a layer, m, above 0.</param>
    /// <param name="cancellation">Asked before each layer.</param>
    /// <exception cref="InvalidOperationException">The mesh is not closed.</exception>
    public static ImmutableArray<Layer> Slice(Mesh mesh, double layer_m, CancellationToken cancellation)
    {
        var (low, high) = (mesh.Low.Z, mesh.High.Z);
        var count = (int)LayerCount(high - low, layer_m);
        var buckets = Bucket(mesh, low, layer_m, count);
        var layers = ImmutableArray.CreateBuilder<Layer>(count);
        for (var index = 0; index < count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var bottom = low + (index * layer_m);
            var thickness = Math.Min(layer_m, high - bottom);
            layers.Add(new Layer(index, bottom, thickness, Cut(mesh, buckets[index], bottom + (thickness / 2))));
        }

        return layers.MoveToImmutable();
    }

    // The triangles that each layer's middle plane may cut, in the order of the mesh.
    private static List<int>[] Bucket(Mesh mesh, double low, double layer_m, int count)
    {
        var buckets = new List<int>[count];
        for (var index = 0; index < count; index++)
        {
            buckets[index] = [];
        }

        for (var at = 0; at < mesh.Triangles.Length; at++)
        {
            var triangle = mesh.Triangles[at];
            var (a, b, c) = (mesh.Vertices[triangle.A].Z, mesh.Vertices[triangle.B].Z, mesh.Vertices[triangle.C].Z);
            var first = Math.Max(0, (int)((Math.Min(a, Math.Min(b, c)) - low) / layer_m) - 1);
            var last = Math.Min(count - 1, (int)((Math.Max(a, Math.Max(b, c)) - low) / layer_m) + 1);
            for (var index = first; index <= last; index++)
            {
                buckets[index].Add(at);
            }
        }

        return buckets;
    }

    private static ImmutableArray<Contour> Cut(Mesh mesh, List<int> triangles, double height_m)
    {
        // A segment runs from the edge where the triangle's boundary goes down through the plane to the edge where it
        // comes up again: seen from outside with the corners counter-clockwise, the solid then lies on the left.
        var starts = new Dictionary<(int, int), Queue<(int, int)>>();
        var order = new List<(int, int)>();
        foreach (var at in triangles)
        {
            if (TryCut(mesh, mesh.Triangles[at], height_m, out var from, out var to))
            {
                if (!starts.TryGetValue(from, out var ends))
                {
                    starts.Add(from, ends = new Queue<(int, int)>(1));
                    order.Add(from);
                }

                ends.Enqueue(to);
            }
        }

        var contours = ImmutableArray.CreateBuilder<Contour>();
        foreach (var first in order)
        {
            while (starts[first].Count > 0)
            {
                if (Follow(mesh, starts, first, height_m) is { } contour)
                {
                    contours.Add(contour);
                }
            }
        }

        return contours.ToImmutable();
    }

    private static bool TryCut(Mesh mesh, Triangle triangle, double height_m, out (int, int) from, out (int, int) to)
    {
        var (a, b, c) = (triangle.A, triangle.B, triangle.C);
        var (aboveA, aboveB, aboveC) = (
            mesh.Vertices[a].Z >= height_m, mesh.Vertices[b].Z >= height_m, mesh.Vertices[c].Z >= height_m);
        (from, to) = (default, default);
        if (aboveA == aboveB && aboveB == aboveC)
        {
            return false;
        }

        Sort(a, b, aboveA, aboveB, ref from, ref to);
        Sort(b, c, aboveB, aboveC, ref from, ref to);
        Sort(c, a, aboveC, aboveA, ref from, ref to);
        return true;
    }

    private static void Sort(int p, int q, bool aboveP, bool aboveQ, ref (int, int) from, ref (int, int) to)
    {
        if (aboveP == aboveQ)
        {
            return;
        }

        var edge = p < q ? (p, q) : (q, p);
        if (aboveP)
        {
            from = edge;
        }
        else
        {
            to = edge;
        }
    }

    private static Contour? Follow(
        Mesh mesh, Dictionary<(int, int), Queue<(int, int)>> starts, (int, int) first, double height_m)
    {
        var points = ImmutableArray.CreateBuilder<PlanePoint>();
        var at = first;
        do
        {
            var point = Cross(mesh, at, height_m);
            if (points.Count == 0 || points[^1] != point)
            {
                points.Add(point);
            }

            if (!starts.TryGetValue(at, out var ends) || !ends.TryDequeue(out at))
            {
                throw new InvalidOperationException("A mesh that is not closed cannot be sliced; audit it first.");
            }
        }
        while (at != first);

        while (points.Count > 1 && points[0] == points[^1])
        {
            points.RemoveAt(points.Count - 1);
        }

        // Fewer than three distinct corners enclose nothing: the plane only touched the surface there.
        return points.Count >= 3 ? new Contour(points.ToImmutable()) : null;
    }

    // Always computed from the lower index to the higher, so both triangles of an edge get the same bits.
    private static PlanePoint Cross(Mesh mesh, (int Low, int High) edge, double height_m)
    {
        Vec3 p = mesh.Vertices[edge.Low], q = mesh.Vertices[edge.High];
        var share = (height_m - p.Z) / (q.Z - p.Z);
        return new PlanePoint(p.X + (share * (q.X - p.X)), p.Y + (share * (q.Y - p.Y)));
    }
}

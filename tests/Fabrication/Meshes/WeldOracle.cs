using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Tests.Meshes;

/// <summary>Welding as plainly as it can be said: each corner goes to the first kept one within the tolerance.</summary>
internal static class WeldOracle
{
    public static Mesh Weld(ReadOnlySpan<Vec3> corners, double tolerance_m, out int droppedCount)
    {
        var vertices = new List<Vec3>();
        var triangles = ImmutableArray.CreateBuilder<Triangle>();
        droppedCount = 0;
        for (var at = 0; at < corners.Length; at += 3)
        {
            var (a, b, c) = (Place(corners[at]), Place(corners[at + 1]), Place(corners[at + 2]));
            if (a == b || b == c || c == a)
            {
                droppedCount++;
            }
            else
            {
                triangles.Add(new(a, b, c));
            }
        }

        return new([.. vertices], triangles.ToImmutable());

        int Place(Vec3 corner)
        {
            var position = corner + Vec3.Zero;
            var found = vertices.FindIndex(vertex => (vertex - position).Length <= tolerance_m);
            if (found < 0)
            {
                vertices.Add(position);
            }

            return found < 0 ? vertices.Count - 1 : found;
        }
    }
}

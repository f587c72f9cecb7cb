using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Slicing;

/// <summary>
/// Finds at which heights a part has horizontal faces, so that layers can end there: a face in the midst of a layer
/// would come out too high or too low by up to the layer.
/// </summary>
public static class FlatFaces
{
    /// <summary>Heights of horizontal faces between bottom and top, m, rising.</summary>
    /// <param name="mesh">The part.</param>
    /// <param name="leastArea_m2">Faces at one height that are together smaller than this do not count, m^2.</param>
    /// <param name="leastGap_m">
    /// Heights closer than this to the one kept below, to the bottom or to the top are left out, m: no layer is made
    /// thinner than that.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is below 0 or no number.</exception>
    public static ImmutableArray<double> Find(Mesh mesh, double leastArea_m2, double leastGap_m)
    {
        if (!(leastArea_m2 >= 0 && leastGap_m >= 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(leastGap_m), "The least area and the least gap of flat faces must not be below 0.");
        }

        var faces = new List<(double Height_m, double Area_m2)>();
        foreach (var triangle in mesh.Triangles)
        {
            var (a, b, c) = (mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C]);
            var (low_m, high_m) = (Math.Min(a.Z, Math.Min(b.Z, c.Z)), Math.Max(a.Z, Math.Max(b.Z, c.Z)));
            if (high_m - low_m <= Lattice.Unit_m) // flat to the lattice that toolpaths lie on
            {
                faces.Add((low_m, Math.Abs(Vec3.Cross(b - a, c - a).Z) / 2));
            }
        }

        faces.Sort();
        var (bottom_m, top_m) = (mesh.Low.Z, mesh.High.Z);
        var kept = ImmutableArray.CreateBuilder<double>();
        var last_m = bottom_m;
        for (var at = 0; at < faces.Count;)
        {
            var (height_m, area_m2) = (faces[at].Height_m, 0.0);
            for (; at < faces.Count && faces[at].Height_m - height_m <= Lattice.Unit_m; at++)
            {
                area_m2 += faces[at].Area_m2;
            }

            var isApart = height_m > last_m && height_m < top_m &&
                height_m - last_m >= leastGap_m && top_m - height_m >= leastGap_m;
            if (isApart && area_m2 > 0 && area_m2 >= leastArea_m2)
            {
                kept.Add(height_m);
                last_m = height_m;
            }
        }

        return kept.ToImmutable();
    }
}

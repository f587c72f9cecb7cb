namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Temperature at a place between the middles of cells. Between two middles it falls as a steady flux makes it fall: by
/// the resistances on the way, which follow from the consolidation of the smallest cells, known everywhere even where
/// larger cells carry the heat; so a loose layer thinner than a large cell keeps its step of temperature. The eight
/// middles around the place are mixed along x, y and height each by that share; in the upper half of the top cells the
/// surface, whose temperature is solved for, takes the place of the upper middles. It assumes that beyond a window's
/// side the larger cell's temperature stands as near as a small cell's would, which a place within half a small cell of
/// that side sees. Walls and floor pass on the last cell's value.
/// </summary>
internal static class BedBetween
{
    private const int Corners = 8;

    /// <summary>Temperature, K, and consolidation at a place; at or above the top the surface's.</summary>
    public static (double Temperature_K, double Fused) At(BedTree tree, BedPrint print, in BedProbe probe)
    {
        var level = LevelOf(tree, print, probe);
        var (cell, all) = (print.Grid.Cells[level], All(tree, level));
        var x0 = (int)Math.Floor((probe.X_m / cell.X_m) - 0.5);
        var y0 = (int)Math.Floor((probe.Y_m / cell.Y_m) - 0.5);
        var z0 = Math.Clamp((int)Math.Floor((probe.Z_m / cell.Z_m) - 0.5), 0, all.Z1 - 1);
        Span<double> values = stackalloc double[Corners];
        for (var corner = 0; corner < Corners; corner++)
        {
            values[corner] = Value(tree, all, level, x0 + (corner & 1), y0 + ((corner >> 1) & 1), z0 + (corner >> 2));
        }

        var material = print.Material;
        var top_m = all.Z1 * cell.Z_m;
        var (z_m, upper_m) = (Math.Min(probe.Z_m, top_m), Math.Min((z0 + 1.5) * cell.Z_m, top_m));
        var place = probe with { Z_m = Math.Min(z_m, top_m - (print.Grid.Cells[^1].Z_m / 2)) };
        var alongX = Share(tree, print, place, 0, (x0 + 0.5) * cell.X_m, (x0 + 1.5) * cell.X_m, probe.X_m,
            Loose_W_m_K(material, Mean(values, 1, false), Mean(values, 1, true)));
        var alongY = Share(tree, print, place, 1, (y0 + 0.5) * cell.Y_m, (y0 + 1.5) * cell.Y_m, probe.Y_m,
            Loose_W_m_K(material, Mean(values, 2, false), Mean(values, 2, true)));
        var upward = Share(tree, print, place, 2, (z0 + 0.5) * cell.Z_m, upper_m, z_m,
            material.BedDensity_kg_m3 / material.FusedDensity_kg_m3 *
            Loose_W_m_K(material, Mean(values, 4, false), Mean(values, 4, true)));
        var sum = 0.0;
        for (var corner = 0; corner < Corners; corner++)
        {
            sum += values[corner] * ((corner & 1) == 0 ? 1 - alongX : alongX) *
                ((corner & 2) == 0 ? 1 - alongY : alongY) * ((corner & 4) == 0 ? 1 - upward : upward);
        }

        return (sum, FusedAt(tree, print, place));
    }

    /// <summary>The level whose cells a place lies in: the smallest that cover it.</summary>
    public static int LevelOf(BedTree tree, BedPrint print, in BedProbe probe)
    {
        for (var level = tree.Blocks.Length - 1; level > 0; level--)
        {
            if (tree.Blocks[level] is { } block)
            {
                var (cell, all) = (print.Grid.Cells[level], All(tree, level));
                if (Holds(block.Box, Inside(probe.X_m / cell.X_m, all.X1), Inside(probe.Y_m / cell.Y_m, all.Y1),
                    Inside(probe.Z_m / cell.Z_m, all.Z1)))
                {
                    return level;
                }
            }
        }

        return 0;
    }

    private static int Inside(double place, int count) => Math.Clamp((int)place, 0, count - 1);

    // Share of the fall from one middle to the next that lies before a place on the way: its share of the resistance.
    private static double Share(
        BedTree tree, BedPrint print, BedProbe place, int axis, double from_m, double to_m, double at_m, double loose)
    {
        var small = print.Grid.Cells[^1];
        var edge = (axis switch { 0 => small.X_m, 1 => small.Y_m, _ => small.Z_m }) / 2;
        var pieces = Math.Max(1, (int)Math.Round((to_m - from_m) / edge)); // half a smallest cell each
        var (before, whole, length) = (0.0, 0.0, (to_m - from_m) / pieces);
        for (var piece = 0; piece < pieces; piece++)
        {
            var middle = from_m + ((piece + 0.5) * length);
            var fused = FusedAt(tree, print, axis switch
            {
                0 => place with { X_m = middle },
                1 => place with { Y_m = middle },
                _ => place with { Z_m = middle },
            });
            var resistance = 1 / ((fused * print.Material.SolidConductivity_W_m_K) + ((1 - fused) * loose));
            whole += resistance;
            before += resistance * Math.Clamp((at_m - from_m - (piece * length)) / length, 0, 1);
        }

        return before / whole;
    }

    private static double Loose_W_m_K(ThermalMaterial material, double a_K, double b_K) => Math.Abs(a_K - b_K) < 1
        ? material.FreshConductivity_W_m_K((a_K + b_K) / 2)
        : (material.FluxPotential_W_m(a_K) - material.FluxPotential_W_m(b_K)) / (a_K - b_K);

    // Mean of the four corners whose bit is as wanted.
    private static double Mean(ReadOnlySpan<double> values, int bit, bool isSet)
    {
        var sum = 0.0;
        for (var corner = 0; corner < Corners; corner++)
        {
            sum += (corner & bit) != 0 == isSet ? values[corner] : 0;
        }

        return 2 * sum / Corners;
    }

    private static float FusedAt(BedTree tree, BedPrint print, in BedProbe place)
    {
        var (finest, cell) = (tree.Blocks.Length - 1, print.Grid.Cells[^1]);
        var all = All(tree, finest);
        var (x, y, z) = (Inside(place.X_m / cell.X_m, all.X1), Inside(place.Y_m / cell.Y_m, all.Y1),
            Inside(place.Z_m / cell.Z_m, all.Z1));
        return tree.Blocks[finest] is { } block && Holds(block.Box, x, y, z)
            ? block.Fused[block.At(x - block.Box.X0, y - block.Box.Y0, z - block.Box.Z0)]
            : tree.Kept.Of(finest, x, y, z);
    }

    private static double Value(BedTree tree, BedBox all, int level, int x, int y, int z)
    {
        (x, y) = (Math.Clamp(x, 0, all.X1 - 1), Math.Clamp(y, 0, all.Y1 - 1));
        var isSurface = z >= all.Z1;
        return Own(tree, level, x, y, isSurface ? all.Z1 - 1 : Math.Max(0, z), isSurface);
    }

    // Of a cell of a level: its own, or the mean of the smaller ones that cover it, or the larger one's around it.
    private static double Own(BedTree tree, int level, int x, int y, int z, bool isSurface)
    {
        var ratio = tree.Ratios[level];
        if (tree.Blocks[level] is not { } block || !Holds(block.Box, x, y, z))
        {
            return Own(tree, level - 1, x / ratio.X, y / ratio.Y, z / ratio.Z, isSurface);
        }

        var (i, j, k) = (x - block.Box.X0, y - block.Box.Y0, z - block.Box.Z0);
        if (!block.Hole.IsEmpty && Holds(block.Hole, i, j, k))
        {
            return Covered(tree, level + 1, x, y, z, isSurface);
        }

        return isSurface ? block.Surface_K[(j * block.Stride) + i] : block.Temperature_K[block.At(i, j, k)];
    }

    private static double Covered(BedTree tree, int level, int x, int y, int z, bool isSurface)
    {
        var (ratio, sum, count) = (tree.Ratios[level], 0.0, 0);
        for (var k = isSurface ? ratio.Z - 1 : 0; k < ratio.Z; k++)
        {
            for (var j = 0; j < ratio.Y; j++)
            {
                for (var i = 0; i < ratio.X; i++, count++)
                {
                    sum += Own(tree, level, (x * ratio.X) + i, (y * ratio.Y) + j, (z * ratio.Z) + k, isSurface);
                }
            }
        }

        return sum / count;
    }

    private static bool Holds(BedBox box, int x, int y, int z) =>
        x >= box.X0 && x < box.X1 && y >= box.Y0 && y < box.Y1 && z >= box.Z0 && z < box.Z1;

    private static BedBox All(BedTree tree, int level)
    {
        var box = tree.Blocks[0]!.Box;
        for (var finer = 1; finer <= level; finer++)
        {
            box = box.Times(tree.Ratios[finer]);
        }

        return box;
    }
}

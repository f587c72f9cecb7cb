namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Where fine cells are needed: under the pen for as long as the next step of the coarsest cells lasts, around all that
/// is hot, and a margin of coarser cells. The finest hold what is above a share, nine tenths unless said otherwise, of
/// the way from the bed's temperature to the solidus, each coarser level what is above two thirds of that. A window
/// that is too large is cut to the pen's.
/// </summary>
internal static class BedWindows
{
    private const double CoarserHotRatio = 2.0 / 3;
    private const double SlackRatio = 1.5; // a window is kept while no smaller one would save a third

    /// <summary>Boxes by level, in each level's own cells; empty where no window is needed.</summary>
    public static BedBox[] Plan(BedTree tree, BedPrint print, in PenMotion pen, double start_s, double end_s)
    {
        var cells = print.Grid.Cells;
        var boxes = new BedBox[cells.Length];
        boxes[0] = tree.Blocks[0]!.Box;
        var bed = new BedBox[cells.Length];
        bed[0] = boxes[0];
        for (var level = 1; level < boxes.Length; level++)
        {
            bed[level] = bed[level - 1].Times(tree.Ratios[level]);
        }

        var hot = print.WindowHotRatio;
        for (var level = boxes.Length - 1; level > 0; level--, hot *= CoarserHotRatio)
        {
            var ratio = tree.Ratios[level];
            var lit = pen.LightFraction > 0 ? Lit(print, bed[level], level, pen, start_s, end_s) : default;
            var limit_K = (float)(print.Start_K + (hot * (print.Material.Solidus_K - print.Start_K)));
            var warm = Hot(tree, level, limit_K);
            var inner = level + 1 < boxes.Length ? Outer(boxes[level + 1], tree.Ratios[level + 1]) : default;
            var needed = Coarse(lit.Around(warm).Around(inner), ratio);
            if (needed.IsEmpty)
            {
                continue;
            }

            var wanted = Margin(needed, print.MarginCellCount, bed[level - 1], ratio);
            if (wanted.Times(ratio).Count > print.WindowLimitCount)
            {
                wanted = Margin(Coarse(lit.Around(inner), ratio), print.MarginCellCount, bed[level - 1], ratio);
            }

            var least = Margin(needed, Math.Max(1, print.MarginCellCount - 1), bed[level - 1], ratio).Times(ratio);
            boxes[level] = wanted.Times(ratio);
            if (tree.Blocks[level] is { } now && now.Box.Z1 == boxes[level].Z1 && now.Box.Holds(least) &&
                now.Box.Count <= SlackRatio * boxes[level].Count)
            {
                boxes[level] = now.Box;
            }
        }

        return boxes;
    }

    /// <summary>The cells of a level, of a whole bed, under the pen in a span of time; a layer deep.</summary>
    private static BedBox Lit(BedPrint print, BedBox bed, int level, in PenMotion pen, double start_s, double end_s)
    {
        var (cell, reach) = (print.Grid.Cells[level], print.Light.Reach_m);
        var ((ax, ay), (bx, by)) = (pen.At(start_s), pen.At(end_s));
        var height = (int)Math.Ceiling((print.Grid.Layer_m / cell.Z_m) - 1e-9);
        return new BedBox(
            (int)Math.Floor((Math.Min(ax, bx) - reach) / cell.X_m),
            (int)Math.Floor((Math.Min(ay, by) - reach) / cell.Y_m),
            bed.Z1 - height,
            (int)Math.Ceiling((Math.Max(ax, bx) + reach) / cell.X_m),
            (int)Math.Ceiling((Math.Max(ay, by) + reach) / cell.Y_m),
            bed.Z1).Overlap(bed);
    }

    private static BedBox Hot(BedTree tree, int level, float limit_K)
    {
        var box = default(BedBox);
        for (var from = level; from >= 0; from--)
        {
            if (tree.Blocks[from] is { } block)
            {
                var found = BlockSums.Hotter(block, limit_K);
                for (var finer = from + 1; finer <= level; finer++)
                {
                    found = found.Times(tree.Ratios[finer]);
                }

                box = box.Around(found);
            }
        }

        return box;
    }

    private static BedBox Outer(BedBox box, BedRatio ratio) => box.IsEmpty ? default : Coarse(box, ratio);

    private static BedBox Coarse(BedBox box, BedRatio ratio) => box.IsEmpty ? default : new(
        box.X0 / ratio.X, box.Y0 / ratio.Y, box.Z0 / ratio.Z,
        (box.X1 + ratio.X - 1) / ratio.X, (box.Y1 + ratio.Y - 1) / ratio.Y, (box.Z1 + ratio.Z - 1) / ratio.Z);

    // In the parent's cells; always up to the surface, and as long as whole vectors of the child's cells.
    private static BedBox Margin(BedBox box, int cells, BedBox bed, BedRatio ratio)
    {
        var wide = new BedBox(box.X0 - cells, box.Y0 - cells, box.Z0 - cells, box.X1 + cells, box.Y1 + cells, bed.Z1)
            .Overlap(bed);
        var multiple = Math.Max(1, BedKernel.Lanes / ratio.X);
        var missing = (multiple - (wide.Nx % multiple)) % multiple;
        var right = Math.Min(missing, bed.X1 - wide.X1);
        return wide with { X1 = wide.X1 + right, X0 = Math.Max(bed.X0, wide.X0 - (missing - right)) };
    }
}

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Places, moves and takes away the windows of a <see cref="BedTree"/>. What a window leaves is averaged into its
/// parent by mass; what it newly covers takes its parent's specific enthalpy, so a move changes no heat; consolidation
/// is kept apart, in the smallest cells.
/// </summary>
internal static class BedRegrid
{
    /// <summary>Gives every level the box wanted for it, in its own cells; empty for none. The first level
    /// stays.</summary>
    public static void Place(BedTree tree, BedBox[] wanted, bool hasOpenFloor)
    {
        var first = 1;
        while (first < wanted.Length && IsSame(tree.Blocks[first], wanted[first]))
        {
            first++;
        }

        if (first == wanted.Length)
        {
            return;
        }

        for (var level = wanted.Length - 1; level > 0; level--)
        {
            if (tree.Blocks[level] is { } old && !IsSame(old, wanted[level]))
            {
                tree.Kept.Keep(level, old);
                Return(old, tree.Blocks[level - 1]!, tree.Ratios[level], tree.Table);
            }
        }

        for (var level = 1; level < wanted.Length; level++)
        {
            var old = tree.Blocks[level];
            if (!IsSame(old, wanted[level]))
            {
                tree.Blocks[level] = wanted[level].IsEmpty ? null : Take(tree, level, wanted[level], old);
            }

            var (block, parent) = (tree.Blocks[level], tree.Blocks[level - 1]);
            tree.Links[level] = block is null ? null : new(block, parent!, tree.Ratios[level], hasOpenFloor);
            if (block is null && parent is not null)
            {
                parent.Hole = default;
            }
        }
    }

    private static bool IsSame(BedBlock? block, BedBox wanted) => block is null ? wanted.IsEmpty : block.Box == wanted;

    private static void Return(BedBlock child, BedBlock parent, BedRatio ratio, EnthalpyTable table)
    {
        var (share, box) = (1.0 / ratio.Count, child.Box);
        for (var z = 0; z < child.Nz; z += ratio.Z)
        {
            for (var y = 0; y < child.Ny; y += ratio.Y)
            {
                for (var x = 0; x < child.Nx; x += ratio.X)
                {
                    var (enthalpy, fused) = Sum(child, ratio, x, y, z);
                    var at = parent.At(
                        ((box.X0 + x) / ratio.X) - parent.Box.X0, ((box.Y0 + y) / ratio.Y) - parent.Box.Y0,
                        ((box.Z0 + z) / ratio.Z) - parent.Box.Z0);
                    parent.Set(at, enthalpy * share, (float)(fused * share), table);
                    if (z + ratio.Z == child.Nz)
                    {
                        var top = ((((box.Y0 + y) / ratio.Y) - parent.Box.Y0) * parent.Stride) +
                            ((box.X0 + x) / ratio.X) - parent.Box.X0;
                        parent.Surface_K[top] = child.Surface_K[(y * child.Stride) + x];
                    }
                }
            }
        }
    }

    private static (double Enthalpy, double Fused) Sum(BedBlock child, BedRatio ratio, int x, int y, int z)
    {
        var (enthalpy, fused) = (0.0, 0.0);
        for (var k = 0; k < ratio.Z; k++)
        {
            for (var j = 0; j < ratio.Y; j++)
            {
                var at = child.At(x, y + j, z + k);
                for (var i = 0; i < ratio.X; i++)
                {
                    enthalpy += child.Enthalpy_J_kg[at + i];
                    fused += child.Consolidated(at + i);
                }
            }
        }

        return (enthalpy, fused);
    }

    private static BedBlock Take(BedTree tree, int level, BedBox box, BedBlock? old)
    {
        var (parent, ratio, block) = (tree.Blocks[level - 1]!, tree.Ratios[level], tree.Spare(level));
        block.Take(box, 0);
        var shared = old is null ? default : old.Box.Overlap(box);
        for (var z = 0; z < block.Nz; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                var (j, k) = (box.Y0 + y, box.Z0 + z);
                var isShared = j >= shared.Y0 && j < shared.Y1 && k >= shared.Z0 && k < shared.Z1;
                var (from, to) = isShared ? (shared.X0, shared.X1) : (box.X1, box.X1);
                Refine(box.X0, from, j, k);
                if (to > from)
                {
                    block.CopyCells(block.At(from - box.X0, y, z), old!,
                        old!.At(from - old.Box.X0, j - old.Box.Y0, k - old.Box.Z0), to - from);
                }

                Refine(to, box.X1, j, k);
            }
        }

        TakeSurface(block, parent, ratio, old);
        return block;

        void Refine(int first, int end, int j, int k)
        {
            for (var i = first; i < end; i++)
            {
                var at = parent.At((i / ratio.X) - parent.Box.X0, (j / ratio.Y) - parent.Box.Y0,
                    (k / ratio.Z) - parent.Box.Z0);
                block.Set(block.At(i - box.X0, j - box.Y0, k - box.Z0), parent.Enthalpy_J_kg[at],
                    tree.Kept.Of(level, i, j, k), tree.Table);
            }
        }
    }

    // Only where the search for the surface's temperature begins.
    private static void TakeSurface(BedBlock block, BedBlock parent, BedRatio ratio, BedBlock? old)
    {
        for (var y = 0; y < block.Ny; y++)
        {
            for (var x = 0; x < block.Nx; x++)
            {
                var (i, j) = (block.Box.X0 + x, block.Box.Y0 + y);
                var isOld = old is not null && i >= old.Box.X0 && i < old.Box.X1 && j >= old.Box.Y0 && j < old.Box.Y1;
                block.Surface_K[(y * block.Stride) + x] = isOld
                    ? old!.Surface_K[((j - old.Box.Y0) * old.Stride) + i - old.Box.X0]
                    : parent.Surface_K[(((j / ratio.Y) - parent.Box.Y0) * parent.Stride) +
                        (i / ratio.X) - parent.Box.X0];
            }
        }
    }
}

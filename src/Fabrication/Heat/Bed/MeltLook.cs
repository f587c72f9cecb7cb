using System.Runtime.Intrinsics;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Finds the melt of a block and what of it cells hold that are not molten as a whole: the molten share of every cell
/// now, and the greatest share that was molten ever. Eight cells are sifted at once for those next to melt, of which
/// there are some hundreds in a window of 14,000 cells; these are computed by <see cref="MeltFront"/> one by one.
/// Neighbours outside the block do not count: a window's margin holds no melt.
/// </summary>
internal sealed class MeltLook(ThermalMaterial material)
{
    /// <summary>It looks after every so many steps of the smallest cells; the pen moves a twentieth of a cell in
    /// each.</summary>
    public const int Interval = 2;

    private readonly MeltFront _front = new(material);

    /// <summary>Looks at a block after a step.</summary>
    public void Look(BedBlock block)
    {
        for (var z = 0; z < block.Nz; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                Row(block, y, z);
            }
        }
    }

    private void Row(BedBlock block, int y, int z)
    {
        var solidus = Vector256.Create((float)material.Solidus_K);
        var rise = Vector256.Create((float)(1 / (material.Liquidus_K - material.Solidus_K)));
        ref var temperature = ref block.Temperature_K[0];
        var (first, up) = (block.At(0, y, z), z + 1 < block.Nz ? block.Plane : 0);
        for (var x = 0; x < block.Nx; x += BedKernel.Lanes)
        {
            var at = (nuint)(first + x);
            var own = Vector256.LoadUnsafe(ref temperature, at);
            var hottest = Vector256.Max(
                Vector256.Max(Vector256.LoadUnsafe(ref temperature, at - 1),
                    Vector256.LoadUnsafe(ref temperature, at + 1)),
                Vector256.Max(Vector256.LoadUnsafe(ref temperature, at - (nuint)block.Stride),
                    Vector256.LoadUnsafe(ref temperature, at + (nuint)block.Stride)));
            hottest = Vector256.Max(Vector256.Max(hottest, own), Vector256.Max(
                Vector256.LoadUnsafe(ref temperature, at - (nuint)block.Plane),
                Vector256.LoadUnsafe(ref temperature, at + (nuint)up)));
            var molten = Vector256.Min(Vector256.Max((own - solidus) * rise, Vector256<float>.Zero),
                Vector256<float>.One);
            molten.StoreUnsafe(ref block.Molten[0], at);
            var (fused, reached) = (Vector256.LoadUnsafe(ref block.Fused[0], at),
                Vector256.LoadUnsafe(ref block.Reached[0], at));
            var isHot = Vector256.GreaterThan(hottest, solidus);
            var isFront = isHot & Vector256.LessThan(fused, Vector256<float>.One);
            var isGlass = Vector256.AndNot(Vector256.GreaterThan(reached, fused), isHot);
            for (var bits = (isFront | isGlass).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                var lane = System.Numerics.BitOperations.TrailingZeroCount(bits);
                if (x + lane < block.Nx)
                {
                    Cell(block, x + lane, y, z);
                }
            }
        }
    }

    private void Cell(BedBlock block, int x, int y, int z)
    {
        var (at, temperatures) = (block.At(x, y, z), block.Temperature_K);
        var own = temperatures[at];
        var (coldest, beside, stacked) = (own, 0f, 0f);
        Count(x > 0, at - 1, ref beside);
        Count(x + 1 < block.Nx, at + 1, ref beside);
        Count(y > 0, at - block.Stride, ref beside);
        Count(y + 1 < block.Ny, at + block.Stride, ref beside);
        Count(z > 0, at - block.Plane, ref stacked);
        Count(z + 1 < block.Nz, at + block.Plane, ref stacked);
        if (Math.Max(own, Math.Max(beside, stacked)) <= (float)material.Solidus_K)
        {
            block.Fused[at] = Math.Max(block.Fused[at], block.Reached[at]);
            return;
        }

        var share = (float)_front.Share(block.Enthalpy_J_kg[at], coldest, beside, stacked);
        block.Molten[at] = Math.Max(block.Molten[at], share);
        block.Reached[at] = Math.Max(block.Reached[at], share);

        void Count(bool isInside, int neighbour, ref float hottest)
        {
            if (isInside)
            {
                (coldest, hottest) = (Math.Min(coldest, temperatures[neighbour]),
                    Math.Max(hottest, temperatures[neighbour]));
            }
        }
    }
}

using System.Numerics;
using System.Runtime.Intrinsics;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Finds the melt of a block and what of it cells hold that are not molten as a whole: the molten share of every cell
/// now, and the greatest share that was molten ever. Rows are looked at only where they or rows beside them are above
/// the solidus, or held melt when looked at last; in these, eight cells are sifted at once for those next to melt, of
/// which there are some hundreds in a window of 14,000 cells; <see cref="MeltFront"/> computes eight of these at once.
/// Neighbours outside the block do not count: a window's margin holds no melt.
/// </summary>
internal sealed class MeltLook(ThermalMaterial material)
{
    /// <summary>It looks after every so many steps of the smallest cells; the pen moves a twentieth of a cell in
    /// each.</summary>
    public const int Interval = 4;

    private readonly MeltFront _front = new(material);
    private readonly FrontCells _cells = new();
    private float[] _peaks_K = []; // of rows, z * Ny + y

    /// <summary>Looks at a block after a step.</summary>
    public void Look(BedBlock block)
    {
        FindPeaks(block);
        var solidus = (float)material.Solidus_K;
        for (var z = 0; z < block.Nz; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                var row = (z * block.Ny) + y;
                if (block.HoldsMelt[row] || PeakAround(block, y, z) > solidus)
                {
                    block.HoldsMelt[row] = Row(block, y, z);
                }
            }
        }

        Flush(block);
    }

    private void FindPeaks(BedBlock block)
    {
        if (_peaks_K.Length < block.Ny * block.Nz)
        {
            _peaks_K = new float[block.Ny * block.Nz];
        }

        ref var temperature = ref block.Temperature_K[0];
        for (var z = 0; z < block.Nz; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                var (at, most) = (block.At(0, y, z), Vector256<float>.Zero);
                for (var x = 0; x < block.Nx; x += BedKernel.Lanes)
                {
                    // What lies behind the row's end may only make one row more be looked at.
                    most = Vector256.Max(most, Vector256.LoadUnsafe(ref temperature, (nuint)(at + x)));
                }

                var half = Vector128.Max(most.GetLower(), most.GetUpper());
                _peaks_K[(z * block.Ny) + y] = Math.Max(Math.Max(half[0], half[1]), Math.Max(half[2], half[3]));
            }
        }
    }

    private float PeakAround(BedBlock block, int y, int z)
    {
        var row = (z * block.Ny) + y;
        var peak = _peaks_K[row];
        peak = y > 0 ? Math.Max(peak, _peaks_K[row - 1]) : peak;
        peak = y + 1 < block.Ny ? Math.Max(peak, _peaks_K[row + 1]) : peak;
        peak = z > 0 ? Math.Max(peak, _peaks_K[row - block.Ny]) : peak;
        return z + 1 < block.Nz ? Math.Max(peak, _peaks_K[row + block.Ny]) : peak;
    }

    // Whether it holds melt, or what was melt and does not conduct as dense yet.
    private bool Row(BedBlock block, int y, int z)
    {
        var solidus = Vector256.Create((float)material.Solidus_K);
        var rise = Vector256.Create((float)(1 / (material.Liquidus_K - material.Solidus_K)));
        ref var temperature = ref block.Temperature_K[0];
        var (first, up) = (block.At(0, y, z), z + 1 < block.Nz ? block.Plane : 0);
        var holds = Vector256<float>.Zero;
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
            var wasFront = Vector256.GreaterThan(reached, fused);
            holds |= isFront | wasFront | Vector256.GreaterThan(molten, Vector256<float>.Zero);
            var bits = (isFront | Vector256.AndNot(wasFront, isHot)).ExtractMostSignificantBits();
            for (; bits != 0; bits &= bits - 1)
            {
                var lane = BitOperations.TrailingZeroCount(bits);
                if (x + lane < block.Nx)
                {
                    Cell(block, x + lane, y, z);
                }
            }
        }

        return holds.ExtractMostSignificantBits() != 0;
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
        var solidus = (float)material.Solidus_K;
        if (Math.Max(own, Math.Max(beside, stacked)) <= solidus)
        {
            block.Fused[at] = Math.Max(block.Fused[at], block.Reached[at]);
        }
        else if (coldest < solidus && Math.Max(beside, stacked) > solidus)
        {
            _cells.Add(at, block.Enthalpy_J_kg[at], coldest, beside, stacked);
            if (_cells.Count == BedKernel.Lanes)
            {
                Flush(block);
            }
        }

        void Count(bool isInside, int neighbour, ref float hottest)
        {
            if (isInside)
            {
                (coldest, hottest) = (Math.Min(coldest, temperatures[neighbour]),
                    Math.Max(hottest, temperatures[neighbour]));
            }
        }
    }

    private void Flush(BedBlock block)
    {
        var shares = _front.Shares(
            _cells.Enthalpies_J_kg, _cells.Coldest_K, _cells.Beside_K, _cells.Stacked_K);
        for (var lane = 0; lane < _cells.Count; lane++)
        {
            var (at, share) = (_cells.Places[lane], shares[lane]);
            block.Molten[at] = Math.Max(block.Molten[at], share);
            block.Reached[at] = Math.Max(block.Reached[at], share);
        }

        _cells.Clear();
    }

    /// <summary>Up to eight cells next to melt.</summary>
    private sealed class FrontCells
    {
        public int Count { get; private set; }

        public int[] Places { get; } = new int[BedKernel.Lanes];

        public double[] Enthalpies_J_kg { get; } = new double[BedKernel.Lanes];

        public float[] Coldest_K { get; } = new float[BedKernel.Lanes];

        public float[] Beside_K { get; } = new float[BedKernel.Lanes];

        public float[] Stacked_K { get; } = new float[BedKernel.Lanes];

        public void Add(int place, double enthalpy_J_kg, float coldest_K, float beside_K, float stacked_K)
        {
            (Places[Count], Enthalpies_J_kg[Count]) = (place, enthalpy_J_kg);
            (Coldest_K[Count], Beside_K[Count], Stacked_K[Count]) = (coldest_K, beside_K, stacked_K);
            Count++;
        }

        public void Clear() => Count = 0;
    }
}

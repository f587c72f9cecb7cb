using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector256<float>;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// The two loops that take the time, eight cells at once: fluxes through a row of faces, and the cells between them.
/// <see cref="Face"/> and <see cref="BedReference"/> are the oracles.
/// <para>
/// A face's flux is that of two half cells in series, each with the mean conductivity over the span of temperature: Fi
/// = (1 - ci) Ff + ci Fd, with the loose soil's potential in Ff and the dense soil's conductivity in Fd (Patankar 1980,
/// section 4.2-3, with Kirchhoff's mean). Both have the sign of the difference or are noise, and noise makes no flux.
/// </para>
/// <para>
/// Sketch. A cell and step: enthalpy read and written (16 B), temperature, potential and consolidation read and written
/// (24 B), 52 B with the lines fetched to be written: at 20 GB/s 380 M cells/s where the grid does not fit the cache;
/// the windows under a pen (10^4 cells, 300 KB) do. Eight cells: three faces of 14 operations and 7 loads or stores, 12
/// to sum and add, 40 to look up two values: about 115 instructions and 3 divisions, 50 cycles or so, 500 M cells/s.
/// Measured on a Zen 5 core: 356 M cells/s in the cache, 60 % of 110 vector operations at the rate of its fused
/// multiply-adds, and 315 M from memory; looking up is half of it, and rows of 32 cells pay a tenth for their ends.
/// </para>
/// </summary>
internal static class BedKernel
{
    public const int Lanes = 8;

    /// <summary>Flux from a to b, one face. The factors shorten (above 1) or lengthen either half cell.</summary>
    /// <param name="difference_K">Temperature of a less that of b, K.</param>
    /// <param name="potential">The same of the flux potential, W/m.</param>
    /// <param name="fusedA">Consolidation of a.</param>
    /// <param name="fusedB">Consolidation of b.</param>
    /// <param name="dense">Conductance of half a dense cell.</param>
    /// <param name="loose">The same of a loose one, for a conductivity of 1.</param>
    /// <param name="factorA">What the half of a conducts over that of a whole row's cell.</param>
    /// <param name="factorB">The same of b.</param>
    public static float Face(
        float difference_K, float potential, float fusedA, float fusedB, float dense, float loose, float factorA,
        float factorB)
    {
        var (ofDense, ofLoose) = (dense * difference_K, loose * potential);
        var more = ofDense - ofLoose;
        var (a, b) = (MathF.FusedMultiplyAdd(fusedA, more, ofLoose) * factorA,
            MathF.FusedMultiplyAdd(fusedB, more, ofLoose) * factorB);
        var product = a * b;
        return product > 0 ? product / (a + b) : 0;
    }

    /// <summary>Fluxes from cells a to cells b; count is rounded up to eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Faces(
        in BedRows state, int a, int b, int count, float dense, float loose, float factorA, float factorB,
        ref float flux)
    {
        ref var temperature = ref state.Temperature;
        ref var potential = ref state.Potential;
        ref var fused = ref state.Fused;
        var (denseAll, looseAll) = (Vector256.Create(dense), Vector256.Create(loose));
        var (ofA, ofB) = (Vector256.Create(factorA), Vector256.Create(factorB));
        for (var i = 0; i < count; i += Lanes)
        {
            var (atA, atB) = ((nuint)(a + i), (nuint)(b + i));
            var ofDense = denseAll *
                (Vector256.LoadUnsafe(ref temperature, atA) - Vector256.LoadUnsafe(ref temperature, atB));
            var ofLoose = looseAll *
                (Vector256.LoadUnsafe(ref potential, atA) - Vector256.LoadUnsafe(ref potential, atB));
            var more = ofDense - ofLoose;
            var fluxA = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref fused, atA), more, ofLoose) * ofA;
            var fluxB = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref fused, atB), more, ofLoose) * ofB;
            var product = fluxA * fluxB;
            var isReal = Vector256.GreaterThan(product, Floats.Zero);
            (isReal & (product / (fluxA + fluxB))).StoreUnsafe(ref flux, (nuint)i);
        }
    }

    /// <summary>
    /// Gives cells what their faces pass, and finds their temperature, potential and consolidation after it.
    /// </summary>
    /// <param name="state">Where the cells are, before and after.</param>
    /// <param name="at">The first cell.</param>
    /// <param name="first">Its place in the row of fluxes.</param>
    /// <param name="count">Cells.</param>
    /// <param name="faces">Fluxes through the faces, in W/m^3 of a cell.</param>
    /// <param name="step">Step over the density, s m^3/kg.</param>
    /// <param name="table">The material.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(
        in BedRows state, int at, int first, int count, in BedFaces faces, double step, EnthalpyTable table)
    {
        var (stepAll, inverse) = (Vector256.Create(step), Vector256.Create(table.InverseWidth));
        var material = table.Material;
        var solidus = Vector256.Create((float)material.Solidus_K);
        var rise = Vector256.Create((float)(1 / (material.Liquidus_K - material.Solidus_K)));
        ref var rows = ref table.Rows;
        var last = table.LastBin;
        for (var i = 0; i < count; i += Lanes)
        {
            var (cell, face) = ((nuint)(at + i), (nuint)(first + i));
            var net = Vector256.LoadUnsafe(ref faces.Left, face) - Vector256.LoadUnsafe(ref faces.Left, face + 1) +
                (Vector256.LoadUnsafe(ref faces.Front, face) - Vector256.LoadUnsafe(ref faces.Back, face)) +
                (Vector256.LoadUnsafe(ref faces.Below, face) - Vector256.LoadUnsafe(ref faces.Above, face));
            var (netLow, netHigh) = Vector256.Widen(net);
            var (oldLow, oldHigh) = (Vector256.LoadUnsafe(ref state.Enthalpy, cell),
                Vector256.LoadUnsafe(ref state.Enthalpy, cell + 4));
            var low = Vector256.FusedMultiplyAdd(netLow, stepAll, oldLow);
            var high = Vector256.FusedMultiplyAdd(netHigh, stepAll, oldHigh);
            var (temperature, potential) = EnthalpyTable.At(ref rows, low, high, inverse, last);
            var molten = Vector256.Min((temperature - solidus) * rise, Floats.One);
            var fused = Vector256.Max(Vector256.LoadUnsafe(ref state.Fused, cell), molten);
            if (count - i < Lanes)
            {
                // What follows the last cell is not ours.
                var ours = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count - i)).AsSingle();
                var (oursLow, oursHigh) = Vector256.Widen(ours.AsInt32());
                low = Vector256.ConditionalSelect(oursLow.AsDouble(), low, oldLow);
                high = Vector256.ConditionalSelect(oursHigh.AsDouble(), high, oldHigh);
                temperature = Vector256.ConditionalSelect(ours, temperature,
                    Vector256.LoadUnsafe(ref state.NextTemperature, cell));
                potential = Vector256.ConditionalSelect(ours, potential,
                    Vector256.LoadUnsafe(ref state.NextPotential, cell));
                fused = Vector256.ConditionalSelect(ours, fused, Vector256.LoadUnsafe(ref state.NextFused, cell));
            }

            low.StoreUnsafe(ref state.Enthalpy, cell);
            high.StoreUnsafe(ref state.Enthalpy, cell + 4);
            temperature.StoreUnsafe(ref state.NextTemperature, cell);
            potential.StoreUnsafe(ref state.NextPotential, cell);
            fused.StoreUnsafe(ref state.NextFused, cell);
        }
    }

    /// <summary>Adds a row of fluxes times a duration to a row of sums.</summary>
    public static void Collect(ReadOnlySpan<float> flux, double duration_s, Span<double> sums)
    {
        var factor = Vector256.Create(duration_s);
        var i = 0;
        for (; i + Lanes <= sums.Length; i += Lanes)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(flux[i..]));
            Vector256.FusedMultiplyAdd(low, factor, Vector256.Create(sums[i..])).CopyTo(sums[i..]);
            Vector256.FusedMultiplyAdd(high, factor, Vector256.Create(sums[(i + 4)..])).CopyTo(sums[(i + 4)..]);
        }

        for (; i < sums.Length; i++)
        {
            sums[i] = Math.FusedMultiplyAdd(flux[i], duration_s, sums[i]);
        }
    }
}

/// <summary>A block's cells for one step: before, and where the values after it go.</summary>
internal readonly ref struct BedRows(
    ref double enthalpy, ref float temperature, ref float potential, ref float fused,
    ref float nextTemperature, ref float nextPotential, ref float nextFused)
{
    /// <summary>Specific enthalpy, J/kg, before and after.</summary>
    public readonly ref double Enthalpy = ref enthalpy;

    public readonly ref float Temperature = ref temperature;
    public readonly ref float Potential = ref potential;
    public readonly ref float Fused = ref fused;
    public readonly ref float NextTemperature = ref nextTemperature;
    public readonly ref float NextPotential = ref nextPotential;
    public readonly ref float NextFused = ref nextFused;
}

/// <summary>Rows of fluxes around a row of cells: left has one more, the others one a cell.</summary>
internal readonly ref struct BedFaces(ref float left, ref float front, ref float back, ref float below, ref float above)
{
    public readonly ref float Left = ref left;
    public readonly ref float Front = ref front;
    public readonly ref float Back = ref back;
    public readonly ref float Below = ref below;
    public readonly ref float Above = ref above;
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Temperature and flux potential against specific enthalpy, linear between bins of one width, so that a bin is found
/// by a multiplication: 16 bytes a bin, single precision. The solidus is a node and the liquidus nearly one. Against
/// <see cref="ThermalMaterial"/>, whose nodes are a kelvin apart, temperatures differ by less than 0.01 K, by 0.1 K
/// next to the liquidus. It holds from 20 K to 5000 K and is continued with its last slope.
/// </summary>
internal sealed class EnthalpyTable
{
    private const double Least_K = 20; // ThermalMaterial's range
    private const double Greatest_K = 5000; // ThermalMaterial's range
    private const int LeastBins = 900;
    private const int MostBins = 1300;
    private const int Columns = 4; // temperature, its rise in the bin, potential, its rise
    private const double PotentialStep_K = 2;
    private const int PotentialCount = (int)((Greatest_K - Least_K) / PotentialStep_K);

    private readonly float[] _rows;
    private readonly float[] _potentials; // [2 i] at 20 K + 2 K i, [2 i + 1] its rise
    private readonly float _lastBin;

    public EnthalpyTable(ThermalMaterial material)
    {
        var (solidus, liquidus) = (material.Enthalpy_J_kg(material.Solidus_K),
            material.Enthalpy_J_kg(material.Liquidus_K));
        var width = solidus / Enumerable.Range(LeastBins, MostBins - LeastBins)
            .MinBy(bins => Math.Abs(Math.IEEERemainder(liquidus * bins / solidus, 1)));
        var count = (int)Math.Ceiling(material.Enthalpy_J_kg(Greatest_K) / width);
        (Material, InverseWidth, _lastBin) = (material, 1 / width, count - 1);
        _rows = new float[Columns * count];
        for (var bin = 0; bin < count; bin++)
        {
            var (low, high) = (material.StateAt(bin * width).Temperature_K,
                material.StateAt((bin + 1) * width).Temperature_K);
            var (from, to) = (material.FluxPotential_W_m(low), material.FluxPotential_W_m(high));
            var row = _rows.AsSpan(Columns * bin, Columns);
            (row[0], row[1]) = ((float)low, (float)high - (float)low);
            (row[2], row[3]) = ((float)from, (float)to - (float)from);
        }

        _potentials = new float[(2 * PotentialCount) + 2]; // two more, for four are read at once
        for (var at = 0; at < 2 * PotentialCount; at += 2)
        {
            var low = material.FluxPotential_W_m(Least_K + (PotentialStep_K * at / 2));
            var high = material.FluxPotential_W_m(Least_K + (PotentialStep_K * ((at / 2) + 1)));
            (_potentials[at], _potentials[at + 1]) = ((float)low, (float)(high - low));
        }
    }

    public ThermalMaterial Material { get; }

    /// <summary>Bins per J/kg.</summary>
    public double InverseWidth { get; }

    /// <summary>Temperature, K, and flux potential, W/m, at a specific enthalpy, J/kg.</summary>
    public (float Temperature_K, float Potential_W_m) At(double enthalpy_J_kg)
    {
        var place = enthalpy_J_kg * InverseWidth;
        var bin = Math.Min(Math.Max((float)Math.Floor(place), 0), _lastBin);
        var share = (float)(place - bin);
        var row = _rows.AsSpan(Columns * (int)bin, Columns);
        return (MathF.FusedMultiplyAdd(row[1], share, row[0]), MathF.FusedMultiplyAdd(row[3], share, row[2]));
    }

    /// <summary>The same for eight cells; the bits are those of <see cref="At(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Temperature_K, Vector256<float> Potential_W_m) At(
        ref float rows, Vector256<double> lower, Vector256<double> upper, Vector256<double> inverseWidth, float lastBin)
    {
        var (low, high) = (lower * inverseWidth, upper * inverseWidth);
        var bins = Vector256.Narrow(Vector256.Floor(low), Vector256.Floor(high));
        bins = Vector256.Min(Vector256.Max(bins, Vector256<float>.Zero), Vector256.Create(lastBin));
        var (lowBins, highBins) = Vector256.Widen(bins);
        var share = Vector256.Narrow(low - lowBins, high - highBins);
        var rowOf = Vector256.ShiftLeft(Vector256.ConvertToInt32Native(bins), 2);
        var (a, b, c, d) = (Pair(ref rows, rowOf, 0), Pair(ref rows, rowOf, 1), Pair(ref rows, rowOf, 2),
            Pair(ref rows, rowOf, 3));
        var (ab, cd) = (Low(a, b), Low(c, d));
        var (efgh, ijkl) = (High(a, b), High(c, d));
        return (
            Vector256.FusedMultiplyAdd(SecondHalves(ab, cd), share, FirstHalves(ab, cd)),
            Vector256.FusedMultiplyAdd(SecondHalves(efgh, ijkl), share, FirstHalves(efgh, ijkl)));
    }

    public ref float Rows => ref _rows[0];

    public float LastBin => _lastBin;

    /// <summary>Flux potential, W/m, at a temperature, K, and its slope: the conductivity while loose.</summary>
    public (float Potential_W_m, float Slope_W_m_K) PotentialAt(float temperature_K)
    {
        var place = (temperature_K - (float)Least_K) * (float)(1 / PotentialStep_K);
        var bin = Math.Clamp((int)place, 0, PotentialCount - 1);
        var (value, rise) = (_potentials[2 * bin], _potentials[(2 * bin) + 1]);
        return (MathF.FusedMultiplyAdd(rise, place - bin, value), rise * (float)(1 / PotentialStep_K));
    }

    /// <summary>The same for eight temperatures; the bits are those of <see cref="PotentialAt(float)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Potential_W_m, Vector256<float> Slope_W_m_K) PotentialAt(
        ref float potentials, Vector256<float> temperature_K)
    {
        const float perKelvin = (float)(1 / PotentialStep_K);
        var place = (temperature_K - Vector256.Create((float)Least_K)) * perKelvin;
        var bins = Vector256.Min(Vector256.Max(Vector256.ConvertToInt32Native(place), Vector256<int>.Zero),
            Vector256.Create(PotentialCount - 1));
        var pairOf = Vector256.ShiftLeft(bins, 1);
        var (a, b, c, d) = (Pair(ref potentials, pairOf, 0), Pair(ref potentials, pairOf, 1),
            Pair(ref potentials, pairOf, 2), Pair(ref potentials, pairOf, 3));
        var (ab, cd) = (Low(a, b), Low(c, d));
        var rise = SecondHalves(ab, cd);
        return (Vector256.FusedMultiplyAdd(rise, place - Vector256.ConvertToSingle(bins), FirstHalves(ab, cd)),
            rise * perKelvin);
    }

    /// <summary>What <see cref="PotentialAt(ref float, Vector256{float})"/> reads.</summary>
    public ref float Potentials => ref _potentials[0];

    // Rows of cells i and i + 4, side by side.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(ref float rows, Vector256<int> rowOf, int at) => Vector256.Create(
        Vector128.LoadUnsafe(ref rows, (nuint)rowOf.GetElement(at)),
        Vector128.LoadUnsafe(ref rows, (nuint)rowOf.GetElement(at + 4)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Low(Vector256<float> a, Vector256<float> b) => Avx.IsSupported
        ? Avx.UnpackLow(a, b)
        : Vector256.Create(a[0], b[0], a[1], b[1], a[4], b[4], a[5], b[5]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> High(Vector256<float> a, Vector256<float> b) => Avx.IsSupported
        ? Avx.UnpackHigh(a, b)
        : Vector256.Create(a[2], b[2], a[3], b[3], a[6], b[6], a[7], b[7]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FirstHalves(Vector256<float> a, Vector256<float> b) => Avx.IsSupported
        ? Avx.Shuffle(a, b, 0x44)
        : Vector256.Create(a[0], a[1], b[0], b[1], a[4], a[5], b[4], b[5]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SecondHalves(Vector256<float> a, Vector256<float> b) => Avx.IsSupported
        ? Avx.Shuffle(a, b, 0xEE)
        : Vector256.Create(a[2], a[3], b[2], b[3], a[6], a[7], b[6], b[7]);
}

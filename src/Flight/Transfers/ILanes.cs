using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Guanghan.Flight.Transfers;

/// <summary>
/// One double or several side by side, with the operations that have one result to the bit on every machine. A kernel
/// written once over this runs as scalar code and as vector code, and both give the same bits.
/// </summary>
/// <typeparam name="T">The type itself.</typeparam>
internal interface ILanes<T>
    where T : struct, ILanes<T>
{
    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    /// <summary>The same number in every lane.</summary>
    static abstract T Of(double value);

    static abstract T Sqrt(T a);

    static abstract T Abs(T a);

    /// <summary>a b + c, rounded once.</summary>
    static abstract T Fma(T a, T b, T c);

    /// <summary>Lane by lane: a &lt; b ? yes : no. What is not a number is not less.</summary>
    static abstract T SelectLess(T a, T b, T yes, T no);

    /// <summary>Whether a &gt;= b in every lane.</summary>
    static abstract bool AllAtLeast(T a, T b);

    /// <summary>
    /// The cube root of a positive number within 6 %, by its exponent: W. Kahan, "Computing a real cube root", 1991.
    /// </summary>
    static abstract T RoughCubeRoot(T a);
}

/// <summary>One double.</summary>
internal readonly struct Lane(double value) : ILanes<Lane>
{
    // Kahan: a third of the exponent's bias, less 3 %, in the upper word
    internal const double CubeRootBias = 715094163;

    public readonly double Value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane operator +(Lane a, Lane b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane operator -(Lane a, Lane b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane operator *(Lane a, Lane b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane operator /(Lane a, Lane b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Of(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Sqrt(Lane a) => new(Math.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Abs(Lane a) => new(Math.Abs(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Fma(Lane a, Lane b, Lane c) => new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane SelectLess(Lane a, Lane b, Lane yes, Lane no) => a.Value < b.Value ? yes : no;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllAtLeast(Lane a, Lane b) => a.Value >= b.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane RoughCubeRoot(Lane a)
    {
        var upper = (double)(BitConverter.DoubleToInt64Bits(a.Value) >>> 32);
        var third = (long)((upper * (1.0 / 3)) + CubeRootBias);
        return new(BitConverter.Int64BitsToDouble(third << 32));
    }
}

/// <summary>Four doubles.</summary>
internal readonly struct Lanes4(Vector256<double> value) : ILanes<Lanes4>
{
    private const double TwoTo52 = 4503599627370496.0;

    public readonly Vector256<double> Value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator +(Lanes4 a, Lanes4 b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator -(Lanes4 a, Lanes4 b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator *(Lanes4 a, Lanes4 b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator /(Lanes4 a, Lanes4 b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Of(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Sqrt(Lanes4 a) => new(Vector256.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Abs(Lanes4 a) => new(Vector256.Abs(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Fma(Lanes4 a, Lanes4 b, Lanes4 c) =>
        new(Vector256.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 SelectLess(Lanes4 a, Lanes4 b, Lanes4 yes, Lanes4 no) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a.Value, b.Value), yes.Value, no.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllAtLeast(Lanes4 a, Lanes4 b) => Vector256.GreaterThanOrEqualAll(a.Value, b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 RoughCubeRoot(Lanes4 a)
    {
        // Whole numbers below 2^52 to doubles and back, by the bits of 2^52.
        var magic = Vector256.Create(TwoTo52);
        var upper = (Vector256.ShiftRightLogical(a.Value.AsInt64(), 32) | magic.AsInt64()).AsDouble() - magic;
        var third = (upper * (1.0 / 3)) + Vector256.Create(Lane.CubeRootBias);
        var whole = Vector256.Floor(third) + magic;
        return new(Vector256.ShiftLeft(whole.AsInt64(), 32).AsDouble());
    }
}

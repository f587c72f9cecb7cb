using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>One number of each of twelve quantities, with arithmetic on all of them.</summary>
/// <param name="First">Quantities 0 to 3.</param>
/// <param name="Second">4 to 7.</param>
/// <param name="Third">8 to 11.</param>
internal readonly record struct Lanes(Vec First, Vec Second, Vec Third)
{
    public const int Count = 12;

    public static Lanes One { get; } = new(Vec.One, Vec.One, Vec.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator +(in Lanes a, in Lanes b) =>
        new(a.First + b.First, a.Second + b.Second, a.Third + b.Third);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(in Lanes a, in Lanes b) =>
        new(a.First - b.First, a.Second - b.Second, a.Third - b.Third);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator *(in Lanes a, in Lanes b) =>
        new(a.First * b.First, a.Second * b.Second, a.Third * b.Third);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator *(double a, in Lanes b) => new(a * b.First, a * b.Second, a * b.Third);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator /(in Lanes a, in Lanes b) =>
        new(a.First / b.First, a.Second / b.Second, a.Third / b.Third);

    /// <summary>The same number twelve times.</summary>
    public static Lanes Of(double value) =>
        new(Vector256.Create(value), Vector256.Create(value), Vector256.Create(value));

    /// <summary>e to the power of each.</summary>
    public static Lanes Exp(in Lanes x) =>
        new(VectorMath.Exp(x.First), VectorMath.Exp(x.Second), VectorMath.Exp(x.Third));

    /// <summary>Square root of each.</summary>
    public static Lanes Sqrt(in Lanes x) =>
        new(Vector256.Sqrt(x.First), Vector256.Sqrt(x.Second), Vector256.Sqrt(x.Third));

    /// <summary>The lesser of each and a number.</summary>
    public static Lanes Min(in Lanes x, double most) => new(
        Vector256.Min(x.First, Vector256.Create(most)), Vector256.Min(x.Second, Vector256.Create(most)),
        Vector256.Min(x.Third, Vector256.Create(most)));

    /// <summary>Each, and another number in the place of zeros.</summary>
    public static Lanes WithoutZeros(in Lanes x, double instead)
    {
        var one = Vector256.Create(instead);
        return new(
            Vector256.ConditionalSelect(Vector256.Equals(x.First, Vec.Zero), one, x.First),
            Vector256.ConditionalSelect(Vector256.Equals(x.Second, Vec.Zero), one, x.Second),
            Vector256.ConditionalSelect(Vector256.Equals(x.Third, Vec.Zero), one, x.Third));
    }

    /// <summary>Each, or zero where a marker is zero.</summary>
    public static Lanes WhereNotZero(in Lanes marker, in Lanes x) => new(
        Vector256.AndNot(x.First, Vector256.Equals(marker.First, Vec.Zero)),
        Vector256.AndNot(x.Second, Vector256.Equals(marker.Second, Vec.Zero)),
        Vector256.AndNot(x.Third, Vector256.Equals(marker.Third, Vec.Zero)));

    /// <summary>Writes all.</summary>
    /// <param name="values">At least twelve places.</param>
    public void CopyTo(Span<double> values)
    {
        First.CopyTo(values);
        Second.CopyTo(values[4..]);
        Third.CopyTo(values[8..]);
    }
}

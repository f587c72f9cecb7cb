using System.Runtime.CompilerServices;

namespace Guanghan.Flight.Transfers;

/// <summary>
/// The triangle of centre, departure and arrival, in lanes: lambda, the time in its units, and the velocities of a
/// solution. Source: D. Izzo, Celest. Mech. Dyn. Astron. 121 (2015) 1, algorithm 1.
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
internal struct LambertGeometry<T>
    where T : struct, ILanes<T>
{
    private Lanes3<T> _unit1;
    private Lanes3<T> _unit2;
    private Lanes3<T> _normal;
    private T _radius1;
    private T _radius2;
    private T _gamma;
    private T _rho;
    private T _sigma;

    /// <summary>Izzo's lambda, negative the long way.</summary>
    public T Lambda { get; private set; }

    /// <summary>1 - lambda^2 = chord / semi-perimeter.</summary>
    public T Gap { get; private set; }

    /// <summary>Factor from seconds to the dimensionless time.</summary>
    public T TimeFactor { get; private set; }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static LambertGeometry<T> Of(Lanes3<T> r1, Lanes3<T> r2, T gm, Lanes3<T> side)
    {
        var half = T.Of(0.5);
        var radius1 = T.Sqrt(Lanes3<T>.Dot(r1, r1));
        var radius2 = T.Sqrt(Lanes3<T>.Dot(r2, r2));
        var apart = r2 - r1;
        var chord = T.Sqrt(Lanes3<T>.Dot(apart, apart));
        var s = half * (radius1 + radius2 + chord);
        var overS = T.Of(1) / s;
        var unit1 = r1 * (T.Of(1) / radius1);
        var unit2 = r2 * (T.Of(1) / radius2);
        var sum = unit1 + unit2;
        var difference = unit1 - unit2;
        var mean = T.Sqrt(radius1 * radius2);
        var cosine = half * T.Sqrt(Lanes3<T>.Dot(sum, sum)); // cos of half the angle
        var sine = half * T.Sqrt(Lanes3<T>.Dot(difference, difference));

        var (normal, way) = Plane(unit1, unit2, side);
        return new()
        {
            _unit1 = unit1,
            _unit2 = unit2,
            _normal = normal,
            _radius1 = radius1,
            _radius2 = radius2,
            _gamma = T.Sqrt(half * gm * s),
            _rho = (radius1 - radius2) / chord,
            _sigma = T.Of(2) * mean * sine / chord,
            Lambda = way * mean * cosine * overS,
            Gap = chord * overS,
            TimeFactor = T.Sqrt(T.Of(2) * gm * overS) * overS,
        };
    }

    /// <summary>
    /// The normal of the plane, and -1 for the long way; where the positions are in line, the side gives it.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Lanes3<T> Normal, T Way) Plane(Lanes3<T> unit1, Lanes3<T> unit2, Lanes3<T> side)
    {
        var zero = T.Of(0);
        var cross = Lanes3<T>.Cross(unit1, unit2);
        // Near 180 deg the product is rounding in part, along the positions too: that part would shorten the velocity.
        cross -= unit1 * Lanes3<T>.Dot(cross, unit1);
        var size2 = Lanes3<T>.Dot(cross, cross);
        var fallback = side - (unit1 * Lanes3<T>.Dot(side, unit1));
        cross = Lanes3<T>.SelectLess(zero, size2, cross, fallback);
        size2 = T.SelectLess(zero, size2, size2, Lanes3<T>.Dot(fallback, fallback));
        var way = T.SelectLess(Lanes3<T>.Dot(cross, side), zero, T.Of(-1), T.Of(1));
        return (cross * (way / T.Sqrt(size2)), way);
    }

    /// <summary>Velocities at both ends for a solution x, y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly (Lanes3<T> Departure, Lanes3<T> Arrival) Velocities(T x, T y)
    {
        var minus = (Lambda * y) - x;
        var plus = _rho * ((Lambda * y) + x);
        var (per1, per2) = (_gamma / _radius1, _gamma / _radius2);
        // y + lambda x cancels where the product is negative, and is gap / (y - lambda x) there as everywhere.
        var product = Lambda * x;
        var zero = T.Of(0);
        var across = _sigma * T.SelectLess(product, zero, Gap, y + product) /
            T.SelectLess(product, zero, y - product, T.Of(1));
        var along1 = Lanes3<T>.Cross(_normal, _unit1);
        var along2 = Lanes3<T>.Cross(_normal, _unit2);
        return (
            (_unit1 * (per1 * (minus - plus))) + (along1 * (per1 * across)),
            (along2 * (per2 * across)) - (_unit2 * (per2 * (minus + plus))));
    }
}

/// <summary>Three components in lanes.</summary>
/// <typeparam name="T">The lanes.</typeparam>
internal readonly struct Lanes3<T>(T x, T y, T z)
    where T : struct, ILanes<T>
{
    public readonly T X = x;

    public readonly T Y = y;

    public readonly T Z = z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes3<T> operator +(Lanes3<T> a, Lanes3<T> b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes3<T> operator -(Lanes3<T> a, Lanes3<T> b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes3<T> operator *(Lanes3<T> a, T factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Dot(Lanes3<T> a, Lanes3<T> b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes3<T> Cross(Lanes3<T> a, Lanes3<T> b) => new(
        (a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes3<T> SelectLess(T a, T b, Lanes3<T> yes, Lanes3<T> no) => new(
        T.SelectLess(a, b, yes.X, no.X), T.SelectLess(a, b, yes.Y, no.Y), T.SelectLess(a, b, yes.Z, no.Z));
}

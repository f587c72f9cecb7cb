using System.Globalization;

namespace Guanghan.Flight.Forces.Gravity;

/// <summary>
/// What a gravity model's C20 holds of the tide that never goes away (IERS Conventions 2010, section 1.1).
/// </summary>
public enum TideSystem
{
    /// <summary>The publisher does not say.</summary>
    Unstated,

    /// <summary>Permanent tide taken out altogether: add solid tides with their mean.</summary>
    TideFree,

    /// <summary>The deformation by the permanent tide is in, its direct pull is not.</summary>
    ZeroTide,
}

/// <summary>
/// A body's gravity field as published: fully normalised spherical harmonics, V = GM/r (1 + sum (R/r)^n Pnm(sin phi)
/// (Cnm cos m lambda + Snm sin m lambda)), W. M. Kaula, "Theory of Satellite Geodesy" (1966), section 1.2; the mean
/// square of each harmonic over the sphere is 1. Immutable. <see cref="GravityField"/> evaluates it.
/// </summary>
public sealed class GravityModel
{
    /// <summary>
    /// The highest degree that may be held: Holmes and Featherstone (2002) show where double precision leaves the
    /// range.
    /// </summary>
    public const int Degree_max = 2190;

    private readonly double[] cosines;
    private readonly double[] sines;

    /// <summary>A field from its coefficients.</summary>
    /// <param name="name">The model's name, as its publisher writes it.</param>
    /// <param name="gm_m3_s2">GM that the coefficients are scaled with, m^3/s^2.</param>
    /// <param name="referenceRadius_m">R that they are scaled with, m.</param>
    /// <param name="degree">Highest degree, 0 to <see cref="Degree_max"/>.</param>
    /// <param name="cosineFactors">Cnm, normalised, row by row: C00, C10, C11, C20, ...; C00 is 1.</param>
    /// <param name="sineFactors">Snm in the same order.</param>
    /// <param name="tides">What C20 holds of the permanent tide.</param>
    /// <exception cref="ArgumentException">
    /// A number is not finite, GM or R not positive, or a length is wrong.
    /// </exception>
    public GravityModel(
        string name, double gm_m3_s2, double referenceRadius_m, int degree, IReadOnlyList<double> cosineFactors,
        IReadOnlyList<double> sineFactors, TideSystem tides = TideSystem.Unstated)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(cosineFactors);
        ArgumentNullException.ThrowIfNull(sineFactors);
        if (degree is < 0 or > Degree_max)
        {
            throw new ArgumentOutOfRangeException(
                nameof(degree), degree, $"The degree of {name} must lie between 0 and {Degree_max}.");
        }
        if (!(gm_m3_s2 > 0) || !(referenceRadius_m > 0) || !double.IsFinite(gm_m3_s2 * referenceRadius_m))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"GM ({gm_m3_s2} m^3/s^2) and radius ({referenceRadius_m} m) of {name} must be positive numbers."));
        }
        var count = CountTo(degree);
        if (cosineFactors.Count != count || sineFactors.Count != count)
        {
            throw new ArgumentException(
                $"{name} of degree {degree} needs {count} C and {count} S; it has {cosineFactors.Count} and "
                + $"{sineFactors.Count}.");
        }
        (cosines, sines) = ([.. cosineFactors], [.. sineFactors]);
        if (cosines[0] != 1 || !cosines.All(double.IsFinite) || !sines.All(double.IsFinite))
        {
            throw new ArgumentException($"C00 of {name} must be 1 and every coefficient a finite number.");
        }
        (Name, Gm_m3_s2, ReferenceRadius_m, Degree, Tides) = (name, gm_m3_s2, referenceRadius_m, degree, tides);
    }

    /// <summary>The model's name.</summary>
    public string Name { get; }

    /// <summary>GM that the coefficients are scaled with, m^3/s^2.</summary>
    public double Gm_m3_s2 { get; }

    /// <summary>R that the coefficients are scaled with, m.</summary>
    public double ReferenceRadius_m { get; }

    /// <summary>Highest degree held; all orders up to it.</summary>
    public int Degree { get; }

    /// <summary>What C20 holds of the permanent tide.</summary>
    public TideSystem Tides { get; }

    /// <summary>Cnm, normalised.</summary>
    /// <param name="degree">n, 0 to <see cref="Degree"/>.</param>
    /// <param name="order">m, 0 to n.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient.</exception>
    public double CosineFactor(int degree, int order) => cosines[Place(degree, order)];

    /// <summary>Snm, normalised.</summary>
    /// <param name="degree">n, 0 to <see cref="Degree"/>.</param>
    /// <param name="order">m, 0 to n.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient.</exception>
    public double SineFactor(int degree, int order) => sines[Place(degree, order)];

    /// <summary>How many coefficients a triangle up to a degree holds.</summary>
    internal static int CountTo(int degree) => (degree + 1) * (degree + 2) / 2;

    internal static int Index(int degree, int order) => (degree * (degree + 1) / 2) + order;

    private int Place(int degree, int order) => degree >= 0 && degree <= Degree && order >= 0 && order <= degree
        ? Index(degree, order)
        : throw new ArgumentOutOfRangeException(
            nameof(degree),
            $"{Name} has degrees 0 to {Degree} and orders 0 to the degree; asked for {degree}, {order}.");
}

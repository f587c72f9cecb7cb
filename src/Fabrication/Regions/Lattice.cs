namespace Guanghan.Fabrication.Regions;

/// <summary>
/// The grid of whole numbers on which contours and toolpaths lie, so that sides, crossings and windings are decided
/// exactly. A unit is 10 nm: a hundred-thousandth of a millimetre, five decimals in a machine's program, and a
/// hundred times finer than any pen.
/// </summary>
public static class Lattice
{
    /// <summary>Length of a unit, m.</summary>
    public const double Unit_m = 1e-8;

    /// <summary>Units in a millimetre.</summary>
    public const int UnitsPerMillimetre = 100_000;

    /// <summary>
    /// Largest coordinate, units: 5.36 m. Products of two differences then fit into 64 bits with two to spare.
    /// </summary>
    public const int Limit = (1 << 29) - 2;

    /// <summary>Largest coordinate, m.</summary>
    public const double Limit_m = Limit * Unit_m;

    /// <summary>The nearest place of the grid.</summary>
    /// <param name="x_m">First coordinate, m.</param>
    /// <param name="y_m">Second coordinate, m.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is beyond <see cref="Limit_m"/> or no
    /// number.</exception>
    public static LatticePoint At(double x_m, double y_m) => new(Nearest(x_m), Nearest(y_m));

    /// <summary>The nearest whole number of units.</summary>
    /// <param name="length_m">A length, m.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is beyond <see cref="Limit_m"/> or no number.</exception>
    public static int Nearest(double length_m) => Math.Abs(length_m) <= Limit_m
        ? (int)Math.Round(length_m / Unit_m)
        : throw new ArgumentOutOfRangeException(nameof(length_m), length_m,
            $"A place must be at most {Limit_m} m from the origin.");
}

/// <summary>A place on the <see cref="Lattice"/>. <c>default</c> is the origin.</summary>
/// <param name="X">First coordinate, units of 10 nm.</param>
/// <param name="Y">Second coordinate, units of 10 nm.</param>
public readonly record struct LatticePoint(int X, int Y)
{
    /// <summary>First coordinate, m.</summary>
    public double X_m => X * Lattice.Unit_m;

    /// <summary>Second coordinate, m.</summary>
    public double Y_m => Y * Lattice.Unit_m;

    /// <summary>Distance to another place, m.</summary>
    public double DistanceTo_m(LatticePoint other)
    {
        double x = other.X - X, y = other.Y - Y;
        return Math.Sqrt((x * x) + (y * y)) * Lattice.Unit_m;
    }
}

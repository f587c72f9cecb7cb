using System.Collections.Immutable;

namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>What a curve says outside the wavelengths that it was given.</summary>
public enum OutsideRule
{
    /// <summary>The value at the nearer end.</summary>
    HoldEnd,

    /// <summary>Nothing.</summary>
    Zero,

    /// <summary>An exception: nobody knows.</summary>
    Refuse,
}

/// <summary>
/// A quantity over wavelength, given by points and straight between them; immutable. Its unit is its user's: a
/// reflectance, W/m^2/nm, dB/km. Assumes that the points are close enough for a straight line; outside them the
/// stated <see cref="OutsideRule"/> holds.
/// </summary>
public sealed class SpectralCurve
{
    /// <summary>Joins points.</summary>
    /// <param name="wavelengths_m">At least two wavelengths above 0, rising strictly, m.</param>
    /// <param name="values_1">As many finite values, in the unit of the quantity.</param>
    /// <param name="outside">What holds outside the points.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, there are fewer than two points, one is not finite, or the wavelengths do not rise.
    /// </exception>
    public SpectralCurve(ReadOnlySpan<double> wavelengths_m, ReadOnlySpan<double> values_1, OutsideRule outside)
    {
        if (wavelengths_m.Length != values_1.Length || wavelengths_m.Length < 2)
        {
            throw new ArgumentException($"A curve needs two or more wavelengths and as many values; there are " +
                $"{wavelengths_m.Length} and {values_1.Length}.", nameof(values_1));
        }

        for (var i = 0; i < wavelengths_m.Length; i++)
        {
            var before = i == 0 ? 0 : wavelengths_m[i - 1];
            if (!(wavelengths_m[i] > before) || !double.IsFinite(wavelengths_m[i]) || !double.IsFinite(values_1[i]))
            {
                throw new ArgumentException($"Point {i + 1} of a curve is {wavelengths_m[i]} m, {values_1[i]}; the " +
                    $"wavelength must be above {before} m and both must be finite.", nameof(wavelengths_m));
            }
        }

        Wavelengths_m = [.. wavelengths_m];
        Values_1 = [.. values_1];
        Outside = outside;
    }

    /// <summary>The wavelengths, rising strictly, m.</summary>
    public ImmutableArray<double> Wavelengths_m { get; }

    /// <summary>The values there, in the unit of the quantity.</summary>
    public ImmutableArray<double> Values_1 { get; }

    /// <summary>What holds outside the points.</summary>
    public OutsideRule Outside { get; }

    /// <summary>The value at a wavelength, in the unit of the quantity.</summary>
    /// <param name="wavelength_m">Wavelength, m.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside the points, and the rule is to refuse.</exception>
    public double At(double wavelength_m)
    {
        var (low, high) = (Wavelengths_m[0], Wavelengths_m[^1]);
        if (!(wavelength_m >= low && wavelength_m <= high))
        {
            return Outside switch
            {
                OutsideRule.HoldEnd => wavelength_m < low ? Values_1[0] : Values_1[^1],
                OutsideRule.Zero => 0,
                _ => throw new ArgumentOutOfRangeException(nameof(wavelength_m), wavelength_m,
                    $"The curve is known from {low} m to {high} m only."),
            };
        }

        var found = Wavelengths_m.AsSpan().BinarySearch(wavelength_m);
        if (found >= 0)
        {
            return Values_1[found];
        }

        var right = ~found;
        var (left_m, right_m) = (Wavelengths_m[right - 1], Wavelengths_m[right]);
        var share = (wavelength_m - left_m) / (right_m - left_m);
        return ((1 - share) * Values_1[right - 1]) + (share * Values_1[right]);
    }
}

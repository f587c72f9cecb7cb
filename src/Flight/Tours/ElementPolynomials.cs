using System.Globalization;

namespace Guanghan.Flight.Tours;

/// <summary>
/// Keplerian elements c0 + c1 T + c2 T^2 + ... of time T in Julian centuries, as almanacs print them: angles in
/// degrees, ecliptic axes.
/// </summary>
/// <param name="origin_s">When T is 0, TDB seconds past J2000.</param>
/// <param name="semiMajorAxis_m">Semi-major axis, m.</param>
/// <param name="eccentricityRatios">Eccentricity.</param>
/// <param name="inclinationDegrees_1">Inclination, deg.</param>
/// <param name="nodeDegrees_1">Longitude of the ascending node, deg.</param>
/// <param name="periapsisDegrees_1">Argument of periapsis, deg.</param>
/// <param name="meanAnomalyDegrees_1">Mean anomaly, deg.</param>
public sealed class ElementPolynomials(
    double origin_s, double[] semiMajorAxis_m, double[] eccentricityRatios, double[] inclinationDegrees_1,
    double[] nodeDegrees_1, double[] periapsisDegrees_1, double[] meanAnomalyDegrees_1)
{
    internal const double Century_s = 36525 * 86400.0; // Julian century: 36525 days, exact

    internal double Origin_s { get; } = origin_s;

    internal double[] SemiMajorAxis_m { get; } = semiMajorAxis_m;

    internal double[] EccentricityRatios { get; } = eccentricityRatios;

    internal double[] InclinationDegrees_1 { get; } = inclinationDegrees_1;

    internal double[] NodeDegrees_1 { get; } = nodeDegrees_1;

    internal double[] PeriapsisDegrees_1 { get; } = periapsisDegrees_1;

    internal double[] MeanAnomalyDegrees_1 { get; } = meanAnomalyDegrees_1;

    internal bool IsInEcliptic { get; } =
        inclinationDegrees_1 is { } all && Array.TrueForAll(all, one => one == 0)
        && nodeDegrees_1 is { } node && Array.TrueForAll(node, one => one == 0);

    internal void Require()
    {
        foreach (var (name, coefficients) in (ReadOnlySpan<(string, double[])>)[
            ("semi-major axis", SemiMajorAxis_m), ("eccentricity", EccentricityRatios),
            ("inclination", InclinationDegrees_1), ("node", NodeDegrees_1), ("periapsis", PeriapsisDegrees_1),
            ("mean anomaly", MeanAnomalyDegrees_1)])
        {
            if (coefficients is not { Length: > 0 } || !Array.TrueForAll(coefficients, double.IsFinite))
            {
                throw new ArgumentException(
                    $"The polynomial of the {name} needs at least one coefficient, and finite ones.");
            }
        }
        if (!(SemiMajorAxis_m[0] > 0 && EccentricityRatios[0] is >= 0 and < 1))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A Keplerian path is an ellipse: the semi-major axis must be positive and the eccentricity from 0 " +
                $"to below 1; they are {SemiMajorAxis_m[0]} m and {EccentricityRatios[0]}."));
        }
    }
}

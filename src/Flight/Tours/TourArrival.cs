using System.Runtime.Intrinsics;
using Guanghan.Flight.Elements;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Tours;

/// <summary>
/// What is asked for at the last body, and so what the arrival costs. An insertion is one burn at the periapsis of the
/// orbit that is entered (Vallado 2013, section 12.2); a rendezvous takes the whole speed at infinity; a passage takes
/// nothing. <c>default</c> is a rendezvous.
/// </summary>
public readonly record struct TourArrival
{
    private readonly bool _isPassage;

    private TourArrival(bool isPassage, double radius, double eccentricity) =>
        (_isPassage, PeriapsisRadius_m, EccentricityRatio) = (isPassage, radius, eccentricity);

    /// <summary>The velocity of the body is matched.</summary>
    public static TourArrival Rendezvous => default;

    /// <summary>The body is passed.</summary>
    public static TourArrival Passage => new(true, 0, 0);

    /// <summary>Periapsis radius of the orbit that is entered, m; 0 where none is.</summary>
    public double PeriapsisRadius_m { get; }

    /// <summary>Eccentricity of the orbit that is entered.</summary>
    public double EccentricityRatio { get; }

    /// <summary>An orbit about the body is entered.</summary>
    /// <param name="periapsisRadius_m">Its periapsis radius, m.</param>
    /// <param name="eccentricityRatio">Its eccentricity, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such orbit; says why.</exception>
    public static TourArrival Insertion(double periapsisRadius_m, double eccentricityRatio)
    {
        Conic.Require(periapsisRadius_m > 0 && double.IsFinite(periapsisRadius_m), periapsisRadius_m,
            "The periapsis radius, m, of the orbit of arrival", "must be positive");
        Conic.Require(eccentricityRatio is >= 0 and < 1, eccentricityRatio,
            "The eccentricity of the orbit of arrival", "must be from 0 to below 1");
        return new(false, periapsisRadius_m, eccentricityRatio);
    }

    internal bool IsPassage => _isPassage;

    internal bool IsInsertion => PeriapsisRadius_m > 0;

    /// <summary>The burn, m/s, for a speed at infinity, m/s.</summary>
    internal double Burn(double excess, double gm)
    {
        if (_isPassage || !IsInsertion)
        {
            return _isPassage ? 0 : excess;
        }
        var twice = 2 * gm / PeriapsisRadius_m;
        return Math.Abs(Math.Sqrt((excess * excess) + twice) - Math.Sqrt(0.5 * twice * (1 + EccentricityRatio)));
    }

    /// <summary>Four burns at once.</summary>
    internal Vec Burn(Vec excess, double gm)
    {
        if (_isPassage || !IsInsertion)
        {
            return _isPassage ? Vec.Zero : excess;
        }
        var twice = 2 * gm / PeriapsisRadius_m;
        return Vector256.Abs(
            Vector256.Sqrt((excess * excess) + Vector256.Create(twice))
            - Vector256.Create(Math.Sqrt(0.5 * twice * (1 + EccentricityRatio))));
    }

    internal void Require(TourBody body) => Conic.Require(
        !IsInsertion || body.Gm_m3_s2 > 0, body.Gm_m3_s2,
        $"An orbit about {body.Name} needs its gravitational parameter, which", "must be positive, m^3/s^2");
}

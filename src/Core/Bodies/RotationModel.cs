using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Bodies;

/// <summary>Where a body's north pole and prime meridian point.</summary>
/// <param name="RightAscension_rad">Right ascension of the pole, ICRF, rad.</param>
/// <param name="Declination_rad">Declination of the pole, ICRF, rad.</param>
/// <param name="PrimeMeridian_rad">
/// W: from the node of the body's equator on the ICRF's to the prime meridian, rad.
/// </param>
public readonly record struct PoleAndMeridian(
    double RightAscension_rad, double Declination_rad, double PrimeMeridian_rad);

/// <summary>
/// A body's rotation as the IAU working group gives it: pole and prime meridian as polynomials and sines of time.
/// Source: B. A. Archinal et al., "Report of the IAU Working Group on Cartographic Coordinates and Rotational Elements:
/// 2015", Celest. Mech. Dyn. Astr. 130 (2018) 22. The argument is TDB. <see cref="RotationModels"/> holds the bodies.
/// </summary>
public sealed class RotationModel
{
    private const double DegreesToRadians_rad = Math.PI / 180;
    private const double DaySeconds_s = 86400.0;
    private const double CenturyDays_d = 36525.0;

    private readonly double[] _rightAscension_deg;
    private readonly double[] _declination_deg;
    private readonly double[] _meridian_deg;
    private readonly RotationTerm[] _terms;

    internal RotationModel(
        double[] rightAscension_deg, double[] declination_deg, double[] meridian_deg, params RotationTerm[] terms)
    {
        _rightAscension_deg = rightAscension_deg;
        _declination_deg = declination_deg;
        _meridian_deg = meridian_deg;
        _terms = terms;
    }

    /// <summary>Pole and prime meridian at an instant; the meridian is not reduced to one turn.</summary>
    public PoleAndMeridian At(Epoch epoch)
    {
        var (rightAscension, declination, meridian) = SwingsAt(epoch);
        return new(rightAscension.Angle_rad, declination.Angle_rad, meridian.Angle_rad);
    }

    /// <summary>ICRF to the body's own axes: Z along the north pole, X through the prime meridian.</summary>
    /// <typeparam name="TBodyFixed">
    /// The caller's name for the body's axes; nothing checks that it is this body's.
    /// </typeparam>
    public Rotation<Icrf, TBodyFixed> ToFixed<TBodyFixed>(Epoch epoch)
        where TBodyFixed : IFrame
    {
        var (rightAscension, declination, meridian) = SwingsAt(epoch);
        var quarter = new Swing(Math.PI / 2, 0);
        return new(Turn.AboutZ(quarter + rightAscension)
            .Then(Turn.AboutX(quarter - declination))
            .Then(Turn.AboutZ(meridian)));
    }

    private (Swing RightAscension, Swing Declination, Swing Meridian) SwingsAt(Epoch epoch)
    {
        var days = epoch.ToTdbSecondsPastJ2000_s() / DaySeconds_s;
        var centuries = days / CenturyDays_d;
        const double CenturySeconds_s = CenturyDays_d * DaySeconds_s;
        var rightAscension = Polynomial.Evaluate(_rightAscension_deg, centuries);
        var declination = Polynomial.Evaluate(_declination_deg, centuries);
        var (meridian, meridianPerDay) = Polynomial.Evaluate(_meridian_deg, days);
        var meridianPerCentury = 0.0;
        foreach (var term in _terms)
        {
            var (angle, rate) = term.At(centuries);
            var (sine, cosine) = Math.SinCos(angle);
            rightAscension.Value += term.RightAscension_deg * sine;
            rightAscension.Derivative += term.RightAscension_deg * cosine * rate;
            declination.Value += term.Declination_deg * cosine;
            declination.Derivative -= term.Declination_deg * sine * rate;
            meridian += term.Meridian_deg * sine;
            meridianPerCentury += term.Meridian_deg * cosine * rate;
        }

        var meridianRate = (meridianPerDay / DaySeconds_s) + (meridianPerCentury / CenturySeconds_s);
        return (
            Radians(rightAscension.Value, rightAscension.Derivative / CenturySeconds_s),
            Radians(declination.Value, declination.Derivative / CenturySeconds_s),
            Radians(meridian, meridianRate));
    }

    private static Swing Radians(double angle_deg, double rate_deg_s) =>
        new(angle_deg * DegreesToRadians_rad, rate_deg_s * DegreesToRadians_rad);
}

/// <summary>One periodic term: sin in right ascension and meridian, cos in declination.</summary>
/// <param name="Phase_deg">Argument at J2000.0, deg.</param>
/// <param name="Rate_deg">Rate of the argument, deg per Julian century.</param>
/// <param name="RightAscension_deg">Amplitude in right ascension, deg.</param>
/// <param name="Declination_deg">Amplitude in declination, deg.</param>
/// <param name="Meridian_deg">Amplitude in W, deg.</param>
/// <param name="Quadratic_deg">Quadratic part of the argument, deg per century squared.</param>
internal readonly record struct RotationTerm(
    double Phase_deg, double Rate_deg, double RightAscension_deg, double Declination_deg, double Meridian_deg,
    double Quadratic_deg = 0)
{
    /// <summary>Argument, rad, and its rate, rad per Julian century.</summary>
    public (double Angle_rad, double Rate_rad) At(double centuries) => (
        double.DegreesToRadians((Phase_deg + ((Rate_deg + (Quadratic_deg * centuries)) * centuries)) % 360),
        double.DegreesToRadians(Rate_deg + (2 * Quadratic_deg * centuries)));
}

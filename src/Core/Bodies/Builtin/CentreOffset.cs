using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// How far a giant planet's centre stands from the barycentre of its system, as one moon moves it:
/// (A + A' t) cos(n t) + (B + B' t) sin(n t), t from the epoch of <see cref="ModelParameters"/>. A sum of circles; what
/// eccentricity leaves is in the residuals. Valid 1970-2060.
/// </summary>
/// <param name="Planet">Slot of the system's barycentre.</param>
/// <param name="Rate_rad_s">n, rad/s.</param>
/// <param name="Cos_m">A, m.</param>
/// <param name="Sin_m">B, m.</param>
/// <param name="CosDrift_m_s">A', m/s.</param>
/// <param name="SinDrift_m_s">B', m/s.</param>
internal readonly record struct CentreOffset(
    int Planet, double Rate_rad_s, Vec3 Cos_m, Vec3 Sin_m, Vec3 CosDrift_m_s, Vec3 SinDrift_m_s)
{
    /// <summary>Sum over the moons of one planet.</summary>
    /// <param name="planet">Slot of the system's barycentre.</param>
    /// <param name="sinceEpoch_s">TDB seconds from the epoch of the model.</param>
    public static State<Icrf> Of(int planet, double sinceEpoch_s)
    {
        var sum = default(State<Icrf>);
        foreach (var moon in FittedModelData.CentreOffsets)
        {
            sum = moon.Planet == planet ? sum + moon.At(sinceEpoch_s) : sum;
        }

        return sum;
    }

    private State<Icrf> At(double t)
    {
        var (sin, cos) = Math.SinCos(Rate_rad_s * t);
        var a = Cos_m + (t * CosDrift_m_s);
        var b = Sin_m + (t * SinDrift_m_s);
        return new State<Icrf>(
            (cos * a) + (sin * b),
            (cos * (CosDrift_m_s + (Rate_rad_s * b))) + (sin * (SinDrift_m_s - (Rate_rad_s * a))));
    }
}

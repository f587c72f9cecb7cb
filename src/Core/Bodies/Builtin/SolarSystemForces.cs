using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// The equations of motion of the built-in ephemeris: relativistic point masses (<see cref="PointMasses"/>), oblateness
/// of the Sun and the Earth, the Moon's field of degree 2 and 3, and the tides that Moon and Sun raise on the Earth, in
/// the state layout of <see cref="Slot"/>. Time is TDB seconds past J2000.0. Not thread-safe.
/// </summary>
internal sealed class SolarSystemForces : ISecondOrderSystem
{
    private const int N = Slot.Count;
    private const double Fraction = DynamicalConstants.MoonMassFraction;

    private static readonly Vec3 SunPole = new(
        Math.Cos(DynamicalConstants.SunPoleDeclination_rad) * Math.Cos(DynamicalConstants.SunPoleRightAscension_rad),
        Math.Cos(DynamicalConstants.SunPoleDeclination_rad) * Math.Sin(DynamicalConstants.SunPoleRightAscension_rad),
        Math.Sin(DynamicalConstants.SunPoleDeclination_rad));

    private readonly double tideLag_s;
    private readonly PointMasses masses = new();
    private readonly double[] points = new double[3 * N];
    private readonly double[] speeds = new double[3 * N];
    private readonly double[] relativity = new double[3 * N];
    private readonly double[] moon = new double[3];
    private double axesTime_s = double.PositiveInfinity;
    private Vec3 earthPole;
    private MoonAxes moonAxes;

    /// <summary>Equations with a given lag of the Earth's tides.</summary>
    /// <param name="tideLag_s">Time by which the tidal bulge lags its cause, s.</param>
    public SolarSystemForces(double tideLag_s) => this.tideLag_s = tideLag_s;

    /// <inheritdoc/>
    public int Dimension => 3 * N;

    /// <inheritdoc/>
    public void Accelerations(
        double time_s, ReadOnlySpan<double> position, ReadOnlySpan<double> velocity, Span<double> acceleration,
        bool refine)
    {
        if (time_s != axesTime_s)
        {
            (earthPole, moonAxes, axesTime_s) = (EarthPole.At(time_s), MoonAxes.At(time_s), time_s);
        }

        ToPoints(position, points);
        for (var axis = 0; axis < 3; axis++)
        {
            moon[axis] = position[(axis * N) + Slot.Moon];
        }

        masses.Newton(points, moon, acceleration);
        if (!refine)
        {
            ToPoints(velocity, speeds);
            masses.Relativity(points, speeds, acceleration, relativity);
        }

        AddFigures(position, velocity, acceleration);
        for (var k = 0; k < acceleration.Length; k++)
        {
            acceleration[k] += relativity[k];
        }

        FromPoints(acceleration);
    }

    // The Earth's and the Moon's barycentric values in place of the barycentre's and the relative ones.
    private static void ToPoints(ReadOnlySpan<double> state, Span<double> points)
    {
        state.CopyTo(points);
        for (var at = 0; at < 3 * N; at += N)
        {
            var (centre, relative) = (state[at + Slot.EarthMoonBarycentre], state[at + Slot.Moon]);
            points[at + Slot.EarthMoonBarycentre] = centre - (Fraction * relative);
            points[at + Slot.Moon] = centre + ((1 - Fraction) * relative);
        }
    }

    private static void FromPoints(Span<double> values)
    {
        for (var at = 0; at < 3 * N; at += N)
        {
            var (earth, moon) = (values[at + Slot.EarthMoonBarycentre], values[at + Slot.Moon]);
            values[at + Slot.EarthMoonBarycentre] = ((1 - Fraction) * earth) + (Fraction * moon);
            values[at + Slot.Moon] = moon - earth;
        }
    }

    private void AddFigures(ReadOnlySpan<double> position, ReadOnlySpan<double> velocity, Span<double> a)
    {
        const double sun = DynamicalConstants.SunGM_m3_s2;
        const double earth = DynamicalConstants.EarthGM_m3_s2;
        const double lunar = DynamicalConstants.MoonGM_m3_s2;
        var moonFromEarth = At(position, Slot.Moon);
        var sunFromEarth = At(points, Slot.Sun) - At(points, Slot.EarthMoonBarycentre);

        // The Earth's bulge on Moon and Sun, and their equal and opposite pull on the Earth.
        var bulge = Figures.Zonals(
            moonFromEarth, earthPole, earth, DynamicalConstants.EarthRadius_m, ZonalFactors.Earth);
        var onSun = Figures.Zonals(
            sunFromEarth, earthPole, earth, DynamicalConstants.EarthRadius_m, ZonalFactors.Earth);
        Add(a, Slot.Sun, onSun);
        var onEarth = -(sun / earth) * onSun;

        // The Moon's field acts on the Earth as a point; the Moon recoils.
        var fieldAtEarth = Figures.MoonField(-moonFromEarth, moonAxes);

        // Bulges raised by Moon and Sun, turned ahead by the Earth's rotation during the lag, act on the Moon.
        var spin = DynamicalConstants.EarthRotationRate_rad_s * earthPole;
        var moonVelocity = At(velocity, Slot.Moon);
        var sunVelocity = At(velocity, Slot.Sun) - At(velocity, Slot.EarthMoonBarycentre);
        var bulgeMoon = moonFromEarth + (tideLag_s * (Vec3.Cross(spin, moonFromEarth) - moonVelocity));
        var bulgeSun = sunFromEarth + (tideLag_s * (Vec3.Cross(spin, sunFromEarth) - sunVelocity));
        var tide = Figures.EarthTide(moonFromEarth, bulgeMoon, lunar) + Figures.EarthTide(moonFromEarth, bulgeSun, sun);
        Add(a, Slot.Moon, bulge + tide - ((earth / lunar) * fieldAtEarth));
        Add(a, Slot.EarthMoonBarycentre, onEarth + fieldAtEarth - ((lunar / earth) * (bulge + tide)));

        // The Sun's oblateness on the inner planets; beyond Mars it is below 1e-17 m/s^2.
        for (var planet = Slot.Mercury; planet <= Slot.Mars; planet++)
        {
            AddSunOblateness(a, planet);
        }

        AddSunOblateness(a, Slot.Moon);
    }

    private void AddSunOblateness(Span<double> a, int slot)
    {
        var pull = Figures.Zonals(
            At(points, slot) - At(points, Slot.Sun), SunPole, DynamicalConstants.SunGM_m3_s2,
            DynamicalConstants.SunRadius_m, ZonalFactors.Sun);
        Add(a, slot, pull);
        Add(a, Slot.Sun, -(Slot.GM_m3_s2[slot] / DynamicalConstants.SunGM_m3_s2) * pull);
    }

    private static Vec3 At(ReadOnlySpan<double> values, int slot) =>
        new(values[slot], values[N + slot], values[N + N + slot]);

    private static void Add(Span<double> values, int slot, Vec3 amount)
    {
        values[slot] += amount.X;
        values[N + slot] += amount.Y;
        values[N + N + slot] += amount.Z;
    }
}

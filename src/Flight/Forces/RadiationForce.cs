using Guanghan.Core.Bodies;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces;

/// <summary>
/// The pressure of sunlight on a sphere or on a surface that always faces the Sun: O. Montenbruck and E. Gill,
/// "Satellite Orbits" (2000), equation 3.75, dimmed by the shadows of any bodies (<see cref="Shadow"/>). Where two
/// bodies' discs overlap before the Sun their common part is counted twice, down to darkness.
/// </summary>
/// <param name="Area_m2">Cross-section, m^2.</param>
/// <param name="CoefficientFactor">1 absorbs all light, 2 throws it back to the Sun.</param>
/// <param name="Occulters">Bodies that may stand before the Sun.</param>
public sealed record RadiationForce(double Area_m2, double CoefficientFactor, IReadOnlyList<Body> Occulters) : IForce
{
    private const double PressureAtOneAu_Pa =
        PhysicalConstants.SolarConstant_W_m2 / PhysicalConstants.SpeedOfLight_m_s;

    private static readonly double s_sunRadius_m = BodyConstants.Of(Body.Sun).MeanRadius_m;

    private readonly double[] radii_m = [.. Occulters.Select(body => BodyConstants.Of(body).EquatorialRadius_m)];

    /// <inheritdoc/>
    public string Name => "solar radiation pressure";

    /// <inheritdoc/>
    public IReadOnlyList<OrbitFunction> Edges { get; } =
        [.. Occulters.SelectMany(body => (OrbitFunction[])[Shadow.Penumbra(body), Shadow.Umbra(body)])];

    /// <summary>The part of the Sun that is seen from a place, 0 to 1.</summary>
    /// <param name="point">Where and when.</param>
    /// <param name="surroundings">Bodies.</param>
    public double LightFraction(in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        var toSun_m = surroundings.PositionOf(Body.Sun, point.Time_s) - point.Position_m;
        var hidden = 0.0;
        for (var i = 0; i < radii_m.Length; i++)
        {
            var toBody_m = surroundings.PositionOf(Occulters[i], point.Time_s) - point.Position_m;
            hidden += 1 - Shadow.VisibleFraction(toSun_m, s_sunRadius_m, toBody_m, radii_m[i]);
        }
        return Math.Max(0, 1 - hidden);
    }

    /// <inheritdoc/>
    public Vec3 Acceleration_m_s2(in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        var toSun_m = surroundings.PositionOf(Body.Sun, point.Time_s) - point.Position_m;
        var d = toSun_m.Length;
        var au = PhysicalConstants.AstronomicalUnit_m / d;
        var push = LightFraction(point, surroundings) * PressureAtOneAu_Pa * au * au
            * CoefficientFactor * Area_m2 / point.Mass_kg;
        return -(push / d) * toSun_m;
    }

    /// <inheritdoc/>
    public ForcePartials PartialsAt(in ForcePoint point, Surroundings surroundings) =>
        ForcePartials.ByPositionDifferences(this, point, surroundings) with
        {
            PerMass_m_s2_kg = -1 / point.Mass_kg * Acceleration_m_s2(point, surroundings),
        };
}

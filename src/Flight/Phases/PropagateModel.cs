using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Forces.Gravity;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Phases;

/// <summary>The force model of a flight.</summary>
internal static class PropagateModel
{
    public static ForceModel Of(PropagateInputs inputs, IEphemeris ephemeris) =>
        new(inputs.Centre.Body, [.. ForcesOf(inputs)])
        {
            Ephemeris = ephemeris,
            Axes = inputs.Centre.AxesFrom(inputs.Start),
            Surface = inputs.Centre.Shape,
            TimeScale = inputs.Centre.Scale,
        };

    /// <summary>Bodies that may stand before the Sun.</summary>
    public static IReadOnlyList<Body> Occulters(CentralBody centre) =>
        centre == CentralBody.Sun ? []
        : centre == CentralBody.Moon ? [Body.Moon, Body.Earth]
        : [centre.Body];

    /// <summary>Bodies whose pull far orbits feel most.</summary>
    public static IReadOnlyList<Body> Neighbours(CentralBody centre) =>
        centre == CentralBody.Sun ? []
        : centre == CentralBody.Moon ? [Body.Earth, Body.Sun]
        : centre == CentralBody.Earth ? [Body.Moon, Body.Sun]
        : [Body.Sun];

    private static IEnumerable<IForce> ForcesOf(PropagateInputs inputs)
    {
        var (centre, forces) = (inputs.Centre, inputs.Forces);
        yield return forces.Field is { Degree: > 0 } size && (size.Model ?? centre.Field) is { } field
            ? new GravityForce(centre.Body, new GravityField(field, size.Degree, size.Order))
            : new PointMassForce(centre.Body, centre.Gm_m3_s2);
        foreach (var body in forces.ThirdBodies)
        {
            yield return PointMassForce.Of(body);
        }

        if (forces.Radiation is { } light)
        {
            yield return new RadiationForce(light.Area_m2, light.CoefficientFactor, Occulters(centre));
        }

        if (forces.Drag is { } drag)
        {
            yield return new DragForce(forces.Air, Ellipsoid.Wgs84, drag.Area_m2, drag.CoefficientFactor);
        }

        if (forces.HasRelativity)
        {
            yield return centre == CentralBody.Earth ? RelativityForce.Earth : RelativityForce.Of(centre.Body);
        }
    }
}

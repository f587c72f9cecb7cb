using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Phases;

/// <summary>
/// Reads where a flight starts: on a circle, by elements, by the altitudes of its apsides, or by a Cartesian state.
/// </summary>
internal static class InitialStateReading
{
    private const double LeastMomentumRatio = 1e-6; // of |r||v|: below, elements say nothing
    private const string Ways = "circular, apsides, elements, cartesian";

    private readonly record struct Angles(
        double Inclination_rad, double Node_rad, double Argument_rad, double Anomaly_rad);

    public static State<Icrf> Read(Section section, CentralBody centre, RestAxes axes, Epoch start)
    {
        var state = section.Group("orbit", $"Where it starts, by one of {Ways}; an altitude alone is that of a " +
            "circle over the poles.", inside => ReadState(inside, centre), shortFor: "circular.altitude");
        var rows = centre.AxesAtRest(axes, start);
        return new(rows.ApplyTransposed(state.Position_m), rows.ApplyTransposed(state.Velocity_m_s));
    }

    private static State<StartAxes> ReadState(Section section, CentralBody centre)
    {
        var circular = section.OptionalGroup("circular", "A circle.", inside => ReadCircular(inside, centre));
        var apsides = section.OptionalGroup("apsides", "The altitudes of its apsides.",
            inside => ReadApsides(inside, centre));
        var elements = section.OptionalGroup("elements", "Its elements.", ReadElements);
        var cartesian = section.OptionalGroup("cartesian", "Position and velocity.", ReadCartesian);
        string[] given =
        [
            .. circular is null ? (string[])[] : ["circular"], .. apsides is null ? (string[])[] : ["apsides"],
            .. elements is null ? (string[])[] : ["elements"], .. cartesian is null ? (string[])[] : ["cartesian"],
        ];
        section.Require(given.Length > 0, "circular", $"no orbit is given; write one of {Ways}");
        section.Require(given.Length < 2, given.LastOrDefault("circular"),
            $"the orbit is given by {string.Join(" and ", given)}; keep one of them");
        var conic = circular ?? apsides ?? elements ?? new(Elements(2 * centre.Shape.EquatorialRadius_m, 0, default));
        return cartesian?.Value ?? conic.Value.ToState<StartAxes>(centre.Gm_m3_s2);
    }

    private static Box<KeplerianElements> ReadCircular(Section section, CentralBody centre) => new(Elements(
        centre.Shape.EquatorialRadius_m + section.Quantity("altitude", "km", "Above the equatorial radius.",
            Bounds.AboveUpTo("0 km", "1e7 km")),
        0,
        new(section.Quantity("inclination", "deg", "Inclination; over the poles where left out.",
                Bounds.Between("0 deg", "180 deg"), "90 deg"),
            section.Quantity("node", "deg", "Angle from X to the ascending node.",
                Bounds.Between("-360 deg", "360 deg"), "0 deg"),
            0,
            section.Quantity("argument", "deg", "Angle from the node to the spacecraft at the start.",
                Bounds.Between("-360 deg", "360 deg"), "0 deg"))));

    private static Box<KeplerianElements> ReadElements(Section section)
    {
        var axis_m = section.Quantity("semi_major_axis", "km", "Semi-major axis; negative for a hyperbola.");
        var e = section.Quantity("eccentricity", "", "Eccentricity, not 1.", Bounds.Between("0", "100"));
        var angles = ReadAngles(section);
        var isConic = axis_m * (1 - e) > 0;
        section.Require(isConic, "semi_major_axis", string.Create(CultureInfo.InvariantCulture,
            $"{axis_m / 1e3:G9} km does not go with an eccentricity of {e:G9}; it is positive below 1 and negative " +
            $"above, and a parabola has none"), "eccentricity");
        var isOnIt = 1 + (e * Math.Cos(angles.Anomaly_rad)) > 1e-9;
        section.Require(isOnIt, "true_anomaly", string.Create(CultureInfo.InvariantCulture,
            $"a hyperbola of eccentricity {e:G9} does not go to {angles.Anomaly_rad * 180 / Math.PI:G9} deg; stay " +
            $"within {Math.Acos(-1 / Math.Max(1, e)) * 180 / Math.PI:0.##} deg of periapsis"), "eccentricity");
        return isConic && isOnIt
            ? new(Elements(axis_m * (1 - e), e, angles))
            : new(Elements(1e7, 0, angles));
    }

    private static Box<KeplerianElements> ReadApsides(Section section, CentralBody centre)
    {
        var radius_m = centre.Shape.EquatorialRadius_m;
        var low_m = section.Quantity("periapsis_altitude", "km", "Of the periapsis above the equatorial radius.",
            Bounds.AboveUpTo("-1000 km", "1e10 km"));
        var high_m = section.Quantity("apoapsis_altitude", "km", "Of the apoapsis above the equatorial radius.",
            Bounds.AboveUpTo("-1000 km", "1e10 km"));
        section.Require(high_m >= low_m, "apoapsis_altitude", string.Create(CultureInfo.InvariantCulture,
            $"{high_m / 1e3:G9} km is below the periapsis, {low_m / 1e3:G9} km; exchange them"), "periapsis_altitude");
        var (near_m, far_m) = (radius_m + low_m, radius_m + Math.Max(low_m, high_m));
        return new(Elements(near_m, (far_m - near_m) / (far_m + near_m), ReadAngles(section)));
    }

    private static KeplerianElements Elements(double periapsis_m, double e, Angles angles) => new(
        periapsis_m, e, angles.Inclination_rad, angles.Node_rad, angles.Argument_rad, angles.Anomaly_rad);

    private static Angles ReadAngles(Section section) => new(
        section.Quantity("inclination", "deg", "Inclination.", Bounds.Between("0 deg", "180 deg")),
        section.Quantity("node", "deg", "Angle from X to the ascending node.", Bounds.Between("-360 deg", "360 deg"),
            "0 deg"),
        section.Quantity("argument", "deg", "Argument of periapsis.", Bounds.Between("-360 deg", "360 deg"), "0 deg"),
        section.Quantity("true_anomaly", "deg", "True anomaly at the start.", Bounds.Between("-360 deg", "360 deg"),
            "0 deg"));

    private static Box<State<StartAxes>> ReadCartesian(Section section)
    {
        var r = new Vec3(
            section.Quantity("x", "km", "Position along X."), section.Quantity("y", "km", "Position along Y."),
            section.Quantity("z", "km", "Position along Z."));
        var v = new Vec3(
            section.Quantity("vx", "km/s", "Velocity along X."), section.Quantity("vy", "km/s", "Velocity along Y."),
            section.Quantity("vz", "km/s", "Velocity along Z."));
        var turns = Vec3.Cross(r, v).Length > LeastMomentumRatio * r.Length * v.Length;
        section.Require(turns, "vx",
            "the motion is straight through the centre (the velocity is along the position, or one of them is zero); " +
            "give a velocity across it", "x", "y", "z", "vy", "vz");
        return new(turns ? new(r, v) : new(new(1e7, 0, 0), new(0, 6e3, 0)));
    }

    // Optional groups are classes; what is read is a value.
    private sealed record Box<T>(T Value);
}

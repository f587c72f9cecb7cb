using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Forces.Gravity;

namespace Guanghan.Flight.Phases;

/// <summary>Which axes at rest a state and its elements are in.</summary>
public enum RestAxes
{
    /// <summary>The body's equator at the start.</summary>
    Equator,

    /// <summary>ICRF.</summary>
    Icrf,

    /// <summary>The ecliptic of J2000.</summary>
    Ecliptic,
}

/// <summary>A body that a spacecraft goes about: its surface, axes and built-in field.</summary>
public sealed class CentralBody
{
    private readonly Func<Epoch, Epoch, Vec3, Vec3>? toMap;
    private readonly Func<Epoch, BodyAxes>? axes;

    private CentralBody(
        string name, string messageName, Body body, Ellipsoid shape, GravityModel? field,
        Func<Epoch, BodyAxes>? axes, Func<Epoch, Epoch, Vec3, Vec3>? toMap)
    {
        (Name, MessageName, Body, Shape, Field) = (name, messageName, body, shape, field);
        (this.axes, this.toMap) = (axes, toMap);
    }

    /// <summary>The Earth, WGS 84, ITRF axes with UT1 = UTC and no polar motion.</summary>
    public static CentralBody Earth { get; } = new(
        "the Earth", "EARTH", Body.Earth, Ellipsoid.Wgs84, GravityModels.Earth,
        start => BodyAxes.Earth(EarthOrientation.Unmeasured(start)),
        (start, at, r) => EarthFrames.ToItrf(at, EarthOrientation.Unmeasured(start))
            .Apply(new Vector<Icrf>(r)).Components);

    /// <summary>The Moon, a sphere; places on it in mean-Earth axes.</summary>
    public static CentralBody Moon { get; } = new(
        "the Moon", "MOON", Body.Moon, Ellipsoid.Moon, GravityModels.Moon,
        _ => BodyAxes.Moon(), (_, at, r) => MoonFrames.ToMeanEarth(at).Apply(new Vector<Icrf>(r)).Components);

    /// <summary>Mars.</summary>
    public static CentralBody Mars { get; } = new(
        "Mars", "MARS BARYCENTER", Body.Mars, Ellipsoid.Mars, GravityModels.Mars,
        _ => BodyAxes.Mars(), (_, at, r) => MarsFrames.ToFixed(at).Apply(new Vector<Icrf>(r)).Components);

    /// <summary>The Sun, a sphere; no places on it.</summary>
    public static CentralBody Sun { get; } = new(
        "the Sun", "SUN", Body.Sun, new(BodyConstants.Of(Body.Sun).MeanRadius_m, 0), null, null, null);

    /// <summary>The centre of that body; the Sun's where there is no other.</summary>
    internal static CentralBody Of(Body body) =>
        ((CentralBody[])[Earth, Moon, Mars]).FirstOrDefault(one => one.Body == body) ?? Sun;

    /// <summary>Its name in a sentence.</summary>
    public string Name { get; }

    /// <summary>Its name in an orbit data message.</summary>
    public string MessageName { get; }

    /// <summary>Which body.</summary>
    public Body Body { get; }

    /// <summary>The surface that altitudes are counted from.</summary>
    public Ellipsoid Shape { get; }

    /// <summary>Its built-in field; null where there is none.</summary>
    public GravityModel? Field { get; }

    /// <summary>GM that elements are formed with: the field's, or the constants', m^3/s^2.</summary>
    public double Gm_m3_s2 => Field?.Gm_m3_s2 ?? BodyConstants.Of(Body).Gm_m3_s2;

    /// <summary>Time scale of its orbit data messages and of its equations of motion.</summary>
    public TimeScale Scale => Body == Body.Earth ? TimeScale.Tt : TimeScale.Tdb;

    /// <summary>How it turns, or none.</summary>
    internal IReadOnlyList<BodyAxes> AxesFrom(Epoch start) => axes is null ? [] : [axes(start)];

    /// <summary>Axes that places on it are counted in: on the Moon mean-Earth axes.</summary>
    internal BodyAxes MapAxes(Epoch start) => Body == Body.Moon
        ? BodyAxes.From<MoonMeanEarth>(Body.Moon, MoonFrames.ToMeanEarth)
        : axes?.Invoke(start) ?? throw new InvalidOperationException($"{Name} has no places.");

    /// <summary>Rows of the rotation from ICRF to axes at rest.</summary>
    internal Matrix3 AxesAtRest(RestAxes wanted, Epoch start) => wanted switch
    {
        RestAxes.Icrf => Matrix3.Identity,
        RestAxes.Ecliptic => new(
            Ecliptic.FromIcrf.XAxis.Components, Ecliptic.FromIcrf.YAxis.Components,
            Ecliptic.FromIcrf.ZAxis.Components),
        _ => EquatorAt(start),
    };

    /// <summary>Place under a spacecraft; null on a body without places.</summary>
    internal SurfacePoint? PlaceUnder(Epoch start, Epoch at, Vec3 position_m) =>
        toMap is null || position_m.Length < Shape.EquatorialRadius_m / 2
            ? null
            : Shape.ToSurface(toMap(start, at, position_m));

    /// <summary>The place in words, with a comma before; empty where there is none.</summary>
    internal string PlaceText(Epoch start, Epoch at, Vec3 position_m) =>
        PlaceUnder(start, at, position_m) is { } place
            ? string.Create(CultureInfo.InvariantCulture,
                $", at latitude {place.Latitude_rad * 180 / Math.PI:0.00} deg, longitude " +
                $"{place.Longitude_rad * 180 / Math.PI:0.00} deg")
            : "";

    /// <summary>Speed over the ground, m/s; about a body without axes, over the stars.</summary>
    internal double GroundSpeed_m_s(Epoch start, Epoch at, State<Icrf> orbit)
    {
        if (axes is null)
        {
            return orbit.Velocity_m_s.Length;
        }

        var (rows, spin_rad_s) = axes(start).At(at);
        return (rows.Apply(orbit.Velocity_m_s) - Vec3.Cross(spin_rad_s, rows.Apply(orbit.Position_m))).Length;
    }

    // X where the equator rises through the ICRF's: the IAU's own node; on the Earth the true equinox, which is near.
    private Matrix3 EquatorAt(Epoch start)
    {
        if (Body == Body.Earth)
        {
            var turn = EarthFrames.ToTrueEquator(start);
            return new(turn.XAxis.Components, turn.YAxis.Components, turn.ZAxis.Components);
        }

        var pole = Pole(start);
        var node = Vec3.Cross(new(0, 0, 1), pole).ToUnit();
        return new(node, Vec3.Cross(pole, node), pole);
    }

    private Vec3 Pole(Epoch start) => RotationModels.Of(Body).ToFixed<StartAxes>(start).ZAxis.Components;
}

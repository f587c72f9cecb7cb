using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Visibility;

/// <summary>A place on a body that looks at the sky.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Axes">How its body turns.</param>
/// <param name="Shape">Its body's ellipsoid.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="LeastElevation_rad">Elevation above the horizon from which it sees, rad.</param>
public sealed record GroundStation(
    string Name, BodyAxes Axes, Ellipsoid Shape, SurfacePoint Place, double LeastElevation_rad)
{
    /// <summary>Its position in its body's axes, m.</summary>
    public Vec3 Position_m { get; } = Shape.ToCartesian_m(Place);

    /// <summary>East, north and up in its body's axes.</summary>
    internal Matrix3 Horizon { get; } = HorizonAt(Place);

    private static Matrix3 HorizonAt(SurfacePoint place)
    {
        var turn = new Site<GroundAxes>(new Ellipsoid(1, 0), place).ToHorizon();
        return new(turn.XAxis.Components, turn.YAxis.Components, turn.ZAxis.Components);
    }

    // The name of a body's own axes does not matter to a horizon.
    private readonly struct GroundAxes : IFrame
    {
        public static string Name => "GROUND";
    }
}

/// <summary>A spacecraft as a station sees it: geometric, without light time, aberration or refraction.</summary>
/// <param name="Direction">Azimuth, elevation and range.</param>
/// <param name="RangeRate_m_s">How fast the range grows, m/s.</param>
public readonly record struct StationView(HorizonDirection Direction, double RangeRate_m_s);

/// <summary>One path from one station's body.</summary>
internal sealed class StationSky(IOrbitPath path, BodyAxes axes, IEphemeris ephemeris)
{
    private readonly double centreRadius_m = BodyConstants.Of(path.Centre).EquatorialRadius_m;

    /// <summary>A spacecraft and the body it goes about, in the axes of the station's body.</summary>
    public readonly record struct Moment(Vec3 Position_m, Vec3 Velocity_m_s, Vec3 Centre_m, double AngularRate_rad_s);

    public Moment At(Epoch epoch)
    {
        var orbit = path.At(epoch);
        var centre = path.Centre == axes.Body ? default : ephemeris.StateOf(path.Centre, axes.Body, epoch);
        var (rows, spin_rad_s) = axes.At(epoch);
        var seen = orbit + centre;
        var position_m = rows.Apply(seen.Position_m);
        return new(position_m, rows.Apply(seen.Velocity_m_s) - Vec3.Cross(spin_rad_s, position_m),
            rows.Apply(centre.Position_m), Math.Max(Rate_rad_s(orbit), Rate_rad_s(seen)));
    }

    public static StationView View(GroundStation station, in Moment moment)
    {
        var away_m = moment.Position_m - station.Position_m;
        var direction = HorizonDirection.Of(new Vector<EastNorthUp>(station.Horizon.Apply(away_m)));
        return new(direction, Vec3.Dot(away_m, moment.Velocity_m_s) / direction.Range_m);
    }

    /// <summary>
    /// Positive where the station sees the spacecraft: its elevation above the least, rad, or, where less, how far the
    /// line of sight passes above the body that the spacecraft goes about, in radii of it.
    /// </summary>
    public double Margin(GroundStation station, in Moment moment)
    {
        var away_m = moment.Position_m - station.Position_m;
        var up = Vec3.Dot(station.Horizon.Z, away_m) / away_m.Length;
        var margin = Math.Asin(Math.Clamp(up, -1, 1)) - station.LeastElevation_rad;
        return path.Centre == axes.Body ? margin : Math.Min(margin, Clearance(station, moment, away_m));
    }

    private double Clearance(GroundStation station, in Moment moment, Vec3 away_m)
    {
        var toCentre_m = moment.Centre_m - station.Position_m;
        var share = Math.Clamp(Vec3.Dot(toCentre_m, away_m) / away_m.LengthSquared, 0, 1);
        return (((share * away_m) - toCentre_m).Length / centreRadius_m) - 1;
    }

    private static double Rate_rad_s(State<Icrf> state) =>
        Vec3.Cross(state.Position_m, state.Velocity_m_s).Length / state.Position_m.LengthSquared;
}

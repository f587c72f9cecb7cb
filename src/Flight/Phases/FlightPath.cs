using System.Collections.Immutable;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Pictures;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Phases;

/// <summary>Looks along a propagated path: in even steps, and in even angles about the centre.</summary>
internal sealed class FlightPath(
    PropagateInputs inputs, PropagationResult flight, IEphemeris ephemeris, CancellationToken cancellation)
{
    /// <summary>Revolutions that a track shows.</summary>
    public const int DrawnRevolutions = 16;

    private const double Angle_rad = 0.1; // between points of the track, on the equator
    private const double PolarRatio = 0.02; // of it near a pole, where longitudes run
    private const double LeastPart = 1e-9; // of the flight: the sweep's shortest step, which bounds it
    private const double EndMargin_s = 1e-6;

    private readonly Matrix3 axes = inputs.Centre.AxesAtRest(inputs.Axes, inputs.Start);
    private readonly double flown_s = (flight.Final.Epoch - inputs.Start).Seconds_s;

    /// <summary>Altitude above the ellipsoid, m.</summary>
    public double AltitudeOf(SpacecraftState state)
    {
        var r = state.Orbit.Position_m;
        return inputs.Centre.Shape.FlatteningRatio > 0 &&
            inputs.Centre.PlaceUnder(inputs.Start, state.Epoch, r) is { } place
            ? place.Height_m
            : r.Length - inputs.Centre.Shape.EquatorialRadius_m;
    }

    /// <summary>States in the inputs' step, and the last.</summary>
    public ImmutableArray<FlightSample> Samples()
    {
        var samples = ImmutableArray.CreateBuilder<FlightSample>();
        var count = Math.Ceiling((flown_s - EndMargin_s) / inputs.Step_s);
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            samples.Add(SampleOf(StateAt(i * inputs.Step_s)));
        }

        samples.Add(SampleOf(flight.Final));
        return samples.ToImmutable();
    }

    /// <summary>The angle swept and the track below.</summary>
    public FlightSweep Sweep()
    {
        var track = ImmutableArray.CreateBuilder<TrackPoint>();
        var (time_s, angle_rad, drawn_rad) = (0.0, 0.0, 0.0);
        var (state, part) = (inputs.Initial, AddPlace(track, inputs.Start, inputs.Initial));
        while (time_s < flown_s)
        {
            cancellation.ThrowIfCancellationRequested();
            var r2 = state.Position_m.LengthSquared;
            var rate_rad_s = Vec3.Cross(state.Position_m, state.Velocity_m_s).Length / r2;
            time_s = Math.Min(flown_s, time_s + Math.Max(LeastPart * flown_s, part * Angle_rad / rate_rad_s));
            var next = time_s < flown_s - EndMargin_s ? StateAt(time_s) : flight.Final;
            angle_rad += Vec3.Angle_rad(state.Position_m, next.Orbit.Position_m);
            (state, part) = (next.Orbit, 1);
            if (angle_rad <= DrawnRevolutions * 2 * Math.PI)
            {
                part = AddPlace(track, next.Epoch, state);
                drawn_rad = angle_rad;
            }
        }

        return new(angle_rad, drawn_rad, track.ToImmutable());
    }

    /// <summary>Whether bodies hide a part of the Sun, and the whole Sun.</summary>
    public (int Partial, int Total) HidingAt(Epoch epoch, Vec3 position_m)
    {
        var (partial, total) = (0, 0);
        foreach (var body in PropagateModel.Occulters(inputs.Centre))
        {
            var seen = Shadow.VisibleFraction(
                Place(Body.Sun, epoch) - position_m, BodyConstants.Of(Body.Sun).MeanRadius_m,
                Place(body, epoch) - position_m, BodyConstants.Of(body).EquatorialRadius_m);
            partial += seen < 1 ? 1 : 0;
            total += seen <= 0 ? 1 : 0;
        }

        return (partial, total);
    }

    /// <summary>
    /// The body that is left out and pulls hardest where the flight is highest; null where none is left out.
    /// </summary>
    public NeglectedPull? NeglectedAt(FlightExtreme highest)
    {
        var epoch = inputs.Start + Duration.FromSeconds(highest.Time_s);
        var distance_m = highest.Altitude_m + inputs.Centre.Shape.EquatorialRadius_m;
        NeglectedPull? worst = null;
        foreach (var body in PropagateModel.Neighbours(inputs.Centre).Except(inputs.Forces.ThirdBodies))
        {
            // Montenbruck and Gill 2000, 3.40: the tide along the line to the body over the centre's attraction.
            var part = distance_m / Place(body, epoch).Length;
            var constants = BodyConstants.Of(body);
            var ratio = 2 * constants.Gm_m3_s2 / inputs.Centre.Gm_m3_s2 * part * part * part;
            worst = worst is { } known && known.Ratio >= ratio ? known : new(constants.Name, ratio);
        }

        return worst;
    }

    private SpacecraftState StateAt(double time_s) => time_s == 0 || flight.Trajectory is not { } path
        ? new(inputs.Start, inputs.Initial, inputs.Mass_kg)
        : path.StateAt(inputs.Start + Duration.FromSeconds(time_s));

    private FlightSample SampleOf(SpacecraftState state)
    {
        var turned = new State<StartAxes>(
            axes.Apply(state.Orbit.Position_m), axes.Apply(state.Orbit.Velocity_m_s));
        return new(
            (state.Epoch - inputs.Start).Seconds_s, state.Epoch, state.Orbit, AltitudeOf(state),
            KeplerianElements.FromState(turned, inputs.Centre.Gm_m3_s2), BetaOf(state));
    }

    private double BetaOf(SpacecraftState state) => inputs.Centre == CentralBody.Sun
        ? 0
        : Math.Asin(Math.Clamp(Vec3.Dot(
            Vec3.Cross(state.Orbit.Position_m, state.Orbit.Velocity_m_s).ToUnit(),
            Place(Body.Sun, state.Epoch).ToUnit()), -1, 1));

    private Vec3 Place(Body body, Epoch epoch) => body == inputs.Centre.Body
        ? Vec3.Zero
        : ephemeris.StateOf(body, inputs.Centre.Body, epoch).Position_m;

    // Returns the part of an even step to the next place.
    private double AddPlace(ImmutableArray<TrackPoint>.Builder track, Epoch epoch, State<Icrf> state)
    {
        if (inputs.Centre.PlaceUnder(inputs.Start, epoch, state.Position_m) is not { } place)
        {
            return 1;
        }

        track.Add(new(place.Latitude_rad, place.Longitude_rad, HidingAt(epoch, state.Position_m).Total > 0));
        return Math.Max(PolarRatio, Math.Cos(place.Latitude_rad));
    }
}

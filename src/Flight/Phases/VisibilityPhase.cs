using System.Collections.Immutable;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Flight.Propagation;
using Guanghan.Flight.Propagation.Sgp4;
using Guanghan.Flight.Visibility;

namespace Guanghan.Flight.Phases;

/// <summary>When stations see a spacecraft. The physics is in Visibility and Propagation.</summary>
public sealed class VisibilityPhase : IPhase<VisibilityInputs, VisibilityResult>
{
    /// <inheritdoc/>
    public static string Kind => "flight.visibility";

    /// <inheritdoc/>
    public static PhaseDescription Description { get; } = VisibilityOutputs.Description;

    /// <inheritdoc/>
    public static VisibilityInputs Read(Section section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return VisibilityReading.Read(section);
    }

    /// <inheritdoc/>
    public static VisibilityResult Run(VisibilityInputs inputs, PhaseContext context)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(context);
        var (path, ending) = PathOf(inputs, context);
        if (path.Last <= path.First)
        {
            return new(inputs, path, ending, [], default, [], context.Ephemeris);
        }

        var bodies = inputs.Stations.Select(station => station.Axes.Body).Distinct().ToArray();
        var passes = bodies.Index().SelectMany(at => PassFinder.Find(
                path, [.. inputs.Stations.Where(station => station.Axes.Body == at.Item)], context.Ephemeris,
                done => context.Progress(0.1 + (0.8 * (at.Index + done) / bodies.Length), "looking for passes"),
                context.Cancellation))
            .OrderBy(pass => pass.Rise).ThenBy(pass => pass.Set).ToArray();
        var lit = passes.Select(pass => new LitPass(pass, PassLight.At(
            path, pass.Station, pass.Culmination, context.Ephemeris))).ToImmutableArray();
        return new(inputs, path, ending, lit, ContactTime.Of(passes, path.First, path.Last),
            Samples(inputs, path, context), context.Ephemeris);
    }

    /// <inheritdoc/>
    public static Report Report(VisibilityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return VisibilityReport.Of(result);
    }

    /// <summary>A station's view at an instant.</summary>
    internal static StationView ViewAt(IOrbitPath path, GroundStation station, Epoch epoch, IEphemeris ephemeris) =>
        StationSky.View(station, new StationSky(path, station.Axes, ephemeris).At(epoch));

    private static (IOrbitPath Path, string? Ending) PathOf(VisibilityInputs inputs, PhaseContext context)
    {
        if (inputs.Flight is { } flight)
        {
            var watch = FlightEvents.Watch(time_s =>
            {
                context.Cancellation.ThrowIfCancellationRequested();
                context.Progress(0.1 * Math.Clamp(time_s / inputs.Duration_s, 0, 1), "following the orbit");
            });
            var flown = new NumericalPropagator(PropagateModel.Of(flight, context.Ephemeris)).Propagate(
                new(new(flight.Start, flight.Initial, flight.Mass_kg), inputs.End)
                {
                    Events = [watch],
                    KeepsTrajectory = true,
                });
            return (new TrajectoryPath(flown.Trajectory!, flight.Centre.Body),
                flown.Outcome == PropagationOutcome.ReachedEnd ? null : flown.Message);
        }

        if (inputs.Message is { } message)
        {
            return (new PathSpan(message, inputs.Start, inputs.End), null);
        }

        var path = Sgp4Path.Over(new Sgp4Satellite(inputs.Lines!.Mean), inputs.Start, inputs.End);
        return (path, path.Ending == Sgp4Status.Valid ? null
            : $"SGP4 gives no state after {path.Last.ToIso(TimeScale.Utc, 0)} ({path.Ending}).");
    }

    private static ImmutableArray<ViewSample> Samples(VisibilityInputs inputs, IOrbitPath path, PhaseContext context)
    {
        var skies = inputs.Stations.Select(station => station.Axes).DistinctBy(axes => axes.Body)
            .ToDictionary(axes => axes.Body, axes => new StationSky(path, axes, context.Ephemeris));
        var samples = ImmutableArray.CreateBuilder<ViewSample>();
        var count = 1 + (int)Math.Floor((path.Last - path.First).Seconds_s / inputs.Step_s);
        for (var i = 0; i < count; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var time_s = i * inputs.Step_s;
            var moments = skies.ToDictionary(
                sky => sky.Key, sky => sky.Value.At(path.First + Duration.FromSeconds(time_s)));
            var (seeing, highest_rad, least_m) = (0, double.NegativeInfinity, double.PositiveInfinity);
            foreach (var station in inputs.Stations)
            {
                var moment = moments[station.Axes.Body];
                var view = StationSky.View(station, moment).Direction;
                seeing += skies[station.Axes.Body].Margin(station, moment) >= 0 ? 1 : 0;
                highest_rad = Math.Max(highest_rad, view.Elevation_rad);
                least_m = Math.Min(least_m, view.Range_m);
            }

            samples.Add(new(time_s, seeing, highest_rad, least_m));
        }

        return samples.ToImmutable();
    }
}

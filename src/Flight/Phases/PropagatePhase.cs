using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Phases;

/// <summary>
/// An orbit about the Moon, the Earth, Mars or the Sun: from a state and forces to its history. The physics is in
/// Propagation and Forces.
/// </summary>
public sealed class PropagatePhase : IPhase<PropagateInputs, PropagateResult>
{
    private const int StepsAtMost = 400_000; // of which the path takes some 300 MB
    private const double FinerRatio = 0.01;
    private const double FinestRatio = 1e-15;

    /// <inheritdoc/>
    public static string Kind => "flight.propagate";

    /// <inheritdoc/>
    public static PhaseDescription Description { get; } = PropagateOutputs.Description;

    /// <inheritdoc/>
    public static PropagateInputs Read(Section section) => PropagateReading.Read(section);

    /// <inheritdoc/>
    public static PropagateResult Run(PropagateInputs inputs, PhaseContext context)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(context);
        var events = new FlightEvents(inputs);
        var model = PropagateModel.Of(inputs, context.Ephemeris);
        var share = inputs.ChecksError ? 0.4 : 0.9;
        var flight = Fly(inputs, model, inputs.ToleranceRatio, events.All, Watch(inputs, context, 0, share));
        double? error_m = null;
        if (inputs.ChecksError && flight.Outcome == PropagationOutcome.ReachedEnd)
        {
            var finer = Fly(inputs, model, Math.Max(FinestRatio, FinerRatio * inputs.ToleranceRatio), null,
                Watch(inputs, context, share, 0.5));
            error_m = finer.Outcome == PropagationOutcome.ReachedEnd
                ? (finer.Final.Orbit.Position_m - flight.Final.Orbit.Position_m).Length
                : null;
        }

        return Describe(inputs, flight, events, new(inputs, flight, context.Ephemeris, context.Cancellation), error_m);
    }

    /// <inheritdoc/>
    public static Report Report(PropagateResult result) => PropagateReport.Of(result);

    private static PropagationResult Fly(
        PropagateInputs inputs, ForceModel model, double tolerance, IReadOnlyList<PropagationEvent>? events,
        PropagationEvent watch)
    {
        var options = new PropagationOptions
        {
            RelativeErrorRatio = tolerance,
            PositionError_m = events is null ? 1e-8 : 1e-6,
            StepCount_max = StepsAtMost,
        };
        var initial = new SpacecraftState(inputs.Start, inputs.Initial, inputs.Mass_kg);
        return new NumericalPropagator(model, options).Propagate(
            new(initial, inputs.Start + Duration.FromSeconds(inputs.Duration_s))
            {
                Events = [.. events ?? [], watch],
                KeepsTrajectory = events is not null,
            });
    }

    private static PropagationEvent Watch(PropagateInputs inputs, PhaseContext context, double from, double share)
    {
        var told = 0;
        return FlightEvents.Watch(time_s =>
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var done = Math.Clamp(time_s / inputs.Duration_s, 0, 1);
            if ((int)(100 * done) > told)
            {
                told = (int)(100 * done);
                context.Progress(from + (share * done), "following the orbit");
            }
        });
    }

    private static PropagateResult Describe(
        PropagateInputs inputs, PropagationResult flight, FlightEvents events, FlightPath path, double? error_m)
    {
        var samples = path.Samples();
        var found = flight.Hits.Select(hit => new FlightEvent(
            events.NameOf(hit), hit.State.Epoch, path.AltitudeOf(hit.State))).ToImmutableArray();
        FlightExtreme[] heights =
        [
            .. samples.Select(sample => new FlightExtreme(sample.Altitude_m, sample.Time_s)),
            .. found.Select(one => new FlightExtreme(one.Altitude_m, (one.Epoch - inputs.Start).Seconds_s)),
        ];
        var highest = heights.MaxBy(at => at.Altitude_m);
        return new(
            inputs, flight, samples, found, heights.MinBy(at => at.Altitude_m), highest,
            inputs.Centre == CentralBody.Sun ? null : Eclipses(inputs, flight, found, path), path.Sweep(),
            path.NeglectedAt(highest), error_m);
    }

    private static EclipseTime Eclipses(
        PropagateInputs inputs, PropagationResult flight, ImmutableArray<FlightEvent> found, FlightPath path)
    {
        var (partial, total) = path.HidingAt(inputs.Start, inputs.Initial.Position_m);
        var end_s = (flight.Final.Epoch - inputs.Start).Seconds_s;
        return new(
            ShadowSpans.Sum_s(partial, Edges("eclipse_begins", "eclipse_ends"), end_s),
            ShadowSpans.Sum_s(total, Edges("totality_begins", "totality_ends"), end_s));

        IEnumerable<(double Time_s, int Change)> Edges(string way, string back) => found
            .Where(one => Is(one, way) || Is(one, back))
            .Select(one => ((one.Epoch - inputs.Start).Seconds_s, Is(one, way) ? 1 : -1));
    }

    private static bool Is(FlightEvent one, string name) => string.Equals(one.Name, name, StringComparison.Ordinal);
}

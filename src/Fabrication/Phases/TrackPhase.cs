using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.track</c> made.</summary>
public sealed record TrackResult
{
    /// <summary>What it was given.</summary>
    public required TrackInputs Inputs { get; init; }

    /// <summary>Peak, melt, heat and the records of all places.</summary>
    public required BedResult Heat { get; init; }

    /// <summary>The bed when the light goes out.</summary>
    public required BedSnapshot Hot { get; init; }

    /// <summary>The bed after the cool-down.</summary>
    public required BedSnapshot Cold { get; init; }

    /// <summary>Flux that would melt a column, W/m^2; null where the track melts, or where nothing would.</summary>
    public required double? FluxToMelt_W_m2 { get; init; }

    /// <summary>How far the figures are from fine cells; null where it was not wanted or cannot be
    /// computed.</summary>
    public required GridCheck? Grid { get; init; }

    /// <summary>What every cell went through.</summary>
    public required BedHistory Cells { get; init; }

    /// <summary>The same in the cells of the frames, and the bed at the end in them.</summary>
    internal (BedHistory Cells, BedSnapshot End) Framed { get; init; }

    internal TrackBed Bed { get; init; } = null!;

    internal TrackPlaces Places { get; init; } = null!;

    internal bool HasMelted => Heat.Tracks[0].MeltDepth_m > 0;
}

/// <summary>
/// One track of the light pen on a bed, in three dimensions by the bed solver, with what its melt, its viscosity and
/// its cooling mean. docs/concepts/track.md says what is computed, assumed and left out.
/// </summary>
public sealed class TrackPhase : IPhase<TrackInputs, TrackResult>
{
    /// <inheritdoc/>
    public static string Kind => "fabrication.track";

    /// <inheritdoc/>
    public static PhaseDescription Description => TrackOutputs.Description;

    /// <inheritdoc/>
    public static TrackInputs Read(Section section) => TrackReading.Read(section);

    /// <inheritdoc/>
    public static TrackResult Run(TrackInputs inputs, PhaseContext context)
    {
        context.Progress(0, "the stroke");
        var bed = TrackBed.Of(inputs);
        var places = TrackPlaces.Of(inputs, bed);
        var print = bed.ToPrint(inputs, places);
        var layer = print.Path.Layers[0];
        using var solver = new BedSolver(print with { Path = new([layer with { Pause_s = 0 }]) });
        solver.Next(null, context.Cancellation);
        var finest = bed.Cells.Length - 1;
        var hot = solver.Snapshot(finest);
        context.Progress(0.6, "cooling");
        solver.Wait(layer.Pause_s, context.Cancellation);
        var (cold, heat) = (solver.Snapshot(finest), solver.Result());
        var (cells, level) = (solver.History(finest)!, print.Recording!.FrameLevel);
        context.Progress(0.9, "what it means");
        var needed = heat.Tracks[0].MeltDepth_m > 0 ? null : PenTrack.FluxToMelt_W_m2(
            new(inputs.Pen.Flux_W_m2, inputs.Pen.Diameter_m, inputs.Speed_m_s, inputs.Pen.Diameter_m, inputs.Layer_m,
                inputs.Ground.AbsorptanceRatio, inputs.Ground.EmissivityRatio, 0, inputs.Ground.Bed_K),
            print.Material, context.Cancellation);
        context.Progress(1, "done");
        return new()
        {
            Inputs = inputs,
            Heat = heat,
            Hot = hot,
            Cold = cold,
            FluxToMelt_W_m2 = needed,
            Grid = TrackGrid.Check(inputs, context.Cancellation),
            Cells = cells,
            Framed = level == finest ? (cells, cold) : (solver.History(level)!, solver.Snapshot(level)),
            Bed = bed,
            Places = places,
        };
    }

    /// <inheritdoc/>
    public static Report Report(TrackResult result) => TrackReport.Of(result);
}

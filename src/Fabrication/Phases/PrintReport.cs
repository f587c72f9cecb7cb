using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Printer;
using Guanghan.Fabrication.Soil;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.print</c> declares and reports.</summary>
internal static class PrintReport
{
    // Half the mean synodic month of 29.530589 d (Chapront et al. 2002, A&A 387:700): light on a flat horizon.
    private const double LunarDaylight_s = 29.530589 / 2 * 86400;

    public static PhaseDescription Description { get; } = new(
        "Prints a part from lunar soil with a light pen: layers, strokes, heat, density, strength, energy and hours.",
        "Slices a closed mesh at the middle of each layer, fills layers with parallel strokes clipped exactly, " +
        "follows heat, melting and consolidation in columns of soil under the passing spot and, where asked, in " +
        "three dimensions with the sintering of what does not melt, mixes fused, sintered and loose soil to a bulk " +
        "density, takes strength from the share joined between layers and its porosity, and lays every stroke into " +
        "the hours of enough sunlight.",
        "A spot of even flux; heat straight down; printed soil beneath, cooled to the bed's temperature; no flow, " +
        "no evaporation; " +
        "tracks do not preheat each other; the pen at its design flux whenever it prints.",
        "Specific heat: Biele 2022, eq. 24. Powder conductivity: Hayne 2017, appendix A. Viscosity: Giordano 2008. " +
        "Sintering: Frenkel 1945, Prado 2001, Costa 2009. Strength: " +
        "Ryshkewitch 1953 and Duckworth 1953, calibrated on Indyk 2017 and Meurisse 2017. Soils: SoilTable. " +
        "Method: " +
        "docs/concepts/print.md.",
        "Melt shallower than half the spot's radius; porosity between 1.44 and 11.78 % for the strength; findings " +
        "say where " +
        "a run leaves this.",
        [
            Output.Figure("volume", "cm^3", "Volume of the part, closed form."),
            Output.Figure("sliced_volume", "cm^3", "Volume of its layers."),
            Output.Figure("layers", "", "Layers."),
            Output.Figure("path_length", "m", "Length drawn with the shutter open."),
            Output.Figure("travel_length", "m", "Length moved with the shutter closed within layers."),
            Output.Figure("strokes", "", "Strokes drawn."),
            Output.Figure("peak_temperature", "degC", "Highest temperature of the surface on the middle of a track."),
            Output.Figure("radiation_ceiling", "degC", "Where the surface would radiate all it absorbs."),
            Output.Figure("melt_depth", "mm", "Depth molten on the middle of a track, as dense soil, layers " +
                "beneath included."),
            Output.Figure("melt_width", "mm", "Width of a track in which anything melts."),
            Output.Figure("melt_residence", "s", "How long soil on the middle of a track is above the solidus."),
            Output.Figure("melt_viscosity", "Pa s", "Viscosity at the liquidus, of three models."),
            Output.Figure("fused_fraction", "%", "Share of the print's mass that was molten."),
            Output.Figure("bed.layers", "", "Layers followed in three dimensions; only where `bed` is given."),
            Output.Figure("bed.peak_temperature", "degC", "Highest temperature of the surface on the last of them."),
            Output.Figure("bed.melt_depth", "mm", "Median depth of the melt under a track, as dense soil."),
            Output.Figure("bed.melt_width", "mm", "Median width of the melt of a track."),
            Output.Figure("bed.melt_residence", "s", "Median time above the solidus on the middle of a track."),
            Output.Figure("bed.interface_temperature", "degC",
                "Median of the highest temperature between that layer and the one beneath."),
            Output.Figure("bed.fused_fraction", "%", "Share of the part's mass in that layer that is fused."),
            Output.Figure("bed.spilled_fraction", "%", "Mass fused beside the part in that layer, over the part's."),
            Output.Figure("bed.column_fused_fraction", "%", "What columns alone say, without heat sideways."),
            Output.Figure("bed.layer_bond_fused", "%", "Share of the section that the new melt wets."),
            Output.Figure("bed.track_bond", "%", "Share joined of the upright sections midway between neighbouring " +
                "tracks."),
            Output.Figure("bed.rim_fraction", "%", "Mass sintered beside the part in that layer, over the part's."),
            Output.Figure("bed.crack_difference", "K", "Greatest difference of temperature in dense soil below its " +
                "glass transition, when the last stroke ends."),
            Output.Figure("bed.crack_margin", "", "Difference that basalt glass bears, over that; below 1 it cracks."),
            Output.Figure("bed.imbalance", "", "What the balance of heat lacks, over its greatest part."),
            .. PrintGrid.Outputs,
            Output.Figure("bulk_density", "g/cm^3", "Mass over volume of the print."),
            Output.Figure("porosity", "%", "Pores over volume of the print."),
            Output.Figure("pores.trapped", "%", "Of the porosity, pores that fused soil trapped."),
            Output.Figure("pores.sintered", "%", "Of the porosity, pores of soil that sintered beside the melt."),
            Output.Figure("pores.loose", "%", "Of the porosity, pores of soil that stayed loose."),
            Output.Figure("sintered_fraction", "%", "Share of the print's mass that sintered without melting; 0 " +
                "where only columns were computed."),
            Output.Figure("layer_bond", "%", "Share of the section joined between layers, by melt and by necks."),
            Output.Figure("compressive_strength", "MPa", "Joined share of the section times what that bears by its " +
                "own pores; its band holds the scatter of strength and what is not known of the viscosity."),
            Output.Figure("mass", "kg", "Mass of the part."),
            Output.Figure("printing_time", "h", "At work: strokes, moves, spreading."),
            Output.Figure("exposure_time", "h", "Shutter open."),
            Output.Figure("elapsed_time", "h", "From the first move to the last."),
            Output.Figure("lit_time", "h", "Of the elapsed time, with light enough."),
            Output.Figure("dark_time", "h", "Of the elapsed time, without."),
            Output.Figure("light_windows", "", "Spans of light worked in."),
            Output.Figure("optical_energy", "kWh", "Light out of the pen while the shutter was open."),
            Output.Figure("specific_energy", "MJ/kg", "The same over the mass."),
            Output.Figure("collected_energy", "kWh", "Sunlight on the mirrors in that time; where a collector is " +
                "given."),
            Output.Figure("collected_specific_energy", "MJ/kg", "The same over the mass."),
            Output.Figure("bricks_per_lunar_day", "", "Such parts a pen prints in 354.4 h of light."),
            Output.Series("temperature_profile", "degC", "Temperature over depth when the light leaves the middle " +
                "of the track."),
            Output.Series("surface_temperature", "degC", "Temperature of the surface there, from when the light " +
                "arrives."),
            Output.Series("melted_share", "%", "Share of the fresh layer molten, over the distance from the " +
                "track's middle."),
            Output.Series("layer_length", "m", "Length drawn in each layer."),
            Output.Series("progress", "%", "Layers done over time."),
            Output.Event("print_start", "Work begins."),
            Output.Event("print_pause", "Work stops for want of light."),
            Output.Event("print_resume", "Work goes on."),
            Output.Event("print_finish", "The last stroke ends."),
            Output.Artefact("part.gcode", "The machine's program; its dialect is in docs/concepts/print.md."),
            Output.Artefact("layers.svg", "Some of the layers with their strokes."),
            Output.Artefact("bed.vtu", "Fused soil of the followed layers for ParaView; only where `bed` is given."),
            Output.Artefact("bed.glb", "The same as a coloured surface, binary glTF; only where `bed` is given."),
            .. PrintHistory.Outputs(),
        ]);

    /// <summary>Whether a figure is a share, by its declared unit.</summary>
    internal static bool IsShare(string name) => s_shares.Contains(name);

    private static readonly HashSet<string> s_shares = [.. Description.Outputs.Where(output =>
        output.Kind == OutputKind.Figure && string.Equals(output.Unit.Symbol, "%", StringComparison.Ordinal))
        .Select(output => output.Name)];

    public static Report Of(PrintResult result)
    {
        var report = Report.Empty with
        {
            Figures =
            [
                .. PrintGrid.With(result, PrintFigures.Of(result.Inputs, result.Track, result.Bed, result.Make)
                    .Select(figure => Banded(result, figure))),
                .. CrackFigures(result), .. PartFigures(result), .. TimeFigures(result),
            ],
            Series = [.. HeatSeries(result.Track), .. PartSeries(result), .. result.Bed?.History?.Series() ?? []],
            Findings = result.Findings,
        };
        if (result.Paths.IsEmpty)
        {
            return report;
        }

        return report with
        {
            Events = [.. Events(result)],
            Artefacts =
            [
                new("part.gcode", "text/x-gcode", "Program for the light pen.", result.Program),
                new("layers.svg", "image/svg+xml", "Some of the layers with their strokes.",
                    LayerPreview.Draw(result.Paths)),
                .. result.Bed?.Pictures() ?? [], .. result.Bed?.History?.Files() ?? [],
            ],
        };
    }

    private static IEnumerable<Figure> CrackFigures(PrintResult result)
    {
        if (result.Shock is { } shock && shock.Difference_K(MeltDensity.GlassTransition_K(
            result.Inputs.Ground.Soil.Composition)) is > 0 and var difference)
        {
            yield return new("bed.crack_difference", difference);
            yield return new("bed.crack_margin", ThermalShock.Central.Resistance_K / difference)
            {
                Band = new(ThermalShock.Worst.Resistance_K / difference, ThermalShock.Best.Resistance_K / difference),
            };
        }
    }

    private static Figure Banded(PrintResult result, Figure figure) =>
        result.Bands.TryGetValue(figure.Name, out var band) ? figure with { Band = band } : figure;

    private static IEnumerable<Figure> PartFigures(PrintResult result)
    {
        if (result.Paths.IsEmpty)
        {
            yield break;
        }

        yield return new("volume", result.Mesh.Volume_m3);
        yield return new("sliced_volume", result.SlicedVolume_m3);
        yield return new("layers", result.Paths.Length);
        yield return new("path_length", result.PathLength_m);
        yield return new("travel_length", result.Paths.Sum(path => path.TravelLength_m));
        yield return new("strokes", result.Paths.Sum(path => path.TrackCount));
        if (result.Make is { } make)
        {
            yield return new("mass", make.Soil.Bulk_kg_m3 * result.Mesh.Volume_m3);
        }
    }

    // Only a print that finished has a time and an energy: what was done until the light ended is in the finding.
    private static IEnumerable<Figure> TimeFigures(PrintResult result)
    {
        if (result.Schedule is not { Outcome: PrintOutcome.Finished } schedule)
        {
            yield break;
        }

        yield return new("printing_time", schedule.Printing_s);
        yield return new("exposure_time", schedule.Exposed_s);
        yield return new("elapsed_time", schedule.Elapsed_s);
        yield return new("lit_time", schedule.Lit_s);
        yield return new("dark_time", schedule.Dark_s);
        yield return new("light_windows", schedule.WindowCount);
        yield return new("bricks_per_lunar_day", LunarDaylight_s / schedule.Printing_s);
        var optical = schedule.Exposed_s * result.Inputs.Pen.Power_W;
        yield return new("optical_energy", optical);
        if (result.Make is not { } make)
        {
            yield break;
        }

        var mass = make.Soil.Bulk_kg_m3 * result.Mesh.Volume_m3;
        yield return new("specific_energy", optical / mass);
        if (result.Inputs.Collector is { } collector)
        {
            yield return new("collected_energy", schedule.Exposed_s * collector.Power_W);
            yield return new("collected_specific_energy", schedule.Exposed_s * collector.Power_W / mass);
        }
    }

    private static IEnumerable<Series> HeatSeries(PenTrack track)
    {
        var centre = track.Centre;
        yield return new("temperature_profile", new SeriesAxis("depth", Unit.Parse("mm"), centre.Depths_m),
            centre.Profile_K);
        yield return new("surface_temperature", new SeriesAxis("time", Unit.Parse("s"), centre.Times_s),
            centre.Surface_K);
        yield return new("melted_share", new SeriesAxis("offset", Unit.Parse("mm"), track.Offsets_m),
            [.. track.MeltedFractions.Select(share => Math.Min(1, share))]);
    }

    private static IEnumerable<Series> PartSeries(PrintResult result)
    {
        if (result.Paths.IsEmpty)
        {
            yield break;
        }

        yield return new("layer_length",
            new SeriesAxis("layer", Unit.One, [.. result.Paths.Select(path => path.Index + 1.0)]),
            [.. result.Paths.Select(path => path.Paths.DrawnLength_m)]);
        if (result.Schedule is not { LayerFinishes_s.IsEmpty: false } schedule)
        {
            yield break;
        }

        // A layer without strokes and without spreading takes no time: of equal instants the last one stands.
        var (times, shares) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>());
        var first = result.Inputs.Irradiance.IsConstant ? 0 : result.Inputs.Irradiance.Axis_si[0];
        times.Add(first + schedule.Start_s);
        shares.Add(0);
        for (var at = 0; at < schedule.LayerFinishes_s.Length; at++)
        {
            if (first + schedule.LayerFinishes_s[at] <= times[^1])
            {
                times.RemoveAt(times.Count - 1);
                shares.RemoveAt(shares.Count - 1);
            }

            times.Add(first + schedule.LayerFinishes_s[at]);
            shares.Add((at + 1.0) / result.Paths.Length);
        }

        yield return new("progress", new SeriesAxis("time", Unit.Parse("h"), times.ToImmutable(),
            result.Inputs.Irradiance.Origin), shares.ToImmutable());
    }

    private static IEnumerable<Event> Events(PrintResult result)
    {
        if (result.Inputs.Irradiance is not { Origin: { } origin, IsConstant: false } light ||
            result.Schedule is not { Windows.IsEmpty: false } schedule)
        {
            yield break;
        }

        Epoch At(double time_s) => origin + Duration.FromSeconds(light.Axis_si[0] + time_s);
        yield return new(At(schedule.Start_s), "print_start", $"Work begins on {result.Inputs.PartName}.");
        foreach (var pause in schedule.Pauses_s)
        {
            yield return new(At(pause.Start_s), "print_pause",
                FormattableString.Invariant($"No stroke would end in light; {pause.Length_s / 3600:F1} h to wait."));
            yield return new(At(pause.End_s), "print_resume", "There is light enough again.");
        }

        if (schedule.Outcome is PrintOutcome.Finished)
        {
            yield return new(At(schedule.Finish_s), "print_finish",
                FormattableString.Invariant($"The last stroke ends after {schedule.Printing_s / 3600:F1} h of work."));
        }
    }
}

using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.slice</c> declares and reports.</summary>
internal static class SliceReport
{
    public static PhaseDescription Description { get; } = new(
        "From a part to the program of a light pen: mended, divided into layers, drawn, timed, written.",
        "Reads a file of meshes or makes a station's part from its dimensions, mends the mesh and says how, fits it " +
        "to " +
        "its neighbours, divides it into layers of one height or by slope, plans contours and filling by one of " +
        "seven " +
        "patterns, orders and shares them among pens, times them within the machine's limits, finds what hangs and " +
        "what is too thin, and writes G-code, CLI, 3MF with slices, SVG and glTF.",
        "A pen that leaves a melt of one width; heights of layers reached exactly; layers cut at their middles; the " +
        "machine's limits alike everywhere; light at all hours.",
        "Layers by winding number on a lattice of 10 nm: Edelsbrunner and Muecke 1990, Hobby 1999. Offsets: Chen and " +
        "McMains 2005. Slopes: Dolenc and Maekelae 1994. G-code: RS274/NGC, NISTIR 6556. CLI: version 2.0, 1994. " +
        "Slices: 3MF Slice Extension 1.0.2. Methods: docs/concepts/slicing.md, meshes.md, machine-program.md.",
        "Parts within 5.36 m of the origin; time within 2 % of a step-by-step simulation of the same limits.",
        [
            Output.Figure("triangles", "", "Triangles of the part as sliced."),
            Output.Figure("volume", "cm^3", "Volume of the part."),
            Output.Figure("surface", "cm^2", "Its surface."),
            Output.Figure("size.x", "mm", "Extent along the first axis."),
            Output.Figure("size.y", "mm", "Extent along the second axis."),
            Output.Figure("size.z", "mm", "Height."),
            Output.Figure("sliced_volume", "cm^3", "Volume of its layers."),
            Output.Figure("layers", "", "Layers."),
            Output.Figure("layer.thinnest", "mm", "Height of the thinnest layer."),
            Output.Figure("layer.thickest", "mm", "Height of the thickest layer."),
            Output.Figure("ways", "", "Ways that the pens draw."),
            Output.Figure("spots", "", "Of them, spots."),
            Output.Figure("path_length", "m", "Length drawn with the light on."),
            Output.Figure("contour_length", "m", "Of it, along contours."),
            Output.Figure("travel_length", "m", "Length moved with the light off."),
            Output.Figure("hatch_coverage", "%", "Length of the filling times its spacing, over the area to be " +
                "filled."),
            Output.Figure("return_time", "s", "Shortest time after which the pen comes back close to what it drew; " +
                "only " +
                "where a rest is asked for."),
            Output.Figure("printing_time", "h", "From the first layer's spreading to the end of the last way."),
            Output.Figure("exposure_time", "h", "With the light on, all pens together."),
            Output.Figure("travel_time", "h", "Moving with the light off, all pens together."),
            Output.Figure("waiting_time", "h", "Standing in the dark, all pens together: spreading, shutters."),
            Output.Figure("pens_time", "h", "Drawing by several pens at constant speeds, with their waits for each " +
                "other, which printing_time leaves out; only where `pens` is given."),
            Output.Figure("slow_fraction", "%", "Part of the drawn length below 95 % of the set speed, where soil " +
                "gets " +
                "more heat."),
            Output.Figure("overhang.area", "mm^2", "What hangs over loose soil, all layers."),
            Output.Figure("overhang.span", "mm", "Widest disc in it."),
            Output.Figure("thin.volume", "mm^3", "What is thinner than the melt and is not drawn."),
            Output.Figure("fit.joint", "mm", "Least gap to a neighbour in its seat; only where `part_fit` is given."),
            Output.Figure("fit.clearance", "mm", "Least play of what engages with a neighbour."),
            Output.Figure("fit.printed_clearance", "mm", "What printing leaves of it."),
            Output.Figure("mass", "kg", "Mass of the part; only where `material` is given."),
            Output.Figure("optical_energy", "kWh", "Light out of the pens; only where `light` is given."),
            Output.Figure("specific_energy", "MJ/kg", "The same over the mass."),
            Output.Series("layer_area", "cm^2", "Area of each layer, over the height of its upper face."),
            Output.Series("layer_time", "s", "Time that each drawn layer takes."),
            Output.Series("layer_length", "m", "Length drawn in each drawn layer."),
            Output.Artefact("part.gcode", "The machine's program; docs/concepts/machine-program.md says its dialect."),
            Output.Artefact("part-ascii.cli", "The ways as Common Layer Interface, ASCII."),
            Output.Artefact("part.cli", "The same, binary."),
            Output.Artefact("slices.3mf", "The solid of each layer, 3MF with slices."),
            Output.Artefact("layers.zip", "A picture of each layer, SVG."),
            Output.Artefact("paths.glb", "The ways in space, binary glTF."),
            Output.Artefact("layers.svg", "Some of the layers with their ways."),
        ]);

    public static Report Of(SliceResult result) => Report.Empty with
    {
        Figures = [.. PartFigures(result), .. FitFigures(result), .. ProgramFigures(result), .. TimeFigures(result)],
        Series = [.. AllSeries(result)],
        Artefacts = result.Files,
        Findings = result.Findings,
    };

    private static IEnumerable<Figure> PartFigures(SliceResult result)
    {
        var mesh = result.Mesh;
        if (mesh.Triangles.IsEmpty)
        {
            yield break;
        }

        var size = mesh.High - mesh.Low;
        yield return new("triangles", mesh.Triangles.Length);
        yield return new("volume", mesh.Volume_m3);
        yield return new("surface", mesh.Area_m2);
        yield return new("size.x", size.X);
        yield return new("size.y", size.Y);
        yield return new("size.z", size.Z);
        if (result.Inputs.Density_kg_m3 is { } density)
        {
            yield return new("mass", density * mesh.Volume_m3);
        }
    }

    private static IEnumerable<Figure> FitFigures(SliceResult result)
    {
        if (result.Fit is not { Fits.IsEmpty: false } fit)
        {
            yield break;
        }

        yield return new("fit.joint", fit.Fits.Min(one => one.Joint_m));
        if (fit.Fits.Where(one => one.Clearance_m is not null).MinBy(one => one.PrintedClearance_m) is { } tightest)
        {
            yield return new("fit.clearance", tightest.Clearance_m!.Value);
            yield return new("fit.printed_clearance", tightest.PrintedClearance_m!.Value);
        }
    }

    private static IEnumerable<Figure> ProgramFigures(SliceResult result)
    {
        if (result.Slabs.IsEmpty)
        {
            yield break;
        }

        var sums = result.Sums;
        yield return new("sliced_volume", sums.Volume_m3);
        yield return new("layers", result.Slabs.Length);
        yield return new("layer.thinnest", result.Slabs.Min(slab => slab.Thickness_m));
        yield return new("layer.thickest", result.Slabs.Max(slab => slab.Thickness_m));
        yield return new("ways", sums.WayCount);
        yield return new("spots", sums.SpotCount);
        yield return new("path_length", sums.DrawnLength_m);
        yield return new("contour_length", sums.ContourLength_m);
        yield return new("travel_length", sums.TravelLength_m);
        if (sums.FillArea_m2 > 0)
        {
            yield return new("hatch_coverage", sums.HatchedArea_m2 / sums.FillArea_m2);
        }

        if (sums.LeastReturnLayer >= 0)
        {
            yield return new("return_time", sums.LeastReturn.ReturnTime_s);
        }

        yield return new("overhang.area", result.Overhang.Area_m2);
        yield return new("overhang.span", result.Overhang.WidestSpan_m);
        yield return new("thin.volume", result.Thin.Volume_m3);
    }

    private static IEnumerable<Figure> TimeFigures(SliceResult result)
    {
        if (result.Slabs.IsEmpty)
        {
            yield break;
        }

        var time = result.Time;
        yield return new("printing_time", time.Duration_s);
        yield return new("exposure_time", time.On_s);
        yield return new("travel_time", time.Off_s);
        yield return new("waiting_time", time.Waiting_s);
        yield return new("slow_fraction", time.SlowFraction);
        if (result.Inputs.Pens is not null)
        {
            yield return new("pens_time", result.Sums.SharedDuration_s);
        }

        if (result.Inputs.PenPower_W is not { } power)
        {
            yield break;
        }

        yield return new("optical_energy", power * time.On_s);
        if (result.Inputs.Density_kg_m3 is { } density)
        {
            yield return new("specific_energy", power * time.On_s / (density * result.Mesh.Volume_m3));
        }
    }

    private static IEnumerable<Series> AllSeries(SliceResult result)
    {
        if (result.Slabs.IsEmpty)
        {
            yield break;
        }

        var sums = result.Sums;
        yield return new("layer_area", new SeriesAxis("height", Unit.Parse("mm"), [.. sums.Tops_m]),
            [.. sums.Areas_m2]);
        var layers = new SeriesAxis("layer", Unit.One, [.. sums.Times.Select(time => time.Index + 1.0)]);
        yield return new("layer_time", layers, [.. sums.Times.Select(time => time.Duration_s)]);
        yield return new("layer_length", layers, [.. sums.Times.Select(time => time.Drawn_m)]);
    }
}

using System.Globalization;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>What makes a print impossible to compute, said before it starts; and the whole numbers of its
/// grid.</summary>
internal static class BedCheck
{
    private const double WholeRatio = 1e-6; // of a cell: how exactly lengths must be multiples
    private const double BytesInCell = 40; // enthalpy, two sets of three values, and two of the melt
    private const int MostLevels = 6;

    public static string? Problem(BedPrint print) =>
        Numbers(print) ?? Cells(print.Grid) ?? Path(print) ?? Cost(print) ??
        print.Recording?.Problem(print.Grid, print.Path.Layers.Length);

    /// <summary>Cells of each level along a cell of the level before; of the first, one.</summary>
    public static BedRatio[] Ratios(BedGrid grid)
    {
        var ratios = new BedRatio[grid.Cells.Length];
        ratios[0] = new(1, 1, 1);
        for (var level = 1; level < ratios.Length; level++)
        {
            var (large, small) = (grid.Cells[level - 1], grid.Cells[level]);
            ratios[level] = new((int)Math.Round(large.X_m / small.X_m), (int)Math.Round(large.Y_m / small.Y_m),
                (int)Math.Round(large.Z_m / small.Z_m));
        }

        return ratios;
    }

    /// <summary>The whole bed in the coarsest cells, all layers spread.</summary>
    public static BedBox Coarse(BedGrid grid, int layers) => new(0, 0, 0,
        (int)Math.Round(grid.Width_m / grid.Cells[0].X_m), (int)Math.Round(grid.Length_m / grid.Cells[0].Y_m),
        BaseHeight(grid) + (layers * LayerHeight(grid)));

    /// <summary>Coarsest cells in the height of the soil beneath.</summary>
    public static int BaseHeight(BedGrid grid) => (int)Math.Round(grid.Base_m / grid.Cells[0].Z_m);

    /// <summary>Coarsest cells in the height of a layer.</summary>
    public static int LayerHeight(BedGrid grid) => (int)Math.Round(grid.Layer_m / grid.Cells[0].Z_m);

    private static string? Numbers(BedPrint print)
    {
        var grid = print.Grid;
        (string Name, double Value, string Unit, bool IsZeroFine)[] values =
        [
            ("width of the bed", grid.Width_m, "m", false),
            ("length of the bed", grid.Length_m, "m", false),
            ("soil beneath the first layer", grid.Base_m, "m", true),
            ("height of a layer", grid.Layer_m, "m", false),
            ("emissivity", print.EmissivityRatio, "", false),
            ("temperature of the surroundings", print.Surroundings_K, "K", true),
            ("temperature of the bed", print.Start_K, "K", false),
            ("temperature at which the surface is held", print.HeldSurface_K ?? 1, "K", false),
            ("time between records of a probe", print.ProbeInterval_s, "s", false),
        ];
        foreach (var (name, value, unit, isZeroFine) in values)
        {
            if (!double.IsFinite(value) || value < 0 || (value == 0 && !isZeroFine))
            {
                return $"The {name} is {Text(value)} {unit}".TrimEnd() +
                    $"; it must be a number {(isZeroFine ? "not below" : "above")} 0.";
            }
        }

        return print switch
        {
            { EmissivityRatio: > 1 } => $"The emissivity is {Text(print.EmissivityRatio)}; it must not be above 1.",
            { Start_K: < 20 } =>
                $"The temperature of the bed is {Text(print.Start_K)} K; the material's tables begin at 20 K.",
            { ThreadCount: < 1 or > 2 } => $"The number of threads is {print.ThreadCount}; it must be 1 or 2.",
            { WindowHotRatio: not (> 0 and <= 1) } =>
                "The share of the way to the solidus at which windows close is " +
                $"{Text(print.WindowHotRatio)}; it must be above 0 and at most 1.",
            { MarginCellCount: < 1 } =>
                $"The margin of the windows is {print.MarginCellCount} cells; it must be 1 at least.",
            { Grid.BaseFusedFraction: not (>= 0 and <= 1) } =>
                $"The consolidation of the soil beneath is {Text(grid.BaseFusedFraction)}; it must be from 0 to 1.",
            { Path.Layers.Length: 0 } when grid.Base_m == 0 => "There is neither a layer nor soil beneath.",
            _ => Light(print.Light),
        };
    }

    private static string? Light(BedLight light)
    {
        var (radii, flux) = (light.Radii_m, light.Absorbed_W_m2);
        if (radii.Length < 2 || radii.Length != flux.Length)
        {
            return $"The light has {radii.Length} radii and {flux.Length} fluxes; it needs two at least, and as many " +
                "of each.";
        }

        for (var at = 0; at < radii.Length; at++)
        {
            if (!double.IsFinite(radii[at]) || (at == 0 ? radii[0] != 0 : radii[at] <= radii[at - 1]))
            {
                return $"The light's radius {at + 1} is {Text(radii[at])} m; radii must rise from 0.";
            }

            if (!double.IsFinite(flux[at]) || flux[at] < 0)
            {
                return $"The light's flux at {Text(radii[at])} m is {Text(flux[at])} W/m^2; it must be a number not " +
                    "below 0.";
            }
        }

        return null;
    }

    private static string? Cells(BedGrid grid)
    {
        if (grid.Cells.IsDefaultOrEmpty || grid.Cells.Length > MostLevels)
        {
            var count = grid.Cells.IsDefault ? 0 : grid.Cells.Length;
            return $"The grid has {count} sizes of cell; it must have 1 to {MostLevels}.";
        }

        var first = grid.Cells[0];
        foreach (var cell in grid.Cells)
        {
            if (!(cell is { X_m: > 0, Y_m: > 0, Z_m: > 0 } && double.IsFinite(cell.X_m + cell.Y_m + cell.Z_m)))
            {
                return $"A cell is {Text(cell.X_m)} x {Text(cell.Y_m)} x {Text(cell.Z_m)} m; its edges must be " +
                    "above 0.";
            }
        }

        return Whole("width of the bed", grid.Width_m, "coarsest cell", first.X_m) ??
            Whole("length of the bed", grid.Length_m, "coarsest cell", first.Y_m) ??
            Whole("soil beneath the first layer", grid.Base_m, "coarsest cell", first.Z_m) ??
            Whole("height of a layer", grid.Layer_m, "coarsest cell", first.Z_m) ??
            grid.Cells.Zip(grid.Cells.Skip(1), (large, small) =>
                Whole("width of a cell", large.X_m, "next smaller one", small.X_m) ??
                Whole("length of a cell", large.Y_m, "next smaller one", small.Y_m) ??
                Whole("height of a cell", large.Z_m, "next smaller one", small.Z_m))
                .FirstOrDefault(text => text is not null);
    }

    private static string? Whole(string name, double length_m, string of, double part_m)
    {
        var count = length_m / part_m;
        return Math.Abs(count - Math.Round(count)) <= WholeRatio * Math.Max(1, count) && (length_m == 0 || count > 0.5)
            ? null
            : $"The {name} of {Text(length_m)} m is not a whole multiple of {Text(part_m)} m, the {of}.";
    }

    private static string? Path(BedPrint print)
    {
        foreach (var (name, places) in ((string, IEnumerable<BedProbe>)[])
            [("Probe", print.Probes), ("Place", print.Places)])
        {
            foreach (var (place, at) in places.Select((place, at) => (place, at)))
            {
                if (!(place is { X_m: >= 0, Y_m: >= 0, Z_m: >= 0 } && double.IsFinite(place.Z_m) &&
                    place.X_m <= print.Grid.Width_m && place.Y_m <= print.Grid.Length_m))
                {
                    return $"{name} {at + 1} at ({Text(place.X_m)}, {Text(place.Y_m)}, {Text(place.Z_m)}) m lies " +
                        $"outside the bed of {Text(print.Grid.Width_m)} x {Text(print.Grid.Length_m)} m.";
                }
            }
        }

        for (var layer = 0; layer < print.Path.Layers.Length; layer++)
        {
            var one = print.Path.Layers[layer];
            if (!(one.Recoat_s >= 0 && one.Pause_s >= 0 && double.IsFinite(one.Recoat_s + one.Pause_s)))
            {
                return $"Layer {layer + 1} takes {Text(one.Recoat_s)} s to spread and pauses for " +
                    $"{Text(one.Pause_s)} s; neither may be negative.";
            }

            for (var at = 0; at < one.Strokes.Length; at++)
            {
                if (Stroke(print.Grid, one.Strokes[at]) is { } problem)
                {
                    return $"Layer {layer + 1}, stroke {at + 1}: {problem}";
                }
            }
        }

        return null;
    }

    private static string? Stroke(BedGrid grid, in BedStroke stroke)
    {
        if (!(stroke.Speed_m_s > 0) || !double.IsFinite(stroke.Speed_m_s))
        {
            return $"the speed is {Text(stroke.Speed_m_s)} m/s; it must be above 0.";
        }

        if (!(stroke.LightFraction is >= 0 and <= 1))
        {
            return $"the share of the light is {Text(stroke.LightFraction)}; it must be from 0 to 1.";
        }

        ReadOnlySpan<(double, double)> ends = [(stroke.FromX_m, stroke.FromY_m), (stroke.ToX_m, stroke.ToY_m)];
        foreach (var (x, y) in ends)
        {
            if (!(x >= 0 && y >= 0 && x <= grid.Width_m && y <= grid.Length_m))
            {
                return $"({Text(x)}, {Text(y)}) m lies outside the bed of {Text(grid.Width_m)} x " +
                    $"{Text(grid.Length_m)} m.";
            }
        }

        return null;
    }

    private static string? Cost(BedPrint print)
    {
        var grid = print.Grid;
        var layers = print.Path.Layers.Length;
        var (width, length, height) = (grid.Width_m, grid.Length_m, grid.Base_m + (layers * grid.Layer_m));
        var (large, small) = (grid.Cells[0], grid.Cells[^1]);
        var bytes = (BytesInCell * width * length * height / (large.X_m * large.Y_m * large.Z_m)) +
            ((sizeof(ushort) + BedClocks.BytesInCell(print.Clocks.Length)) * width * length * height /
                (small.X_m * small.Y_m * small.Z_m)) +
            (2 * BytesInCell * print.WindowLimitCount * (grid.Cells.Length - 1)) +
            (print.Recording is null ? 0 : BedRecording.BytesInHistoryCell *
                BedRecording.CellCount(grid, layers, grid.Cells.Length - 1));
        if (bytes > print.MemoryLimit)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"The grid needs {bytes / (1L << 30):F1} GiB, and {print.MemoryLimit / (double)(1L << 30):F1} GiB " +
                $"are allowed; take larger cells or a smaller bed.");
        }

        if (bytes / BytesInCell > int.MaxValue / 2)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"The grid has more than {int.MaxValue / 2} cells; take larger ones.");
        }

        var step = BedSteps.Least_s(print, small);
        var steps = print.Path.Duration_s / step;
        return steps <= print.StepLimit ? null : string.Create(CultureInfo.InvariantCulture,
            $"The print takes {print.Path.Duration_s:G6} s in steps of {step:G3} s for the smallest cells: " +
            $"{steps:G3} steps, and {print.StepLimit:G3} are allowed; take larger cells.");
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}

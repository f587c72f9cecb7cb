using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>Declares and reads the options of <c>fabrication.track</c>.</summary>
internal static class TrackReading
{
    /// <summary>Most probes.</summary>
    public const int ProbeLimit = 8;

    private const int FrameCount = 24;

    public static TrackInputs Read(Section section)
    {
        var inputs = ReadOptions(section);
        if (inputs.Walls is { } walls)
        {
            section.Require(inputs.Length_m <= walls.Length_m, "length", string.Create(CultureInfo.InvariantCulture,
                $"the track of {inputs.Length_m * 1e3:G5} mm is longer than the bed of {walls.Length_m * 1e3:G5} mm"),
                "bed");
        }

        var bed = TrackBed.Of(inputs);
        section.Require(bed.CellCount <= TrackBed.CellLimit, "cell", string.Create(CultureInfo.InvariantCulture,
            $"the bed of {bed.Length_m * 1e3:F0} x {bed.Width_m * 1e3:F0} x {bed.Height_m * 1e3:F0} mm has " +
            $"{bed.CellCount:G3} of the smallest cells, and {TrackBed.CellLimit:G3} are allowed; take larger cells, " +
            $"a shorter track or a shorter cool_down"), "length", "pen", "speed", "cool_down");
        foreach (var probe in inputs.Probes)
        {
            section.Require(probe.Depth_m <= bed.Height_m, "probes", string.Create(CultureInfo.InvariantCulture,
                $"a probe at {probe.Depth_m * 1e3:G5} mm lies beneath the bed's floor at {bed.Height_m * 1e3:G5} mm"));
            section.Require(Math.Abs(probe.Offset_m) <= bed.Width_m / 2, "probes", string.Create(
                CultureInfo.InvariantCulture,
                $"a probe {Math.Abs(probe.Offset_m) * 1e3:G5} mm beside the track lies outside the bed, which ends " +
                $"at {bed.Width_m * 500:G5} mm"));
        }

        if (bed.CellCount <= TrackBed.CellLimit)
        {
            var problem = bed.ToPrint(inputs, null).Problem();
            section.Require(problem is null, "cell", problem ?? "", "length", "pen", "speed", "cool_down",
                "history");
        }

        return inputs;
    }

    private static TrackInputs ReadOptions(Section section) => new()
    {
        Pen = PenReading.Read(section),
        Profile = SpotProfile.Read(section),
        Ground = SoilOptions.Read(section),
        Speed_m_s = section.Quantity("speed", "mm/min", "Speed of the pen.", Bounds.Between("0.6 mm/min", "60 m/min")),
        Length_m = section.Quantity("length", "mm", "Length of the track's middle line.",
            Bounds.Between("1 mm", "1 m")),
        Layer_m = section.Quantity("layer", "mm", "Height of the printed layer: loose soil of that mass is spread.",
            Bounds.Between("0.05 mm", "50 mm")),
        IsPrintedBeneath = section.Choice("beneath", "What the layer lies on.",
        [
            new Choice<bool>("printed", true, "printed soil, dense and joined"),
            new Choice<bool>("soil", false, "loose soil as the layer"),
        ], "printed"),
        Cell_m = section.Quantity("cell", "mm", "Greatest edge of the smallest cells, of dense soil.",
            Bounds.Between("0.25 mm", "2 mm"), "0.5 mm"),
        HasGridCheck = section.Flag("grid_check", "Whether a short track on three grids tells how far the figures " +
            "are from those of fine cells.", true),
        Walls = section.OptionalGroup("bed", "Walls that pass no heat, the track in the middle; as wide as heat " +
            "reaches where left out.", inside => new TrackWalls(
            inside.Quantity("length", "mm", "Along the track.", Bounds.Between("1 mm", "2 m")),
            inside.Quantity("width", "mm", "Across the track.", Bounds.Between("1 mm", "2 m")))),
        CoolDown_s = section.Quantity("cool_down", "s", "Time in the dark after the stroke.",
            Bounds.Between("0 s", "1 h"), "60 s"),
        Probes = section.List("probes", "Places under the middle of the track whose temperature is recorded.",
            inside => new TrackProbe(
                inside.Quantity("depth", "mm", "Under the surface, as dense soil; 0 for the surface.",
                    Bounds.Between("0 mm", "500 mm")),
                inside.Quantity("offset", "mm", "Sideways from the middle line.",
                    Bounds.Between("-500 mm", "500 mm"), "0 mm")), 0, ProbeLimit),
        History = section.OptionalGroup("history", "The bed over time as files; " + FrameCount.ToString(
            CultureInfo.InvariantCulture) + " frames where left out.",
            inside => HistoryOptions.Read(inside, FrameCount)) ?? new(FrameCount, 0),
    };
}

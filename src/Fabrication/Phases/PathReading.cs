using Guanghan.Core.Phases;
using Guanghan.Fabrication.Printer;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Phases;

/// <summary>Reads how the ways of the pens are planned.</summary>
internal static class PathReading
{
    private static readonly Choice<HatchPattern>[] s_patterns =
    [
        new("alternating", HatchPattern.Alternating, "parallel strokes there and back"),
        new("one_way", HatchPattern.OneWay, "parallel strokes, all one way"),
        new("stripe", HatchPattern.Stripe, "short strokes there and back across strips"),
        new("island", HatchPattern.Island, "squares like a chessboard's, every other one crosswise"),
        new("brick", HatchPattern.Brick, "the same, moved by half a square from layer to layer like a wall's bond"),
        new("contour_parallel", HatchPattern.ContourParallel, "closed ways along the boundary, one within the other"),
        new("spiral", HatchPattern.Spiral, "the same joined to one way without the light going off"),
    ];

    /// <summary>The options of planning.</summary>
    public static PathOptions Read(Section section, MachineLimits machine)
    {
        var width = section.Quantity("melt_width", "mm", "Width of the melt that the pen leaves: contours lie half " +
            "of it " +
            "inside.", Bounds.Between("0.01 mm", "200 mm"));
        var spacing = section.Quantity("spacing", "mm", "Distance between neighbouring strokes.",
            Bounds.Between("0.01 mm", "1 m"));
        var mode = section.Choice("mode", "What is drawn.",
        [
            new Choice<PrintMode>("spot", PrintMode.Spot, "the light held still over places of one layer"),
            new Choice<PrintMode>("line", PrintMode.Line, "single lines across one layer"),
            new Choice<PrintMode>("surface", PrintMode.Surface, "one layer, filled"),
            new Choice<PrintMode>("body", PrintMode.Body, "all layers"),
        ], "body");
        var contours = ReadContours(section, width);
        return new(
            mode, width, contours, ReadHatch(section, spacing, contours.Count > 0), ReadOrder(section, machine))
        {
            OnlyLayer = section.Count("only_layer", "Which layer a mode draws that draws only one, from 1.", 1,
                1_000_000,
                1) - 1,
            SingleSpacing_m = section.Quantity("single_spacing", "mm", "Between single lines, and between spots.",
                Bounds.Between("0.01 mm", "5 m"), "10 mm"),
            Skin = section.OptionalGroup("skin", "Faces that stay visible, filled by themselves; left out, they are " +
                "filled like the rest.", inside => new SkinOptions(
                    inside.Count("layers", "Layers above and below that must cover a place to make it core.", 1, 64, 2),
                    inside.Choice("pattern", "How they are filled.", s_patterns, "alternating"),
                    inside.Quantity("spacing", "mm", "Between their strokes.", Bounds.Between("0.01 mm", "1 m")))),
            Gradient = section.OptionalGroup("gradient", "Spacing that grows inward, band by band; left out, it is " +
                "the " +
                "same everywhere.", inside => new GradientOptions(
                    inside.Quantity("band", "mm", "Width of a band.", Bounds.Between("0.01 mm", "5 m")),
                    inside.Quantity("growth", "", "Spacing of a band over that of the one around it.",
                        Bounds.Between("1", "100")),
                    inside.Count("bands", "How many; the innermost is all the rest.", 1, 1000))),
        };
    }

    private static ContourOptions ReadContours(Section section, double width_m) =>
        section.OptionalGroup("contours", "Ways along the boundary; left out, one, drawn before the filling.", inside =>
            new ContourOptions(
                inside.Count("count", "How many, one within the other.", 0, 1000, 1),
                inside.Quantity("spacing_ratio", "", "Distance between them, over the melt's width.",
                    Bounds.Between("0.05", "10"), "1") * width_m,
                inside.Choice("order", "Which is drawn first.",
                [
                    new Choice<bool>("outside_in", false, "the outermost"),
                    new Choice<bool>("inside_out", true, "the innermost"),
                ], "outside_in"),
                inside.Choice("when", "Before the filling or after it.",
                [
                    new Choice<bool>("before", true, "before it"), new Choice<bool>("after", false, "after it"),
                ], "before"),
                inside.Choice("seam", "Where closed ways begin.",
                [
                    new Choice<SeamRule>("nearest", SeamRule.Nearest, "nearest to where the pen comes from"),
                    new Choice<SeamRule>("aligned", SeamRule.Aligned, "farthest in one direction, one above the other"),
                    new Choice<SeamRule>("random", SeamRule.Random, "anywhere, by the seed"),
                    new Choice<SeamRule>("concave", SeamRule.SharpestConcave, "at the sharpest corner into the part"),
                ], "nearest"))
            {
                SeamAngle_rad = inside.Quantity("seam_angle", "deg", "Direction of aligned seams.",
                    Bounds.Between("-360 deg", "360 deg"), "90 deg"),
                SeamSeed = (ulong)inside.Count("seam_seed", "Seed of random seams.", 0, int.MaxValue, 0),
            }) ?? new(1, width_m, false, true, SeamRule.Nearest);

    // Strokes begin half a spacing inside the innermost contour's line, as the next contour would lie a whole one;
    // without contours half a melt width inside the boundary.
    private static HatchOptions ReadHatch(Section section, double spacing_m, bool hasContours) => new(
        section.Choice("pattern", "How layers are filled.", s_patterns, "alternating"),
        spacing_m,
        section.Quantity("hatch_inset", "mm", "How much farther inside strokes end than half a spacing from the " +
            "innermost contour's line, without contours than half a melt width from the boundary; below 0 they reach " +
            "farther out.", Bounds.Between("-200 mm", "200 mm"), "0 mm") + (hasContours ? spacing_m / 2 : 0),
        section.Quantity("hatch_angle", "deg", "Direction of the strokes in the first layer.",
            Bounds.Between("-360 deg", "360 deg"), "0 deg"),
        section.Quantity("hatch_angle_step", "deg", "Turn of the strokes from layer to layer.",
            Bounds.Between("-360 deg", "360 deg"), "90 deg"))
    {
        Cell_m = section.Quantity("cell", "mm", "Width of strips and squares.", Bounds.Between("0.05 mm", "5 m"),
            "20 mm"),
        CellOverlap_m = section.Quantity("cell_overlap", "mm", "How far strokes reach over the edges of strips and " +
            "squares, on each side.", Bounds.Between("0 mm", "1 m"), "0 mm"),
    };

    private static OrderOptions ReadOrder(Section section, MachineLimits machine)
    {
        var order = new OrderOptions(machine.Speed_m_s, machine.TravelSpeed_m_s) { SpotTime_s = machine.SpotDwell_s };
        return section.OptionalGroup("rest_between", "Least time before the pen comes back close to what it drew, " +
            "so that " +
            "crossing ways do not reheat it; left out, ways are ordered for the shortest travel.", inside => order with
            {
                ReturnRadius_m = inside.Quantity("radius", "mm", "How close counts.", Bounds.Between("0.01 mm", "1 m")),
                ReturnTime_s = inside.Quantity("time", "s", "How long.", Bounds.Between("0 s", "30 d")),
                IsByStroke = inside.Flag("by_stroke", "Whether single strokes are moved, not groups of them.", false),
            }) ?? order;
    }
}

using Guanghan.Core.Phases;
using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Phases;

/// <summary>Reads the dimensions of parts with flat faces.</summary>
internal static class PartShapeReading
{
    private static readonly Bounds s_sizes = Bounds.Between("1 mm", "10 m");
    private static readonly Bounds s_gaps = Bounds.Between("0 mm", "100 mm");

    /// <summary>A size of a part, m.</summary>
    public static double Size(Section section, string key, string about, string? otherwise = null) =>
        section.Quantity(key, "mm", about, s_sizes, otherwise);

    /// <summary>A gap between parts, m.</summary>
    public static double Gap(Section section, string key, string about, string? otherwise = "1 mm") =>
        section.Quantity(key, "mm", about, s_gaps, otherwise);

    /// <summary>How far flats may lie within circles, m.</summary>
    public static double Chord(Section section) => section.Quantity("chord_tolerance", "mm",
        "How far the flats of curved faces may lie within their circles.", Bounds.Between("0.001 mm", "100 mm"),
        "0.1 mm");

    public static IPart? InterlockingBrick(Section section) => section.OptionalGroup("interlocking_brick",
        "A brick with square studs above and sockets beneath.", inside => new InterlockingBrick(
            Size(inside, "length", "Along the first axis.", "100 mm"), Size(inside, "width", "Across.", "50 mm"),
            Size(inside, "height", "Of the body, without studs.", "24 mm"),
            Size(inside, "stud_side", "Side of a stud.", "20 mm"),
            Size(inside, "stud_height", "Height of a stud.", "6 mm"),
            inside.Count("studs_along", "Studs along the length.", 1, 64, 2),
            inside.Count("studs_across", "Studs along the width.", 1, 64, 1),
            Gap(inside, "side_clearance", "Gap between stud and socket on each side, and between bricks."),
            Gap(inside, "depth_clearance", "How much deeper a socket is than a stud is high.", "2 mm")));

    public static IPart? PlainBrick(Section section) => section.OptionalGroup("plain_brick",
        "A brick with flat faces, with upright round holes where a diameter is given.", inside => new PlainBrick(
            Size(inside, "length", "Along the first axis."), Size(inside, "width", "Across."),
            Size(inside, "height", "Upwards."),
            inside.Quantity("hole_diameter", "mm", "Of the holes; 0 for none.", Bounds.Between("0 mm", "1 m"), "0 mm"),
            inside.Count("holes_along", "Holes along the length.", 0, 64, 1),
            inside.Count("holes_across", "Holes along the width.", 0, 64, 1), Gap(inside, "joint", "Between bricks."),
            Chord(inside)));

    public static IPart? MortiseTenonBlock(Section section) => section.OptionalGroup("mortise_tenon_block",
        "A block of a post, with a tenon on top and a mortise in the foot.", inside => new MortiseTenonBlock(
            Size(inside, "length", "Along the first axis."), Size(inside, "width", "Across."),
            Size(inside, "height", "From foot to shoulder."),
            Size(inside, "tenon_length", "Of the tenon, along the first axis."),
            Size(inside, "tenon_width", "Of the tenon, across."), Size(inside, "tenon_height", "Above the shoulder."),
            Gap(inside, "side_clearance", "Gap between tenon and mortise on each side."),
            Gap(inside, "depth_clearance", "How much deeper the mortise is than the tenon is high.", "2 mm")));

    public static IPart? PadTile(Section section) => section.OptionalGroup("pad_tile", "A tile of a landing pad.",
        inside => new PadTile(
            inside.Choice("outline", "Its outline.",
            [
                new Choice<TileOutline>("hexagon", TileOutline.Hexagon, "a regular hexagon"),
                new Choice<TileOutline>("square", TileOutline.Square, "a square"),
            ], "hexagon"),
            inside.Choice("edge", "How tiles hold each other.",
            [
                new Choice<TileEdge>("ship_lap", TileEdge.ShipLap, "lips that lie on each other"),
                new Choice<TileEdge>("tongue_and_groove", TileEdge.TongueAndGroove, "tongues in grooves"),
            ], "ship_lap"),
            Size(inside, "pitch", "From tile to tile: across flats, with the joint."),
            Size(inside, "thickness", "Height."), Size(inside, "lap", "How far lips or tongues reach."),
            Gap(inside, "joint", "Between tiles."), Gap(inside, "clearance", "Between lips, or tongue and groove.")));

    public static IPart? WallPanel(Section section) => section.OptionalGroup("wall_panel",
        "A panel of a wall, with openings, tenons and mortises.", inside => new WallPanel(
            Size(inside, "length", "Along the wall, without tenons."), Size(inside, "height", "Up the wall, likewise."),
            Size(inside, "thickness", "Through the wall."), Size(inside, "tenon", "How far tenons stand out."),
            inside.Count("tenons_up", "Tenons on the right edge.", 0, 32, 2),
            inside.Count("tenons_along", "Tenons on the upper edge.", 0, 32, 2),
            Size(inside, "tenon_width", "Of a tenon, along its edge."), Gap(inside, "joint", "Between panels."),
            Gap(inside, "clearance", "Between tenon and mortise."), Chord(inside))
        {
            Openings = inside.List("openings", "Windows and ports.", Opening, 0, 16),
        });

    private static PanelOpening Opening(Section section)
    {
        var shape = section.Choice("outline", "Its outline.",
        [
            new Choice<PanelOpeningShape>("rectangle", PanelOpeningShape.Rectangle, "a rectangle"),
            new Choice<PanelOpeningShape>("round", PanelOpeningShape.Round, "a circle"),
        ], "rectangle");
        var x_m = Size(section, "x", "Its middle along the panel, from the corner.");
        var y_m = Size(section, "y", "Its middle up the panel.");
        var width_m = Size(section, "width", "Along the panel; the diameter of a circle.");
        var height_m = section.Quantity("height", "mm", "Up the panel; 0: as its width.",
            Bounds.Between("0 mm", "10 m"), "0 mm");
        section.Require(shape == PanelOpeningShape.Rectangle || height_m == 0 || height_m == width_m, "height",
            "a circle has one diameter; leave height out", "outline", "width");
        return new(shape, x_m, y_m, width_m, height_m == 0 || shape == PanelOpeningShape.Round ? width_m : height_m);
    }
}

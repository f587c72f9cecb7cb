using Guanghan.Core.Phases;
using Guanghan.Fabrication.Printer;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Toolpaths.Pens;

namespace Guanghan.Fabrication.Phases;

/// <summary>Declares and reads the options of <c>fabrication.slice</c>.</summary>
internal static class SliceReading
{
    private sealed record One(double Value_si);

    public static SliceInputs Read(Section section)
    {
        var part = PartReading.Read(section);
        var meshes = part.Read();
        section.Require(meshes.Problem is null, "part", $"{part.Name}: {meshes.Problem}");
        var layers = ReadLayers(section);
        var machine = ReadMachine(section);
        var inputs = new SliceInputs
        {
            Part = part,
            Meshes = meshes,
            Layers = layers,
            Paths = PathReading.Read(section, machine),
            Machine = machine,
            Pens = section.OptionalGroup("pens", "Several pens over one bed, which share each layer.", ReadPens),
            Room = section.OptionalGroup("room", "The room to print in; left out, the part may be as large as it is.",
                inside => new BuildVolume(
                    Side(inside, "length", "Along the first axis."), Side(inside, "width", "Along the second axis."),
                    Side(inside, "height", "Upward."))),
            OverhangAngle_rad = section.Quantity("overhang_angle", "deg", "From the upright, at which melt still " +
                "holds " +
                "to the layer beneath; what leans more is a finding.", Bounds.FromBelow("0 deg", "90 deg"), "45 deg"),
            PenPower_W = section.OptionalGroup("light", "The pen's light, for the energy.", inside => new One(
                inside.Quantity("power", "W", "Optical power in the spot.", Bounds.Between("1 mW", "1 MW"))))?.Value_si,
            Density_kg_m3 = section.OptionalGroup("material", "What is printed, for the mass.", inside => new One(
                inside.Quantity("bulk_density", "g/cm^3", "Bulk density of the print.",
                    Bounds.Between("0.1 g/cm^3", "25 g/cm^3"))))?.Value_si,
            Files = ReadFiles(section),
        };
        section.Require(inputs.Paths.Problem is null, "hatch_inset",
            $"no ways of the pen can be planned so: {inputs.Paths.Problem}", "melt_width", "spacing", "contours",
            "cell", "cell_overlap", "skin", "gradient", "speed", "travel_speed", "rest_between");
        section.Require(layers.Adaptive?.Problem is null, "adaptive", $"such layers cannot be made: " +
            $"{layers.Adaptive?.Problem}",
            "layer");
        section.Require(inputs.Pens?.Problem is null, "pens", $"such pens cannot be: {inputs.Pens?.Problem}");
        return inputs;
    }

    private static double Side(Section section, string key, string about) =>
        section.Quantity(key, "mm", about, Bounds.Between("1 mm", "100 m"));

    private static LayerOptions ReadLayers(Section section)
    {
        var thickness = section.Quantity("layer", "mm", "Height of a layer; the greatest where slopes decide.",
            Bounds.Between("0.01 mm", "50 mm"));
        return new(
            thickness,
            section.Choice("rest", "What becomes of the rest where the part is no whole number of layers high.",
            [
                new Choice<LayerRest>("spread", LayerRest.Spread, "all layers become a little thinner"),
                new Choice<LayerRest>("keep", LayerRest.Keep, "the uppermost layer is thinner"),
            ], "spread"),
            section.OptionalGroup("adaptive", "Layers as thick as the part's slopes allow; left out, all have one " +
                "height.",
                inside => new AdaptiveHeights(
                    inside.Quantity("least", "mm", "Thinnest layer that can be spread.",
                        Bounds.Between("0.01 mm", "50 mm")),
                    thickness,
                    inside.Quantity("step", "mm", "How far the surface may lie from the steps that layers make of it.",
                        Bounds.Between("0.001 mm", "50 mm")))),
            section.Flag("end_at_flats", "Whether layers end at the part's horizontal faces, which else come out up " +
                "to " +
                "half a layer too high or low.", false),
            section.Quantity("corner_tolerance", "mm", "How far a corner that is left out may lie from the contour.",
                Bounds.Between("0 mm", "1 mm"), "0.005 mm"));
    }

    private static MachineLimits ReadMachine(Section section)
    {
        var speed = section.Quantity("speed", "mm/min", "Speed of the pen with the light on.",
            Bounds.Between("0.6 mm/min", "60 m/min"));
        var travel = section.Quantity("travel_speed", "mm/s", "Speed of the pen with the light off; a machine's own.",
            Bounds.Between("0.1 mm/s", "10 m/s"), "20 mm/s");
        var machine = section.OptionalGroup("machine", "How the machine moves; left out, as a belt-driven printer " +
            "does, a judgement " +
            "(0.5 m/s^2, 5 m/s^3, corners within 0.05 mm, a shutter of 50 ms).", inside => ReadMotion(inside, speed,
            travel))
            ?? new MachineLimits(speed, travel, 0.5, 5, 5e-5, 0.05, 0.05, 0, 0);
        return machine with
        {
            SpotDwell_s = section.Quantity("spot_time", "s", "How long the light stands over a spot.",
                Bounds.Between("0 s", "1 d"), "10 s"),
            Recoat_s = section.Quantity("recoat_time", "s", "Time to spread one layer; a machine's own.",
                Bounds.Between("0 s", "1 d"), "60 s"),
        };
    }

    private static MachineLimits ReadMotion(Section section, double speed_m_s, double travel_m_s) => new(
        speed_m_s, travel_m_s,
        section.Quantity("acceleration", "m/s^2", "Most acceleration along the way.",
            Bounds.Between("0.001 m/s^2", "1000 m/s^2"), "0.5 m/s^2"),
        section.Quantity("jerk", "m/s^3", "Most change of acceleration.",
            Bounds.Between("0.001 m/s^3", "1e6 m/s^3"), "5 m/s^3"),
        section.Quantity("corner_deviation", "mm", "How far an arc that rounds a corner might leave it: with the " +
            "acceleration it sets the speed there.", Bounds.Between("0 mm", "10 mm"), "0.05 mm"),
        section.Quantity("shutter_open", "s", "From the order to open the shutter to the start of the way.",
            Bounds.Between("0 s", "1 h"), "0.05 s"),
        section.Quantity("shutter_close", "s", "From the end of the way to the start of the next move.",
            Bounds.Between("0 s", "1 h"), "0.05 s"),
        0, 0)
    {
        PenOrder = section.Choice("pens_draw", "How several pens share a layer.",
        [
            new Choice<PenOrder>("side_by_side", PenOrder.SideBySide, "all at once"),
            new Choice<PenOrder>("in_turn", PenOrder.InTurn, "one after the other"),
        ], "side_by_side"),
    };

    private static PenOptions ReadPens(Section section) => new(
        section.Count("count", "How many.", 1, 64),
        section.Quantity("radius", "mm", "Of a pen's head.", Bounds.Between("0.1 mm", "1 m")),
        section.Quantity("separation", "mm", "Least distance between two heads.", Bounds.Between("0 mm", "1 m")));

    private static ProgramFiles ReadFiles(Section section) =>
        section.OptionalGroup("files", "Which files are written; left out, G-code.", inside =>
        {
            (ProgramFormat Format, bool IsWanted)[] all =
            [
                (ProgramFormat.GCode, inside.Flag("gcode", "G-code, the machine's program.", true)),
                (ProgramFormat.CliAscii, inside.Flag("cli_ascii", "Common Layer Interface, ASCII.", false)),
                (ProgramFormat.CliBinary, inside.Flag("cli", "Common Layer Interface, binary.", false)),
                (ProgramFormat.Slices, inside.Flag("slices_3mf", "3MF with the solid of each layer.", false)),
                (ProgramFormat.Svg, inside.Flag("svg", "A picture of each layer.", false)),
                (ProgramFormat.Glb, inside.Flag("glb", "The ways in space, for viewers.", false)),
            ];
            return new ProgramFiles(
                [.. all.Where(one => one.IsWanted).Select(one => one.Format)],
                inside.Quantity("arc_tolerance", "mm", "Chains of chords within this of an arc are written as arcs " +
                    "in G-code; 0 for none.", Bounds.Between("0 mm", "1 mm"), "0 mm"));
        }) ?? new([ProgramFormat.GCode], 0);
}

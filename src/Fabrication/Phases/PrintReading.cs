using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Phases;

/// <summary>Declares and reads the options of <c>fabrication.print</c>.</summary>
internal static class PrintReading
{
    public static PrintInputs Read(Section section)
    {
        var part = PartReading.Read(section);
        var reading = part.Read();
        section.Require(reading.Problem is null, "part", $"{part.Name}: {reading.Problem}");
        var pen = PenReading.Read(section);
        var inputs = ReadProcess(section, part, reading, pen);
        section.Require(inputs.Irradiance.IsConstant || inputs.Irradiance.Origin is not null, "irradiance",
            "the series does not run along time; take one such as { from: sun.irradiance }");
        var collected_W = inputs.Collector?.Power_W ?? double.MaxValue;
        section.Require(collected_W >= pen.Power_W, "collector", FormattableString.Invariant(
            $"the mirrors collect {collected_W:G6} W, less than the {pen.Power_W:G6} W of the pen"), "pen");
        return inputs;
    }

    private static PrintInputs ReadProcess(Section section, PartInput part, MeshReading reading, Pen pen) => new()
    {
        PartName = part.Name,
        Shape = part,
        Part = reading,
        Pen = pen,
        Irradiance = section.Series("irradiance", "W/m^2", "Sunlight over time, or one value for a lamp that never " +
            "sets.",
            Bounds.Between("0 W/m^2", "20 kW/m^2")),
        DesignIrradiance_W_m2 = section.Quantity("design_irradiance", "W/m^2",
            "Sunlight at which the pen has its power; Kopp & Lean 2011 where left out.",
            Bounds.Between("1 W/m^2", "20 kW/m^2"), "1361 W/m^2"),
        LeastLightFraction = section.Quantity("least_light", "",
            "Printing pauses while the sunlight is below this share of the design irradiance.",
            Bounds.AboveUpTo("0", "1"), "0.9"),
        Ground = SoilOptions.Read(section),
        Bed = section.OptionalGroup("bed",
            "Heat in three dimensions, stroke by stroke, for the first layers; left out, columns of soil under the " +
            "passing spot stand for every track.", PrintHeat.Read),
        Collector = section.OptionalGroup("collector", "The mirrors behind the pen; without them only the pen's " +
            "light is counted.",
            inside => new Collector(inside.Quantity("power", "W", "Sunlight on the mirrors while the pen has its " +
                "power.",
                Bounds.Between("1 mW", "1 GW")))),
        Layer_m = section.Quantity("layer", "mm", "Height of a printed layer.", Bounds.Between("0.05 mm", "50 mm")),
        Spacing_m = section.Quantity("spacing", "mm", "Distance between neighbouring tracks.",
            Bounds.Between("0.05 mm", "200 mm")),
        Speed_m_s = section.Quantity("speed", "mm/min", "Speed of the pen with the shutter open.",
            Bounds.Between("0.6 mm/min", "60 m/min")),
        TravelSpeed_m_s = section.Quantity("travel_speed", "mm/s", "Speed of the pen with the shutter closed; a " +
            "machine's own.",
            Bounds.Between("0.1 mm/s", "10 m/s"), "20 mm/s"),
        Recoat_s = section.Quantity("recoat_time", "s", "Time to spread one layer; a machine's own.",
            Bounds.Between("0 s", "1 d"), "60 s"),
        HatchAngle_rad = section.Quantity("hatch_angle", "deg", "Direction of the tracks in the first layer.",
            Bounds.Between("-360 deg", "360 deg"), "0 deg"),
        HatchAngleStep_rad = section.Quantity("hatch_angle_step", "deg", "Turn of the tracks from layer to layer.",
            Bounds.Between("-360 deg", "360 deg"), "90 deg"),
        HasPerimeter = section.Flag("perimeter", "Whether the contour of each layer is drawn too, before its tracks.",
            false),
        OpticalDepth_m = section.Quantity("optical_depth", "mm",
            "Depth in which the light falls to 1/e inside the soil; 0 absorbs at the surface. Not found in the " +
            "literature.",
            Bounds.Between("0 mm", "20 mm"), "0 mm"),
        GlassFraction = ProcessMapReading.ReadGlass(section),
        Unknowns = ProcessMapReading.ReadUnknowns(section, isSoilAlone: true),
    };
}

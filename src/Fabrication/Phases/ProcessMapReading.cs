using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Phases;

/// <summary>Declares and reads the options of <c>fabrication.process-map</c>.</summary>
internal static class ProcessMapReading
{
    private static readonly Bounds s_flux = Bounds.Between("10 kW/m^2", "100 MW/m^2");
    private static readonly Bounds s_speed = Bounds.Between("0.6 mm/min", "60 m/min");
    private static readonly Bounds s_spacing = Bounds.Between("0.05 mm", "200 mm");
    private static readonly Bounds s_layer = Bounds.Between("0.05 mm", "50 mm");

    private sealed record Interval(double Low, double High);

    private sealed record Ranges(ImmutableArray<ProcessUnknown> All);

    public static ProcessMapInputs Read(Section section) => new()
    {
        Diameter_m = section.Quantity("spot", "mm", "Diameter of the spot, evenly lit.",
            Bounds.Between("0.01 mm", "1 m")),
        Flux = section.Group("flux", "Fluxes of the map, in even ratios.",
            inside => Axis(inside, "MW/m^2", s_flux)),
        Speed = section.Group("speed", "Speeds of the map, in even ratios.",
            inside => Axis(inside, "mm/min", s_speed)),
        Passes = section.List("passes", "Spacings and layers, a map each; the first is drawn in full.",
            inside => new ProcessPass(
                inside.Quantity("spacing", "mm", "Distance between neighbouring tracks.", s_spacing),
                inside.Quantity("layer", "mm", "Height of a printed layer.", s_layer)), 1, 4),
        Ground = SoilOptions.Read(section),
        GlassFraction = ReadGlass(section),
        Mark = section.OptionalGroup("mark", "A point to mark and explain.", inside => new ProcessPoint(
            inside.Quantity("flux", "MW/m^2", "Its flux.", s_flux),
            inside.Quantity("speed", "mm/min", "Its speed.", s_speed),
            inside.Quantity("spacing", "mm", "Its spacing.", s_spacing),
            inside.Quantity("layer", "mm", "Its layer.", s_layer))),
        HasCheck = section.Flag("check", "Whether the marked point is computed in three dimensions too.", true),
        CellCount = section.Count("cells", "Cells in the first pass's layer for maps and boundaries, and cells of " +
            "that size in others; the marked point has twice as many.", 6, 40, 10),
        Limits = new(
            section.Quantity("joined", "%", "Share of a layer's weakest section that must be joined; a judgement: " +
                "half of it, where solar-printed layers that came apart had 5 % (Meurisse 2018 over 2017).",
                Bounds.Between("1 %", "99 %"), "50 %"),
            section.Quantity("over_melt", "", "Melt over layer beyond which edges run; a judgement, as in " +
                "fabrication.print.", Bounds.Between("1", "10"), "2")),
        EnoughFraction = section.Quantity("enough", "%", "Share of the greatest strength that is enough when the " +
            "fastest point is looked for; a judgement: tests of strength scatter by more than the rest.",
            Bounds.Between("10 %", "100 %"), "90 %"),
        Unknowns = ReadUnknowns(section, isSoilAlone: false),
    };

    /// <summary>Share of the soil's grains that are glass.</summary>
    internal static double ReadGlass(Section section) => section.Quantity("glass", "%", "Share of the soil's grains " +
        "that are glass, which sinters some 300 K colder than crystals; lunar soils have a tenth to half, not " +
        "verified.",
        Bounds.Between("0 %", "100 %"), "20 %");

    /// <summary>Inputs known as ranges, as every phase that heats soil reads them.</summary>
    /// <param name="section">Where the group stands.</param>
    /// <param name="isSoilAlone">Whether only the soil's own are read, not those of the process.</param>
    internal static ImmutableArray<ProcessUnknown> ReadUnknowns(Section section, bool isSoilAlone) =>
        section.OptionalGroup("unknowns", "Inputs known as ranges; left out, they are as stated.",
            inside => ReadRanges(inside, isSoilAlone))?.All ?? [];

    private static ProcessAxis Axis(Section section, string unit, Bounds bounds)
    {
        var low = section.Quantity("low", unit, "Least.", bounds);
        var high = section.Quantity("high", unit, "Greatest.", bounds);
        var count = section.Count("count", "Points.", 3, 60, 15);
        section.Require(high > low, "high", "is not above low; the range is empty", "low");
        return new(low, high, count);
    }

    private static Ranges ReadRanges(Section section, bool isSoilAlone)
    {
        var all = ImmutableArray.CreateBuilder<ProcessUnknown>();
        Add("absorptance", "", Bounds.AboveUpTo("0", "1"), false,
            (ground, value) => ground with { Soil = ground.Soil with { AbsorptanceRatio = value } });
        Add("solid_conductivity", "W/m/K", Bounds.Between("0.1 W/m/K", "10 W/m/K"), false,
            (ground, value) => ground with { Soil = ground.Soil with { SolidConductivity_W_m_K = value } });
        Add("latent_heat", "kJ/kg", Bounds.Between("0 kJ/kg", "1000 kJ/kg"), false,
            (ground, value) => ground with { Soil = ground.Soil with { LatentHeat_J_kg = value } });
        Add("trapped_porosity", "%", Bounds.Between("0 %", "40 %"), false,
            (ground, value) => ground with { Soil = ground.Soil with { TrappedFraction = value } });
        if (isSoilAlone)
        {
            return new(all.ToImmutable());
        }

        Add("vapour", "", Bounds.Between("0.001", "1000"), true,
            (ground, value) => ground with { VapourFactor = value });
        Add("spread", "", Bounds.Between("0.2", "1"), false,
            (ground, value) => ground with { LayerFactor = value });
        Add("spot", "mm", Bounds.Between("0.01 mm", "1 m"), false,
            (ground, value) => ground with { Diameter_m = value });
        Add("glass", "%", Bounds.Between("0 %", "100 %"), false,
            (ground, value) => ground with { GlassFraction = value });
        return new(all.ToImmutable());

        void Add(string key, string unit, Bounds bounds, bool isRatio, Func<ProcessGround, double, ProcessGround> set)
        {
            var about = key switch
            {
                "vapour" => "Range of a factor on the model's vapour, in even ratios; left out, it is 1.",
                "spread" => "Range of the dense height that a layer's soil makes over the layer's height: 1 where " +
                    "the bed sinks by a layer each time, bed over fused density where loose soil is spread a layer " +
                    "high; left out, it is 1.",
                _ => "Range; left out, it is as stated.",
            };
            var read = section.OptionalGroup(key, about, inside =>
            {
                var low = inside.Quantity("low", unit, "Least.", bounds);
                var high = inside.Quantity("high", unit, "Greatest.", bounds);
                inside.Require(high >= low, "high", "is less than low; write the smaller value as low", "low");
                return new Interval(low, high);
            });
            if (read is not null)
            {
                all.Add(new(key, read.Low, read.High, isRatio, set));
            }
        }
    }
}

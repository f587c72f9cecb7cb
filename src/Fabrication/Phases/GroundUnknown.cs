using System.Collections.Immutable;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>One input of the ground that is known as a range.</summary>
/// <param name="Name">Such as <c>albedo</c>.</param>
/// <param name="Low_si">Least, SI.</param>
/// <param name="High_si">Greatest, SI.</param>
/// <param name="Set">Puts a value into the inputs.</param>
public sealed record GroundUnknown(
    string Name, double Low_si, double High_si, Func<GroundInputs, double, GroundInputs> Set)
{
    internal sealed record Group(ImmutableArray<GroundUnknown> Ranges);

    /// <summary>Reads the group.</summary>
    internal static Group Read(Section section)
    {
        var ranges = ImmutableArray.CreateBuilder<GroundUnknown>();
        Add("albedo", "", "Under a vertical Sun.", Bounds.Between("0", "0.6"), (inputs, value) =>
            inputs with { Surface = inputs.Surface with { AlbedoFraction = value } });
        Add("albedo_cubic", "", "Its gain at 45 deg.", Bounds.Between("0", "0.5"), (inputs, value) =>
            inputs with { Surface = inputs.Surface with { CubicFraction = value } });
        Add("albedo_eighth", "", "Its gain at 90 deg.", Bounds.Between("0", "1"), (inputs, value) =>
            inputs with { Surface = inputs.Surface with { EighthFraction = value } });
        Add("emissivity", "", "In the infrared.", Bounds.AboveUpTo("0", "1"), (inputs, value) =>
            inputs with { Surface = inputs.Surface with { EmissivityRatio = value } });
        Add("heat_flow", "W/m^2", "Out of the interior.", Bounds.Between("0 W/m^2", "1 W/m^2"), (inputs, value) =>
            inputs with { Surface = inputs.Surface with { HeatFlow_W_m2 = value } });
        Add("scale_depth", "mm", "Of density and conductivity.", Bounds.Between("1 mm", "1 m"), (inputs, value) =>
            inputs with { Soil = inputs.Soil with { ScaleDepth_m = value } });
        Add("surface_conductivity", "W/m/K", "Of contacts at the surface.",
            Bounds.Between("0.00001 W/m/K", "5 W/m/K"), (inputs, value) =>
                inputs with { Soil = inputs.Soil with { SurfaceContact_W_m_K = value } });
        Add("deep_conductivity", "W/m/K", "Of contacts deep down.",
            Bounds.Between("0.00001 W/m/K", "5 W/m/K"), (inputs, value) =>
                inputs with { Soil = inputs.Soil with { DeepContact_W_m_K = value } });
        Add("radiation_ratio", "", "Of radiation between grains over contacts at 350 K.", Bounds.Between("0", "50"),
            (inputs, value) => inputs with { Soil = inputs.Soil with { RadiationRatio = value } });
        Add("horizon_scale", "", "Multiplies terrain's elevations; a real Sun keeps its own horizon.",
            Bounds.Between("0", "4"), (inputs, value) => inputs with
            {
                Terrain = inputs.Terrain is { } terrain ? terrain with { ScaleFactor = value } : null,
            });
        Add("terrain_albedo", "", "Of the terrain under a vertical Sun.", Bounds.Between("0", "0.6"),
            (inputs, value) => inputs with
            {
                Terrain = inputs.Terrain is { } terrain ? terrain with { AlbedoFraction = value } : null,
            });
        return new(ranges.ToImmutable());

        void Add(string key, string unit, string about, Bounds bounds, Func<GroundInputs, double, GroundInputs> set)
        {
            var range = section.OptionalGroup(key, about + " Left out, it is as stated above.", inside =>
            {
                var low = inside.Quantity("low", unit, "Least.", bounds);
                var high = inside.Quantity("high", unit, "Greatest.", bounds);
                inside.Require(high >= low, "high", "is less than low; write the smaller value as low", "low");
                return new InputRange(low, high);
            });
            if (range is not null)
            {
                ranges.Add(new(key, range.Low_si, range.High_si, set));
            }
        }
    }
}

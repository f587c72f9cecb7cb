using System.Collections.Immutable;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Heat;

/// <summary>What became of a column of soil.</summary>
/// <param name="Peak_K">Highest temperature of the surface, K.</param>
/// <param name="LayerMelted_kg_m2">Loose soil that was molten, mass per area, kg/m^2; half-molten counts half.</param>
/// <param name="MeltDepth_m">All soil that was molten, in metres of dense soil, the layer beneath included.</param>
/// <param name="MeltTime_s">How long some of it was above the solidus, s.</param>
/// <param name="Absorbed_J_m2">Light absorbed, J/m^2.</param>
/// <param name="Radiated_J_m2">Heat radiated, net, J/m^2.</param>
/// <param name="Stored_J_m2">Heat that the column holds more than at the start, J/m^2.</param>
/// <param name="HasEnded">
/// Whether all was solid again, or the time asked for was reached, within the step limit.
/// </param>
/// <param name="StepCount">Time steps taken.</param>
/// <param name="Times_s">Sampling times, s, strictly increasing.</param>
/// <param name="Surface_K">Temperature of the surface at those, K.</param>
/// <param name="Depths_m">Depth of each cell's middle below the surface when the light went off, m.</param>
/// <param name="Profile_K">Temperature of each cell then, K.</param>
public sealed record ColumnHistory(
    double Peak_K, double LayerMelted_kg_m2, double MeltDepth_m, double MeltTime_s, double Absorbed_J_m2,
    double Radiated_J_m2, double Stored_J_m2, bool HasEnded, int StepCount, ImmutableArray<double> Times_s,
    ImmutableArray<double> Surface_K, ImmutableArray<double> Depths_m, ImmutableArray<double> Profile_K)
{
    /// <summary>Share of the fresh layer's lowest cell that was molten; 0 without such a layer.</summary>
    public double JointMeltedFraction { get; init; }

    /// <summary>Temperature of that cell over time; empty without such a layer.</summary>
    public ImmutableArray<HistoryPoint> Joint { get; init; } = [];

    /// <summary>Consolidation in the end, 0 to 1, of the layer's cells and those of its size beneath, from the
    /// top.</summary>
    public ImmutableArray<double> FusedFractions { get; init; } = [];

    /// <summary>Sintering length of the same cells' crystals, m; empty where nobody asked.</summary>
    public ImmutableArray<double> SinteringLengths_m { get; init; } = [];

    /// <summary>That of their glass, m; empty where nobody asked.</summary>
    public ImmutableArray<double> GlassSinteringLengths_m { get; init; } = [];

    /// <summary>What the balance lacks, over the light absorbed: absorbed = radiated + stored.</summary>
    public double ImbalanceRatio =>
        Math.Abs(Absorbed_J_m2 - Radiated_J_m2 - Stored_J_m2) / Math.Max(Math.Abs(Absorbed_J_m2), double.Epsilon);
}

using System.Collections.Immutable;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Phases;

/// <summary>A point computed by columns and in three dimensions.</summary>
/// <param name="Name">Where it lies: <c>point</c>, or the boundary: <c>flux_down</c>.</param>
/// <param name="Point">The point.</param>
/// <param name="Column">By columns.</param>
/// <param name="Bed">Its track in three dimensions.</param>
public sealed record ProcessCheck(string Name, ProcessPoint Point, ProcessOutcome Column, BedTrack Bed);

/// <summary>The point with the unknown inputs at certain values.</summary>
/// <param name="Name">The input that is not as stated.</param>
/// <param name="IsHigh">Whether it is at the upper end of its range, else at the lower.</param>
/// <param name="Outcome">What the point gives.</param>
/// <param name="Crossings">Where limits are crossed.</param>
/// <param name="Search">The best points with its layer; null where every point crosses a limit.</param>
public sealed record ProcessCase(
    string Name, bool IsHigh, ProcessOutcome Outcome, ImmutableArray<ProcessCrossing> Crossings,
    ProcessSearch? Search);

/// <summary>The marked point.</summary>
/// <param name="Outcome">What it gives.</param>
/// <param name="Crossings">Where limits are crossed from it.</param>
/// <param name="Search">The best points with its layer.</param>
/// <param name="Outcomes">What it gives over the unknowns: the ends of each range and cases inside.</param>
/// <param name="Cases">Crossings and best points over the unknowns, one at either end of its range at a time.</param>
/// <param name="Checks">The point and its boundaries in three dimensions.</param>
/// <param name="Slice">Outcomes over spacing, running fastest, and layer, with its flux and speed.</param>
/// <param name="Spacings_m">Spacings of the slice, m.</param>
/// <param name="Layers_m">Layers of the slice, m.</param>
public sealed record ProcessMark(
    ProcessOutcome Outcome, ImmutableArray<ProcessCrossing> Crossings, ProcessSearch? Search,
    ImmutableArray<ProcessOutcome> Outcomes, ImmutableArray<ProcessCase> Cases, ImmutableArray<ProcessCheck> Checks,
    ImmutableArray<ProcessOutcome> Slice, ImmutableArray<double> Spacings_m, ImmutableArray<double> Layers_m)
{
    /// <summary>The first limit crossed in a direction, or null where none is within reach.</summary>
    /// <param name="direction">The quantity.</param>
    /// <param name="isUp">Whether more of it.</param>
    public ProcessCrossing? First(ProcessDirection direction, bool isUp) => First(Crossings, direction, isUp);

    /// <summary>The same of any crossings.</summary>
    /// <param name="crossings">The crossings.</param>
    /// <param name="direction">The quantity.</param>
    /// <param name="isUp">Whether more of it.</param>
    public static ProcessCrossing? First(
        ImmutableArray<ProcessCrossing> crossings, ProcessDirection direction, bool isUp) => crossings
        .Where(one => one.Direction == direction && one.Factor > 1 == isUp)
        .OrderBy(one => Math.Abs(Math.Log(one.Factor))).Select(one => (ProcessCrossing?)one).FirstOrDefault();
}

/// <summary>What <c>fabrication.process-map</c> made.</summary>
/// <param name="Inputs">What it was given.</param>
/// <param name="Fluxes_W_m2">The flux axis, W/m^2.</param>
/// <param name="Speeds_m_s">The speed axis, m/s.</param>
/// <param name="Maps">For each pass, rows of speed, flux running fastest.</param>
/// <param name="Search">The best points over fluxes, speeds, spacings and the layers of the passes.</param>
/// <param name="Mark">The marked point; null without one.</param>
/// <param name="Needed_W_m2">Flux that begins to melt at the slowest speed where nothing in range melts; else
/// null.</param>
public sealed record ProcessMapResult(
    ProcessMapInputs Inputs, ImmutableArray<double> Fluxes_W_m2, ImmutableArray<double> Speeds_m_s,
    ImmutableArray<ImmutableArray<ProcessOutcome>> Maps, ProcessSearch? Search, ProcessMark? Mark,
    double? Needed_W_m2)
{
    /// <summary>Whether the marked point lies on the plane of a pass, within its range.</summary>
    /// <param name="pass">Index of the pass.</param>
    public bool IsMarked(int pass) => Inputs.Mark is { } mark && IsInRange(mark) &&
        Math.Abs(mark.Spacing_m / Inputs.Passes[pass].Spacing_m - 1) < 1e-9 &&
        Math.Abs(mark.Layer_m / Inputs.Passes[pass].Layer_m - 1) < 1e-9;

    private bool IsInRange(ProcessPoint mark) => mark.Flux_W_m2 >= Fluxes_W_m2[0] &&
        mark.Flux_W_m2 <= Fluxes_W_m2[^1] && mark.Speed_m_s >= Speeds_m_s[0] && mark.Speed_m_s <= Speeds_m_s[^1];
}

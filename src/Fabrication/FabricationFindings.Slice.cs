using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication;

// FAB176 to FAB189: layers and the ways of the pen.
internal static partial class FabricationFindings
{
    public static Finding Overhangs(string part, Overhang found) => new(
        "FAB176", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"{part}: {found.Area_m2 * 1e6:G4} mm^2 in {found.LayerCount} layers hang over loose soil, at most " +
        $"{found.WidestSpan_m * 1e3:G3} mm wide, at x {found.Place.X_m * 1e3:F1}, y {found.Place.Y_m * 1e3:F1}, " +
        $"z {found.Height_m * 1e3:F2} mm: the first melt there sinks or curls. Turn the part, or carry it from " +
        $"beneath."));

    public static Finding ThinnerThanPen(string part, ThinFeatures found, double meltWidth_m) => new(
        "FAB177", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"{part}: {found.Volume_m3 * 1e9:G3} mm^3 in {found.LayerCount} layers are thinner than the melt of " +
        $"{meltWidth_m * 1e3:G3} mm and are not drawn; most, {found.WorstArea_m2 * 1e6:G3} mm^2 or " +
        $"{found.WorstFraction * 100:F1} % of the layer, at x {found.Place.X_m * 1e3:F1}, y " +
        $"{found.Place.Y_m * 1e3:F1}, z {found.Height_m * 1e3:F2} mm. A finer pen or thicker walls would do."));

    public static Finding LargerThanBed(string part, Vec3 excess_m) => new(
        "FAB178", Severity.Error, string.Create(CultureInfo.InvariantCulture,
        $"{part}: larger than the room to print in by {excess_m.X * 1e3:G4} mm in x, {excess_m.Y * 1e3:G4} mm in y " +
        $"and {excess_m.Z * 1e3:G4} mm in z. Turn, scale or split it."));

    public static Finding ReturnsTooSoon(int layer, LayerFigures figures, double wanted_s) => new(
        "FAB179", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"In layer {layer} the pen comes back to x {figures.ReturnAt.X_m * 1e3:F1}, y " +
        $"{figures.ReturnAt.Y_m * 1e3:F1} mm after {figures.ReturnTime_s:G3} s; {wanted_s:G3} s were asked for. " +
        $"Smaller squares, a smaller radius or a shorter time would do."));

    public static Finding StepsTooHigh(string part, AdaptiveLayers layers, double wanted_m) => new(
        "FAB180", Severity.Note, string.Create(CultureInfo.InvariantCulture,
        $"{part}: slopes leave steps of up to {layers.WorstCusp_m * 1e3:G3} mm, at z " +
        $"{layers.WorstCuspAt_m * 1e3:F2} mm; {wanted_m * 1e3:G3} mm were asked for, but layers that thin are not " +
        $"allowed. Lower the least height."));

    public static Finding PensIdle(int layer, int used, int pens, double needed_m) => new(
        "FAB181", Severity.Note, string.Create(CultureInfo.InvariantCulture,
        $"Layer {layer} has room for {used} of {pens} pens: each takes {needed_m * 1e3:G4} mm of its width, so that " +
        $"no two come too close."));
}

using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication;

internal static partial class FabricationFindings
{
    public static Finding PartsOverlap(string part, NeighbourFit fit) => new("FAB196", Severity.Error,
        $"{part}: in its seat the neighbour {fit.Neighbour.Name} overlaps it by {Length(fit.OverlapDepth_m)} or " +
        $"more, at {Place(fit.OverlapPlace)}. Make the joint or the clearance wider.");

    public static Finding JointOff(string part, NeighbourFit fit) => new("FAB197", Severity.Error,
        $"{part}: the least gap to the neighbour {fit.Neighbour.Name} is {Length(fit.Joint_m)}, stated are " +
        $"{Length(fit.Neighbour.Joint_m)}; look at {Place(fit.JointPlace)}.");

    public static Finding ClearanceOff(string part, NeighbourFit fit) => new("FAB198", Severity.Error,
        $"{part}: what engages with the neighbour {fit.Neighbour.Name} has {Length(fit.Clearance_m ?? 0)} of play " +
        $"on a side, stated are {Length(fit.Neighbour.Engagement?.Clearance_m ?? 0)}; look at " +
        $"{Place(fit.ClearancePlace)}.");

    public static Finding PrintedTight(string part, NeighbourFit fit) => new("FAB199", Severity.Error,
        $"{part}: as printed, the neighbour {fit.Neighbour.Name} does not go in: of {Length(fit.Clearance_m ?? 0)} " +
        $"of play {Length(-fit.PrintedClearance_m ?? 0)} are missing, at {Place(fit.ClearancePlace)}. Take a " +
        $"clearance that is wider by as much, or draw the contour farther inside.");

    // Without a joint a course only stands higher; with one, what was left for it is used up.
    public static Finding PrintedLong(string part, NeighbourFit fit) => new(
        "FAB200", fit.Neighbour.Joint_m > 0 ? Severity.Warning : Severity.Note,
        $"{part}: as printed, the neighbour {fit.Neighbour.Name} stands {Length(-fit.PrintedJoint_m)} off its " +
        $"place, and so does every one after it: " + (fit.Neighbour.Joint_m > 0
            ? "its joint is used up. Take a wider joint, or draw the contour farther inside."
            : "faces that bear have no joint to take it up. Draw the contour farther inside."));

    public static Finding GapBelow(string part, NeighbourFit fit) => new("FAB201", Severity.Error,
        $"{part}: the neighbour {fit.Neighbour.Name} comes as near as {Length(fit.Least_m)}, nearer than the " +
        $"{Length(fit.StatedLeast_m)} that joint and clearance leave; look at {Place(fit.LeastPlace)}.");

    private static string Length(double length_m) => Text($"{length_m * 1e3:0.####} mm");

    private static string Place(Vec3 place) =>
        Text($"({place.X * 1e3:0.#}, {place.Y * 1e3:0.#}, {place.Z * 1e3:0.#}) mm");
}

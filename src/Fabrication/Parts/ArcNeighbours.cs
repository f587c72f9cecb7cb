using System.Collections.Immutable;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Parts;

/// <summary>Who stands around a block of an arch or a vault that is printed lying on its side.</summary>
internal static class ArcNeighbours
{
    /// <summary>The next block of the arch, the block of the next ring, and that ring turned by half a block.</summary>
    /// <param name="part">The block; its copies are the neighbours.</param>
    /// <param name="radius_m">How far below its origin the centre lies, m.</param>
    /// <param name="pitch_rad">Angle from block to block, rad.</param>
    /// <param name="width_m">Along the axis, m.</param>
    /// <param name="bed">Gap between blocks, and what engages there.</param>
    /// <param name="ring">Gap between rings, and what engages there.</param>
    public static ImmutableArray<PartNeighbour> Of(
        IPart part, double radius_m, double pitch_rad, double width_m, (double Joint_m, PartEngagement? Grip) bed,
        (double Joint_m, PartEngagement? Grip) ring)
    {
        var (sine, cosine) = Math.SinCos(pitch_rad / 2);
        var along = new Vec3(0, 0, 1);
        var beside = RigidPlacement.Shift((width_m + ring.Joint_m) * along);
        return
        [
            // The tongue points across the plane that parts the blocks.
            new("next in the arch", part, Turned(radius_m, -pitch_rad), new(cosine, -sine, 0), bed.Joint_m)
            {
                Engagement = bed.Grip,
            },
            new("next ring", part, beside, along, ring.Joint_m) { Engagement = ring.Grip },
            new("next ring, half a block on", part, beside.After(Turned(radius_m, -pitch_rad / 2)), along, ring.Joint_m)
            {
                Engagement = ring.Grip,
            },
        ];
    }

    private static RigidPlacement Turned(double radius_m, double angle_rad)
    {
        var centre = RigidPlacement.Shift(new(0, radius_m, 0));
        return centre.Inverse().After(RigidPlacement.TurnAboutZ(angle_rad)).After(centre);
    }
}

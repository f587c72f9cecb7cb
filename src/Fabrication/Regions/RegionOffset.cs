namespace Guanghan.Fabrication.Regions;

/// <summary>What an offset does at a corner where its edges part.</summary>
public enum OffsetJoin
{
    /// <summary>An arc around the corner, as a round pen draws it.</summary>
    Round,

    /// <summary>The edges go on to where they meet; beyond the limit the corner is cut off.</summary>
    Miter,
}

/// <summary>How contours are offset.</summary>
/// <param name="Join">Corners where edges part.</param>
/// <param name="ArcTolerance_m">How far the chords of an arc may lie from it, m, above 0; arcs lie outside
/// them.</param>
/// <param name="MiterLimitRatio">
/// Furthest tip of a miter over the distance, at least 1; a farther one is cut off at the distance.
/// </param>
public readonly record struct OffsetStyle(OffsetJoin Join, double ArcTolerance_m, double MiterLimitRatio)
{
    /// <summary>Arcs within 2 um.</summary>
    public static OffsetStyle Round { get; } = new(OffsetJoin.Round, 2e-6, 2);

    /// <summary>Miters to twice the distance.</summary>
    public static OffsetStyle Miter { get; } = new(OffsetJoin.Miter, 2e-6, 2);
}

/// <summary>
/// Regions grown or shrunk by a distance (Minkowski sum and difference with a disc, where corners are round). Every
/// edge is moved sideways; where edges part they are joined, where they overlap the corner itself is drawn in between,
/// so that what is too much winds the wrong way; and what winds around rightly is kept (Chen and McMains 2005, ASME
/// DETC2005-85513, "Polygon offsetting by computing winding numbers").
/// </summary>
public static class RegionOffset
{
    /// <summary>A region whose boundary lies further in or out.</summary>
    /// <param name="region">Contours that do not cross, solid on the left.</param>
    /// <param name="outward_m">How far out, m; below 0 inward.</param>
    /// <param name="style">Corners.</param>
    /// <param name="workspace">Memory to work in.</param>
    public static Region By(Region region, double outward_m, OffsetStyle style, RegionWorkspace workspace)
    {
        if (outward_m == 0)
        {
            return RegionBoolean.Clean(region, RegionRule.Positive, workspace);
        }

        var raw = workspace.Raw;
        raw.Clear();
        var corner = OffsetCorner.Of(outward_m / Lattice.Unit_m, style);
        for (var index = 0; index < region.ContourCount; index++)
        {
            corner.Draw(region.Contour(index), raw);
        }

        workspace.Begin().Add(raw.Points, raw.Ends, WindingPair.First);
        return workspace.Finish(RegionRule.Positive);
    }
}

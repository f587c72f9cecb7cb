namespace Guanghan.Fabrication.Regions;

/// <summary>
/// Union, intersection and difference of regions, exact but for crossings, which are rounded to the lattice: nothing
/// moves by more than 0.71 units (7 nm). Contours may cross, touch, overlap or repeat themselves.
/// </summary>
public static class RegionBoolean
{
    /// <summary>The places around which contours wind, by a rule, as contours that do not cross.</summary>
    /// <param name="region">Contours.</param>
    /// <param name="rule">A rule for one operand.</param>
    /// <param name="workspace">Memory to work in.</param>
    public static Region Clean(Region region, RegionRule rule, RegionWorkspace workspace)
    {
        workspace.Begin().Add(region, WindingPair.First);
        return workspace.Finish(rule);
    }

    /// <summary>Two regions, joined by a rule.</summary>
    /// <param name="first">The first; inside where its winding number is above zero.</param>
    /// <param name="second">The second.</param>
    /// <param name="rule">A rule for two operands.</param>
    /// <param name="workspace">Memory to work in.</param>
    public static Region Join(Region first, Region second, RegionRule rule, RegionWorkspace workspace)
    {
        var segments = workspace.Begin();
        segments.Add(first, WindingPair.First);
        segments.Add(second, WindingPair.Second);
        return workspace.Finish(rule);
    }
}

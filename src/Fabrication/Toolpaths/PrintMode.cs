namespace Guanghan.Fabrication.Toolpaths;

/// <summary>
/// What the pen draws: the four ways of working of the published solar printer, from a spot to a body (University of
/// Science and Technology of China and Deep Space Exploration Laboratory, Xinhua 2025-07-02).
/// </summary>
public enum PrintMode
{
    /// <summary>The light held still over single places of one layer.</summary>
    Spot,

    /// <summary>Single lines across one layer, all one way.</summary>
    Line,

    /// <summary>One layer, filled.</summary>
    Surface,

    /// <summary>All layers.</summary>
    Body,
}

namespace Guanghan.Missions.Files;

/// <summary>What of a computed figure is set against the published one: <c>compare:</c> of an expectation.</summary>
public enum Comparison
{
    /// <summary>The computed value: it must lie within the published bound, range or tolerance.</summary>
    Value,

    /// <summary>
    /// The computed band, or the value where there is none: some of it must reach the published bound, range or value.
    /// </summary>
    Band,
}

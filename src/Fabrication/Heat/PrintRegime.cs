namespace Guanghan.Fabrication.Heat;

/// <summary>What a pass of the pen leaves.</summary>
public enum PrintRegime
{
    /// <summary>Nothing melts.</summary>
    NoMelt,

    /// <summary>Some of the layer stays loose.</summary>
    Partial,

    /// <summary>The layer is molten through, and little beneath it.</summary>
    Good,

    /// <summary>The melt is deeper than two layers, or hotter than it may be.</summary>
    OverMelt,

    /// <summary>The pool is long and liquid enough to break up into beads.</summary>
    BreakUp,
}

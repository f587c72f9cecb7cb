namespace Guanghan.Fabrication.Heat;

/// <summary>What repeated passes of the pen leave.</summary>
public enum PrintRegime
{
    /// <summary>Nothing melts.</summary>
    NoMelt,

    /// <summary>Something melts, but the weakest section of a layer is joined too little.</summary>
    Partial,

    /// <summary>Layers and tracks are joined, and no other limit is crossed.</summary>
    Good,

    /// <summary>The melt is deeper than it may be, or its vapour tears it apart.</summary>
    OverMelt,

    /// <summary>The pool is long and liquid enough to break up into beads.</summary>
    BreakUp,
}

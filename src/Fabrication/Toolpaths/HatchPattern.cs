namespace Guanghan.Fabrication.Toolpaths;

/// <summary>How a layer is filled.</summary>
public enum HatchPattern
{
    /// <summary>Parallel strokes there and back.</summary>
    Alternating,

    /// <summary>Parallel strokes, all one way.</summary>
    OneWay,

    /// <summary>
    /// Short strokes there and back across strips, whose edges move by half a strip every other layer.
    /// </summary>
    Stripe,

    /// <summary>Squares like a chessboard's, those of the second colour crosswise.</summary>
    Island,

    /// <summary>The same, squares moved by half both ways every other layer, like the bond of a wall.</summary>
    Brick,

    /// <summary>Closed ways along the boundary, one within the other.</summary>
    ContourParallel,

    /// <summary>The same joined to one way without the light going off, wherever one lies within the other.</summary>
    Spiral,
}

namespace Guanghan.Fabrication.Parts;

/// <summary>Outline of an opening.</summary>
public enum PanelOpeningShape
{
    /// <summary>A rectangle.</summary>
    Rectangle,

    /// <summary>A circle.</summary>
    Round,
}

/// <summary>A window or a port in a panel.</summary>
/// <param name="Shape">Its outline.</param>
/// <param name="X_m">Its middle along the panel's length, from the corner, m.</param>
/// <param name="Y_m">Its middle along the panel's height, m.</param>
/// <param name="Width_m">Along the length; a circle's diameter, m.</param>
/// <param name="Height_m">Along the height; a circle's diameter, m.</param>
public sealed record PanelOpening(PanelOpeningShape Shape, double X_m, double Y_m, double Width_m, double Height_m)
{
    /// <summary>Its corners, counter-clockwise, m.</summary>
    internal (double X, double Y)[] Outline(double tolerance_m) => Shape == PanelOpeningShape.Round
        ? RoundHole.Outline(X_m, Y_m, Width_m, tolerance_m)
        : Box(X_m - (Width_m / 2), Y_m - (Height_m / 2), X_m + (Width_m / 2), Y_m + (Height_m / 2));

    /// <summary>Its area, m^2.</summary>
    internal double Area_m2(double tolerance_m) =>
        Shape == PanelOpeningShape.Round ? RoundHole.Area_m2(Width_m, tolerance_m) : Width_m * Height_m;

    internal static (double X, double Y)[] Box(double left_m, double low_m, double right_m, double high_m) =>
        [(left_m, low_m), (right_m, low_m), (right_m, high_m), (left_m, high_m)];
}

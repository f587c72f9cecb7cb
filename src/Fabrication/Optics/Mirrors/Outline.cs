namespace Guanghan.Fabrication.Optics.Mirrors;

/// <summary>Shapes of an outline.</summary>
public enum OutlineShape
{
    /// <summary>A circle.</summary>
    Circle,

    /// <summary>A rectangle with its sides along x and y.</summary>
    Rectangle,

    /// <summary>A regular hexagon with two corners on the x axis.</summary>
    Hexagon,
}

/// <summary>
/// The outline of a mirror or an obstacle in its own plane, seen along its axis. Exact plane geometry. <c>default</c>
/// is a circle of no size.
/// </summary>
/// <param name="Shape">The shape.</param>
/// <param name="HalfWidth_m">
/// Half the extent along x, m: the radius of a circle, the circumradius of a hexagon.
/// </param>
/// <param name="HalfHeight_m">Half the extent along y of a rectangle, m; elsewhere it is not used.</param>
/// <param name="CentreX_m">Centre, m.</param>
/// <param name="CentreY_m">Centre, m.</param>
public readonly record struct Outline(
    OutlineShape Shape, double HalfWidth_m, double HalfHeight_m, double CentreX_m, double CentreY_m)
{
    private static readonly double s_sin60Ratio = Math.Sqrt(3) / 2;

    /// <summary>A circle.</summary>
    /// <param name="radius_m">Radius, m.</param>
    public static Outline Circle(double radius_m) => new(OutlineShape.Circle, radius_m, radius_m, 0, 0);

    /// <summary>A rectangle.</summary>
    /// <param name="width_m">Full width along x, m.</param>
    /// <param name="height_m">Full height along y, m.</param>
    public static Outline Rectangle(double width_m, double height_m) =>
        new(OutlineShape.Rectangle, width_m / 2, height_m / 2, 0, 0);

    /// <summary>A regular hexagon.</summary>
    /// <param name="acrossFlats_m">Distance between opposite sides, m.</param>
    public static Outline Hexagon(double acrossFlats_m) =>
        new(OutlineShape.Hexagon, acrossFlats_m / (2 * s_sin60Ratio), acrossFlats_m / 2, 0, 0);

    /// <summary>Area, m^2.</summary>
    public double Area_m2 => Shape switch
    {
        OutlineShape.Circle => Math.PI * HalfWidth_m * HalfWidth_m,
        OutlineShape.Rectangle => 4 * HalfWidth_m * HalfHeight_m,
        _ => 3 * s_sin60Ratio * HalfWidth_m * HalfWidth_m,
    };

    /// <summary>Radius of the circle about the centre that holds it all, m.</summary>
    public double BoundingRadius_m => Shape == OutlineShape.Rectangle
        ? Math.Sqrt((HalfWidth_m * HalfWidth_m) + (HalfHeight_m * HalfHeight_m))
        : HalfWidth_m;

    /// <summary>The largest distance from the origin, m.</summary>
    public double Reach_m => BoundingRadius_m + Math.Sqrt((CentreX_m * CentreX_m) + (CentreY_m * CentreY_m));

    /// <summary>Whether a point lies inside.</summary>
    /// <param name="x_m">Point, m.</param>
    /// <param name="y_m">Point, m.</param>
    public bool Contains(double x_m, double y_m)
    {
        var (x, y) = (Math.Abs(x_m - CentreX_m), Math.Abs(y_m - CentreY_m));
        return Shape switch
        {
            OutlineShape.Circle => (x * x) + (y * y) <= HalfWidth_m * HalfWidth_m,
            OutlineShape.Rectangle => x <= HalfWidth_m && y <= HalfHeight_m,
            _ => y <= s_sin60Ratio * HalfWidth_m && (s_sin60Ratio * x) + (y / 2) <= s_sin60Ratio * HalfWidth_m,
        };
    }

    /// <summary>The point for two uniform numbers, each point equally likely.</summary>
    /// <param name="firstFraction">From 0 to 1.</param>
    /// <param name="secondFraction">From 0 to 1.</param>
    /// <returns>Coordinates, m.</returns>
    public (double X_m, double Y_m) At(double firstFraction, double secondFraction)
    {
        switch (Shape)
        {
            case OutlineShape.Circle:
                var radius = HalfWidth_m * Math.Sqrt(firstFraction);
                var (sine, cosine) = Math.SinCos(2 * Math.PI * secondFraction);
                return (CentreX_m + (radius * cosine), CentreY_m + (radius * sine));
            case OutlineShape.Rectangle:
                return (CentreX_m + (HalfWidth_m * ((2 * firstFraction) - 1)),
                    CentreY_m + (HalfHeight_m * ((2 * secondFraction) - 1)));
            default:
                // Three rhombi between the corner directions at 0, 120 and 240 deg tile the hexagon.
                var rhombus = Math.Min(2, (int)(3 * firstFraction));
                var first = (3 * firstFraction) - rhombus;
                var (ax, ay) = Corner(rhombus);
                var (bx, by) = Corner(rhombus + 1);
                return (CentreX_m + (HalfWidth_m * ((first * ax) + (secondFraction * bx))),
                    CentreY_m + (HalfWidth_m * ((first * ay) + (secondFraction * by))));
        }
    }

    /// <summary>The point of the rim in a direction from the centre.</summary>
    /// <param name="azimuth_rad">Direction from the x axis, rad.</param>
    /// <returns>Coordinates, m.</returns>
    public (double X_m, double Y_m) RimPoint(double azimuth_rad)
    {
        var (sine, cosine) = Math.SinCos(azimuth_rad);
        var radius = Shape switch
        {
            OutlineShape.Circle => HalfWidth_m,
            OutlineShape.Rectangle => Math.Min(HalfWidth_m / Math.Max(Math.Abs(cosine), 1e-300),
                HalfHeight_m / Math.Max(Math.Abs(sine), 1e-300)),
            _ => s_sin60Ratio * HalfWidth_m / Math.Cos(Fold(azimuth_rad)),
        };
        return (CentreX_m + (radius * cosine), CentreY_m + (radius * sine));
    }

    // Angle to the nearest direction across a side: sides face 30, 90, ... deg.
    private static double Fold(double azimuth) =>
        azimuth - (Math.PI / 6) - (Math.PI / 3 * Math.Round((azimuth - (Math.PI / 6)) / (Math.PI / 3)));

    private static (double X, double Y) Corner(int index) => (index % 3) switch
    {
        0 => (1, 0),
        1 => (-0.5, s_sin60Ratio),
        _ => (-0.5, -s_sin60Ratio),
    };
}

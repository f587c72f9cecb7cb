using System.Collections.Immutable;

namespace Guanghan.Fabrication.Slicing;

/// <summary>A place in a layer's plane. <c>default</c> is the origin.</summary>
/// <param name="X_m">First coordinate, m.</param>
/// <param name="Y_m">Second coordinate, m.</param>
public readonly record struct PlanePoint(double X_m, double Y_m)
{
    /// <summary>Distance to another place, m.</summary>
    public double DistanceTo_m(PlanePoint other) =>
        Math.Sqrt(((X_m - other.X_m) * (X_m - other.X_m)) + ((Y_m - other.Y_m) * (Y_m - other.Y_m)));
}

/// <summary>
/// A closed polygon with the solid on its left: the outside of a body runs counter-clockwise, the edge of a hole
/// clockwise.
/// </summary>
/// <param name="Points">Corners; the last joins the first.</param>
public sealed record Contour(ImmutableArray<PlanePoint> Points)
{
    /// <summary>Enclosed area, m^2, by the shoelace formula; negative for a hole.</summary>
    public double SignedArea_m2
    {
        get
        {
            var sum = 0.0;
            for (var at = 0; at < Points.Length; at++)
            {
                var (a, b) = (Points[at], Points[(at + 1) % Points.Length]);
                sum += ((a.X_m - Points[0].X_m) * (b.Y_m - Points[0].Y_m)) -
                    ((b.X_m - Points[0].X_m) * (a.Y_m - Points[0].Y_m));
            }

            return sum / 2;
        }
    }

    /// <summary>Length around, m.</summary>
    public double Length_m
    {
        get
        {
            var sum = 0.0;
            for (var at = 0; at < Points.Length; at++)
            {
                sum += Points[at].DistanceTo_m(Points[(at + 1) % Points.Length]);
            }

            return sum;
        }
    }
}

/// <summary>One layer of a part.</summary>
/// <param name="Index">From 0, at the bottom.</param>
/// <param name="Bottom_m">Height of its lower face, m, in the part's own coordinates.</param>
/// <param name="Thickness_m">Its height, m; the last layer may be thinner than the rest.</param>
/// <param name="Contours">Where its middle plane cuts the surface.</param>
public sealed record Layer(int Index, double Bottom_m, double Thickness_m, ImmutableArray<Contour> Contours)
{
    /// <summary>
    /// Area of the cut, m^2: the sum over its contours. Where bodies overlap it counts the overlap once for each.
    /// </summary>
    public double Area_m2 => Contours.Sum(contour => contour.SignedArea_m2);

    /// <summary>
    /// Whether a place lies in the part: the contours wind around it (Sunday 2001, "Inclusion of a point in a polygon",
    /// by the edges that cross its height).
    /// </summary>
    /// <param name="place">The place.</param>
    public bool Winds(PlanePoint place)
    {
        var turns = 0;
        foreach (var contour in Contours)
        {
            var points = contour.Points;
            for (var at = 0; at < points.Length; at++)
            {
                var (a, b) = (points[at], points[(at + 1) % points.Length]);
                if ((a.Y_m <= place.Y_m) == (b.Y_m <= place.Y_m))
                {
                    continue;
                }

                // Above zero where the place lies left of the edge.
                var side = ((b.X_m - a.X_m) * (place.Y_m - a.Y_m)) - ((place.X_m - a.X_m) * (b.Y_m - a.Y_m));
                turns += a.Y_m <= place.Y_m ? (side > 0 ? 1 : 0) : (side < 0 ? -1 : 0);
            }
        }

        return turns != 0;
    }

    /// <summary>Height of the middle plane, m.</summary>
    public double Middle_m => Bottom_m + (Thickness_m / 2);
}

namespace Guanghan.Fabrication.Parts;

/// <summary>A round hole as a polygon of four times some flats, its corners on the circle.</summary>
internal static class RoundHole
{
    private const int MostFlats = 32; // in a quarter

    private static int Flats(double diameter_m, double tolerance_m) =>
        4 * FacetedArc.FacetsOf(diameter_m / 2, Math.PI / 2, tolerance_m, MostFlats);

    /// <summary>Said where there would be too many flats.</summary>
    public const string FineChords = "the chord tolerance takes more than 128 flats around a hole; take a larger one";

    /// <summary>Whether it stays within the chord tolerance.</summary>
    public static bool IsWithin(double diameter_m, double tolerance_m) =>
        FacetedArc.IsWithin(diameter_m / 2, Math.PI / 2, tolerance_m, MostFlats);

    /// <summary>Area of the polygon, m^2.</summary>
    public static double Area_m2(double diameter_m, double tolerance_m)
    {
        var flats = Flats(diameter_m, tolerance_m);
        return flats * diameter_m * diameter_m * Math.Sin(2 * Math.PI / flats) / 8;
    }

    /// <summary>Its corners, counter-clockwise, m.</summary>
    public static (double X, double Y)[] Outline(double x_m, double y_m, double diameter_m, double tolerance_m)
    {
        var outline = new (double X, double Y)[Flats(diameter_m, tolerance_m)];
        for (var at = 0; at < outline.Length; at++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (at + 0.5) / outline.Length);
            outline[at] = (x_m + (diameter_m * cosine / 2), y_m + (diameter_m * sine / 2));
        }

        return outline;
    }
}

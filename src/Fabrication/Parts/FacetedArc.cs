namespace Guanghan.Fabrication.Parts;

/// <summary>
/// One share of a ring of flat facets, centred on the upward direction, its ends cut back parallel to the planes that
/// part the shares. Places are at distance r along the directions -pitch/2 to pitch/2; of the ends, on the chord where
/// it meets the cut. A circle's chords lie within it by at most the chord tolerance.
/// </summary>
/// <param name="FacetCount">Facets of a share.</param>
/// <param name="Pitch_rad">Angle of a share, rad.</param>
/// <param name="Cut_m">How far each end is cut back, m.</param>
internal readonly record struct FacetedArc(int FacetCount, double Pitch_rad, double Cut_m)
{
    /// <summary>Most facets of a share.</summary>
    public const int MostFacets = 512;

    private double Facet_rad => Pitch_rad / FacetCount;

    /// <summary>As many facets as keep the chords of a circle within a tolerance, an even number.</summary>
    /// <param name="radius_m">The largest radius, m.</param>
    /// <param name="pitch_rad">Angle of a share, rad.</param>
    /// <param name="tolerance_m">Distance from chord to circle, m.</param>
    /// <param name="cut_m">How far each end is cut back, m.</param>
    public static FacetedArc Within(double radius_m, double pitch_rad, double tolerance_m, double cut_m) =>
        new(2 * FacetsOf(radius_m, pitch_rad / 2, tolerance_m, MostFacets / 2), pitch_rad, cut_m);

    /// <summary>Facets that keep the chords of an arc within a tolerance.</summary>
    /// <param name="radius_m">Its radius, m.</param>
    /// <param name="angle_rad">Its angle, rad.</param>
    /// <param name="tolerance_m">Distance from chord to circle, m.</param>
    /// <param name="most">Most facets; more are not made.</param>
    public static int FacetsOf(double radius_m, double angle_rad, double tolerance_m, int most)
    {
        var facet_rad = 2 * Math.Acos(Math.Max(0, 1 - (tolerance_m / radius_m)));
        // Rounding must not add a facet to an arc that takes a whole number of them.
        return (int)Math.Clamp(Math.Ceiling((angle_rad / facet_rad) - 1e-9), 1, most);
    }

    /// <summary>Whether an arc stays within the chord tolerance with no more than some facets.</summary>
    /// <param name="radius_m">Its radius, m.</param>
    /// <param name="angle_rad">Its angle, rad.</param>
    /// <param name="tolerance_m">Distance from chord to circle, m.</param>
    /// <param name="most">Most facets.</param>
    public static bool IsWithin(double radius_m, double angle_rad, double tolerance_m, int most) =>
        FacetsOf(radius_m, angle_rad, tolerance_m, most + 1) <= most;

    /// <summary>Whether the cuts leave something of the end facets at a radius.</summary>
    /// <param name="radius_m">The least radius, m.</param>
    public bool Holds(double radius_m) => Cut_m < 0.9 * radius_m * Math.Sin(Facet_rad);

    /// <summary>Where node i at a radius lies: across, and along the middle direction, m.</summary>
    /// <param name="at">0 to the count of facets.</param>
    /// <param name="radius_m">Radius, m.</param>
    public (double X, double Y) Place(int at, double radius_m)
    {
        var (x, y) = OnCircle(at, radius_m);
        if (at > 0 && at < FacetCount)
        {
            return (x, y);
        }

        var share = Cut_m / (radius_m * Math.Sin(Facet_rad));
        var (innerX, innerY) = OnCircle(at == 0 ? 1 : at - 1, radius_m);
        return (x + (share * (innerX - x)), y + (share * (innerY - y)));
    }

    /// <summary>How far the last node at a radius lies along the end plane, m.</summary>
    /// <param name="radius_m">Radius, m.</param>
    public double Along_m(double radius_m) => radius_m - (Cut_m * Math.Tan(Facet_rad / 2));

    /// <summary>A point of the plane that parts this share from a neighbour.</summary>
    /// <param name="end">-1 for the first end, 1 for the last.</param>
    /// <param name="along_m">Distance from the centre along that plane, m.</param>
    /// <param name="before_m">Distance from that plane, towards the middle of the share, m.</param>
    public (double X, double Y) AtEnd(int end, double along_m, double before_m)
    {
        var (sine, cosine) = Math.SinCos(Pitch_rad / 2);
        return (end * ((along_m * sine) - (before_m * cosine)), (along_m * cosine) + (before_m * sine));
    }

    /// <summary>
    /// Volume of a section swept along the facets, m^3: 2 n sin(d/2) cos(d/2) times its first moment about the axis,
    /// less two slabs as thick as the cuts. Of an area swept as a line, likewise, m^2.
    /// </summary>
    /// <param name="moment">First moment of the section about the axis.</param>
    /// <param name="size">Its area, or the line's length.</param>
    public double Swept(double moment, double size) =>
        (FacetCount * Math.Sin(Facet_rad) * moment) - (2 * Cut_m * size);

    /// <summary>Area between two radii, m^2.</summary>
    public double Area_m2(double inner_m, double outer_m) =>
        Swept(((outer_m * outer_m) - (inner_m * inner_m)) / 2, outer_m - inner_m);

    /// <summary>Area between two radii within some depth of an end, m^2.</summary>
    public double EndArea_m2(double inner_m, double outer_m, double depth_m) =>
        Beneath_m2(outer_m, Cut_m + depth_m) - Beneath_m2(outer_m, Cut_m)
        - Beneath_m2(inner_m, Cut_m + depth_m) + Beneath_m2(inner_m, Cut_m);

    // The chords' polygon over the distance from the parting plane, by trapezoids.
    private double Beneath_m2(double radius_m, double depth_m)
    {
        var (sum, from, height) = (0.0, 0.0, radius_m);
        if (radius_m == 0)
        {
            return 0;
        }

        for (var at = 1; at <= FacetCount && from < depth_m; at++)
        {
            var (to, next) = (radius_m * Math.Sin(at * Facet_rad), radius_m * Math.Cos(at * Facet_rad));
            var end = Math.Min(to, depth_m);
            var top = height + ((next - height) * (end - from) / (to - from));
            sum += (end - from) * (height + top) / 2;
            (from, height) = (end, top);
        }

        return sum;
    }

    private (double X, double Y) OnCircle(int at, double radius_m)
    {
        var (sine, cosine) = Math.SinCos((at * Facet_rad) - (Pitch_rad / 2));
        return (radius_m * sine, radius_m * cosine);
    }
}

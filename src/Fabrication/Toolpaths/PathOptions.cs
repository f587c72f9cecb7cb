using System.Collections.Immutable;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>How the ways of the pen through a layer are planned.</summary>
/// <param name="Mode">What is drawn.</param>
/// <param name="MeltWidth_m">
/// Width of the melt that the pen leaves, m: the outermost contour lies half of it inside.
/// </param>
/// <param name="Contours">Ways along the boundary.</param>
/// <param name="Hatch">Filling.</param>
/// <param name="Order">In which order.</param>
public sealed record PathOptions(
    PrintMode Mode, double MeltWidth_m, ContourOptions Contours, HatchOptions Hatch, OrderOptions Order)
{
    /// <summary>Which layer a mode draws that draws only one, from 0.</summary>
    public int OnlyLayer { get; init; }

    /// <summary>Distance between the single lines of <see cref="PrintMode.Line"/>, and between spots, m.</summary>
    public double SingleSpacing_m { get; init; } = 0.01;

    /// <summary>
    /// Where <see cref="PrintMode.Spot"/> holds the light, as far as they lie in the part; where there are none, on a
    /// square grid.
    /// </summary>
    public ImmutableArray<LatticePoint> Places { get; init; } = [];

    /// <summary>How faces that stay visible are filled; null for like everything else.</summary>
    public SkinOptions? Skin { get; init; }

    /// <summary>Spacing that grows inward; null for the same everywhere.</summary>
    public GradientOptions? Gradient { get; init; }

    /// <summary>Why no ways can be planned so; null where they can.</summary>
    public string? Problem =>
        !(MeltWidth_m is >= 1e-6 and <= 1) ? "the width of the melt must be 1 um to 1 m"
        : OnlyLayer < 0 ? "the layer must not be below 0"
        : !(SingleSpacing_m is >= 1e-6 and <= Lattice.Limit_m) ? "the spacing of single lines must be 1 um to 5.36 m"
        : !(Hatch.Inset_m >= -MeltWidth_m / 2) ? "strokes must not reach further out than half a melt width"
        : Contours.Problem ?? Hatch.Problem ?? Order.Problem ?? Skin?.Problem ?? Gradient?.Problem;
}

/// <summary>Where closed ways begin.</summary>
public enum SeamRule
{
    /// <summary>At the corner nearest to where the pen comes from.</summary>
    Nearest,

    /// <summary>At the corner farthest in one direction, so that seams lie above each other.</summary>
    Aligned,

    /// <summary>Anywhere, by a hash of seed, layer and way.</summary>
    Random,

    /// <summary>At the sharpest corner that points into the part, where it is seen least; else the nearest.</summary>
    SharpestConcave,
}

/// <summary>Ways along the boundary.</summary>
/// <param name="Count">How many, one within the other; 0 for none, at most 1000.</param>
/// <param name="Spacing_m">Distance between them, m.</param>
/// <param name="IsInsideOut">Whether the innermost of each nest is drawn first.</param>
/// <param name="IsBeforeHatch">Whether they are drawn before the filling.</param>
/// <param name="Seam">Where they begin.</param>
public sealed record ContourOptions(
    int Count, double Spacing_m, bool IsInsideOut, bool IsBeforeHatch, SeamRule Seam)
{
    /// <summary>Direction of <see cref="SeamRule.Aligned"/>, rad.</summary>
    public double SeamAngle_rad { get; init; }

    /// <summary>Seed of <see cref="SeamRule.Random"/>.</summary>
    public ulong SeamSeed { get; init; }

    /// <summary>Why no contours can be planned so; null where they can.</summary>
    public string? Problem =>
        Count is < 0 or > 1000 ? "there must be 0 to 1000 contours"
        : !(Spacing_m is >= 1e-6 and <= 1) ? "the spacing of contours must be 1 um to 1 m"
        : !double.IsFinite(SeamAngle_rad) ? "the direction of seams must be a number"
        : null;
}

/// <summary>Filling.</summary>
/// <param name="Pattern">How.</param>
/// <param name="Spacing_m">Distance between strokes, m; more than the melt's width leaves a sparse core.</param>
/// <param name="Inset_m">
/// From the innermost contour's middle line, or without contours from half a melt width inside the boundary, to where
/// strokes end, m; below 0 strokes reach over it, at most by half a melt width.
/// </param>
/// <param name="FirstAngle_rad">Direction of strokes in the lowest layer, rad.</param>
/// <param name="AngleStep_rad">How much it turns from layer to layer, rad; 67 deg comes back late.</param>
public sealed record HatchOptions(
    HatchPattern Pattern, double Spacing_m, double Inset_m, double FirstAngle_rad, double AngleStep_rad)
{
    /// <summary>Width of strips and squares, m.</summary>
    public double Cell_m { get; init; } = 0.005;

    /// <summary>How far strokes reach over the edges of strips and squares, m, on each side.</summary>
    public double CellOverlap_m { get; init; }

    /// <summary>Why nothing can be filled so; null where it can.</summary>
    public string? Problem =>
        !(Spacing_m is >= 1e-6 and <= Lattice.Limit_m) ? "the spacing of strokes must be 1 um to 5.36 m"
        : !(Inset_m is >= -1 and <= 1) ? "the inset of strokes must be -1 to 1 m"
        : !double.IsFinite(FirstAngle_rad) || !double.IsFinite(AngleStep_rad) ? "directions must be numbers"
        : !(Cell_m is >= 5e-5 and <= Lattice.Limit_m) ? "strips and squares must be 50 um to 5.36 m wide"
        : !(CellOverlap_m >= 0 && CellOverlap_m <= Cell_m / 2) ? "strokes must reach over at most half a square"
        : null;
}

/// <summary>Faces that stay visible: what the layers above or below leave bare.</summary>
/// <param name="LayerCount">How many layers above and below must cover a place to make it core, 1 to 64.</param>
/// <param name="Pattern">How skin is filled.</param>
/// <param name="Spacing_m">Distance between its strokes, m.</param>
public sealed record SkinOptions(int LayerCount, HatchPattern Pattern, double Spacing_m)
{
    /// <summary>Why no skin can be made so; null where it can.</summary>
    public string? Problem =>
        LayerCount is < 1 or > 64 ? "1 to 64 layers must cover a core"
        : !(Spacing_m is >= 1e-6 and <= Lattice.Limit_m) ? "the spacing of strokes in skin must be 1 um to 5.36 m"
        : null;
}

/// <summary>Spacing that grows inward, band by band.</summary>
/// <param name="Band_m">Width of a band, m.</param>
/// <param name="GrowthFactor">Spacing of a band over that of the one around it, at least 1.</param>
/// <param name="BandCount">How many bands; the innermost is all the rest.</param>
public sealed record GradientOptions(double Band_m, double GrowthFactor, int BandCount)
{
    /// <summary>Why no bands can be made so; null where they can.</summary>
    public string? Problem =>
        !(Band_m is >= 1e-6 and <= Lattice.Limit_m) ? "a band must be 1 um to 5.36 m wide"
        : !(GrowthFactor is >= 1 and <= 100) ? "spacing must grow by a factor of 1 to 100 from band to band"
        : BandCount is < 1 or > 1000 ? "there must be 1 to 1000 bands"
        : null;
}

/// <summary>In which order strokes are drawn.</summary>
/// <param name="Speed_m_s">Of the pen with the light on, m/s.</param>
/// <param name="TravelSpeed_m_s">Of the pen with the light off, m/s.</param>
public sealed record OrderOptions(double Speed_m_s, double TravelSpeed_m_s)
{
    /// <summary>How long a spot is lit, s.</summary>
    public double SpotTime_s { get; init; } = 1;

    /// <summary>How close a stroke must pass to heat a place again, m; 0 for not looked at.</summary>
    public double ReturnRadius_m { get; init; }

    /// <summary>
    /// Least time before the pen comes back that close, s; 0 for the shortest way. Kept between groups of strokes
    /// (strips, squares, runs there and back), not within them, unless <see cref="IsByStroke"/>.
    /// </summary>
    public double ReturnTime_s { get; init; }

    /// <summary>Whether single strokes are moved, not groups of them.</summary>
    public bool IsByStroke { get; init; }

    /// <summary>Why nothing can be drawn so; null where it can.</summary>
    public string? Problem =>
        !(Speed_m_s is > 0 and <= 1e3 && TravelSpeed_m_s is > 0 and <= 1e3)
            ? "speeds must be above 0 and at most 1 km/s"
        : !(SpotTime_s is >= 0 and <= 1e6) ? "a spot must be lit for 0 to 1e6 s"
        : !(ReturnRadius_m is >= 0 and <= 1) ? "the radius of return must be 0 to 1 m"
        : !(ReturnTime_s is >= 0 and <= 1e9) ? "the time of return must be 0 to 1e9 s"
        : ReturnTime_s > 0 && ReturnRadius_m < 1e-6 ? "a time of return takes a radius of at least 1 um"
        : null;
}

using System.Collections.Immutable;
using Guanghan.Fabrication.Optics.Mirrors;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>What stands in the way of light on one part of its way.</summary>
/// <param name="Screens">Flat obstacles.</param>
/// <param name="Struts">Bars.</param>
public sealed record Obstacles(ImmutableArray<Screen> Screens, ImmutableArray<Strut> Struts)
{
    /// <summary>Nothing.</summary>
    public static Obstacles None { get; } = new([], []);
}

/// <summary>
/// Everything between the Sun and the receiver's plane, in one frame: light meets one of the facets, then each later
/// mirror in turn, then the plane. The order is fixed: light that would take another way is lost and named.
/// </summary>
/// <param name="Sun">Where rays come from.</param>
/// <param name="Facets">The first mirror: one, or many that share the light.</param>
/// <param name="Later">Mirrors after it, in the order of the light.</param>
/// <param name="Shades">What shades the first mirror.</param>
/// <param name="Ways">
/// What stands behind each mirror: first the way from the facets to the next surface, then the others.
/// </param>
/// <param name="Receiver">The receiver's plane; its normal points the way the light goes.</param>
public sealed record Collector(
    SunSource Sun,
    ImmutableArray<Mirror> Facets,
    ImmutableArray<Mirror> Later,
    Obstacles Shades,
    ImmutableArray<Obstacles> Ways,
    Placement Receiver)
{
    /// <summary>Facets that may shade each facet, and that may stand in the way of its reflected light.</summary>
    public FacetNeighbours Neighbours { get; } = FacetNeighbours.None;

    /// <summary>The same collector with the facets that can stand in each other's way found.</summary>
    public Collector WithNeighbours() => new(this, FacetNeighbours.Of(this));

    private Collector(Collector other, FacetNeighbours neighbours)
        : this(other.Sun, other.Facets, other.Later, other.Shades, other.Ways, other.Receiver) =>
        Neighbours = neighbours;

    /// <summary>Area of all facets' outlines, m^2: rays are spread over it evenly.</summary>
    public double OutlineArea_m2 => Facets.Sum(facet => facet.Outline.Area_m2);
}

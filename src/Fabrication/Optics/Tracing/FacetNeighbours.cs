using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Optics.Mirrors;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>
/// Which facets can shade or block which: pairs whose balls come near each other along the light, found once, so that a
/// ray is held against a few facets and not all. Errs on the side of too many; a curved facet shades as its tangent
/// plane at the centre does.
/// </summary>
public sealed class FacetNeighbours
{
    private FacetNeighbours(ImmutableArray<Screen> screens, int[][] shading, int[][] blocking) =>
        (Screens, Shading, Blocking) = (screens, shading, blocking);

    /// <summary>No facet meets another's light.</summary>
    public static FacetNeighbours None { get; } = new([], [], []);

    internal ImmutableArray<Screen> Screens { get; }

    internal int[][] Shading { get; }

    internal int[][] Blocking { get; }

    /// <summary>Finds the pairs.</summary>
    /// <param name="collector">The collector.</param>
    public static FacetNeighbours Of(Collector collector)
    {
        var facets = collector.Facets;
        if (facets.Length < 2)
        {
            return None;
        }

        var centres = facets.Select(facet => facet.Centre).ToArray();
        var radii = facets.Select(facet => facet.BoundingRadius_m).ToArray();
        var (goal, goalRadius) = collector.Later.IsEmpty
            ? (collector.Receiver.Origin, radii.Max())
            : (collector.Later[0].Centre, collector.Later[0].BoundingRadius_m);
        var sunward = -collector.Sun.Propagation;
        var spread = Math.Tan(collector.Sun.Reach_rad);
        var shading = new int[facets.Length][];
        var blocking = new int[facets.Length][];
        for (var i = 0; i < facets.Length; i++)
        {
            var (near, way) = (new List<int>(), new List<int>());
            var towards = goal - centres[i];
            var length = towards.Length;
            for (var j = 0; j < facets.Length; j++)
            {
                if (j == i)
                {
                    continue;
                }

                var between = centres[j] - centres[i];
                if (Meets(between, sunward, radii[i] + radii[j], spread, double.PositiveInfinity))
                {
                    near.Add(j);
                }

                if (Meets(between, towards / length, radii[i] + radii[j], Math.Max(0, goalRadius - radii[i]) / length,
                    length))
                {
                    way.Add(j);
                }
            }

            (shading[i], blocking[i]) = ([.. near], [.. way]);
        }

        return new([.. facets.Select(AsScreen)], shading, blocking);
    }

    /// <summary>A facet as what stands in the way of others.</summary>
    internal static Screen AsScreen(Mirror facet)
    {
        var normal = facet.Surface.Normal(facet.Outline.CentreX_m, facet.Outline.CentreY_m);
        var frame = facet.Placement;
        var isFlat = facet.Surface.Curvature_1_m == 0;
        var placement = isFlat || (facet.Outline.CentreX_m == 0 && facet.Outline.CentreY_m == 0)
            ? frame with { Origin = frame.Origin }
            : Placement.Facing(facet.Centre, frame.DirectionOut(normal));
        var outline = placement.N == frame.N
            ? facet.Outline
            : facet.Outline with { CentreX_m = 0, CentreY_m = 0 };
        return new(placement, outline);
    }

    // Whether a ball comes near a beam that starts as wide as another ball and widens along its way.
    private static bool Meets(Vec3 between, Vec3 along, double reach, double spread, double length)
    {
        var ahead = Vec3.Dot(between, along);
        if (ahead < -reach || ahead > length)
        {
            return false;
        }

        var beside = (between - (ahead * along)).Length;
        return beside <= reach + (Math.Max(0, ahead) * spread);
    }
}

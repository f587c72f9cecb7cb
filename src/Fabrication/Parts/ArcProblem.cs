namespace Guanghan.Fabrication.Parts;

/// <summary>What blocks of arches and vaults must be.</summary>
internal static class ArcProblem
{
    private const double LeastPitch_rad = 0.1 * Math.PI / 180; // 3600 blocks a ring

    /// <summary>Said where a joint takes up a whole facet.</summary>
    public const string WideJoint = "a joint is wider than a flat of the curved faces; take a larger chord tolerance " +
        "or a smaller joint";

    /// <summary>Said where there would be too many facets.</summary>
    public const string FineChords = "the chord tolerance takes more than 512 flats; take a larger one";

    /// <summary>Why such a block cannot be; null where nothing is against it yet.</summary>
    public static string? Of(
        double innerRadius_m, double thickness_m, double width_m, double pitch_rad, double joint_m,
        double tolerance_m) =>
        !(innerRadius_m > 0 && thickness_m > 0 && width_m > 0) ? "every size must be above 0"
        : !(pitch_rad is >= LeastPitch_rad and <= Math.PI) ? "its angle must be 0.1 to 180 deg"
        : !(joint_m >= 0) ? "a joint must not be below 0"
        : !(tolerance_m > 0) ? "the chord tolerance must be above 0"
        : !FacetedArc.IsWithin(innerRadius_m + thickness_m, pitch_rad / 2, tolerance_m, FacetedArc.MostFacets / 2)
            ? FineChords
        : null;
}

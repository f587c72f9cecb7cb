using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Heat;

/// <summary>
/// How well one pass of the pen joins its layer to what lies beneath, from columns across the track: molten where the
/// melt reaches the layer's lowest cell, and of the rest as far as necks join grains by that cell's own history.
/// Assumes what <see cref="PenTrack"/> assumes; the history ends when the column is solid, so necks that grow
/// afterwards are left out.
/// </summary>
public static class TrackJoint
{
    /// <summary>Share of the section joined when tracks lie a spacing apart, 0 to 1.</summary>
    /// <param name="track">The pass.</param>
    /// <param name="spacing_m">Distance between tracks, m.</param>
    /// <param name="viscosity_Pa_s">Viscosity, Pa s, at a temperature, K; infinity where nothing flows.</param>
    /// <param name="radius_m">Radius of the grains, m.</param>
    public static double JoinedFraction(
        PenTrack track, double spacing_m, Func<double, double> viscosity_Pa_s, double radius_m) =>
        track.MeanOf([.. track.Columns.Select(column =>
        {
            var bond = LayerBond.Of(column.Joint, viscosity_Pa_s, radius_m).BondFraction;
            return column.JointMeltedFraction + ((1 - column.JointMeltedFraction) * bond);
        }), 0], spacing_m);
}

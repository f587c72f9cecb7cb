using System.Collections.Immutable;

namespace Guanghan.Fabrication.Fibre.Designs;

/// <summary>What keeps a design from being smaller.</summary>
public enum DesignLimit
{
    /// <summary>The flux over the spot.</summary>
    Flux,

    /// <summary>The power at the spot.</summary>
    Power,

    /// <summary>The least aperture allowed; both targets are exceeded.</summary>
    LeastAperture,
}

/// <summary>The design of least mirror area, traced in full.</summary>
/// <param name="Point">The design.</param>
/// <param name="Binding">What keeps it from being smaller.</param>
/// <param name="Trace">The chain traced with rays that the search has not seen.</param>
/// <param name="IsMet">Whether flux and power are both met within three standard errors of that trace.</param>
/// <param name="IsConverged">Whether every search stopped at its tolerance.</param>
/// <param name="ResidualRatio">What the last root leaves of the light that it wants, over that light.</param>
/// <param name="Rounds">Full traces until the targets were met.</param>
public sealed record FoundDesign(
    DesignPoint Point, DesignLimit Binding, LightTrace Trace, bool IsMet, bool IsConverged, double ResidualRatio,
    int Rounds);

/// <summary>What there would have to be where no design within the bounds meets the target.</summary>
/// <param name="GreatestSpotRatio">The greatest flux over the irradiance at any aperture and any power.</param>
/// <param name="GreatestPenArea_m2">
/// The greatest power over the irradiance at the target's flux and any aperture, m^2; 0 where the flux is not reached.
/// </param>
/// <param name="Needed">The design of least mirror area at any aperture; null for none.</param>
public sealed record DesignShortfall(double GreatestSpotRatio, double GreatestPenArea_m2, DesignPoint? Needed);

/// <summary>The least mirror area for a flux at the target's power.</summary>
/// <param name="SpotRatio">Flux over the irradiance.</param>
/// <param name="Point">The design.</param>
public sealed record ParetoPoint(double SpotRatio, DesignPoint Point);

/// <summary>What a search found.</summary>
/// <param name="Found">The design; null where none meets the target.</param>
/// <param name="Shortfall">What it would take; null where a design was found.</param>
/// <param name="Pareto">Designs of least mirror area by rising flux; empty where no design was found.</param>
/// <param name="RimAngles_rad">Rim angles of the map.</param>
/// <param name="MirrorAreas_m2">
/// Least mirror area by number of fibres, row by row, and rim angle; infinite where no design meets the target.
/// </param>
public sealed record DesignOutcome(
    FoundDesign? Found, DesignShortfall? Shortfall, ImmutableArray<ParetoPoint> Pareto,
    ImmutableArray<double> RimAngles_rad, ImmutableArray<double> MirrorAreas_m2);

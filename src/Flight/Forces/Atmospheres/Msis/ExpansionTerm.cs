namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>Which factor a term of an expansion stands behind (docs/concepts/atmosphere.md).</summary>
internal enum Part
{
    /// <summary>1.</summary>
    Zonal,

    /// <summary>The mean flux less 150.</summary>
    MeanFlux,

    /// <summary>f1.</summary>
    Annual,

    /// <summary>f2.</summary>
    Tidal,

    /// <summary>Unrest by the daily index.</summary>
    Daily,

    /// <summary>Unrest by the index's history.</summary>
    History,

    /// <summary>A factor of the mean flux, or of seasons.</summary>
    Longitude,

    /// <summary>The seasons that longitude is multiplied by in the lower air.</summary>
    LongitudeSeason,

    /// <summary>u.</summary>
    Universal,

    /// <summary>The season in u.</summary>
    UniversalSeason,

    /// <summary>Universal time with longitude.</summary>
    Mixed,
}

/// <summary>A cosine of the day of the year with a phase of each quantity's own.</summary>
internal enum Season
{
    Always,
    Symmetric,
    SymmetricHalf,
    Asymmetric,
    AsymmetricHalf,
    LongitudeYear,
    LongitudeHalfYear,
    LongitudeSineYear,
    LongitudeSineHalfYear,
}

/// <summary>What else a term goes round with. From <see cref="Universal"/> on each has a phase.</summary>
internal enum Angle
{
    None,
    LocalCosine,
    LocalSine,
    Local2Cosine,
    Local2Sine,
    Local3Cosine,
    Local3Sine,
    LongitudeCosine,
    LongitudeSine,
    Universal,
    Mixed,
    DailyLocal,
    DailyLongitude,
    DailySeasonLongitude,
    DailyUniversal,
    HistoryLocal,
    HistoryLongitude,
    HistorySeasonLongitude,
    HistoryUniversal,
}

/// <summary>Numbers of a quantity that shape factors and responses.</summary>
internal enum Curve
{
    Level,
    Flux,
    FluxSquare,
    FluxTimesMean,
    MeanFlux,
    MeanFluxSquare,
    AnnualMeanFlux,
    TidalMeanFlux,
    LongitudeMeanFlux,
    UniversalSine,
    DailyDecay,
    DailySlope,
    DailySine,
    HistoryDecay,
    HistorySlope,
    HistoryFading,
    HistoryLatitude,
    HistorySine,
}

/// <summary>
/// One coefficient of every quantity, and what it multiplies: a Legendre function, a season, an angle.
/// </summary>
/// <param name="Number">Place in the published arrays, from 1.</param>
/// <param name="Part">Factor.</param>
/// <param name="Degree">Degree of the Legendre function.</param>
/// <param name="Order">Its order.</param>
/// <param name="Season">Season.</param>
/// <param name="Angle">Angle.</param>
/// <param name="Values">One of each quantity.</param>
internal sealed record ExpansionTerm(
    int Number, Part Part, int Degree, int Order, Season Season, Angle Angle, double[] Values);

/// <summary>A factor of every quantity.</summary>
/// <param name="Number">Place in the published arrays, from 1.</param>
/// <param name="Curve">Which.</param>
/// <param name="Values">One of each quantity.</param>
internal sealed record ExpansionCurve(int Number, Curve Curve, double[] Values);

/// <summary>A season's phase of every quantity, d.</summary>
/// <param name="Number">Place in the published arrays, from 1.</param>
/// <param name="Season">Which.</param>
/// <param name="Values">One of each quantity, d.</param>
internal sealed record SeasonPhase(int Number, Season Season, double[] Values);

/// <summary>An angle's phase of every quantity: h of local time, degrees of longitude, s of universal time.</summary>
/// <param name="Number">Place in the published arrays, from 1.</param>
/// <param name="Angle">Which.</param>
/// <param name="Values">One of each quantity.</param>
internal sealed record AnglePhase(int Number, Angle Angle, double[] Values);

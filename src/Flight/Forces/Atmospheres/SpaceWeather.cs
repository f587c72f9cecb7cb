namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>
/// What the Sun and the magnetic field do to the air. Fluxes are those of 10.7 cm radio waves as observed at the Earth,
/// not at one astronomical unit, in solar flux units of 1e-22 W/(m^2 Hz); indices are the planetary a_p and A_p in
/// their unit of 2 nT.
/// </summary>
/// <param name="PriorFluxCount">Flux of the day before.</param>
/// <param name="MeanFluxCount">Mean flux of 81 days about the day.</param>
/// <param name="DailyApCount">Mean index of the day; not used where there is a history.</param>
/// <param name="History">Index of the last 57 hours; null where only the day's mean counts.</param>
public readonly record struct SpaceWeather(
    double PriorFluxCount, double MeanFluxCount, double DailyApCount, ApHistory? History = null)
{
    /// <summary>
    /// Moderate: 150, 150 and 4, for which the model's means hold, and which it should be given below 80 km.
    /// </summary>
    public static SpaceWeather Moderate { get; } = new(150, 150, 4);
}

/// <summary>The magnetic index of the last 57 hours, in its unit of 2 nT.</summary>
/// <param name="NowCount">Of the three hours now.</param>
/// <param name="HoursAgo3Count">Of those 3 hours before.</param>
/// <param name="HoursAgo6Count">6 hours before.</param>
/// <param name="HoursAgo9Count">9 hours before.</param>
/// <param name="HoursAgo12To33Count">Mean of eight, 12 to 33 hours before.</param>
/// <param name="HoursAgo36To57Count">Mean of eight, 36 to 57 hours before.</param>
public readonly record struct ApHistory(
    double NowCount, double HoursAgo3Count, double HoursAgo6Count, double HoursAgo9Count,
    double HoursAgo12To33Count, double HoursAgo36To57Count);

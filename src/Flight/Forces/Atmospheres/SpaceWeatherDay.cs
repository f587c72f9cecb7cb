using System.Collections.Immutable;

namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>A day of measured or predicted space weather.</summary>
/// <param name="Date">The day, UTC.</param>
/// <param name="FluxCount">Flux at 10.7 cm as observed, solar flux units of 1e-22 W/(m^2 Hz).</param>
/// <param name="MeanFluxCount">Its mean over the 81 days about the day.</param>
/// <param name="DailyApCount">Mean planetary index of the day, in 2 nT.</param>
/// <param name="ApCounts">The index of its eight spans of three hours.</param>
public sealed record SpaceWeatherDay(
    DateOnly Date, double FluxCount, double MeanFluxCount, double DailyApCount, ImmutableArray<double> ApCounts);

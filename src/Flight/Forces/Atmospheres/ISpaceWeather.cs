using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>Space weather by time. Thread-safe.</summary>
public interface ISpaceWeather
{
    /// <summary>Instants at which an index jumps.</summary>
    IReadOnlyList<Epoch> Switches { get; }

    /// <summary>The weather that the air feels at an instant.</summary>
    /// <param name="epoch">The instant.</param>
    /// <exception cref="SpaceWeatherException">The instant is not covered.</exception>
    SpaceWeather At(Epoch epoch);
}

/// <summary>The same weather all the time.</summary>
/// <param name="Weather">It.</param>
public sealed record ConstantSpaceWeather(SpaceWeather Weather) : ISpaceWeather
{
    /// <inheritdoc/>
    public IReadOnlyList<Epoch> Switches => [];

    /// <inheritdoc/>
    public SpaceWeather At(Epoch epoch) => Weather;
}

/// <summary>Space weather is asked for that is not there, or its file cannot be read.</summary>
/// <param name="message">What and where.</param>
public sealed class SpaceWeatherException(string message) : Exception(message);

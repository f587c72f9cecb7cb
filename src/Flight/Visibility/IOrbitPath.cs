using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Propagation;
using Guanghan.Flight.Propagation.Sgp4;

namespace Guanghan.Flight.Visibility;

/// <summary>Where a spacecraft is at any instant of a span, however that is known.</summary>
public interface IOrbitPath
{
    /// <summary>The body that positions are counted from.</summary>
    Body Centre { get; }

    /// <summary>First instant known.</summary>
    Epoch First { get; }

    /// <summary>Last instant known; not before the first.</summary>
    Epoch Last { get; }

    /// <summary>Position and velocity from the centre, ICRF axes.</summary>
    /// <param name="epoch">When, from first to last.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the span.</exception>
    State<Icrf> At(Epoch epoch);
}

/// <summary>The path of a satellite under SGP4, up to where the theory gives no state any more.</summary>
public sealed class Sgp4Path : IOrbitPath
{
    private const double Look_s = 300; // the theory's failures last: a satellite that has decayed stays decayed

    private readonly Sgp4Satellite satellite;

    private Sgp4Path(Sgp4Satellite satellite, Epoch first, Epoch last, Sgp4Status ending) =>
        (this.satellite, First, Last, Ending) = (satellite, first, last, ending);

    /// <inheritdoc/>
    public Body Centre => Body.Earth;

    /// <inheritdoc/>
    public Epoch First { get; }

    /// <inheritdoc/>
    public Epoch Last { get; }

    /// <summary>Why it ends before it was asked to; <see cref="Sgp4Status.Valid"/> where it does not.</summary>
    public Sgp4Status Ending { get; }

    /// <summary>
    /// Looks along a span, every five minutes, for where the theory ends: at the very start, perhaps, and then the path
    /// has no length and no state.
    /// </summary>
    /// <param name="satellite">The satellite.</param>
    /// <param name="first">First instant wanted.</param>
    /// <param name="last">Last instant wanted.</param>
    /// <exception cref="ArgumentException">The span runs backwards.</exception>
    public static Sgp4Path Over(Sgp4Satellite satellite, Epoch first, Epoch last)
    {
        ArgumentNullException.ThrowIfNull(satellite);
        if (last < first)
        {
            throw new ArgumentException($"The span runs from {first} back to {last}; exchange them.", nameof(last));
        }

        if (satellite.At(first).Status is not Sgp4Status.Valid and var status)
        {
            return new(satellite, first, first, status);
        }

        var good = first;
        while (good < last)
        {
            var next = good + Duration.FromSeconds(Look_s);
            next = next < last ? next : last;
            if (satellite.At(next).Status is not Sgp4Status.Valid and var ending)
            {
                return new(satellite, first, good, ending);
            }

            good = next;
        }

        return new(satellite, first, last, Sgp4Status.Valid);
    }

    /// <inheritdoc/>
    public State<Icrf> At(Epoch epoch)
    {
        if (epoch < First || epoch > Last)
        {
            throw new ArgumentOutOfRangeException(
                nameof(epoch), $"{epoch} is outside the path, which runs from {First} to {Last}.");
        }

        var state = satellite.At(epoch).State;
        return EarthFrames.ToTeme(epoch, EarthOrientation.Unmeasured(First)).Inverse().Apply(state);
    }
}

/// <summary>A numerically propagated path.</summary>
/// <param name="trajectory">What the propagator kept.</param>
/// <param name="centre">The body that it counts positions from.</param>
public sealed class TrajectoryPath(Trajectory trajectory, Body centre) : IOrbitPath
{
    /// <inheritdoc/>
    public Body Centre => centre;

    /// <inheritdoc/>
    public Epoch First => trajectory.Begin;

    /// <inheritdoc/>
    public Epoch Last => trajectory.End;

    /// <inheritdoc/>
    public State<Icrf> At(Epoch epoch) => trajectory.StateAt(epoch).Orbit;
}

/// <summary>A part of a path.</summary>
/// <param name="whole">The path.</param>
/// <param name="first">First instant wanted.</param>
/// <param name="last">Last instant wanted.</param>
public sealed class PathSpan(IOrbitPath whole, Epoch first, Epoch last) : IOrbitPath
{
    /// <inheritdoc/>
    public Body Centre => whole.Centre;

    /// <inheritdoc/>
    public Epoch First => first > whole.First ? first : whole.First;

    /// <inheritdoc/>
    public Epoch Last => last < whole.Last ? last : whole.Last;

    /// <inheritdoc/>
    public State<Icrf> At(Epoch epoch) => epoch >= First && epoch <= Last
        ? whole.At(epoch)
        : throw new ArgumentOutOfRangeException(
            nameof(epoch), $"{epoch} is outside the span, which runs from {First} to {Last}.");
}

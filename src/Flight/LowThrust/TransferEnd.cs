using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.LowThrust;

/// <summary>
/// Where a low-thrust transfer begins or ends: a body that moves, or a state that stands for any time, and how fast it
/// may be passed.
/// </summary>
public sealed class TransferEnd
{
    private readonly Func<Epoch, State<Icrf>> state;

    private TransferEnd(Func<Epoch, State<Icrf>> state, bool moves, double excessSpeed_m_s_max)
    {
        if (!(excessSpeed_m_s_max >= 0 && double.IsFinite(excessSpeed_m_s_max)))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The speed relative to the body may be 0 m/s or more; the bound is {excessSpeed_m_s_max} m/s."));
        }
        (this.state, Moves, ExcessSpeed_m_s_max) = (state, moves, excessSpeed_m_s_max);
    }

    /// <summary>Most speed relative to the body, m/s; 0 for a rendezvous.</summary>
    public double ExcessSpeed_m_s_max { get; }

    /// <summary>True where the state depends on the epoch.</summary>
    internal bool Moves { get; }

    /// <summary>At one state, whenever.</summary>
    /// <param name="state">Position and velocity relative to the centre of attraction.</param>
    /// <param name="excessSpeed_m_s_max">Most speed relative to it, m/s.</param>
    /// <exception cref="ArgumentException">The bound is negative.</exception>
    public static TransferEnd At(State<Icrf> state, double excessSpeed_m_s_max = 0) =>
        new(_ => state, false, excessSpeed_m_s_max);

    /// <summary>At a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="center">The centre of attraction.</param>
    /// <param name="ephemeris">Where both are.</param>
    /// <param name="excessSpeed_m_s_max">Most speed relative to the body, m/s.</param>
    /// <exception cref="ArgumentException">The bound is negative.</exception>
    public static TransferEnd Of(Body body, Body center, IEphemeris ephemeris, double excessSpeed_m_s_max = 0)
    {
        ArgumentNullException.ThrowIfNull(ephemeris);
        return new(epoch => ephemeris.StateOf(body, center, epoch), true, excessSpeed_m_s_max);
    }

    /// <summary>On a Kepler orbit, such as an asteroid's of published elements.</summary>
    /// <param name="epoch">Epoch of the state.</param>
    /// <param name="state">Position and velocity then, relative to the centre of attraction.</param>
    /// <param name="gm_m3_s2">GM of the centre, m^3/s^2.</param>
    /// <param name="excessSpeed_m_s_max">Most speed relative to the body, m/s.</param>
    /// <exception cref="ArgumentException">The bound is negative.</exception>
    public static TransferEnd OnOrbit(
        Epoch epoch, State<Icrf> state, double gm_m3_s2, double excessSpeed_m_s_max = 0) =>
        new(at => Propagation.KeplerPropagator.Propagate(state, gm_m3_s2, (at - epoch).Seconds_s), true,
            excessSpeed_m_s_max);

    /// <summary>Along any path.</summary>
    /// <param name="path">Position and velocity relative to the centre of attraction at any epoch.</param>
    /// <param name="excessSpeed_m_s_max">Most speed relative to it, m/s.</param>
    /// <exception cref="ArgumentException">The bound is negative.</exception>
    public static TransferEnd Along(Func<Epoch, State<Icrf>> path, double excessSpeed_m_s_max = 0)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new(path, true, excessSpeed_m_s_max);
    }

    internal State<Icrf> StateAt(Epoch epoch) => state(epoch);
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Guanghan.Flight.Propagation.Sgp4;

/// <summary>
/// Many states of one satellite, or one state each of many: near-Earth satellites four at a time, deep-space ones
/// singly. Made once, used from any thread. The states differ from those of <see cref="Sgp4Satellite.AtMinutes"/> by
/// rounding (tested: 20 micrometres over a week), not by theory.
/// </summary>
public sealed class Sgp4Batch
{
    private const int Lanes = 4;

    private readonly Sgp4Satellite[] _satellites;
    private readonly WideTerms[] _groups;
    private readonly int[] _near;
    private readonly int[] _deep;

    /// <summary>Prepares satellites.</summary>
    /// <param name="satellites">In the order in which states will come; all with the same gravity constants.</param>
    /// <exception cref="ArgumentException">Two satellites have different gravity constants.</exception>
    public Sgp4Batch(IReadOnlyList<Sgp4Satellite> satellites)
    {
        ArgumentNullException.ThrowIfNull(satellites);
        _satellites = [.. satellites];
        if (_satellites.Any(one => one.Terms.Earth != _satellites[0].Terms.Earth))
        {
            throw new ArgumentException(
                "The satellites of a batch must have the same gravity constants; make one batch a set.",
                    nameof(satellites));
        }
        _near = [.. Enumerable.Range(0, _satellites.Length).Where(i => !_satellites[i].IsDeepSpace)];
        _deep = [.. Enumerable.Range(0, _satellites.Length).Where(i => _satellites[i].IsDeepSpace)];
        _groups = new WideTerms[(_near.Length + Lanes - 1) / Lanes];
        for (var group = 0; group < _groups.Length; group++)
        {
            // The last group repeats its last satellite.
            Sgp4Satellite At(int lane) => _satellites[_near[Math.Min((group * Lanes) + lane, _near.Length - 1)]];
            _groups[group] = new(At(0), At(1), At(2), At(3));
        }
    }

    /// <summary>How many satellites there are.</summary>
    public int Count => _satellites.Length;

    /// <summary>One state of each satellite.</summary>
    /// <param name="minuteCounts">Minutes after each satellite's own epoch.</param>
    /// <param name="states">One state each.</param>
    /// <exception cref="ArgumentException">The spans are not as long as the batch.</exception>
    public void AtMinutes(ReadOnlySpan<double> minuteCounts, Span<Sgp4State> states)
    {
        if (minuteCounts.Length != Count || states.Length != Count)
        {
            throw new ArgumentException(
                $"A batch of {Count} satellites needs as many times and states; there are {minuteCounts.Length} and " +
                $"{states.Length}.");
        }
        for (var group = 0; group < _groups.Length; group++)
        {
            var first = group * Lanes;
            var last = _near.Length - 1;
            var (a, b, c, d) = (
                _near[first], _near[Math.Min(first + 1, last)], _near[Math.Min(first + 2, last)],
                    _near[Math.Min(first + 3, last)]);
            var times = Vector256.Create(minuteCounts[a], minuteCounts[b], minuteCounts[c], minuteCounts[d]);
            WideNearEarth.State(_groups[group], times, out var wide);
            ref readonly var earth = ref _groups[group];
            Put(wide, 0, earth.Earth, ref states[a]);
            Put(wide, 1, earth.Earth, ref states[b]);
            Put(wide, 2, earth.Earth, ref states[c]);
            Put(wide, 3, earth.Earth, ref states[d]);
        }
        foreach (var i in _deep)
        {
            states[i] = _satellites[i].AtMinutes(minuteCounts[i]);
        }
    }

    /// <summary>Many states of one satellite.</summary>
    /// <param name="satellite">The satellite.</param>
    /// <param name="minuteCounts">Minutes after its epoch, any order.</param>
    /// <param name="states">One state a time.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void AtMinutes(Sgp4Satellite satellite, ReadOnlySpan<double> minuteCounts, Span<Sgp4State> states)
    {
        ArgumentNullException.ThrowIfNull(satellite);
        if (minuteCounts.Length != states.Length)
        {
            throw new ArgumentException($"There are {minuteCounts.Length} times and room for {states.Length} states.");
        }
        var i = 0;
        if (!satellite.IsDeepSpace)
        {
            var terms = new WideTerms(satellite, satellite, satellite, satellite);
            for (; i + Lanes <= minuteCounts.Length; i += Lanes)
            {
                WideNearEarth.State(terms, Vector256.Create(minuteCounts.Slice(i, Lanes)), out var wide);
                for (var lane = 0; lane < Lanes; lane++)
                {
                    Put(wide, lane, terms.Earth, ref states[i + lane]);
                }
            }
        }
        if (i < minuteCounts.Length && !satellite.IsDeepSpace)
        {
            // The rest by the same arithmetic: a state does not depend on its neighbours.
            var terms = new WideTerms(satellite, satellite, satellite, satellite);
            for (; i < minuteCounts.Length; i++)
            {
                WideNearEarth.State(terms, Vector256.Create(minuteCounts[i]), out var wide);
                Put(wide, 0, terms.Earth, ref states[i]);
            }
        }
        for (; i < minuteCounts.Length; i++)
        {
            states[i] = satellite.AtMinutes(minuteCounts[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(in WideState wide, int lane, in EarthModel earth, ref Sgp4State state)
    {
        var (length_m, speed_m_s) = (earth.Radius_km * 1e3, earth.SpeedUnit_km_s * 1e3);
        var status = (Sgp4Status)(int)wide.Status[lane];
        state = status is Sgp4Status.Valid or Sgp4Status.Decayed
            ? new(
                new(
                    new(length_m * wide.X[lane], length_m * wide.Y[lane], length_m * wide.Z[lane]),
                    new(speed_m_s * wide.U[lane], speed_m_s * wide.V[lane], speed_m_s * wide.W[lane])),
                status)
            : new(default, status);
    }
}

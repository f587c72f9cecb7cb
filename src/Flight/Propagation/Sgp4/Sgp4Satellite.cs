using System.Globalization;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Propagation.Sgp4;

/// <summary>A state of SGP4, or why there is none. <c>default</c> is valid and at the Earth's centre.</summary>
/// <param name="State">Position, m, and velocity, m/s; zero where there is none, but for a decayed satellite.</param>
/// <param name="Status">Whether it is good.</param>
public readonly record struct Sgp4State(State<Teme> State, Sgp4Status Status);

/// <summary>
/// One satellite under SGP4 (periods below 225 minutes) or SDP4: made once from its mean elements, then asked for
/// states at any times, from any thread. Source: F. R. Hoots and R. L. Roehrich, "Models for propagation of NORAD
/// element sets", Spacetrack Report No. 3, 1980; D. A. Vallado, P. Crawford, R. Hujsak and T. S. Kelso, "Revisiting
/// Spacetrack Report #3", AIAA 2006-6753. The elements are good to about a kilometre at their epoch and lose 1 to 3 km
/// a day.
/// </summary>
public sealed class Sgp4Satellite
{
    private readonly DeepSpaceTerms? _deep;
    private readonly double _longL;
    private readonly double _longAy;

    /// <summary>Prepares a satellite.</summary>
    /// <param name="elements">Its mean elements.</param>
    /// <param name="gravity">Constants that the elements were made with.</param>
    /// <exception cref="ArgumentException">Elements out of the range of the theory; says which.</exception>
    public Sgp4Satellite(Sgp4Elements elements, Sgp4Gravity gravity = Sgp4Gravity.Wgs72)
    {
        ArgumentNullException.ThrowIfNull(elements);
        Require(elements.RevolutionsPerDayCount > 0, elements.RevolutionsPerDayCount,
            "mean motion, rev/day, must be positive");
        Require(elements.EccentricityRatio is >= 0 and < 1, elements.EccentricityRatio,
            "eccentricity must be from 0 to below 1");
        Require(double.IsFinite(elements.Inclination_rad), elements.Inclination_rad, "inclination must be a number");
        Require(double.IsFinite(elements.BStar_1), elements.BStar_1, "B* must be a number");
        Terms = NearEarthTerms.Of(elements, EarthModel.Of(gravity));
        (_longL, _longAy) = Terms.LongPeriod(Terms.SinI, Terms.CosI);
        _deep = Terms.IsDeep ? new(Terms) : null;
    }

    /// <summary>The mean elements.</summary>
    public Sgp4Elements Elements => Terms.Elements;

    /// <summary>Whether Moon, Sun and resonance act: SDP4.</summary>
    public bool IsDeepSpace => _deep is not null;

    internal NearEarthTerms Terms { get; }

    internal (double L, double Ay) LongPeriod => (_longL, _longAy);

    /// <summary>The state at an instant.</summary>
    /// <param name="epoch">When.</param>
    /// <exception cref="ArgumentException">The elements' own epoch is before UTC began, 1972.</exception>
    public Sgp4State At(Epoch epoch) => AtMinutes((epoch - Elements.EpochUtc.ToEpoch()).MinuteCount);

    /// <summary>The state some minutes after the elements' epoch.</summary>
    /// <param name="minuteCount">Minutes; negative for earlier.</param>
    public Sgp4State AtMinutes(double minuteCount)
    {
        var mean = Secular(minuteCount, out var axis, out var status);
        if (status != Sgp4Status.Valid)
        {
            return new(default, status);
        }
        var (sine, cosine, l, ay) = (Terms.SinI, Terms.CosI, _longL, _longAy);
        if (_deep is { } deep)
        {
            deep.AddPeriodic(ref mean, minuteCount);
            if (mean.I < 0)
            {
                (mean.I, mean.Node, mean.Argument) = (-mean.I, mean.Node + Math.PI, mean.Argument - Math.PI);
            }
            if (mean.E is < 0 or > 1)
            {
                return new(default, Sgp4Status.PerturbedEccentricity);
            }
            (sine, cosine) = Math.SinCos(mean.I);
            (l, ay) = Terms.LongPeriod(sine, cosine);
        }
        return ShortPeriod.State(mean, axis, sine, cosine, l, ay, Terms.Earth);
    }

    /// <summary>Secular gravity and drag: Hoots and Roehrich 1980, section 6.</summary>
    private MeanOrbit Secular(double t, out double axis, out Sgp4Status status)
    {
        var elements = Terms.Elements;
        var mean = new MeanOrbit
        {
            N = Terms.N,
            E = Terms.E,
            I = elements.Inclination_rad,
            Node = elements.RightAscensionOfNode_rad + (Terms.NodeRate * t) + (Terms.NodeDrag * t * t),
            Argument = elements.ArgumentOfPericentre_rad + (Terms.ArgumentRate * t),
            Anomaly = elements.MeanAnomaly_rad + (Terms.MeanAnomalyRate * t),
        };
        var shrink = 1 - (Terms.C1 * t);
        var lower = elements.BStar_1 * Terms.C4 * t;
        var ahead = 1.5 * Terms.C1 * t * t;
        if (!Terms.IsSimple)
        {
            var sum = 1 + (Terms.Eta * Math.Cos(mean.Anomaly));
            var shift = (Terms.ArgumentDrag * t) + (Terms.AnomalyDrag * ((sum * sum * sum) - Terms.AnomalyCube));
            mean.Anomaly += shift;
            mean.Argument -= shift;
            shrink -= t * t * (Terms.D2 + (t * (Terms.D3 + (t * Terms.D4))));
            lower += elements.BStar_1 * Terms.C5 * (Math.Sin(mean.Anomaly) - Terms.SinAnomaly);
            ahead += t * t * t * (Terms.T3 + (t * (Terms.T4 + (t * Terms.T5))));
        }
        _deep?.AddSecular(ref mean, t);
        if (mean.N <= 0)
        {
            (axis, status) = (0, Sgp4Status.MeanMotion);
            return mean;
        }
        axis = Math.Pow(Terms.Earth.Ke / mean.N, 2.0 / 3) * shrink * shrink;
        mean.E -= lower;
        status = mean.E is >= 1 or < -0.001 ? Sgp4Status.MeanEccentricity : Sgp4Status.Valid;
        mean.E = Math.Max(mean.E, 1e-6);
        mean.Anomaly += Terms.N * ahead;
        // Revolutions come off the sum, as in the published computation: after years it decides the last digits.
        var longitude = (mean.Anomaly + mean.Argument + mean.Node) % (2 * Math.PI);
        mean.Node %= 2 * Math.PI;
        mean.Argument %= 2 * Math.PI;
        mean.Anomaly = (longitude - mean.Argument - mean.Node) % (2 * Math.PI);
        return mean;
    }

    private static void Require(bool holds, double value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"SGP4 elements: {rule}; it is {value}."));
        }
    }
}

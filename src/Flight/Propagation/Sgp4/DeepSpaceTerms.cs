namespace Guanghan.Flight.Propagation.Sgp4;

/// <summary>
/// Moon, Sun and resonance for periods from 225 minutes on. Source: Hoots and Roehrich 1980, sections 7 and 10; Vallado
/// et al. 2006 for the Lyddane form at low inclination (B. R. Lyddane, Astron. J. 68 (1963) 555).
/// </summary>
internal sealed class DeepSpaceTerms
{
    /// <summary>Rotation of the Earth against the stars, rad/min: Hoots and Roehrich 1980.</summary>
    public const double EarthRate_rad_min = 4.37526908801129966e-3;

    private const double LyddaneInclination_rad = 0.2;

    private readonly ThirdBody _sun;
    private readonly ThirdBody _moon;
    private readonly Resonance? _resonance;
    private readonly double _gst;
    private readonly double _nodeRate;
    private readonly double _argumentRate;

    public DeepSpaceTerms(NearEarthTerms terms)
    {
        var date = terms.Elements.EpochUtc;
        // The published states take the date as one double, rounded to 0.04 ms, which moves a satellite at 300,000 km
        // by 4 mm: to agree with what everybody computes, so does this.
        var total = date.Day_d + date.Fraction_d;
        var day = total - 2415020.0; // from 1900 January 0.5
        _gst = GreenwichSiderealTime(total);
        _sun = new(ThirdBodyOrbit.Sun(day, terms.Elements.RightAscensionOfNode_rad), terms);
        _moon = new(ThirdBodyOrbit.Moon(day, terms.Elements.RightAscensionOfNode_rad), terms);
        var (sine, cosine) = (terms.SinI, terms.CosI);
        if (sine == 0)
        {
            _argumentRate = _sun.GhRate + _moon.GhRate;
        }
        else
        {
            // In the order of the published computation, whose last digits after years depend on it.
            _nodeRate = (_sun.HRate / sine) + (_moon.HRate / sine);
            _argumentRate = _sun.GhRate - (cosine * (_sun.HRate / sine)) + _moon.GhRate - (cosine / sine * _moon.HRate);
        }
        _resonance = Resonance.Of(terms, _gst, _sun.LRate + _moon.LRate, _nodeRate, _argumentRate);
    }

    /// <summary>
    /// Adds the secular effects to mean elements, and replaces anomaly and motion where there is resonance.
    /// </summary>
    public void AddSecular(ref MeanOrbit mean, double time)
    {
        mean.E += (_sun.ERate + _moon.ERate) * time;
        mean.I += (_sun.IRate + _moon.IRate) * time;
        mean.Argument += _argumentRate * time;
        mean.Node += _nodeRate * time;
        mean.Anomaly += (_sun.LRate + _moon.LRate) * time;
        if (_resonance is { } resonance)
        {
            var gst = (_gst + (time * EarthRate_rad_min)) % (2 * Math.PI);
            (var longitude, mean.N) = resonance.At(time);
            mean.Anomaly = resonance.MeanAnomaly(longitude, mean.Node, mean.Argument, gst);
        }
    }

    /// <summary>Adds the periodic effects of Moon and Sun.</summary>
    public void AddPeriodic(ref MeanOrbit mean, double time)
    {
        var change = _sun.At(time) + _moon.At(time);
        mean.I += change.I;
        mean.E += change.E;
        var (sine, cosine) = Math.SinCos(mean.I);
        if (mean.I >= LyddaneInclination_rad)
        {
            var node = change.H / sine;
            mean.Argument += change.Gh - (cosine * node);
            mean.Node += node;
            mean.Anomaly += change.L;
            return;
        }
        var (sinNode, cosNode) = Math.SinCos(mean.Node);
        var alpha = (sine * sinNode) + (change.H * cosNode) + (change.I * cosine * sinNode);
        var beta = (sine * cosNode) - (change.H * sinNode) + (change.I * cosine * cosNode);
        var before = mean.Node % (2 * Math.PI);
        var longitude = mean.Anomaly + mean.Argument + (cosine * before) + change.L + change.Gh
            - (change.I * before * sine);
        var after = Math.Atan2(alpha, beta);
        after += Math.Abs(before - after) > Math.PI ? (after < before ? 2 * Math.PI : -2 * Math.PI) : 0;
        mean.Node = after;
        mean.Anomaly += change.L;
        mean.Argument = longitude - mean.Anomaly - (cosine * after);
    }

    /// <summary>Greenwich mean sidereal time of 1982: S. Aoki et al., Astron. Astrophys. 105 (1982) 359.</summary>
    private static double GreenwichSiderealTime(double day)
    {
        var t = (day - 2451545.0) / 36525;
        var seconds = (-6.2e-6 * t * t * t) + (0.093104 * t * t) + (((876600.0 * 3600) + 8640184.812866) * t)
            + 67310.54841;
        var angle = seconds * (Math.PI / 180) / 240 % (2 * Math.PI);
        return angle < 0 ? angle + (2 * Math.PI) : angle;
    }
}

/// <summary>Mean elements on their way through the theory; N in rad/min.</summary>
internal struct MeanOrbit
{
    public double N;
    public double E;
    public double I;
    public double Node;
    public double Argument;
    public double Anomaly;
}

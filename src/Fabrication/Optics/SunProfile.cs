using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Guanghan.Fabrication.Optics;

/// <summary>A part of the Sun as the sky shows it.</summary>
public enum SunPart
{
    /// <summary>Disc and aureole.</summary>
    Whole,

    /// <summary>Inside the limb.</summary>
    Disc,

    /// <summary>Outside it: light that an atmosphere scatters by small angles.</summary>
    Aureole,
}

/// <summary>
/// How bright the Sun is by angle from its centre. Three profiles: uniform; darkened at the limb, as space sees it
/// (<see cref="LimbLaw"/>); with an aureole, as the Earth's ground sees it (<see cref="BuieLaw"/>). Radiance is
/// relative to a uniform disc of the same half angle and power: its integral over the projected solid angle, pi times
/// the squared sine, is pi sin^2(half angle), so a concentration from it is relative to all the direct irradiance,
/// aureole included. The small-angle form of that integral differs by 7e-6. Assumes a round Sun. Sources and limits:
/// at the laws.
/// </summary>
public sealed class SunProfile
{
    private const int Halvings = 60; // of an interval of at most 88: below the last bit of every result
    private const double LeastChi = 0.01; // below it the aureole carries less than 0.05 %
    private const double MostChi = 0.65; // above it the aureole would begin brighter than the limb
    private readonly Func<double, double> _radiance;
    private readonly Func<double, double> _within;
    private readonly double _reach;
    private readonly double _total;
    private readonly ConcurrentDictionary<(int, SunPart), ImmutableArray<double>> _tables = new(); // each made once

    private SunProfile(
        double halfAngle_rad, double reach, Func<double, double> radiance, Func<double, double> within)
    {
        if (!(halfAngle_rad > 0 && Math.Sqrt(reach) * Math.Sin(halfAngle_rad) <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(halfAngle_rad), halfAngle_rad,
                "The Sun's half angle must be above 0 rad, and all of its light in front.");
        }

        (HalfAngle_rad, _reach, _radiance, _within) = (halfAngle_rad, reach, radiance, within);
        _total = within(reach);
    }

    /// <summary>Angular radius of the disc, rad.</summary>
    public double HalfAngle_rad { get; }

    /// <summary>The outermost angle that light comes from, rad.</summary>
    public double Reach_rad => Math.Asin(Math.Sqrt(_reach) * Math.Sin(HalfAngle_rad));

    /// <summary>Radiance of the centre over the mean; 1.22 in space.</summary>
    public double CentreToMeanRatio => RadianceRatio(0);

    /// <summary>The aureole's real share of the power: what the circumsolar ratio is defined to be.</summary>
    public double CircumsolarRatio => Math.Max(0, 1 - (_within(1) / _total));

    /// <summary>A disc as bright everywhere.</summary>
    /// <param name="halfAngle_rad">Angular radius of the Sun, rad.</param>
    public static SunProfile Uniform(double halfAngle_rad) => new(halfAngle_rad, 1, static _ => 1, static t => t);

    /// <summary>A disc darkened at its limb in all wavelengths together, as outside an atmosphere.</summary>
    /// <param name="halfAngle_rad">Angular radius of the Sun, rad.</param>
    public static SunProfile LimbDarkened(double halfAngle_rad) =>
        new(halfAngle_rad, 1, LimbLaw.Radiance, LimbLaw.Within);

    /// <summary>
    /// Disc and aureole as Buie, Monger and Dey published them. The parameter was meant to be the circumsolar ratio but
    /// is not: chi 0.01, 0.02, 0.05, 0.1, 0.2 and 0.3 give 0.0004, 0.0058, 0.043, 0.100, 0.187 and 0.274.
    /// </summary>
    /// <param name="halfAngle_rad">Angular radius of the Sun, rad; the profile is stretched to it from 4.65e-3.</param>
    /// <param name="parameterRatio">Their chi, 0.01 to 0.65.</param>
    /// <exception cref="ArgumentOutOfRangeException">The parameter is outside that.</exception>
    public static SunProfile BuieAsPublished(double halfAngle_rad, double parameterRatio)
    {
        if (!(parameterRatio >= LeastChi && parameterRatio <= MostChi))
        {
            throw new ArgumentOutOfRangeException(nameof(parameterRatio), parameterRatio,
                $"The parameter of Buie's profile must be {LeastChi} to {MostChi}.");
        }

        var law = new BuieLaw(parameterRatio);
        return new(halfAngle_rad, BuieLaw.Reach, law.Radiance, law.Within);
    }

    /// <summary>
    /// Disc and aureole by the same law, its parameter chosen so that the circumsolar ratio is the given one.
    /// </summary>
    /// <param name="halfAngle_rad">Angular radius of the Sun, rad; the profile is stretched to it from 4.65e-3.</param>
    /// <param name="circumsolarRatio">Power of the aureole over that of disc and aureole, 0.001 to 0.6.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is outside that.</exception>
    public static SunProfile Buie(double halfAngle_rad, double circumsolarRatio)
    {
        if (!(circumsolarRatio >= 0.001 && circumsolarRatio <= 0.6))
        {
            throw new ArgumentOutOfRangeException(nameof(circumsolarRatio), circumsolarRatio,
                "A circumsolar ratio must be 0.001 to 0.6; without an aureole take the limb-darkened disc.");
        }

        var chi = Bisect(LeastChi, MostChi, chi => new BuieLaw(chi).Aureole < circumsolarRatio);
        return BuieAsPublished(halfAngle_rad, chi);
    }

    /// <summary>Radiance at an angle over the mean.</summary>
    /// <param name="angle_rad">Angle from the Sun's centre, 0 to pi/2, rad.</param>
    public double RadianceRatio(double angle_rad)
    {
        var ratio = Math.Sin(angle_rad) / Math.Sin(HalfAngle_rad);
        var t = ratio * ratio;
        return t <= _reach ? _radiance(t) / _total : 0;
    }

    /// <summary>Share of the power from within an angle.</summary>
    /// <param name="angle_rad">Angle from the Sun's centre, 0 to pi/2, rad.</param>
    public double FractionWithin(double angle_rad)
    {
        var ratio = Math.Sin(angle_rad) / Math.Sin(HalfAngle_rad);
        return _within(Math.Min(ratio * ratio, _reach)) / _total;
    }

    /// <summary>
    /// The angles below which equal shares of the power lie, as squared sines: value i holds i/intervals of it. A
    /// tracer draws from it by straight lines; for a uniform disc that is exact. With 256 intervals the share within
    /// any angle is then off by less than 1e-4 for the darkened disc and for a disc or an aureole alone, and by up to
    /// half an interval where the whole Sun's table crosses the limb: draw disc and aureole apart.
    /// </summary>
    /// <param name="intervals">Number of intervals, at least 1; there is one value more.</param>
    /// <param name="part">Which part's power is meant.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no intervals, or the Sun has no such part.</exception>
    public ImmutableArray<double> SineSquaredQuantiles(int intervals, SunPart part = SunPart.Whole)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        if (part == SunPart.Aureole && _reach <= 1)
        {
            throw new ArgumentOutOfRangeException(nameof(part), part, "This Sun has no aureole.");
        }

        return _tables.GetOrAdd((intervals, part), _ => Table(intervals, part));
    }

    private ImmutableArray<double> Table(int intervals, SunPart part)
    {
        var low = part == SunPart.Aureole ? 1 : 0.0;
        var high = part == SunPart.Disc ? 1 : _reach;
        var (first, last) = (_within(low), _within(high));
        var square = Math.Sin(HalfAngle_rad) * Math.Sin(HalfAngle_rad);
        var table = ImmutableArray.CreateBuilder<double>(intervals + 1);
        table.Add(low * square);
        for (var i = 1; i < intervals; i++)
        {
            var wanted = first + ((last - first) * i / intervals);
            table.Add(square * Bisect(low, high, t => _within(t) < wanted));
        }

        table.Add(high * square);
        return table.MoveToImmutable();
    }

    private static double Bisect(double low, double high, Func<double, bool> isBelow)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = isBelow(middle) ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}

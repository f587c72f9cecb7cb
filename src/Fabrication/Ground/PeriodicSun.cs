using System.Collections.Immutable;

namespace Guanghan.Fabrication.Ground;

/// <summary>
/// A Sun that does the same every lunar day: sin(elevation) = a + b cos(2 pi (t - noon) / P), with a = sin(latitude)
/// sin(declination) and b = cos(latitude) cos(declination): a circle at even speed, a point at constant distance.
/// The real Sun's speed over the Moon varies, its distance by 1.7 % and its declination within 1.54 deg; at a pole
/// those are everything, and this stops being valid.
/// </summary>
/// <param name="MeanRatio">a, mean of the sine of the elevation.</param>
/// <param name="SwingRatio">b, swing of the sine of the elevation; above 0.</param>
/// <param name="Noon_s">Time of a noon, s.</param>
/// <param name="Irradiance_W_m2">On a plane that faces it while it is up, W/m^2.</param>
public sealed record PeriodicSun(double MeanRatio, double SwingRatio, double Noon_s, double Irradiance_W_m2)
{
    /// <summary>Length of a lunar day and night, s: the mean synodic month.</summary>
    public const double LunarDay_s = 29.530589 * 86400; // Chapront et al. 2002, A&A 387:700

    /// <summary>The Sun of a latitude; noon is at 0 s.</summary>
    /// <param name="latitude_rad">Latitude of the site, rad.</param>
    /// <param name="declination_rad">Latitude under the Sun, rad; within 1.54 deg on the Moon.</param>
    /// <param name="irradiance_W_m2">On a plane that faces the Sun, W/m^2.</param>
    public static PeriodicSun At(double latitude_rad, double declination_rad, double irradiance_W_m2) => new(
        Math.Sin(latitude_rad) * Math.Sin(declination_rad), Math.Cos(latitude_rad) * Math.Cos(declination_rad), 0,
        irradiance_W_m2);

    /// <summary>
    /// The one nearest to a course in the sine of the elevation, by least squares over the course's samples, each
    /// weighted by its share of time.
    /// </summary>
    /// <param name="course">At least three samples, best over a whole lunar day.</param>
    /// <param name="irradiance_W_m2">On a plane that faces the Sun while it is up, W/m^2.</param>
    public static PeriodicSun Nearest(SunCourse course, double irradiance_W_m2)
    {
        // Normal equations of 1, cos, sin: symmetric, three by three.
        var (n, c, s, cc, cs, ss, y, yc, ys) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var (times, origin) = (course.Times_s, course.Times_s[0]);
        for (var at = 0; at < times.Length; at++)
        {
            var weight = (times[Math.Min(at + 1, times.Length - 1)] - times[Math.Max(at - 1, 0)]) / 2;
            var (sine, cosine) = Math.SinCos(Math.Tau * (times[at] - origin) / LunarDay_s);
            var value = weight * course.SineElevationRatios[at];
            (n, c, s) = (n + weight, c + (weight * cosine), s + (weight * sine));
            cc += weight * cosine * cosine;
            cs += weight * cosine * sine;
            ss += weight * sine * sine;
            (y, yc, ys) = (y + value, yc + (value * cosine), ys + (value * sine));
        }

        (cc, cs, ss) = (cc - (c * c / n), cs - (c * s / n), ss - (s * s / n));
        (yc, ys) = (yc - (c * y / n), ys - (s * y / n));
        var determinant = (cc * ss) - (cs * cs);
        var (b, d) = (((yc * ss) - (ys * cs)) / determinant, ((ys * cc) - (yc * cs)) / determinant);
        return new(
            (y - (b * c) - (d * s)) / n, Math.Sqrt((b * b) + (d * d)),
            origin + (Math.Atan2(d, b) / Math.Tau * LunarDay_s), irradiance_W_m2);
    }

    /// <summary>Sine of the Sun's elevation.</summary>
    /// <param name="time_s">When, s.</param>
    public double SineElevationRatio(double time_s) =>
        MeanRatio + (SwingRatio * Math.Cos(Math.Tau * (time_s - Noon_s) / LunarDay_s));

    /// <summary>Azimuth of the Sun of a latitude, clockwise from north, rad, [0, 2 pi).</summary>
    /// <param name="latitude_rad">Latitude of the site, rad.</param>
    /// <param name="declination_rad">Latitude under the Sun, rad.</param>
    /// <param name="time_s">When, s after a noon.</param>
    public static double Azimuth_rad(double latitude_rad, double declination_rad, double time_s)
    {
        var (sine, cosine) = Math.SinCos(Math.Tau * time_s / LunarDay_s);
        var azimuth = Math.Atan2(
            -Math.Cos(declination_rad) * sine, (Math.Sin(declination_rad) * Math.Cos(latitude_rad)) -
            (Math.Cos(declination_rad) * cosine * Math.Sin(latitude_rad)));
        return azimuth < 0 ? azimuth + Math.Tau : azimuth;
    }

    /// <summary>One lunar day, sampled evenly and at sunrise and sunset besides.</summary>
    /// <param name="start_s">Its beginning, s.</param>
    /// <param name="stepCount">Even steps in it.</param>
    public SunCourse Day(double start_s, int stepCount)
    {
        var times = new SortedSet<double>(
            Enumerable.Range(0, stepCount + 1).Select(i => start_s + (LunarDay_s * i / stepCount)));
        if (Math.Abs(MeanRatio) < SwingRatio)
        {
            var half = Math.Acos(-MeanRatio / SwingRatio) / Math.Tau * LunarDay_s;
            times.Add(start_s + Math.IEEERemainder(Noon_s + half - start_s - (LunarDay_s / 2), LunarDay_s) +
                (LunarDay_s / 2));
            times.Add(start_s + Math.IEEERemainder(Noon_s - half - start_s - (LunarDay_s / 2), LunarDay_s) +
                (LunarDay_s / 2));
        }

        ImmutableArray<double> kept = [.. times];
        return new(
            kept, [.. kept.Select(_ => Irradiance_W_m2)], [.. kept.Select(SineElevationRatio)]);
    }
}

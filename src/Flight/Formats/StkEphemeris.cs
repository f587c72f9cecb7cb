using System.Globalization;
using System.Text;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Formats;

/// <summary>
/// Writes an STK ephemeris file (.e), version 11, of positions and velocities: seconds since a scenario epoch in UTC,
/// metres, metres a second. Source: AGI (Ansys), STK help, "Ephemeris file format (*.e)". Frames: ICRF and GCRF,
/// EME2000 (STK's J2000), ITRF (Fixed), TEME (TEMEOfDate), TOD and MOD; bodies: the Sun, the planets, Pluto and the
/// Moon. Epochs of 1972 or later.
/// </summary>
public static class StkEphemeris
{
    private static readonly string[] s_months =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly string[] s_bodies =
        ["Sun", "Mercury", "Venus", "Earth", "Moon", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune", "Pluto"];

    /// <summary>The file of one stretch of an ephemeris.</summary>
    /// <param name="segment">The stretch.</param>
    /// <exception cref="ArgumentException">
    /// The file cannot say the segment's frame, centre or interpolation; says which it can.
    /// </exception>
    public static string Write(EphemerisSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        if (segment.Points.IsDefaultOrEmpty || segment.Points[0].Epoch < LeapSeconds.FirstEpoch)
        {
            throw new ArgumentException(
                "An STK ephemeris needs states, the first in 1972 or later, when UTC began.", nameof(segment));
        }
        var epoch = segment.Points[0].Epoch;
        var text = new StringBuilder();
        void Line(string key, string value) => text.Append(CultureInfo.InvariantCulture, $"{key,-24}{value}\n");
        text.Append("stk.v.11.0\n\nBEGIN Ephemeris\n\n");
        Line("NumberOfEphemerisPoints", segment.Points.Length.ToString(CultureInfo.InvariantCulture));
        Line("ScenarioEpoch", Date(epoch));
        PutInterpolation(segment, Line);
        Line("CentralBody", Body(segment.CentreName));
        Line("CoordinateSystem", Frame(segment.FrameName));
        Line("DistanceUnit", "Meters");
        text.Append("\nEphemerisTimePosVel\n\n");
        foreach (var point in segment.Points)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(point.Epoch - epoch).Seconds_s:R}");
            Append(text, point.Position_m);
            Append(text, point.Velocity_m_s);
            text.Append('\n');
        }
        return text.Append("\nEND Ephemeris\n").ToString();
    }

    private static void Append(StringBuilder text, Vec3 v) =>
        text.Append(CultureInfo.InvariantCulture, $" {v.X:R} {v.Y:R} {v.Z:R}");

    private static void PutInterpolation(EphemerisSegment segment, Action<string, string> line)
    {
        const int UsualDegree = 5; // STK's own default
        var degree = segment.InterpolationDegree > 0 ? segment.InterpolationDegree : UsualDegree;
        var (method, samplesLessOne) = segment.Interpolation.ToUpperInvariant() switch
        {
            "" or "LAGRANGE" => ("Lagrange", degree),
            "LINEAR" => ("Lagrange", 1),
            "HERMITE" => ("Hermite", Math.Max((degree - 1) / 2, 1)), // two conditions a sample
            _ => throw new ArgumentException(
                $"The ephemeris is to be interpolated by {segment.Interpolation}; an STK file says LAGRANGE, LINEAR or "
                + "HERMITE."),
        };
        line("InterpolationMethod", method);
        line("InterpolationSamplesM1", samplesLessOne.ToString(CultureInfo.InvariantCulture));
    }

    private static string Date(Epoch epoch)
    {
        var civil = epoch.ToCivil(TimeScale.Utc);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{civil.Day} {s_months[civil.Month - 1]} {civil.Year:D4} {civil.Hour:D2}:{civil.Minute:D2}:")
            + string.Create(CultureInfo.InvariantCulture, $"{civil.Second:D2}.{civil.Nanosecond:D9}");
    }

    private static string Body(string name) =>
        Array.Find(s_bodies, body => string.Equals(body, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
                $"The ephemeris is about {name}; an STK file is written about {string.Join(", ", s_bodies)}.");

    private static string Frame(string name) => name.ToUpperInvariant() switch
    {
        "ICRF" or "GCRF" => "ICRF",
        "EME2000" or "J2000" => "J2000",
        "ITRF" => "Fixed",
        "TEME" => "TEMEOfDate",
        "TOD" => "TrueOfDate",
        "MOD" => "MeanOfDate",
        _ => throw new ArgumentException(
            $"The ephemeris is in frame {name}; an STK file is written in ICRF, GCRF, EME2000, ITRF, TEME, TOD or "
            + "MOD."),
    };
}

using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Bodies.Pck;

namespace Guanghan.Core.Time;

/// <summary>
/// The leap seconds of a NAIF leap-second kernel (.tls): <c>DELTET/DELTA_AT</c>, and the constants with which SPICE
/// computes TDB - TT, K sin E with E = M + EB sin M and M = M0 + M1 t. Guanghan converts epochs with its own table
/// (<see cref="LeapSeconds"/>) and its own, fuller series; a kernel is read to compare, and to learn of a step
/// announced since. Source: NAIF, "Time Required Reading", "Leapseconds".
/// </summary>
/// <param name="Source">Name of the kernel.</param>
/// <param name="Steps">The steps in order; from each day on TAI - UTC is so much.</param>
/// <param name="TtMinusTai">DELTA_T_A.</param>
/// <param name="Amplitude_s">K, s.</param>
/// <param name="EccentricityRatio">EB.</param>
/// <param name="MeanAnomaly_rad">M0, rad.</param>
/// <param name="MeanMotion_rad_s">M1, rad/s.</param>
public sealed record LeapSecondKernel(
    string Source,
    ImmutableArray<LeapSecond> Steps,
    Duration TtMinusTai,
    double Amplitude_s,
    double EccentricityRatio,
    double MeanAnomaly_rad,
    double MeanMotion_rad_s)
{
    /// <summary>Reads a kernel.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="source">Its name, for messages.</param>
    /// <exception cref="TextKernelException">Not such a kernel; the message says where.</exception>
    public static LeapSecondKernel Parse(string text, string source)
    {
        const string Table = "DELTET/DELTA_AT";
        var kernel = TextKernel.Parse(text, source);
        var numbers = kernel.NumbersOf(Table);
        if (numbers.Length % 2 != 0)
        {
            throw Error(kernel, $"{numbers.Length} numbers are no pairs of seconds and date");
        }
        var steps = ImmutableArray.CreateBuilder<LeapSecond>(numbers.Length / 2);
        for (var i = 0; i < numbers.Length; i += 2)
        {
            const int NoonMjd = 51544; // the day of J2000
            var days = (numbers[i + 1] + 43200) / 86400;
            if (Math.Floor(days) != days || Math.Floor(numbers[i]) != numbers[i] || Math.Abs(numbers[i]) > 1000)
            {
                throw Error(kernel, string.Create(CultureInfo.InvariantCulture,
                    $"step {(i / 2) + 1}, {numbers[i]} s, is no whole second from the start of a day"));
            }
            var step = new LeapSecond(NoonMjd + (int)days, Duration.FromSeconds(numbers[i]));
            if (i > 0 && step.Mjd <= steps[^1].Mjd)
            {
                throw Error(kernel, $"step {(i / 2) + 1} does not come after the one before it");
            }
            steps.Add(step);
        }
        var m = kernel.NumbersOf("DELTET/M", 2);
        return new(
            source, steps.MoveToImmutable(), Duration.FromSeconds(kernel.NumbersOf("DELTET/DELTA_T_A", 1)[0]),
            kernel.NumbersOf("DELTET/K", 1)[0], kernel.NumbersOf("DELTET/EB", 1)[0], m[0], m[1]);
    }

    /// <summary>
    /// In what the kernel differs from the built-in table, one sentence each; empty where they agree. A step that one
    /// lacks at its end is a difference too: the older of the two is then out of date.
    /// </summary>
    public ImmutableArray<string> DifferencesFromBuiltIn()
    {
        var ours = LeapSeconds.All.ToDictionary(step => step.Mjd, step => step.TaiMinusUtc);
        var theirs = Steps.ToDictionary(step => step.Mjd, step => step.TaiMinusUtc);
        return [.. ours.Keys.Union(theirs.Keys).Order().Select(mjd => (ours.TryGetValue(mjd, out var a),
            theirs.TryGetValue(mjd, out var b)) switch
            {
                (true, true) when a == b => "",
                (true, true) => string.Create(CultureInfo.InvariantCulture,
                    $"MJD {mjd}: {Source} has TAI - UTC = {b.Seconds_s} s, the built-in table {a.Seconds_s} s."),
                (true, false) => $"MJD {mjd}: {Source} lacks the step to {a.Seconds_s} s that the built-in table has.",
                _ => $"MJD {mjd}: {Source} has a step to {b.Seconds_s} s that the built-in table lacks.",
            }).Where(sentence => sentence.Length > 0)];
    }

    /// <summary>TDB - TT by the kernel's own formula, within 30 us of the full series.</summary>
    /// <param name="epoch">When.</param>
    public Duration TdbMinusTt(Epoch epoch)
    {
        var m = MeanAnomaly_rad + (MeanMotion_rad_s * (epoch.TaiNanoseconds / 1e9));
        return Duration.FromSeconds(Amplitude_s * Math.Sin(m + (EccentricityRatio * Math.Sin(m))));
    }

    private static TextKernelException Error(TextKernel kernel, string what) =>
        new($"{kernel.Source}, line {kernel.LineOf("DELTET/DELTA_AT")}: DELTET/DELTA_AT: {what}.");
}

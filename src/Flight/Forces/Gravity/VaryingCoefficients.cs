using System.Globalization;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces.Gravity;

/// <summary>
/// The terms of an ICGEM file that change with time, evaluated at one epoch t: value(t0) + trend (t - t0) + sum of
/// cosine and sine terms of 2 pi (t - t0) / period, times and periods in years of 365.25 days. In format 1.0 the
/// value's line (gfct) ends in t0 and the terms share it; in format 2.0 each line has its own interval t0, t1 and only
/// those whose interval holds the epoch count. Sources: F. Barthelmes and C. Foerste, "The ICGEM-format", GFZ Potsdam
/// (2011), section 4; ICGEM, "Format 2.0 for time-variable models" (2020).
/// </summary>
internal sealed class VaryingCoefficients
{
    private const double YearDays_d = 365.25;

    private readonly GravityLines lines;
    private readonly Epoch epoch;
    private readonly int errorColumns;
    private readonly bool hasIntervals;
    private readonly Dictionary<(int N, int M), Sum> sums = [];

    public VaryingCoefficients(GravityLines lines, Dictionary<string, string> head, Epoch epoch)
    {
        (this.lines, this.epoch) = (lines, epoch);
        hasIntervals = string.Equals(head.GetValueOrDefault("format"), "icgem2.0", StringComparison.OrdinalIgnoreCase);
        errorColumns = head.GetValueOrDefault("errors") switch { "no" => 0, "calibrated_and_formal" => 4, _ => 2 };
    }

    public static bool IsTerm(string word) => word is "gfct" or "trnd" or "asin" or "acos";

    /// <summary>Takes one line into its coefficient.</summary>
    public void Add(string[] words)
    {
        var kind = words[0];
        var first = 5 + errorColumns; // kind, degree, order, C, S and their errors
        var dates = hasIntervals ? 2 : kind is "gfct" ? 1 : 0;
        var wanted = first + dates + (kind is "asin" or "acos" ? 1 : 0);
        if (words.Length != wanted)
        {
            throw lines.Error(
                $"'{kind}' has {words.Length} words; {wanted} are wanted, with an epoch such as 20050101 at the end.");
        }
        var key = (lines.Whole(words[1]), lines.Whole(words[2]));
        var (c, s) = (lines.Number(words[3]), lines.Number(words[4]));
        var isKnown = sums.TryGetValue(key, out var sum);
        if (kind is "gfct" && !isKnown)
        {
            sum = new();
            sums.Add(key, sum);
        }
        else if (!isKnown)
        {
            throw lines.Error($"'{kind}' of {key.Item1}, {key.Item2} comes before its 'gfct'.");
        }
        if (kind is "gfct" && !hasIntervals && isKnown)
        {
            throw lines.Error($"coefficient {key.Item1}, {key.Item2} is given a second time.");
        }
        var start = dates > 0 ? Date(words[first]) : sum!.Start;
        if (hasIntervals && (epoch < start || epoch >= Date(words[first + 1])))
        {
            return;
        }
        if (kind is "gfct")
        {
            (sum!.Start, sum.IsHeld) = (start, true);
        }
        var years = (epoch - start).Seconds_s / (YearDays_d * 86400);
        var factor = kind switch
        {
            "gfct" => 1,
            "trnd" => years,
            "acos" => Math.Cos(2 * Math.PI * years / Period(words[^1])),
            _ => Math.Sin(2 * Math.PI * years / Period(words[^1])),
        };
        sum!.Cosine += factor * c;
        sum.Sine += factor * s;
    }

    /// <summary>The sums as coefficients.</summary>
    public void AddTo(CoefficientList list)
    {
        foreach (var ((n, m), sum) in sums)
        {
            list.Check(n, m);
            if (!sum.IsHeld)
            {
                throw lines.Error($"coefficient {n}, {m} has no interval that holds {epoch}.");
            }
            list.Add(n, m, sum.Cosine, sum.Sine);
        }
    }

    private double Period(string word)
    {
        var years = lines.Number(word);
        return years > 0 ? years : throw lines.Error($"a period of {word} years must be positive.");
    }

    private Epoch Date(string word)
    {
        // 20050101, or 20050101.1230 with hours and minutes.
        var parts = word.Split('.');
        var day = parts[0];
        var clock = parts.Length > 1 ? parts[1].PadRight(4, '0') : "0000";
        var text = day.Length == 8 && clock.Length >= 4
            ? $"{day[..4]}-{day[4..6]}-{day[6..]}T{clock[..2]}:{clock[2..4]}:00 TT" : word;
        return Epoch.TryParseIso(text, out var epoch, out _)
            ? epoch
            : throw lines.Error(string.Create(
                CultureInfo.InvariantCulture, $"'{word}' is no date; write 20050101 or 20050101.1200."));
    }

    private sealed class Sum
    {
        public Epoch Start { get; set; }

        public bool IsHeld { get; set; }

        public double Cosine { get; set; }

        public double Sine { get; set; }
    }
}

using System.Globalization;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces.Gravity;

/// <summary>A gravity file does not say what it must. The message names file and line.</summary>
/// <param name="message">What is wrong, where, what to do.</param>
public sealed class GravityFileException(string message) : FormatException(message);

/// <summary>
/// Reads gravity models from the text of the files in which they are published: ICGEM (.gfc), GMAT (.cof) and the
/// Planetary Data System's SHADR tables (.tab). Fully normalised coefficients only. A coefficient that a file does not
/// list is zero; one that it lists twice is refused.
/// </summary>
public static class GravityFile
{
    /// <summary>
    /// ICGEM formats 1.0 and 2.0: F. Barthelmes and C. Foerste, "The ICGEM-format", GFZ Potsdam (2011); ICGEM, "Format
    /// 2.0 for time-variable models" (2020). Coefficients that change with time (gfct, trnd, asin, acos) are taken at
    /// an epoch and held there: C20 drifts by 1.2e-11 a year (IERS Conventions 2010, table 6.2). Without an epoch they
    /// are refused.
    /// </summary>
    /// <param name="text">The whole file.</param>
    /// <param name="source">Its name, for messages.</param>
    /// <param name="degree">Read up to this degree only; null for all.</param>
    /// <param name="epoch">When coefficients that change with time are taken; null where none do.</param>
    /// <exception cref="GravityFileException">The text is not such a file; the message says what is wrong.</exception>
    public static GravityModel ReadIcgem(string text, string source, int? degree = null, Epoch? epoch = null)
    {
        var lines = new GravityLines(text, source);
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        CoefficientList? list = null;
        VaryingCoefficients? varying = null;
        foreach (var line in lines.All())
        {
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }
            if (list is null)
            {
                list = string.Equals(words[0], "end_of_head", StringComparison.Ordinal)
                    ? IcgemHead(lines, head, degree)
                    : null;
                head[words[0]] = words.Length > 1 ? words[1] : "";
                continue;
            }
            if (string.Equals(words[0], "gfc", StringComparison.Ordinal) && words.Length >= 5)
            {
                list.Add(words[1], words[2], words[3], words[4]);
                continue;
            }
            if (epoch is null || !VaryingCoefficients.IsTerm(words[0]))
            {
                throw lines.Error(
                    $"'{words[0]}' is not a static coefficient, 'gfc n m C S'. Give an epoch to take a model that "
                    + "changes with time at, or use a static one.");
            }
            varying ??= new(lines, head, epoch.Value);
            varying.Add(words);
        }
        if (list is not null)
        {
            varying?.AddTo(list);
        }
        return (list ?? throw lines.Error("there is no 'end_of_head'.")).ToModel(
            head.GetValueOrDefault("modelname", source));
    }

    /// <summary>GMAT's .cof: POTFIELD and RECOEF lines of fixed columns.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="source">Its name, for messages and for the model.</param>
    /// <param name="degree">Read up to this degree only; null for all.</param>
    /// <exception cref="GravityFileException">The text is not such a file; the message says what is wrong.</exception>
    public static GravityModel ReadCof(string text, string source, int? degree = null)
    {
        var lines = new GravityLines(text, source);
        CoefficientList? list = null;
        foreach (var line in lines.All())
        {
            if (line.StartsWith("POTFIELD", StringComparison.Ordinal))
            {
                var words = Columns(line, 17, line.Length).Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (words.Length < 2)
                {
                    throw lines.Error("POTFIELD must give degree, order, a flag, GM and radius.");
                }
                list = new CoefficientList(
                    lines, lines.Whole(Columns(line, 8, 11)), lines.Number(words[0]), lines.Number(words[1]), degree,
                    TideSystem.Unstated);
            }
            else if (line.StartsWith("RECOEF", StringComparison.Ordinal))
            {
                (list ?? throw lines.Error("RECOEF stands before POTFIELD.")).Add(
                    Columns(line, 6, 11), Columns(line, 11, 14), Columns(line, 14, 38), Columns(line, 38, 59));
            }
        }
        return (list ?? throw lines.Error("there is no POTFIELD line.")).ToModel(source);
    }

    /// <summary>
    /// The SHADR table of the Planetary Data System: a line of radius (km), GM (km^3/s^2), its error, degree, order,
    /// normalisation, longitude, latitude; then n, m, C, S and their errors, with commas.
    /// </summary>
    /// <param name="text">The whole file.</param>
    /// <param name="source">Its name, for messages and for the model.</param>
    /// <param name="degree">Read up to this degree only; null for all.</param>
    /// <exception cref="GravityFileException">The text is not such a file; the message says what is wrong.</exception>
    public static GravityModel ReadShadr(string text, string source, int? degree = null)
    {
        var lines = new GravityLines(text, source);
        CoefficientList? list = null;
        foreach (var line in lines.All())
        {
            var words = line.Split(',', StringSplitOptions.TrimEntries);
            if (words.Length == 1 && words[0].Length == 0)
            {
                continue;
            }
            if (words.Length < 4 || (list is null && words.Length < 6))
            {
                throw lines.Error($"{words.Length} columns with commas; a head has 8 and a coefficient 4 or 6.");
            }
            if (list is not null)
            {
                list.Add(words[0], words[1], words[2], words[3]);
                continue;
            }
            if (lines.Whole(words[5]) != 1)
            {
                throw lines.Error($"normalisation {words[5]}: only fully normalised coefficients (1) are read.");
            }
            list = new CoefficientList(
                lines, lines.Whole(words[3]), lines.Number(words[1]) * 1e9, lines.Number(words[0]) * 1e3, degree,
                TideSystem.Unstated);
        }
        return (list ?? throw lines.Error("the file is empty.")).ToModel(source);
    }

    private static CoefficientList IcgemHead(GravityLines lines, Dictionary<string, string> head, int? degree)
    {
        string Entry(params string[] keys) => keys.Select(key => head.GetValueOrDefault(key)).FirstOrDefault(
            value => value is not null) ?? throw lines.Error($"the head does not give {keys[0]}.");
        if (head.TryGetValue("norm", out var norm)
            && !string.Equals(norm, "fully_normalized", StringComparison.Ordinal))
        {
            throw lines.Error($"norm {norm}: only fully_normalized coefficients are read.");
        }
        var tides = head.GetValueOrDefault("tide_system") switch
        {
            "tide_free" => TideSystem.TideFree,
            "zero_tide" => TideSystem.ZeroTide,
            _ => TideSystem.Unstated,
        };
        return new CoefficientList(
            lines, lines.Whole(Entry("max_degree")), lines.Number(Entry("earth_gravity_constant", "gravity_constant")),
            lines.Number(Entry("radius")), degree, tides);
    }

    private static string Columns(string line, int from, int to) =>
        from >= line.Length ? "" : line[from..Math.Min(to, line.Length)];
}

/// <summary>The lines of a file and where one is in it.</summary>
internal sealed class GravityLines(string text, string source)
{
    private int number;

    public IEnumerable<string> All()
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split((char)10))
        {
            number++;
            yield return line;
        }
    }

    public int Whole(string word) =>
        int.TryParse(word, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Error($"'{word.Trim()}' is not a whole number.");

    // FORTRAN writes the exponent with a D.
    public double Number(string word) =>
        double.TryParse(
            word.Replace('D', 'E').Replace('d', 'e'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
            ? value
            : throw Error($"'{word.Trim()}' is not a number.");

    public GravityFileException Error(string what) => new($"{source}, line {number}: {what}");
}

/// <summary>The triangle of coefficients while it is being read.</summary>
internal sealed class CoefficientList
{
    private readonly GravityLines lines;
    private readonly int degree;
    private readonly int fileDegree;
    private readonly double gm_m3_s2;
    private readonly double radius_m;
    private readonly TideSystem tides;
    private readonly double[] cosines;
    private readonly double[] sines;
    private readonly bool[] seen;

    public CoefficientList(
        GravityLines lines, int fileDegree, double gm_m3_s2, double radius_m, int? wanted, TideSystem tides)
    {
        if (fileDegree is < 0 or > GravityModel.Degree_max)
        {
            throw lines.Error($"degree {fileDegree}; 0 to {GravityModel.Degree_max} can be read.");
        }
        if (wanted > fileDegree || wanted < 0)
        {
            throw lines.Error($"the model ends at degree {fileDegree}; {wanted} was asked for.");
        }
        (this.lines, this.fileDegree, this.gm_m3_s2, this.radius_m, this.tides) =
            (lines, fileDegree, gm_m3_s2, radius_m, tides);
        degree = wanted ?? fileDegree;
        var count = GravityModel.CountTo(degree);
        (cosines, sines, seen) = (new double[count], new double[count], new bool[count]);
        cosines[0] = 1;
    }

    public void Add(string degreeWord, string orderWord, string cosine, string sine)
    {
        var (n, m) = (lines.Whole(degreeWord), lines.Whole(orderWord));
        Check(n, m);
        Add(n, m, lines.Number(cosine), m == 0 || string.IsNullOrWhiteSpace(sine) ? 0 : lines.Number(sine));
    }

    public void Check(int n, int m)
    {
        if (n < 0 || m < 0 || m > n || n > fileDegree)
        {
            throw lines.Error($"there is no coefficient {n}, {m} in a model of degree {fileDegree}.");
        }
    }

    public void Add(int n, int m, double cosine, double sine)
    {
        if (n > degree)
        {
            return;
        }
        var place = GravityModel.Index(n, m);
        if (seen[place])
        {
            throw lines.Error($"coefficient {n}, {m} is given a second time.");
        }
        seen[place] = true;
        (cosines[place], sines[place]) = (cosine, m == 0 ? 0 : sine);
    }

    public GravityModel ToModel(string name)
    {
        try
        {
            return new GravityModel(name, gm_m3_s2, radius_m, degree, cosines, sines, tides);
        }
        catch (ArgumentException unsound)
        {
            throw lines.Error(unsound.Message);
        }
    }
}

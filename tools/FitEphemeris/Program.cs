using System.Globalization;
using Guanghan.FitEphemeris;

const string usage = """
    Fits the built-in ephemeris to published states and prints the residuals.
      --data FOLDER     Sun.csv, Mercury.csv, ... as published (shared/data/ephemeris/horizons_barycentric)
      --out FILE        write the fitted numbers as C# (src/Core/Bodies/Builtin/FittedModelData.cs)
      --check           take one step from the numbers compiled in; exit 1 if it moves a body by more than it may
      --years A-B       fit only records of these years, to see how the model extrapolates (default 1970-2060)
    Of the records of those years the even ones are fitted, the odd ones held out.
    """;
const int iterations = 4; // What a fifth would move is what --check prints.

var options = new Dictionary<string, string>(StringComparer.Ordinal);
for (var k = 0; k < args.Length; k++)
{
    var isFlag = args[k] is "--check";
    if (!isFlag && (args[k] is not ("--data" or "--out" or "--years") || k + 1 == args.Length))
    {
        Console.Error.WriteLine($"'{args[k]}' is not understood here.\n{usage}");
        return 2;
    }

    options[args[k]] = isFlag ? "" : args[++k];
}

if (!options.TryGetValue("--data", out var data) || !Directory.Exists(data))
{
    Console.Error.WriteLine($"--data does not name a folder.\n{usage}");
    return 2;
}

var (firstDay, lastDay) = (Observations.FirstDay, Observations.LastDay);
if (options.TryGetValue("--years", out var years))
{
    var bounds = years.Split('-').Select(y => int.Parse(y, CultureInfo.InvariantCulture)).ToArray();
    (firstDay, lastDay) = ((int)((bounds[0] - 2005) * 365.25), (int)((bounds[1] - 2005) * 365.25));
}

var observations = new Observations(data);
var fit = new Fit(observations, o => o.Record % 2 == 0 && o.Day >= firstDay && o.Day <= lastDay, Console.Out);
if (options.ContainsKey("--check"))
{
    return CommittedNumbers.Agree(fit, Console.Out) ? 0 : 1;
}

fit.Run(FirstGuess.From(observations), iterations);
var track = Track.Integrate(fit.Parameters, Fit.TrackFirstDay, Fit.TrackLastDay);
Console.WriteLine($"-- fitted; tidal lag {fit.Parameters.TideLag_s:F3} s");
new Residuals(fit).Write(Console.Out, track, observations.All(track), fit.IsFitted);
Console.WriteLine("-- barycentre shift of the Mars and Saturn files: a, b/century, c/century^2, m");
for (var k = 0; k < fit.Shifts_m.Length; k += 3)
{
    Console.WriteLine(string.Join(
        ", ", fit.Shifts_m[k..(k + 3)].Select(x => x.ToString("F1", CultureInfo.InvariantCulture))));
}

if (options.TryGetValue("--out", out var path))
{
    File.WriteAllText(path, DataFile.Text(fit));
}

return 0;

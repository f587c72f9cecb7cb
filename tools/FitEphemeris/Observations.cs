using Guanghan.Core.Bodies.Builtin;

namespace Guanghan.FitEphemeris;

/// <summary>What a published position is measured from.</summary>
internal enum Origin
{
    /// <summary>The solar-system barycentre.</summary>
    Barycentre,

    /// <summary>The Sun.</summary>
    Sun,

    /// <summary>The Earth's centre.</summary>
    Earth,
}

/// <summary>One published position.</summary>
/// <param name="Slot">The integrated point.</param>
/// <param name="Origin">What the position is relative to.</param>
/// <param name="Day">Whole TDB days from the fit epoch.</param>
/// <param name="Position_m">Published position, m; from the Sun, the Sun's published place is subtracted.</param>
/// <param name="Sigma_m">How closely the model is asked to follow, m.</param>
/// <param name="Record">Number of the record in its file: even ones are fitted, odd ones held out.</param>
internal sealed record Observation(
    int Slot, Origin Origin, int Day, double[] Position_m, double Sigma_m, int Record);

/// <summary>Reads the published states and says which belong to the fit.</summary>
internal sealed class Observations
{
    /// <summary>Horizons' dates of the built-in span 1970-2060, in days from the fit epoch.</summary>
    public const int FirstDay = -12784;

    public const int LastDay = 20088;

    private const double Kilometre_m = 1000.0;

    // Files, slots, and how closely each is to be followed: the accuracy asked for, with room for what is not modelled.
    private static readonly (string File, int Slot, double Sigma_m)[] Heliocentric =
    [
        ("Mercury", Slot.Mercury, 0.1 * Kilometre_m),
        ("Venus", Slot.Venus, 0.1 * Kilometre_m),
        ("EMB", Slot.EarthMoonBarycentre, 0.1 * Kilometre_m),
        ("Mars", Slot.Mars, 0.1 * Kilometre_m),
        ("Jupiter", Slot.Jupiter, 2 * Kilometre_m),
        ("Saturn", Slot.Saturn, 2 * Kilometre_m),
        ("Uranus", Slot.Uranus, 5 * Kilometre_m),
        ("Neptune", Slot.Neptune, 5 * Kilometre_m),
        ("Pluto", Slot.Pluto, 20 * Kilometre_m),
        ("Ceres", Slot.Ceres, 5 * Kilometre_m),
        ("Pallas", Slot.Pallas, 5 * Kilometre_m),
        ("Juno", Slot.Juno, 5 * Kilometre_m),
        ("Vesta", Slot.Vesta, 5 * Kilometre_m),
    ];

    private readonly Dictionary<string, HorizonsTable> tables = new(StringComparer.Ordinal);

    public Observations(string folder)
    {
        foreach (var name in Heliocentric.Select(h => h.File).Append("Sun").Append("Moon").Append("Earth"))
        {
            tables[name] = HorizonsTable.Read(
                Path.Combine(folder, name + ".csv"), ModelParameters.Epoch_JulianDay);
        }
    }

    public HorizonsTable this[string name] => tables[name];

    /// <summary>
    /// Every published position of the span, for a given track: it tells the Sun's place between its records.
    /// </summary>
    public List<Observation> All(Track track)
    {
        var all = new List<Observation>();
        foreach (var (file, slot, sigma) in Heliocentric)
        {
            var table = tables[file];
            Each(table, (day, record) =>
            {
                var sun = SunAt(track, day);
                var place = Subtract(table.Positions_m[record], sun);
                all.Add(new Observation(slot, Origin.Sun, day, place, sigma, record));
            });
        }

        var (moon, centre) = (tables["Moon"], tables["EMB"]);
        Each(moon, (day, record) =>
        {
            var place = Subtract(moon.Positions_m[record], centre.Positions_m[Array.BinarySearch(centre.Days, day)]);
            const double share = 1 - DynamicalConstants.MoonMassFraction;
            double[] relative = [.. place.Select(c => c / share)];
            all.Add(new Observation(Slot.Moon, Origin.Earth, day, relative, 0.01 * Kilometre_m, record));
        });
        var solar = tables["Sun"];
        Each(solar, (day, record) => all.Add(new Observation(
            Slot.Sun, Origin.Barycentre, day, solar.Positions_m[record], 1 * Kilometre_m, record)));
        return all;
    }

    /// <summary>
    /// The Sun's published place on a day between its records, m: the model's place less the model's error, which is
    /// smooth and is interpolated with a cubic through the four nearest records.
    /// </summary>
    public double[] SunAt(Track track, int day)
    {
        var table = tables["Sun"];
        var at = Array.BinarySearch(table.Days, day);
        var first = Math.Max(1, at >= 0 ? at : ~at) - 2;
        first = Math.Max(first, Array.FindIndex(table.Days, d => d >= track.FirstDay));
        var place = new double[3];
        for (var axis = 0; axis < 3; axis++)
        {
            var error = 0.0;
            for (var k = first; k < first + 4; k++)
            {
                var weight = 1.0;
                for (var l = first; l < first + 4; l++)
                {
                    weight *= l == k ? 1 : (double)(day - table.Days[l]) / (table.Days[k] - table.Days[l]);
                }

                error += weight * (track.At(table.Days[k], Slot.Sun, axis) - table.Positions_m[k][axis]);
            }

            place[axis] = track.At(day, Slot.Sun, axis) - error;
        }

        return place;
    }

    private static void Each(HorizonsTable table, Action<int, int> use)
    {
        for (var record = 0; record < table.Days.Length; record++)
        {
            if (table.Days[record] is >= FirstDay and <= LastDay)
            {
                use(table.Days[record], record);
            }
        }
    }

    private static double[] Subtract(double[] a, double[] b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

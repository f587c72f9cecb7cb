using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;

namespace Guanghan.Fabrication.Phases;

/// <summary>Series and maps of a chain of light.</summary>
internal static class LightSeries
{
    private const int ProfilePoints = 61;
    private const int AnglePoints = 91;
    private const int SpotCells = 101;
    private const double LongestShown_m = 4e-6; // beyond it are 0.8 % of sunlight, and no silica lets it through

    public static IEnumerable<Series> Of(LightResult result)
    {
        var sun = result.Design_W_m2;
        if (!result.Inputs.Irradiance.IsConstant)
        {
            var (axis, values, origin) = result.Inputs.Irradiance;
            yield return new("pen_power", new SeriesAxis("time", Unit.Parse("h"), axis, origin),
                [.. values.Select(value => value * result.Trace.Total.PenArea_m2)]);
        }

        foreach (var series in Focus(result, sun).Concat(Spot(result, sun)).Concat(Spectrum(result, sun))
            .Concat(Convergence(result)))
        {
            yield return series;
        }
    }

    /// <summary>Flux on the receiver's plane and on the work.</summary>
    public static ImmutableArray<FieldMap> MapsOf(LightResult result)
    {
        var (trace, sun) = (result.Trace, result.Design_W_m2);
        var focus = trace.Total.Lane.Focus;
        var cell = 2 * focus.HalfWidth_m / focus.CellsAcross;
        var perWeight = sun * PerCollector(trace) / (cell * cell);
        var values = new double[focus.Cells.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = focus.Cells[i] * perWeight;
        }

        var (x, y) = Axes("x", "y", focus.HalfWidth_m, focus.CellsAcross);
        return [new("focal_map", x, y, [.. values]), SpotMap(result, sun)];
    }

    private static FieldMap SpotMap(LightResult result, double sun)
    {
        var outcome = result.Trace.Total;
        var half = 0.6 * Math.Max(outcome.SpotDiameter_m, 1e-6);
        var (x, y) = Axes("spot_x", "spot_y", half, SpotCells);
        var profile = new double[(2 * SpotCells) + 1];
        var step = half * Math.Sqrt(2) / (profile.Length - 1);
        for (var i = 0; i < profile.Length; i++)
        {
            profile[i] = sun * outcome.Spot.FluxAt_W_m2(i * step);
        }

        var values = ImmutableArray.CreateBuilder<double>(SpotCells * SpotCells);
        foreach (var v in y.Values_si)
        {
            foreach (var u in x.Values_si)
            {
                var place = Math.Min(Math.Sqrt((u * u) + (v * v)) / step, profile.Length - 1.001);
                var at = (int)place;
                values.Add(profile[at] + ((place - at) * (profile[at + 1] - profile[at])));
            }
        }

        return new("spot_map", x, y, values.ToImmutable());
    }

    private static (SeriesAxis X, SeriesAxis Y) Axes(string x, string y, double half, int cells)
    {
        ImmutableArray<double> middles =
            [.. Enumerable.Range(0, cells).Select(i => half * (((2.0 * i) + 1) / cells - 1))];
        return (new(x, Unit.Parse("mm"), middles), new(y, Unit.Parse("mm"), middles));
    }

    // Area of a ray behind the window, of one collector.
    private static double PerCollector(LightTrace trace) =>
        trace.Total.AreaPerRay_m2 * trace.System.WindowFraction / trace.System.CollectorCount;

    private static IEnumerable<Series> Focus(LightResult result, double sun)
    {
        var trace = result.Trace;
        var focus = trace.Total.Lane.Focus;
        var step = focus.HalfWidth_m / (ProfilePoints - 1);
        var edges = Enumerable.Range(0, ProfilePoints).Select(i => focus.Within(i * step)).ToArray();
        var all = 0.0;
        foreach (var ring in focus.Rings)
        {
            all += ring;
        }

        var perWeight = sun * PerCollector(trace);
        var middles = new SeriesAxis("radius", Unit.Parse("mm"),
            [.. Enumerable.Range(0, ProfilePoints - 1).Select(i => (i + 0.5) * step)]);
        yield return new("focal_flux", middles,
        [
            .. Enumerable.Range(0, ProfilePoints - 1).Select(i => (edges[i + 1] - edges[i]) * perWeight /
                (Math.PI * step * step * ((2 * i) + 1))),
        ]);
        yield return new("focal_encircled", new SeriesAxis("encircled_radius", Unit.Parse("mm"),
            [.. Enumerable.Range(0, ProfilePoints).Select(i => i * step)]),
            [.. edges.Select(edge => all > 0 ? edge / all : 0)]);
    }

    private static IEnumerable<Series> Spot(LightResult result, double sun)
    {
        var outcome = result.Trace.Total;
        var axis = new SeriesAxis("spot_radius", Unit.Parse("mm"),
        [
            .. Enumerable.Range(0, ProfilePoints)
                .Select(i => 0.6 * Math.Max(outcome.SpotDiameter_m, 1e-6) * i / (ProfilePoints - 1)),
        ]);
        yield return new("spot_flux", axis, [.. axis.Values_si.Select(r => sun * outcome.Spot.FluxAt_W_m2(r))]);
        yield return new("spot_encircled", axis, [.. axis.Values_si.Select(outcome.Spot.EncircledFraction)]);
        var widest = Math.Max(outcome.Spot.MaximumAngle_rad, Math.PI / 180);
        var angles = new SeriesAxis("incidence", Unit.Parse("deg"),
            [.. Enumerable.Range(0, AnglePoints).Select(i => widest * i / (AnglePoints - 1))]);
        yield return new("spot_incidence_power", angles,
            [.. angles.Values_si.Select(angle => sun * outcome.Spot.PowerPerAngle_W_rad(angle))]);
    }

    private static IEnumerable<Series> Spectrum(LightResult result, double sun)
    {
        var (trace, bands) = (result.Trace, result.Trace.System.Spectrum.Bands);
        if (bands.Length < 2)
        {
            yield break;
        }

        var shown = Enumerable.Range(0, bands.Length).Where(i => bands[i].Middle_m < LongestShown_m).ToArray();
        var axis = new SeriesAxis("wavelength", Unit.Parse("nm"), [.. shown.Select(i => bands[i].Middle_m)]);
        var incident = sun * trace.Total.Stages[0].Area_m2;
        var face = trace.Total.Lane.FaceBands;
        var perWeight = sun * trace.Total.AreaPerRay_m2 * trace.System.WindowFraction;
        var delivered = trace.Total.Spot.Delivered.ByBand_W();
        yield return Line("spectrum_incident", i => incident * bands[i].Fraction);
        yield return Line("spectrum_face", i => face[i] * perWeight);
        yield return Line("spectrum_delivered", i => sun * delivered[i]);

        Series Line(string name, Func<int, double> power) =>
            new(name, axis, [.. shown.Select(i => power(i) / (bands[i].High_m - bands[i].Low_m))]);
    }

    /// <summary>The share of light inside the cores, and its standard error, against the rays traced so far.</summary>
    private static IEnumerable<Series> Convergence(LightResult result)
    {
        var lanes = result.Trace.Records;
        var marks = lanes[0].Marks.Length;
        var (counts, shares, errors) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < marks && lanes.All(lane => lane.Marks.Length == marks); i++)
        {
            var ratios = lanes.Select(lane => lane.Marks[i].EnteredRatio).ToArray();
            counts.Add(lanes.Sum(lane => lane.Marks[i].Count));
            shares.Add(ratios.Average());
            errors.Add(LightTrace.StandardErrorOf(ratios));
        }

        var axis = new SeriesAxis("rays", Unit.One, [.. counts]);
        yield return new("convergence", axis, [.. shares]);
        yield return new("convergence_error", axis, [.. errors]);
    }
}

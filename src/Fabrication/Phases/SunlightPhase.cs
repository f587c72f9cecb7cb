using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Sunlight;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.sunlight</c> made.</summary>
/// <param name="Inputs">What it was given.</param>
/// <param name="Span">Sunlight at the site.</param>
public sealed record SunlightResult(SunlightInputs Inputs, SunlightSpan Span);

/// <summary>
/// Sunlight at a site on the Moon: direction, irradiance, horizon, eclipses by the Earth, hours of usable light. The
/// physics is in Sunlight.
/// </summary>
public sealed class SunlightPhase : IPhase<SunlightInputs, SunlightResult>
{
    /// <inheritdoc/>
    public static string Kind => "fabrication.sunlight";

    /// <inheritdoc/>
    public static PhaseDescription Description { get; } = SunlightOutputs.Description;

    /// <inheritdoc/>
    public static SunlightInputs Read(Section section) => SunlightInputs.Read(section);

    /// <inheritdoc/>
    public static SunlightResult Run(SunlightInputs inputs, PhaseContext context)
    {
        var sky = new SiteSky(context.Ephemeris, inputs.Site, inputs.Horizon, inputs.EarthRadius_m);
        var span = SunlightSpan.Compute(
            time_s => sky.At(inputs.Start + Duration.FromSeconds(time_s)),
            inputs.Span_s,
            inputs.Step_s,
            inputs.UsableElevation_rad,
            inputs.SolarConstant_W_m2,
            fraction => context.Progress(fraction, "following the Sun"),
            context.Cancellation);
        return new(inputs, span);
    }

    /// <inheritdoc/>
    public static Report Report(SunlightResult result) => Core.Phases.Report.Empty with
    {
        Figures = [.. Figures(result)],
        Series = [.. SeriesOf(result)],
        Events =
        [
            .. result.Span.Events.Select(e =>
                new Event(result.Inputs.Start + Duration.FromSeconds(e.Time_s), SunlightOutputs.NameOf(e.Kind),
                    About(e))),
        ],
        Findings = [.. FindingsOf(result)],
    };

    private static IEnumerable<Figure> Figures(SunlightResult result)
    {
        var span = result.Span;
        var constant = result.Inputs.SolarConstant_W_m2;
        var brightest = span.Samples.MaxBy(sample => sample.View.Irradiance_W_m2(constant)).View;
        yield return new("span", span.Span_s);
        yield return new("lit_time", span.Lit_s);
        yield return new("usable_time", span.Usable_s);
        yield return new("eclipse_time", span.Eclipsed_s);
        yield return new("eclipses", Eclipses(span));
        yield return new("sunrises", span.Events.Count(e => e.Kind == SunEventKind.Sunrise));
        yield return new("energy", span.Energy_J_m2);
        yield return new("usable_energy", span.UsableEnergy_J_m2);
        yield return new("irradiance_highest", brightest.Irradiance_W_m2(constant));
        yield return new("irradiance_lit_mean", span.Lit_s > 0 ? span.Energy_J_m2 / span.Lit_s : 0);
        yield return new("irradiance_usable_mean", span.Usable_s > 0 ? span.UsableEnergy_J_m2 / span.Usable_s : 0);
        yield return new("elevation_highest", span.Samples.Max(sample => sample.View.SunElevation_rad));
        yield return new("sun_distance_least", span.Samples.Min(sample => sample.View.SunDistance_m));
        yield return new("sun_distance_greatest", span.Samples.Max(sample => sample.View.SunDistance_m));
        yield return new("sun_half_angle", brightest.SunHalfAngle_rad);
    }

    private static IEnumerable<Series> SeriesOf(SunlightResult result)
    {
        var samples = result.Span.Samples;
        var axis =
            new SeriesAxis("time", Unit.Parse("h"), [.. samples.Select(sample => sample.Time_s)], result.Inputs.Start);
        var constant = result.Inputs.SolarConstant_W_m2;
        yield return Of("irradiance", view => view.Irradiance_W_m2(constant));
        yield return Of("usable_irradiance", view =>
            view.SunElevation_rad >= result.Inputs.UsableElevation_rad ? view.Irradiance_W_m2(constant) : 0);
        yield return Of("open_irradiance", view =>
            (view with { HorizonElevation_rad = 0 }).Irradiance_W_m2(constant));
        yield return Of("elevation", view => view.SunElevation_rad);
        yield return Of("azimuth", view => view.SunAzimuth_rad);
        yield return Of("horizon_elevation", view => view.HorizonElevation_rad);
        yield return Of("disc_fraction", view => view.DiscFraction);
        yield return Of("sun_distance", view => view.SunDistance_m);

        Series Of(string name, Func<SkyView, double> value) =>
            new(name, axis, [.. samples.Select(sample => value(sample.View))]);
    }

    private static IEnumerable<Finding> FindingsOf(SunlightResult result)
    {
        var span = result.Span;
        if (span.Lit_s <= 0)
        {
            yield return FabricationFindings.NoSun(span.Span_s / 86400);
        }
        else if (span.Usable_s <= 0)
        {
            yield return FabricationFindings.NoUsableLight(Degrees(result.Inputs.UsableElevation_rad));
        }

        if (Eclipses(span) is var eclipses && eclipses > 0)
        {
            yield return FabricationFindings.Eclipse(eclipses, span.Eclipsed_s / 3600);
        }
    }

    private static int Eclipses(SunlightSpan span) => span.Events.Count(e => e.Kind == SunEventKind.EclipseGreatest);

    private static string About(SunEvent e)
    {
        var sun = string.Create(CultureInfo.InvariantCulture,
            $"{SunlightOutputs.AboutOf(e.Kind)} Sun at azimuth {Degrees(e.View.SunAzimuth_rad):0.00} deg, " +
            $"elevation {Degrees(e.View.SunElevation_rad):0.00} deg, " +
            $"{e.View.SunDistance_m / PhysicalConstants.AstronomicalUnit_m:0.0000} au");
        return e.Kind < SunEventKind.EclipseBegins
            ? sun + "."
            : sun + string.Create(CultureInfo.InvariantCulture, $"; the Earth leaves " +
                $"{e.View.BesideEarthFraction:0.0%} of it.");
    }

    // Rounded here, and zero added, so that nothing prints as -0.00.
    private static double Degrees(double angle_rad) => Math.Round(angle_rad * 180 / Math.PI, 4) + 0.0;
}

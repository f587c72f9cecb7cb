using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces.Atmospheres;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Phases;

/// <summary>The report of <c>flight.propagate</c>.</summary>
internal static class PropagateReport
{
    private const double NeglectedRatio = 1e-3; // of the centre's attraction, as much as the Earth's flattening
    private const double ErrorRatio = 1e-3; // of the lowest altitude, above which a reader is warned

    public static Report Of(PropagateResult result) => Report.Empty with
    {
        Figures = [.. Figures(result)],
        Series = result.HasPath ? [.. SeriesOf(result)] : [],
        Events = [.. Events(result)],
        Artefacts = result.HasPath ? [.. PropagateFiles.Of(result)] : [],
        Findings = [.. Findings(result)],
    };

    private static IEnumerable<Figure> Figures(PropagateResult result)
    {
        var (first, last) = (result.Samples[0], result.Samples[^1]);
        if (first.Elements.EccentricityRatio < 1)
        {
            yield return new("period", first.Elements.Period_s(result.Inputs.Centre.Gm_m3_s2));
        }

        yield return new("flown", result.Flown_s);
        yield return new("altitude.start", first.Altitude_m);
        yield return new("altitude.final", last.Altitude_m);
        yield return new("altitude.lowest", result.Lowest.Altitude_m);
        yield return new("altitude.lowest_time", result.Lowest.Time_s);
        yield return new("altitude.highest", result.Highest.Altitude_m);
        yield return new("altitude.highest_time", result.Highest.Time_s);
        yield return new("final.eccentricity", last.Elements.EccentricityRatio);
        yield return new("final.inclination", last.Elements.Inclination_rad);
        yield return new("final.node", last.Elements.RightAscensionOfNode_rad);
        yield return new("revolutions", result.Sweep.Angle_rad / (2 * Math.PI));
        if (result.Eclipse is { } eclipse && result.HasPath)
        {
            yield return new("eclipse.fraction", eclipse.Partial_s / result.Flown_s);
            yield return new("eclipse.total_fraction", eclipse.Total_s / result.Flown_s);
        }

        yield return new("steps", result.Flight.StepCount);
        yield return new("evaluations", result.Flight.EvaluationCount);
        if (result.Error_m is { } error_m)
        {
            yield return new("error.position", error_m);
        }

        if (result.Inputs.Forces.IsTwoBody)
        {
            yield return new("error.energy", Math.Abs((Energy(result, last) / Energy(result, first)) - 1));
        }
    }

    private static double Energy(PropagateResult result, in FlightSample at) =>
        (at.Orbit.Velocity_m_s.LengthSquared / 2) - (result.Inputs.Centre.Gm_m3_s2 / at.Orbit.Position_m.Length);

    private static IEnumerable<Series> SeriesOf(PropagateResult result)
    {
        var samples = result.Samples;
        var radius_m = result.Inputs.Centre.Shape.EquatorialRadius_m;
        var axis = new SeriesAxis(
            "time", Unit.Parse("h"), [.. samples.Select(sample => sample.Time_s)], result.Inputs.Start);
        yield return Of("altitude", sample => sample.Altitude_m);
        yield return Of("periapsis_altitude", sample => sample.Elements.PeriapsisRadius_m - radius_m);
        if (samples.All(sample => sample.Elements.EccentricityRatio < 1))
        {
            yield return Of("apoapsis_altitude", sample => sample.Elements.ApoapsisRadius_m - radius_m);
            yield return Of("semi_major_axis", sample => sample.Elements.SemiMajorAxis_m);
        }

        yield return Of("eccentricity", sample => sample.Elements.EccentricityRatio);
        yield return Of("inclination", sample => sample.Elements.Inclination_rad);
        if (result.Eclipse is not null)
        {
            yield return Of("beta_angle", sample => sample.Beta_rad);
        }

        Series Of(string name, Func<FlightSample, double> value) => new(name, axis, [.. samples.Select(value)]);
    }

    private static IEnumerable<Event> Events(PropagateResult result)
    {
        foreach (var one in result.Events.Where(one => IsListed(result.Inputs, one.Name)))
        {
            yield return new(one.Epoch, one.Name, string.Create(CultureInfo.InvariantCulture,
                $"At {one.Altitude_m / 1e3:0.000} km."));
        }

        if (result.Flight.Outcome == PropagationOutcome.Impact)
        {
            var final = result.Flight.Final;
            yield return new(final.Epoch, "impact", string.Create(CultureInfo.InvariantCulture,
                $"At {GroundSpeed(result):0.0} m/s over the ground{Place(result)}."));
        }
    }

    private static bool IsListed(PropagateInputs inputs, string name) => name switch
    {
        "periapsis" or "apoapsis" => inputs.ListsApsides,
        "ascending_node" or "descending_node" => inputs.ListsNodes,
        "" => false,
        _ => inputs.ListsEclipses,
    };

    private static string Place(PropagateResult result) => result.Inputs.Centre.PlaceText(
        result.Inputs.Start, result.Flight.Final.Epoch, result.Flight.Final.Orbit.Position_m);

    private static double GroundSpeed(PropagateResult result) => result.Inputs.Centre.GroundSpeed_m_s(
        result.Inputs.Start, result.Flight.Final.Epoch, result.Flight.Final.Orbit);

    private static ImmutableArray<Finding> Findings(PropagateResult result) =>
        [.. Ending(result), .. result.HasPath ? Validity(result) : []];

    private static IEnumerable<Finding> Ending(PropagateResult result)
    {
        var (inputs, final) = (result.Inputs, result.Flight.Final);
        var when = final.Epoch.ToIso(TimeScale.Utc, 3);
        switch (result.Flight.Outcome)
        {
            case PropagationOutcome.Impact when !result.HasPath:
                yield return FlightFindings.StartsBelow(
                    inputs.Centre.Name, -result.Samples[0].Altitude_m, Place(result));
                break;
            case PropagationOutcome.Impact:
                yield return FlightFindings.Impact(inputs.Centre.Name, when, Place(result),
                    GroundSpeed(result), result.Flown_s / 3600);
                break;
            case PropagationOutcome.Stalled:
                yield return FlightFindings.Stalled(when, final.Orbit.Position_m.Length / 1e3);
                break;
            case PropagationOutcome.TooManySteps:
                yield return FlightFindings.TooManySteps(
                    result.Flight.StepCount, when, result.Flown_s / 86400, inputs.Duration_s / 86400);
                break;
            case PropagationOutcome.NotFinite:
                yield return FlightFindings.NotFinite(when);
                break;
            default:
                break;
        }
    }

    private static IEnumerable<Finding> Validity(PropagateResult result)
    {
        var (inputs, lowest_m) = (result.Inputs, result.Lowest.Altitude_m);
        var finest_m = Math.PI * inputs.Centre.Shape.EquatorialRadius_m / Math.Max(1, inputs.Forces.Field?.Degree ?? 0);
        if (inputs.Centre == CentralBody.Moon && inputs.Forces.Field is { Degree: > 0 } field && lowest_m < finest_m)
        {
            yield return FlightFindings.CoarseField(
                inputs.Centre.Name, field.Degree, lowest_m / 1e3, finest_m / 1e3);
        }

        if (inputs.Forces.Drag is not null)
        {
            var (air, top_m) = (inputs.Forces.Air, inputs.Forces.Air.Top_m);
            if (lowest_m > top_m)
            {
                yield return FlightFindings.AboveAtmosphere(lowest_m / 1e3, top_m / 1e3);
            }
            else if (air is StandardAtmosphere1976)
            {
                yield return FlightFindings.MeanAtmosphere();
            }
        }

        if (result.Neglected is { Ratio: > NeglectedRatio } pull)
        {
            yield return FlightFindings.Neglected(pull.Name, pull.Ratio, result.Highest.Altitude_m / 1e3);
        }

        if (result.Error_m is { } error_m && error_m > ErrorRatio * lowest_m)
        {
            yield return FlightFindings.Inaccurate(error_m, lowest_m);
        }

        if (result.Sweep is { Track.Length: > 0 } sweep && sweep.Drawn_rad < sweep.Angle_rad)
        {
            yield return FlightFindings.TrackCut(
                sweep.Drawn_rad / (2 * Math.PI), sweep.Angle_rad / (2 * Math.PI));
        }
    }
}

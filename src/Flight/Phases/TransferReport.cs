using System.Globalization;
using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.LowThrust;
using Guanghan.Flight.Pictures;

namespace Guanghan.Flight.Phases;

/// <summary>The report of <c>flight.transfer</c>.</summary>
internal static class TransferReport
{
    private const double LeastSpeed_m_s = 1e-3; // below, a direction means nothing
    private const double LeastBurn_m_s = 0.05; // below, a sentence would show zero

    private static readonly string[] s_colours = [SvgSheet.Blue, SvgSheet.Red, SvgSheet.Green, "#6b4c9a", "#5c5c5c"];

    public static Report Of(TransferResult result) => Report.Empty with
    {
        Figures = result.Path.IsEmpty ? [] : [.. Figures(result)],
        Series = result.Path.IsEmpty ? [] : [.. SeriesOf(result)],
        Events = [.. result.Happenings.Select(EventOf)],
        Artefacts = result.Path.IsEmpty ? [] : [.. Files(result)],
        Findings = [.. Findings(result)],
    };

    private static IEnumerable<Figure> Figures(TransferResult result)
    {
        var (ends, path) = (result.Ends, result.Path);
        yield return new("flight_time", (path[^1].Epoch - path[0].Epoch).Seconds_s);
        yield return new("launch_energy", ends.Departure_m_s.LengthSquared);
        yield return new("departure.speed", ends.Departure_m_s.Length);
        if (ends.Departure_m_s.Length > LeastSpeed_m_s)
        {
            yield return new("departure.declination", Math.Asin(ends.Departure_m_s.Z / ends.Departure_m_s.Length));
        }

        yield return new("arrival.speed", ends.Arrival_m_s.Length);
        yield return new("total_burn", result.Objective_m_s);
        if (result.Happenings.Any(one => one.Altitude_m is not null))
        {
            yield return new("least_altitude", result.Happenings.Min(one => one.Altitude_m ?? double.PositiveInfinity));
        }

        yield return new("sun_distance.least", path.Min(point => point.State.Position_m.Length));
        yield return new("sun_distance.greatest", path.Max(point => point.State.Position_m.Length));
        if (result.Thrust is { } thrust)
        {
            var whole_s = thrust.TimeOfFlight.Seconds_s;
            yield return new("propellant", thrust.Propellant_kg);
            yield return new("final_mass", thrust.FinalMass_kg);
            yield return new("thrust_fraction", thrust.Segments.Where(one => one.ThrottleRatio > 0.5)
                .Sum(one => one.Length.Seconds_s) / whole_s);
            yield return new("closure.position", thrust.PositionResidual_m);
            yield return new("closure.velocity", thrust.VelocityResidual_m_s);
            yield return new("evaluations", thrust.Iterations);
        }
        else
        {
            yield return new("departure.burn", ends.DepartureBurn_m_s);
            yield return new("arrival.burn", ends.ArrivalBurn_m_s);
        }

        if (result.Full is { } full)
        {
            yield return new("full.position_gap", full.Corrected.PositionResidual_m);
            yield return new("full.velocity_gap", full.Corrected.VelocityResidual_m_s);
            yield return new("full.iterations", full.Corrected.Iterations);
            if (full.Corrected.Converged)
            {
                yield return new("full.launch_energy", full.LaunchEnergy_m2_s2);
                yield return new("full.departure_burn", full.DepartureBurn_m_s);
                yield return new("full.arrival_burn", full.ArrivalBurn_m_s);
                yield return new("full.total_burn", full.DepartureBurn_m_s + full.ArrivalBurn_m_s);
            }
        }

        if (result.Search is { } search)
        {
            yield return new("evaluations", search.EvaluationCount);
        }
    }

    private static IEnumerable<Core.Phases.Series> SeriesOf(TransferResult result)
    {
        var path = result.Path;
        var axis = new SeriesAxis("time", Unit.Parse("d"),
            [.. path.Select(point => (point.Epoch - path[0].Epoch).Seconds_s)], path[0].Epoch);
        yield return new("sun_distance", axis, [.. path.Select(point => point.State.Position_m.Length)]);
        yield return new("earth_distance", axis, result.EarthDistances_m);
        if (result.Thrust is not null)
        {
            yield return new("mass", axis, [.. path.Select(point => point.Mass_kg ?? 0)]);
            yield return new("throttle", axis, [.. path.Select(point => point.ThrottleRatio ?? 0)]);
        }
    }

    private static Event EventOf(TransferHappening one) => new(one.Epoch, one.Kind, string.Create(
        CultureInfo.InvariantCulture, $"{Sentence(one.Place)}{Burn(one)}{Speed(one)}{Altitude(one)}."));

    private static string Sentence(string place) => char.ToUpperInvariant(place[0]) + place[1..];

    private static string Burn(TransferHappening one) => one.Burn_m_s > LeastBurn_m_s && one.IsCounted
        ? string.Create(CultureInfo.InvariantCulture, $", burn of {one.Burn_m_s:0.0} m/s") : "";

    private static string Speed(TransferHappening one) => one.Speed_m_s > 0
        ? string.Create(CultureInfo.InvariantCulture, $", at {one.Speed_m_s / 1e3:0.0000} km/s from infinity") : "";

    private static string Altitude(TransferHappening one) => one.Altitude_m is { } height_m
        ? string.Create(CultureInfo.InvariantCulture, $", {height_m / 1e3:#,0} km up") : "";

    private static IEnumerable<Artefact> Files(TransferResult result)
    {
        yield return new("orbit.svg", "image/svg+xml", "The way between the bodies' orbits, in space.",
            Encoding.UTF8.GetBytes(Picture(result)));
        yield return new("itinerary.csv", "text/csv", "What happens when.", Encoding.UTF8.GetBytes(Itinerary(result)));
        yield return new("path.csv", "text/csv", "The way, heliocentric, ICRF axes.",
            Encoding.UTF8.GetBytes(PathTable(result)));
    }

    private static string Picture(TransferResult result)
    {
        var bodies = result.Inputs.Bodies;
        var names = bodies.Select(body => body.Name).Distinct(StringComparer.Ordinal).ToArray();
        var title = string.Create(CultureInfo.InvariantCulture,
            $"From {bodies[0].Name} to {bodies[^1].Name}, {result.Path[0].Epoch.ToIso(TimeScale.Utc, 0)[..10]} to " +
            $"{result.Path[^1].Epoch.ToIso(TimeScale.Utc, 0)[..10]}");
        var orbits = names.Select((name, index) => new OrbitCurve(
            $"orbit of {name}", ColourOf(index),
            [.. result.BodyOrbits[bodies.Index().First(at => Is(at.Item.Name, name)).Index].Select(OnEcliptic)], 1.1));
        var marks = result.Happenings.Where(one => one.Kind is not "manoeuvre" || one.Burn_m_s > 1)
            .Select(one => new OrbitMark(one.Kind is "manoeuvre" ? "burn" : Bare(one.Place), OnEcliptic(one.Position_m),
                one.Kind is "manoeuvre" ? "#ffffff" : ColourOf(Array.IndexOf(names, one.Place))));
        return OrbitPicture.Svg(title, "the ecliptic", BodyConstants.Of(Body.Sun).MeanRadius_m, "#f2c14e",
            [.. orbits.Where(curve => curve.Points_m.Count > 0), .. Ways(result)], [.. marks]);
    }

    // With an engine, thrust and coast are two curves.
    private static IEnumerable<OrbitCurve> Ways(TransferResult result)
    {
        Vec3[] all = [.. result.Path.Select(point => OnEcliptic(point.State.Position_m))];
        yield return new(result.Thrust is null ? "transfer" : "coast", SvgSheet.Orange, all, 2.2);
        if (result.Thrust is null)
        {
            yield break;
        }

        var isNamed = false;
        foreach (var run in Runs(result.Path))
        {
            yield return new(isNamed ? "" : "thrust", SvgSheet.Ink,
                [.. result.Path[run].Select(point => OnEcliptic(point.State.Position_m))], 3.2);
            isNamed = true;
        }
    }

    private static IEnumerable<Range> Runs(System.Collections.Immutable.ImmutableArray<TransferPoint> path)
    {
        int? from = null;
        for (var i = 0; i <= path.Length; i++)
        {
            var isOn = i < path.Length && path[i].ThrottleRatio > 0.05;
            if (isOn)
            {
                from ??= i;
            }
            else if (from is { } start)
            {
                yield return start..Math.Min(path.Length, i + 1);
                from = null;
            }
        }
    }

    private static string ColourOf(int body) => s_colours[Math.Max(0, body) % s_colours.Length];

    private static string Bare(string name) => name.StartsWith("the ", StringComparison.Ordinal) ? name[4..] : name;

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);

    private static Vec3 OnEcliptic(Vec3 position_m) =>
        Ecliptic.FromIcrf.Apply(new Vector<Icrf>(position_m)).Components;

    private static string Itinerary(TransferResult result)
    {
        var text = new StringBuilder("what,where,utc,burn_m_s,counted,speed_at_infinity_km_s,altitude_km\n");
        foreach (var one in result.Happenings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Kind},\"{one.Place}\",");
            text.Append(CultureInfo.InvariantCulture, $"{one.Epoch.ToIso(TimeScale.Utc, 0)},");
            text.Append(CultureInfo.InvariantCulture, $"{one.Burn_m_s:F4},{(one.IsCounted ? "yes" : "no")},");
            text.Append(CultureInfo.InvariantCulture, $"{one.Speed_m_s / 1e3:F6},");
            text.Append(CultureInfo.InvariantCulture, $"{one.Altitude_m / 1e3:F3}\n"); // empty where there is none
        }

        return text.ToString();
    }

    private static string PathTable(TransferResult result)
    {
        var text = new StringBuilder("tdb,x_km,y_km,z_km,vx_km_s,vy_km_s,vz_km_s,mass_kg,throttle_fraction\n");
        foreach (var point in result.Path)
        {
            var (r, v) = (point.State.Position_m, point.State.Velocity_m_s);
            text.Append(CultureInfo.InvariantCulture, $"{point.Epoch.ToIso(TimeScale.Tdb, 3)},");
            text.Append(CultureInfo.InvariantCulture, $"{r.X / 1e3:F3},{r.Y / 1e3:F3},{r.Z / 1e3:F3},");
            text.Append(CultureInfo.InvariantCulture, $"{v.X / 1e3:F8},{v.Y / 1e3:F8},{v.Z / 1e3:F8},");
            text.Append(CultureInfo.InvariantCulture, $"{point.Mass_kg:F3},{point.ThrottleRatio:F4}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<Finding> Findings(TransferResult result)
    {
        if (result.Path.IsEmpty)
        {
            yield return FlightFindings.NoTransferFound();
            yield break;
        }

        if (result.Full is { Corrected: { Converged: false } missed })
        {
            yield return FlightFindings.NotCorrected(missed.Message);
        }

        if (result.Thrust is { Converged: false } thrust)
        {
            yield return LowThrustSearch.Closes(thrust)
                ? FlightFindings.ThrustNotBest()
                : FlightFindings.ThrustNotClosed(
                    thrust.Message, thrust.PositionResidual_m / 1e3, thrust.VelocityResidual_m_s);
        }

        if (result.Inputs.Tour is { } tour && result.Happenings.Where(one => one.Altitude_m is not null)
            .Zip(tour.Stops.Skip(1)).Any(pair => pair.First.Altitude_m < pair.Second.LeastAltitude_m - 1))
        {
            yield return FlightFindings.DeepSwingBy(
                result.Happenings.Min(one => one.Altitude_m ?? double.MaxValue) / 1e3);
        }
    }
}

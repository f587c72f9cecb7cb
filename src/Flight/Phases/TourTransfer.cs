using Guanghan.Core.Bodies;
using Guanghan.Core.Numerics;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Tours;

namespace Guanghan.Flight.Phases;

/// <summary>Searches a tour and flies what it found.</summary>
internal static class TourTransfer
{
    private const int PointsAnArc = 181;
    private const int Workers = 4; // threads of a search, which gives the same bits on any number of them
    private const long RefiningEvaluations = 2000; // a variable
    // Below the least radius, m/s a metre: 10 m/s a km, as in GTOP's Cassini1.
    private const double DeepPenalty_1_s = 0.01;

    public static TransferResult Fly(TransferInputs inputs, TourPlan plan, PhaseContext context)
    {
        // The search runs on elements that change evenly; what it finds is then brought to the ephemeris.
        var bodies = plan.Stops.Select(stop => BodyOf(stop, plan, context.Ephemeris)).ToArray();
        var even = plan.Stops.Zip(bodies).Select(at => at.Second with
        {
            Path = Fitted(at.First.Body, at.Second.Path, plan, context.Ephemeris),
        }).ToArray();
        var seed = context.StreamOf("flight.transfer").NextUInt64();
        var found = TourSearch.Run(TourOf(plan, even), new()
        {
            Seed = seed,
            EvaluationCount_max = plan.Evaluations,
            WorkerCount = Workers,
            Progress = at => context.Progress(
                Math.Min(0.98, at.EvaluationCount / (double)plan.Evaluations), "looking for a tour"),
        }, context.Cancellation);
        context.Cancellation.ThrowIfCancellationRequested();
        found = found.Itinerary is null ? found : Refine(TourOf(plan, bodies), found, seed, context.Cancellation);
        context.Cancellation.ThrowIfCancellationRequested();
        return found.Itinerary is { } way
            ? Describe(inputs, found, way, context.Ephemeris)
            : new(inputs, [], [], [], [], default, 0, found, null);
    }

    private static ITour TourOf(TourPlan plan, TourBody[] bodies)
    {
        var arrival = plan.IsPassage ? TourArrival.Passage
            : plan.Arrival == default ? TourArrival.Rendezvous
            : TourArrival.Insertion(plan.Arrival.PeriapsisRadius_m, plan.Arrival.EccentricityRatio);
        return plan.HasManoeuvres ? WithManoeuvres(plan, bodies, arrival) : WithBurns(plan, bodies, arrival);
    }

    private static TourSearchResult Refine(
        ITour tour, TourSearchResult found, ulong seed, CancellationToken cancellation)
    {
        var box = new SearchBox([.. tour.Variables.Select(one => one.Range.Low_si)],
            [.. tour.Variables.Select(one => one.Range.High_si)]);
        var (best, tried) = (found.Point_si, found.EvaluationCount);
        var least = tour.Objective_m_s(best.AsSpan());
        foreach (var step in (ReadOnlySpan<double>)[1e-2, 1e-3, 1e-4])
        {
            var refined = CmaEs.Minimise(tour.Evaluate, box, new RandomStream(seed).Substream("ephemeris"), new()
            {
                Start = best,
                StepFraction = step,
                EvaluationCount_max = RefiningEvaluations * box.Dimension,
                SpreadFraction = 1e-12,
            }, cancellation);
            tried += refined.EvaluationCount;
            (best, least) = refined.Value < least ? (refined.Point, refined.Value) : (best, least);
        }

        return found with
        {
            Objective_m_s = least,
            Point_si = best,
            Itinerary = least < Tour.Infeasible_m_s ? tour.Decode(best.AsSpan()) : null,
            EvaluationCount = tried,
        };
    }

    private static TransferResult Describe(
        TransferInputs inputs, TourSearchResult found, Itinerary way, IEphemeris ephemeris)
    {
        var toIcrf = Ecliptic.FromIcrf.Inverse();
        var happenings = way.Manoeuvres.Select(one => Happening(way, one, toIcrf))
            .Concat(way.Stops[1..^1].Where(stop => way.Manoeuvres.All(one => one.Epoch != stop.Epoch))
                .Select(stop => new TransferHappening("swing_by", stop.Body.Name, stop.Epoch,
                    toIcrf.Apply(stop.State).Position_m, 0, stop.IncomingExcess_m_s.Length, stop.Passage?.Altitude_m,
                    true)))
            .OrderBy(one => one.Epoch);
        var (first, last) = (way.Stops[0], way.Stops[^1]);
        var path = TransferPaths.Joined(way.Arcs.SelectMany(arc => TransferPaths.Arc(
            arc.Start, toIcrf.Apply(arc.StartState), (arc.End - arc.Start).Seconds_s, PointsAnArc))).ToArray();
        return new(inputs, [.. happenings], [.. path], TransferPaths.EarthDistances_m(path, ephemeris),
            [.. way.Stops.Select(stop => TransferPaths.Orbit(toIcrf.Apply(stop.State)))],
            new(toIcrf.Apply(new Vector<EclipticJ2000>(first.OutgoingExcess_m_s)).Components,
                toIcrf.Apply(new Vector<EclipticJ2000>(last.IncomingExcess_m_s)).Components,
                BurnOf(way, ManoeuvreKind.Departure), BurnOf(way, ManoeuvreKind.Arrival)),
            way.Objective_m_s, found, null);
    }

    private static double BurnOf(Itinerary way, ManoeuvreKind kind) =>
        way.Manoeuvres.Where(one => one.Kind == kind).Sum(one => one.Burn_m_s);

    private static TransferHappening Happening(
        Itinerary way, ItineraryManoeuvre one, Rotation<EclipticJ2000, Icrf> toIcrf)
    {
        var stop = way.Stops.FirstOrDefault(stop => stop.Epoch == one.Epoch);
        var place = stop?.State ?? way.Arcs.First(arc => arc.Start == one.Epoch).StartState;
        var kind = one.Kind switch
        {
            ManoeuvreKind.Departure => "departure",
            ManoeuvreKind.SwingBy => "swing_by",
            ManoeuvreKind.DeepSpace => "manoeuvre",
            _ => "arrival",
        };
        var speed_m_s = stop is null ? 0
            : one.Kind == ManoeuvreKind.Departure ? stop.OutgoingExcess_m_s.Length
            : stop.IncomingExcess_m_s.Length;
        return new(kind, one.Place, one.Epoch, toIcrf.Apply(place).Position_m, one.Burn_m_s, speed_m_s,
            stop?.Passage?.Altitude_m, one.IsCounted);
    }

    private static PoweredTour WithBurns(TourPlan plan, TourBody[] bodies, TourArrival arrival) => new(new()
    {
        Bodies = bodies,
        Departure = plan.Window,
        Legs = plan.Legs,
        SwingBys = [.. Between(plan, bodies).Select(
            at => new SwingByLimit(at.Body.Radius_m + at.Stop.LeastAltitude_m, DeepPenalty_1_s))],
        Arrival = arrival,
        FreeDepartureSpeed_m_s = plan.CountsDeparture ? 0 : plan.DepartureSpeed.High_si,
        CentreGm_m3_s2 = TransferBody.SunGm_m3_s2,
    });

    private static ManoeuvreTour WithManoeuvres(TourPlan plan, TourBody[] bodies, TourArrival arrival) => new(new()
    {
        Bodies = bodies,
        Departure = plan.Window,
        DepartureSpeed = plan.DepartureSpeed,
        CountsDeparture = plan.CountsDeparture,
        Legs = [.. plan.Legs.Select(leg => new ManoeuvreLeg(leg, new(0.01, 0.99)))], // at the ends they are burns there
        PeriapsisRadii = [.. Between(plan, bodies).Select(at => new Interval(
            at.Body.Radius_m + at.Stop.LeastAltitude_m, at.Body.Radius_m + at.Stop.MostAltitude_m))],
        Arrival = arrival,
        CentreGm_m3_s2 = TransferBody.SunGm_m3_s2,
    });

    private static IEnumerable<(TourStop Stop, TourBody Body)> Between(TourPlan plan, TourBody[] bodies) =>
        plan.Stops.Zip(bodies).Take(1..^1);

    private static TourBody BodyOf(TourStop stop, TourPlan plan, IEphemeris ephemeris)
    {
        var constants = stop.Body.Held is { } held ? BodyConstants.Of(held) : null;
        return new(stop.Body.Name, constants?.Gm_m3_s2 ?? 0, constants?.EquatorialRadius_m ?? 1,
            new BodyPath(stop.Body.Over(plan.Window.Earliest, plan.Latest, ephemeris)));
    }

    private static KeplerianPath Fitted(TransferBody body, IBodyPath path, TourPlan plan, IEphemeris ephemeris)
    {
        // The Earth swings about its barycentre with the Moon each month, which no even element follows.
        var smooth = body.Held == Body.Earth
            ? new EphemerisPath(ephemeris, Body.EarthMoonBarycentre, Body.Sun) : path;
        return KeplerianFit.Of(smooth, plan.Window.Earliest.ToTdbSecondsPastJ2000_s(),
            plan.Latest.ToTdbSecondsPastJ2000_s(), TransferBody.SunGm_m3_s2);
    }

    private sealed class BodyPath(Func<Epoch, State<Icrf>> path) : IBodyPath
    {
        public State<EclipticJ2000> At(double time_s) =>
            Ecliptic.FromIcrf.Apply(path(Epoch.FromTdbSecondsPastJ2000(time_s)));
    }
}

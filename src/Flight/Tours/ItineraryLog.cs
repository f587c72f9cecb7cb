using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Tours;

/// <summary>Collects an itinerary while the readable evaluation runs.</summary>
internal sealed class ItineraryLog
{
    private readonly ImmutableArray<ItineraryStop>.Builder _stops = ImmutableArray.CreateBuilder<ItineraryStop>();
    private readonly ImmutableArray<ItineraryArc>.Builder _arcs = ImmutableArray.CreateBuilder<ItineraryArc>();
    private readonly ImmutableArray<ItineraryManoeuvre>.Builder _burns =
        ImmutableArray.CreateBuilder<ItineraryManoeuvre>();

    public static Epoch At(double time_s) => Epoch.FromTdbSecondsPastJ2000(time_s);

    public void Stop(
        TourBody body, double time_s, State<EclipticJ2000> state, Vec3 incoming, Vec3 outgoing, double radius)
    {
        var isPassage = radius > 0 && double.IsFinite(radius);
        _stops.Add(new(
            body, At(time_s), state, incoming, outgoing,
            isPassage ? new(radius, radius - body.Radius_m, Vec3.Angle_rad(incoming, outgoing)) : null));
    }

    public void Arc(int leg, double start_s, double end_s, State<EclipticJ2000> start, State<EclipticJ2000> end) =>
        _arcs.Add(new(leg, At(start_s), At(end_s), start, end));

    public void Burn(ManoeuvreKind kind, string place, double time_s, double burn_m_s, bool isCounted = true) =>
        _burns.Add(new(kind, place, At(time_s), burn_m_s, isCounted));

    public Itinerary Close(double penalty_m_s, double objective_m_s) =>
        objective_m_s < Tour.Infeasible_m_s
            ? new(_stops.ToImmutable(), _arcs.ToImmutable(), _burns.ToImmutable(), penalty_m_s, objective_m_s)
            : throw new ArgumentException(
                "There is no trajectory for this decision vector: two of its positions coincide, a speed at infinity " +
                "is zero, or an arc passes through the centre; decode one whose objective is finite.");
}

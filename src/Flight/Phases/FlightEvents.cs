using Guanghan.Core.Space;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Phases;

/// <summary>What is looked for along a flight, and what a report calls it.</summary>
internal sealed class FlightEvents
{
    private const double HeightSpan = 1e-3; // of |r| / |v|: a second in low orbit, where heights bend by 1e-6

    private readonly Dictionary<PropagationEvent, string> names = new(ReferenceEqualityComparer.Instance);

    public FlightEvents(PropagateInputs inputs)
    {
        var centre = inputs.Centre;
        Add("periapsis", PropagationEvents.Periapsis());
        Add("apoapsis", PropagationEvents.Apoapsis());
        if (centre.Shape.FlatteningRatio > 0)
        {
            // Over a flattened body the lowest point is not the periapsis.
            Add("", new("height", HeightRate(centre.Shape)));
        }

        if (inputs.ListsNodes)
        {
            Vec3? pole = centre == CentralBody.Sun ? Ecliptic.FromIcrf.ZAxis.Components : null;
            Add("ascending_node", PropagationEvents.AscendingNode(pole));
            Add("descending_node", PropagationEvents.DescendingNode(pole));
        }

        foreach (var body in PropagateModel.Occulters(centre))
        {
            Add("eclipse_begins", PropagationEvents.PenumbraEntry(body));
            Add("totality_begins", PropagationEvents.UmbraEntry(body));
            Add("totality_ends", PropagationEvents.UmbraExit(body));
            Add("eclipse_ends", PropagationEvents.PenumbraExit(body));
        }
    }

    /// <summary>All events.</summary>
    public IReadOnlyList<PropagationEvent> All => [.. names.Keys];

    /// <summary>What the report calls an event; empty where it does not list it.</summary>
    public string NameOf(PropagationHit hit) => names[hit.Event];

    /// <summary>An event that never happens: it is asked all along the way, and passes the time on.</summary>
    public static PropagationEvent Watch(Action<double> passed_s) => new("watch", (in point, _) =>
    {
        passed_s(point.Time_s);
        return 1;
    });

    private void Add(string name, PropagationEvent one) => names.Add(one, name);

    private static OrbitFunction HeightRate(Ellipsoid shape) => (in point, surroundings) =>
    {
        var rows = surroundings.AxesOf(surroundings.Center, point.Time_s);
        var (r, v) = (rows.Apply(point.Position_m), rows.Apply(point.Velocity_m_s));
        var ahead = HeightSpan * r.Length / v.Length * v;
        return GeodeticHeight.Of_m(shape, r + ahead) - GeodeticHeight.Of_m(shape, r - ahead);
    };
}

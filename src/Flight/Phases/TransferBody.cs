using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Phases;

/// <summary>
/// A body about the Sun that a transfer leaves or reaches: a planet of the ephemeris, or a small body from its
/// osculating elements, pulled by the planets or on the elements' conic.
/// </summary>
public sealed class TransferBody
{
    private readonly Epoch epoch;
    private readonly State<Icrf> state;
    private readonly bool isPerturbed;

    private TransferBody(string name, Body? held, Epoch epoch, State<Icrf> state, bool isPerturbed)
    {
        (Name, Held) = (name, held);
        (this.epoch, this.state, this.isPerturbed) = (epoch, state, isPerturbed);
    }

    /// <summary>Its name in a sentence and in pictures.</summary>
    public string Name { get; }

    /// <summary>Which body of the ephemeris; null for a small body.</summary>
    public Body? Held { get; }

    /// <summary>Gravitational parameter of the Sun, m^3/s^2.</summary>
    public static double SunGm_m3_s2 => BodyConstants.Of(Body.Sun).Gm_m3_s2;

    internal static TransferBody Planet(string name, Body body) => new(name, body, default, default, false);

    internal static TransferBody Small(string name, Epoch epoch, State<Icrf> state, bool isPerturbed) =>
        new(name, null, epoch, state, isPerturbed);

    /// <summary>Its state against the Sun, ICRF axes, at any instant of a span.</summary>
    /// <exception cref="EphemerisException">The ephemeris does not cover the span.</exception>
    public Func<Epoch, State<Icrf>> Over(Epoch first, Epoch last, IEphemeris ephemeris)
    {
        ArgumentNullException.ThrowIfNull(ephemeris);
        if (Held is { } body)
        {
            return at => ephemeris.StateOf(body, Body.Sun, at);
        }

        return isPerturbed
            ? SmallBodyPath.Over(epoch, state, first, last, ephemeris).At
            : at => KeplerPropagator.Propagate(state, SunGm_m3_s2, (at - epoch).Seconds_s);
    }
}

/// <summary>Reads a body that a transfer leaves or reaches.</summary>
internal static class TransferBodyReading
{
    private const string SmallBody = "small_body";

    private static readonly (string Word, string Name, Body Body)[] s_planets =
    [
        ("Mercury", "Mercury", Body.Mercury), ("Venus", "Venus", Body.Venus), ("Earth", "the Earth", Body.Earth),
        ("Mars", "Mars", Body.Mars), ("Jupiter", "Jupiter", Body.Jupiter), ("Saturn", "Saturn", Body.Saturn),
        ("Uranus", "Uranus", Body.Uranus), ("Neptune", "Neptune", Body.Neptune),
    ];

    private sealed record Orbit(string Name, Epoch Epoch, State<Icrf> State, bool IsPerturbed);

    /// <summary>Reads it from two options: <c>body</c> and, for a small body, <c>orbit</c>.</summary>
    public static TransferBody Read(Section section)
    {
        var planet = section.Choice("body", "Which body.",
        [
            .. s_planets.Select(one => new Choice<TransferBody?>(
                one.Word, TransferBody.Planet(one.Name, one.Body), "of the ephemeris")),
            new Choice<TransferBody?>(SmallBody, null, "an asteroid or a comet by its elements under `orbit`"),
        ]);
        var orbit = section.OptionalGroup("orbit", "Elements of a small body.", ReadOrbit);
        section.Require(planet is null == orbit is not null, "body", planet is null
            ? "a small body needs its elements; write them under orbit"
            : "elements are given under orbit beside a planet; leave them out, or write body: small_body", "orbit");
        return planet ?? (orbit is null
            ? TransferBody.Planet("the Earth", Body.Earth)
            : TransferBody.Small(orbit.Name, orbit.Epoch, orbit.State, orbit.IsPerturbed));
    }

    private static Orbit ReadOrbit(Section section)
    {
        var name = section.Text("name", "Its name.", "the small body");
        var epoch = section.Instant("epoch", "When the elements hold.");
        var axis_m = section.Quantity("semi_major_axis", "au", "Semi-major axis.",
            Bounds.Between("0.1 au", "1000 au"));
        var eccentricity = section.Quantity("eccentricity", "", "Eccentricity.", Bounds.FromBelow("0", "1"));
        var inclination_rad = section.Quantity("inclination", "deg",
            "Inclination to the ecliptic of J2000 (84381.448 arcsec, as in JPL's lists).",
            Bounds.Between("0 deg", "180 deg"));
        var full = Bounds.Between("-360 deg", "360 deg");
        var node_rad = section.Quantity("node", "deg", "Longitude of the ascending node.", full);
        var argument_rad = section.Quantity("argument", "deg", "Argument of perihelion.", full);
        var anomaly_rad = section.Quantity("mean_anomaly", "deg",
            "Mean anomaly at the epoch; 0 where the epoch is that of perihelion.", full, "0 deg");
        var isPerturbed = section.Flag("perturbed",
            "Whether the planets, the Moon and relativity move it off the conic of its elements.", true);
        var elements = KeplerianElements.FromSemiMajorAxis(axis_m, eccentricity, inclination_rad, node_rad,
            argument_rad, Anomalies.TrueFromMean_rad(anomaly_rad, eccentricity));
        return new(name, epoch, Ecliptic.Iau1976FromIcrf.Inverse()
            .Apply(elements.ToState<EclipticJ2000Iau1976>(TransferBody.SunGm_m3_s2)), isPerturbed);
    }
}

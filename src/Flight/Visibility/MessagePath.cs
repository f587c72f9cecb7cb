using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Formats;

namespace Guanghan.Flight.Visibility;

/// <summary>
/// The path of an orbit ephemeris message, interpolated as it recommends: Lagrange or Hermite of its degree; Hermite of
/// degree 7 where it says nothing. Segments follow each other; a later one has precedence. Frames ICRF, GCRF and
/// EME2000, whose bias of 23 mas is left out.
/// </summary>
public sealed class MessagePath : IOrbitPath
{
    private const int UsualDegree = 7;
    private const int Degree_max = 27; // of an SPK segment, whose evaluation serves here
    private const int Spacecraft = -1000; // NAIF: numbers of spacecraft are negative

    private static readonly (string Name, Body Body)[] s_centres =
    [
        ("EARTH", Body.Earth), ("MOON", Body.Moon), ("MARS", Body.Mars), ("MARS BARYCENTER", Body.Mars),
        ("SUN", Body.Sun),
    ];

    private readonly SpkKernel kernel;

    private MessagePath(SpkKernel kernel, Body centre, Epoch first, Epoch last) =>
        (this.kernel, Centre, First, Last) = (kernel, centre, first, last);

    /// <inheritdoc/>
    public Body Centre { get; }

    /// <inheritdoc/>
    public Epoch First { get; }

    /// <inheritdoc/>
    public Epoch Last { get; }

    /// <summary>Prepares a message.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="ArgumentException">
    /// Segments about several centres or an unknown one, another frame, too few states or gaps; says which.
    /// </exception>
    public static MessagePath Of(OrbitEphemeris message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var segments = message.Segments;
        var named = segments.Select(segment => segment.CentreName).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var centre = s_centres.FirstOrDefault(
            one => named.Length == 1 && string.Equals(one.Name, named[0], StringComparison.OrdinalIgnoreCase));
        if (centre.Name is null)
        {
            throw new ArgumentException(
                $"The message is about {string.Join(" and ", named)}; one of "
                + $"{string.Join(", ", s_centres.Select(one => one.Name))} is wanted.");
        }

        if (segments.Any(segment => segment.Points.Length < 2))
        {
            throw new ArgumentException("A segment of the message has fewer than two states, and no path between.");
        }

        for (var i = 1; i < segments.Length; i++)
        {
            if (segments[i].Points[0].Epoch > segments[i - 1].Points[^1].Epoch)
            {
                throw new ArgumentException(
                    $"The message has a gap from {segments[i - 1].Points[^1].Epoch} to {segments[i].Points[0].Epoch}.");
            }
        }

        var writer = new SpkWriter("ORBIT EPHEMERIS MESSAGE");
        foreach (var (index, segment) in segments.Index())
        {
            Add(writer, segment, new(new Body(Spacecraft), centre.Body,
                string.Create(CultureInfo.InvariantCulture, $"segment {index + 1}")));
        }

        return new(SpkKernel.FromMemory(writer.ToBytes(), "the message"), centre.Body, segments[0].Points[0].Epoch,
            segments[^1].Points[^1].Epoch);
    }

    /// <inheritdoc/>
    public State<Icrf> At(Epoch epoch) => epoch >= First && epoch <= Last
        ? kernel.StateOf(new Body(Spacecraft), Centre, epoch)
        : throw new ArgumentOutOfRangeException(
            nameof(epoch), $"{epoch} is outside the message, which runs from {First} to {Last}.");

    private static void Add(SpkWriter writer, EphemerisSegment segment, SpkLabel label)
    {
        var degree = segment.InterpolationDegree > 0 ? segment.InterpolationDegree : UsualDegree;
        if (string.Equals(segment.Interpolation, "LAGRANGE", StringComparison.OrdinalIgnoreCase))
        {
            EphemerisSpk.AddLagrange(
                writer, segment, label, Math.Min(Math.Min(degree, Degree_max), segment.Points.Length - 1));
            return;
        }

        EphemerisSpk.AddHermite(writer, segment, label,
            Math.Clamp((degree + 1) / 2, 2, Math.Min(14, segment.Points.Length)));
    }
}

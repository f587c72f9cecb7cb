using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Formats;

/// <summary>
/// Ephemerides as SPK segments. Frames ICRF, GCRF and EME2000 go over as NAIF's J2000, as SPICE takes them, which
/// leaves out the frame bias of 23 mas between EME2000 and the ICRF; others are refused. Epochs are stored in TDB,
/// whose double resolves 0.1 us near 2030: 1 mm at 8 km/s.
/// </summary>
public static class EphemerisSpk
{
    /// <summary>Adds a stretch of an ephemeris as a segment of type 9, interpolated after Lagrange.</summary>
    /// <param name="writer">The kernel being made.</param>
    /// <param name="segment">The stretch.</param>
    /// <param name="label">Its bodies and the segment's name.</param>
    /// <param name="degree">Degree, 1 to 27.</param>
    /// <exception cref="ArgumentException">Frame or counts do not fit; says which.</exception>
    public static void AddLagrange(SpkWriter writer, EphemerisSegment segment, SpkLabel label, int degree)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.AddLagrangeStates(label, degree, States(segment));
    }

    /// <summary>Adds a stretch of an ephemeris as a segment of type 13, interpolated after Hermite.</summary>
    /// <param name="writer">The kernel being made.</param>
    /// <param name="segment">The stretch.</param>
    /// <param name="label">Its bodies and the segment's name.</param>
    /// <param name="window">States of a polynomial, 2 to 14.</param>
    /// <exception cref="ArgumentException">Frame or counts do not fit; says which.</exception>
    public static void AddHermite(SpkWriter writer, EphemerisSegment segment, SpkLabel label, int window)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.AddHermiteStates(label, window, States(segment));
    }

    private static SpkState[] States(EphemerisSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return segment.FrameName.ToUpperInvariant() is "ICRF" or "GCRF" or "EME2000"
            ? [.. segment.Points.Select(point => new SpkState(
                point.Epoch.ToTdbSecondsPastJ2000_s(), new State<Icrf>(point.Position_m, point.Velocity_m_s)))]
            : throw new ArgumentException(
                $"The ephemeris is in frame {segment.FrameName}; an SPK segment takes ICRF, GCRF or EME2000.",
                nameof(segment));
    }
}

using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Flight.Formats;

namespace Guanghan.Flight.Phases;

/// <summary>Files of <c>flight.propagate</c>.</summary>
internal static class PropagateFiles
{
    private const int Degree = 7;
    private const double StepsPerPeriod = 24; // below, Hermite's polynomials of degree 7 lose metres

    public static IEnumerable<Artefact> Of(PropagateResult result)
    {
        yield return new("ephemeris.oem", "text/plain",
            "States as a CCSDS orbit ephemeris message (KVN, ICRF axes).",
            Encoding.UTF8.GetBytes(Message(result).ToText(NdmForm.Kvn)));
        if (result.Sweep.Track.Length > 1)
        {
            yield return new("ground-track.svg", "image/svg+xml", "The track on the ground, dark where in full shadow.",
                Encoding.UTF8.GetBytes(GroundTrack.Svg(result)));
        }
    }

    // The message's date of creation is the flight's start: a phase has no clock, and equal inputs give equal bits.
    private static OrbitEphemeris Message(PropagateResult result)
    {
        var (inputs, first) = (result.Inputs, result.Samples[0].Elements);
        var isDense = first.EccentricityRatio < 1 &&
            inputs.Step_s * StepsPerPeriod <= first.Period_s(inputs.Centre.Gm_m3_s2);
        var points = result.Samples.Select(
            sample => new EphemerisPoint(sample.Epoch, sample.Orbit.Position_m, sample.Orbit.Velocity_m_s));
        return new("GUANGHAN", inputs.Start,
        [
            new(inputs.Name, "UNKNOWN", inputs.Centre.MessageName, Icrf.Name, inputs.Centre.Scale, inputs.Start,
                result.Flight.Final.Epoch, isDense ? "HERMITE" : "", isDense ? Degree : 0, [.. points]),
        ]);
    }
}

using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Flight.Formats;
using Guanghan.Flight.Pictures;
using Guanghan.Flight.Visibility;

namespace Guanghan.Flight.Phases;

/// <summary>Files of <c>flight.propagate</c>.</summary>
internal static class PropagateFiles
{
    private const int Degree = 7;
    private const int Spacecraft = -1000; // NAIF: numbers of spacecraft are negative
    private const double StepsPerPeriod = 24; // below, Hermite's polynomials of degree 7 lose metres

    public static IEnumerable<Artefact> Of(PropagateResult result)
    {
        var message = Message(result);
        yield return new("ephemeris.oem", "text/plain",
            "States as a CCSDS orbit ephemeris message (KVN, ICRF axes).",
            Encoding.UTF8.GetBytes(message.ToText(NdmForm.Kvn)));
        foreach (var file in Others(result, message.Segments[0]))
        {
            yield return file;
        }

        if (result.Sweep.Track.Length > 1)
        {
            yield return new("ground-track.svg", "image/svg+xml", "The track on the ground, dark where in full shadow.",
                Encoding.UTF8.GetBytes(GroundTrack.Svg(result)));
        }

        if (result.Inputs.Centre != CentralBody.Sun && result.Flight.Trajectory is { } trajectory)
        {
            var centre = result.Inputs.Centre;
            yield return new("orbit.svg", "image/svg+xml", "The orbit in space, up to 16 revolutions.",
                Encoding.UTF8.GetBytes(PathPictures.Orbit($"{result.Inputs.Name} about {centre.Name}",
                    new TrajectoryPath(trajectory, centre.Body), centre.MapAxes(result.Inputs.Start))));
        }
    }

    private static IEnumerable<Artefact> Others(PropagateResult result, EphemerisSegment segment)
    {
        var (kinds, centre) = (result.Inputs.Files, result.Inputs.Centre);
        if (kinds.Spk && segment.Points.Length > 1)
        {
            var writer = new SpkWriter(centre.MessageName);
            writer.AddComment($"{Printable(segment.ObjectName)}, computed by Guanghan.");
            EphemerisSpk.AddHermite(writer, segment, new(new Body(Spacecraft), centre.Body, "ORBIT"),
                Math.Min((Degree + 1) / 2, segment.Points.Length));
            yield return new("ephemeris.bsp", "application/octet-stream", "States as an SPK kernel, type 13.",
                writer.ToBytes());
        }

        if (kinds.Stk)
        {
            yield return new("ephemeris.e", "text/plain", "States as an STK ephemeris.",
                Encoding.UTF8.GetBytes(StkEphemeris.Write(segment)));
        }

        if (kinds.Czml)
        {
            yield return new("scene.czml", "application/json", "The orbit as a scene of Cesium.",
                Encoding.UTF8.GetBytes(CzmlDocument.Write(segment.ObjectName, [segment], [])));
        }
    }

    private static string Printable(string name) => new([.. name.Where(letter => letter is >= ' ' and <= '~')]);

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

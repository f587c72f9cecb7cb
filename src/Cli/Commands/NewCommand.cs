using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Guanghan.Cli.Commands;

/// <summary><c>guanghan new NAME</c>: a small mission to start from.</summary>
internal static partial class NewCommand
{
    /// <summary>Runs as it stands; a test runs it.</summary>
    private const string Template =
        """
        # A mission is a graph of phases. 'guanghan list' shows what there is, 'guanghan explain KIND' its options.
        # Run it:  guanghan run {0}.yaml
        mission: {0}
        about: One lunar day of sunlight at a site, and the light that a mirror and a fibre bring to a pen.

        phases:
          sun:
            kind: fabrication.sunlight
            site: {{ latitude: 43.06 deg, longitude: -51.92 deg }}   # Chang'e-5; north and east positive
            start: 2026-03-01T00:00:00Z
            days: 30 d

          light:
            kind: fabrication.light
            irradiance: {{ from: sun.irradiance }}                   # what the phase above made
            mirror: {{ aperture: 400 mm, focal_length: 400 mm, reflectivity: 92 %, slope_error: 1 mrad }}
            fibre:
              numerical_aperture: 0.5
              core: 0.6 mm
              outer: 0.63 mm
              count: 37
              length: 5 m
              attenuation: 20 dB/km
            pen: {{}}                                                # the bare end of the cable

        # Published figures, each with its source, stand beside what was computed.
        expect:
          - figure: sun.irradiance_highest
            published: 1361 W/m^2
            within: 4 %                                            # the Sun's distance varies by 1.7 % over a year
            source: "Kopp & Lean, GRL 38 (2011) L01706"

        """;

    public static Command Create()
    {
        var name = new Argument<string>("name")
        {
            Description = "Name of the mission: letters, digits, '-' and '_'. NAME.yaml is written.",
            HelpName = "NAME",
        };
        var json = SharedOptions.Json();
        var command = new Command("new", "Writes NAME.yaml, a small mission that runs as it stands, to start from.")
        {
            name, json,
        };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(name), parsed.GetValue(json)));
        return command;
    }

    private static int Write(string name, bool json)
    {
        if (!Name().IsMatch(name))
        {
            throw new BadInputException(
                $"'{name}' is not a mission name; use letters, digits, '-' and '_', at most 64.");
        }

        var file = name + ".yaml";
        try
        {
            // CreateNew: a mission that is already there is never overwritten.
            using var writer = new StreamWriter(new FileStream(file, FileMode.CreateNew, FileAccess.Write));
            writer.Write(Template.Replace("{0}", name, StringComparison.Ordinal)
                .Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal));
        }
        catch (IOException) when (File.Exists(file))
        {
            throw new BadInputException($"'{file}' is already there; choose another name or move it away.");
        }

        Console.WriteLine(json
            ? JsonSerializer.Serialize(new { file }, SharedOptions.Indented)
            : $"Wrote {file}. Next: guanghan run {file}");
        return ExitCodes.Success;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex Name();
}

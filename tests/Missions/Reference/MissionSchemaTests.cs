using Guanghan.Missions.Reference;

namespace Guanghan.Missions.Tests.Reference;

public sealed class MissionSchemaTests
{
    private const string Good = """
        {
          "mission": "A test", "about": "One.", "seed": 7, "ephemeris": ["de440s.bsp"],
          "phases": {
            "one": {
              "kind": "sample.everything", "start": "2026-03-01T00:00:00Z", "part": "brick.stl", "label": "x",
              "dry": true,
              "passes": 3, "soil": "CE-5", "irradiance": "1361 W/m^2", "temperature": "-1.5e2 degC", "layer": "2 mm",
              "fill": 0.5, "preheat": { "power": "3 W" }, "lamps": [{ "distance": "1 m" }, { "distance": ".5 m" }],
              "mirror": { "aperture": "1.2 m" }, "shell": { "mesh": { "file": "shell.stl" } }
            },
            "two": {
              "kind": "sample.everything", "start": "2026-03-01T00:00:00Z", "part": "brick.stl", "soil": "CE-6",
              "irradiance": { "from": "one.power" }, "layer": { "from": "one.layer" }, "fill": "80 %",
              "lamps": [{ "distance": { "from": "one.x" } }, { "distance": "2 m" }], "mirror": { "from": "one.mirror" },
              "shell": "shell.stl"
            }
          },
          "expect": [
            { "figure": "one.energy", "published": "above 3 kWh", "source": "Somewhere" },
            { "figure": "one.count", "published": 3, "within": "10 %", "source": "Somewhere" },
            { "figure": "one.count", "published": 3, "compare": "band", "source": "Somewhere" }
          ]
        }
        """;

    private static readonly SchemaCheck s_schema = new(MissionSchema.Of([SamplePhase.Entry]));

    [Fact, Trait("Kind", "property")]
    public void A_good_mission_file_is_accepted() => Assert.True(s_schema.Accepts(Good));

    [Theory, Trait("Kind", "refusal")]
    [InlineData("\"mission\": \"A test\", ", "")]
    [InlineData("\"about\": \"One.\"", "\"abuot\": \"One.\"")]
    [InlineData("\"seed\": 7", "\"seed\": -7")]
    [InlineData("\"one\": {", "\"One\": {")]
    [InlineData("\"kind\": \"sample.everything\", ", "")]
    [InlineData("\"kind\": \"sample.everything\"", "\"kind\": \"sample.nothing\"")]
    [InlineData("\"layer\": \"2 mm\",", "")]
    [InlineData("\"layer\": \"2 mm\"", "\"leyer\": \"2 mm\"")]
    [InlineData("\"layer\": \"2 mm\"", "\"layer\": 2")]
    [InlineData("\"layer\": \"2 mm\"", "\"layer\": \"2\"")]
    [InlineData("\"layer\": \"2 mm\"", "\"layer\": \"mm\"")]
    [InlineData("\"fill\": 0.5", "\"fill\": true")]
    [InlineData("\"passes\": 3", "\"passes\": 10")]
    [InlineData("\"passes\": 3", "\"passes\": 3.5")]
    [InlineData("\"soil\": \"CE-5\"", "\"soil\": \"CE-7\"")]
    [InlineData("\"dry\": true", "\"dry\": \"yes\"")]
    [InlineData("\"label\": \"x\"", "\"label\": \"\"")]
    [InlineData(", { \"distance\": \".5 m\" }", "")]
    [InlineData("{ \"from\": \"one.power\" }", "{ \"from\": \"one\" }")]
    [InlineData("{ \"from\": \"one.power\" }", "{ \"from\": \"one.power\", \"scale\": 2 }")]
    [InlineData("\"mirror\": { \"aperture\": \"1.2 m\" }", "\"mirror\": { }")]
    [InlineData("\"shell\": \"shell.stl\"", "\"shell\": []")]
    [InlineData("\"file\": \"shell.stl\"", "\"flie\": \"shell.stl\"")]
    [InlineData(", \"source\": \"Somewhere\" }", " }")]
    [InlineData("\"within\"", "\"withn\"")]
    [InlineData("\"compare\": \"band\"", "\"compare\": \"bnad\"")]
    public void A_mistake_is_found(string was, string becomes)
    {
        Assert.Contains(was, Good, StringComparison.Ordinal);
        var at = Good.IndexOf(was, StringComparison.Ordinal);
        Assert.False(s_schema.Accepts(Good[..at] + becomes + Good[(at + was.Length)..]));
    }

    [Fact, Trait("Kind", "property")]
    public void The_schema_of_the_catalogue_is_one()
    {
        var schema = new SchemaCheck(MissionSchema.Of(Catalogue.Phases));
        Assert.False(schema.Accepts("{}"));
        Assert.False(schema.Accepts("""{ "mission": "x", "phases": { "a": { "kind": "no.such" } } }"""));
    }
}

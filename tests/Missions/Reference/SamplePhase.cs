using System.Text;
using Guanghan.Core.Phases;
using YamlDotNet.RepresentationModel;

namespace Guanghan.Missions.Tests.Reference;

/// <summary>A phase that reads every sort of option there is.</summary>
internal sealed class SamplePhase : IPhase<double, double>
{
    public static string Kind => "sample.everything";

    public static PhaseDescription Description { get; } = new(
        "Reads every sort of option | and makes every sort of output.",
        "Nothing but what a test needs, told at such length that a line of one hundred columns cannot hold it all.",
        "That tests read it.",
        "None: invented.",
        "Outside tests.",
        [
            Output.Figure("energy", "kWh", "Energy spent."),
            Output.Series("power", "W", "Power over time."),
            Output.Event("start", "It starts."),
            Output.Artefact("log", "What it did."),
        ]);

    // After the description: static members are set in the order they stand.
    public static CataloguePhase Entry { get; } = CataloguePhase.Of<SamplePhase, double, double>();

    public static double Read(Section section)
    {
        section.Instant("start", "When it starts.");
        section.File("part", "The part.");
        section.Text("label", "A label.", "none given");
        section.Flag("dry", "Whether nothing moves.", false);
        section.Count("passes", "How often.", 1, 9, 2);
        section.Choice("soil", "The soil.", [new Choice<int>("CE-5", 5, "Mare basalt."), new("CE-6", 6, "Far side.")]);
        section.Series("irradiance", "W/m^2", "Light on the mirror.", Bounds.AtLeast("0 W/m^2"));
        section.Quantity("temperature", "degC", "Start temperature.",
            Bounds.Between("-200 degC", "400 degC"), "20 degC");
        section.Quantity("layer", "mm", "Layer height.", Bounds.AboveUpTo("0 mm", "10 mm"));
        section.Quantity("fill", "", "Share of the volume.", Bounds.Fraction);
        section.OptionalGroup("preheat", "Warms the bed first.", inside =>
            (object)inside.Quantity("power", "W", "Its power."));
        section.List("lamps", "The lamps.", inside => inside.Quantity("distance", "m", "How far."), 2, 4);
        section.Group("shell", "The shell.", inside => inside.OptionalGroup("mesh", "A file.", mesh =>
            (object)mesh.File("file", "Its name.")), shortFor: "mesh.file");
        return section.Group("mirror", "The mirror.", inside => inside.Quantity("aperture", "m", "Its diameter."));
    }

    public static double Run(double inputs, PhaseContext context) => inputs;

    public static Report Report(double result) => Guanghan.Core.Phases.Report.Empty;
}

/// <summary>Gives the same bytes for every name.</summary>
internal sealed class AnyFile : IInputFiles
{
    public bool TryRead(string name, out ReadOnlyMemory<byte> content, out string error)
    {
        (content, error) = (Encoding.UTF8.GetBytes(name), "");
        return true;
    }
}

/// <summary>YAML as input nodes, without positions: enough to read the snippets back.</summary>
internal static class YamlNodes
{
    public static InputNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Convert(stream.Documents[0].RootNode);
    }

    private static InputNode Convert(YamlNode node)
    {
        var position = new SourcePosition("snippet.yaml", (int)node.Start.Line, (int)node.Start.Column);
        return node switch
        {
            YamlMappingNode map => new MapNode([.. map.Children.Select(pair =>
                new MapEntry(((YamlScalarNode)pair.Key).Value!, position, Convert(pair.Value)))], position),
            YamlSequenceNode list => new ListNode([.. list.Children.Select(Convert)], position),
            YamlScalarNode scalar => new ScalarNode(scalar.Value!, position),
            _ => throw new InvalidOperationException(),
        };
    }
}

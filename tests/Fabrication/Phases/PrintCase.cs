using System.Collections.Immutable;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

/// <summary>A print as a mission file would write it, to change one option at a time.</summary>
internal sealed class PrintCase
{
    private readonly SortedDictionary<string, InputNode> _options = new(StringComparer.Ordinal)
    {
        ["part"] = Scalar("brick.stl"),
        ["pen"] = Group(("power", "65.3844 W"), ("diameter", "5 mm"), ("flux", "3.33 MW/m^2")),
        ["irradiance"] = Scalar("1361 W/m^2"),
        ["soil"] = Scalar("CE-5"),
        ["layer"] = Scalar("2 mm"),
        ["spacing"] = Scalar("3 mm"),
        ["speed"] = Scalar("30 mm/min"),
    };

    public byte[] Part { get; init; } = StlWriter.WriteBinary(InterlockingBrick.Coupon.ToMesh(), 1e-3, "brick");

    public static ScalarNode Scalar(string text) => new(text, new SourcePosition("m.yaml", 1, 1));

    public static MapNode Group(params (string Key, string Value)[] entries) => new(
        [.. entries.Select(entry => new MapEntry(entry.Key, new SourcePosition("m.yaml", 1, 1), Scalar(entry.Value)))],
        new SourcePosition("m.yaml", 1, 1));

    public PrintCase With(string key, string value) => With(key, Scalar(value));

    public PrintCase With(string key, InputNode value)
    {
        _options[key] = value;
        return this;
    }

    public PrintCase Without(string key)
    {
        _options.Remove(key);
        return this;
    }

    public SectionReading<PrintInputs> Read() => Section.Read(
        new MapNode([.. _options.Select(option =>
            new MapEntry(option.Key, new SourcePosition("m.yaml", 1, 1), option.Value))],
            new SourcePosition("m.yaml", 1, 1)),
        PrintPhase.Read, new OneFile(Part));

    public PrintResult Run(CancellationToken cancellation = default)
    {
        var reading = Read();
        Assert.Empty(reading.Problems);
        return PrintPhase.Run(reading.Value, new PhaseContext(new NoEphemeris(), 1, (_, _) => { }, cancellation));
    }

    public static SeriesReferenceNode Sunlight(ImmutableArray<double> times_s, ImmutableArray<double> values_W_m2) =>
        new(
        "sun.irradiance", Unit.Parse("W/m^2"),
        new Series("irradiance", new SeriesAxis("time", Unit.Parse("h"), times_s, Epoch.J2000), values_W_m2),
        new SourcePosition("m.yaml", 1, 1));

    private sealed class OneFile(byte[] content) : IInputFiles
    {
        public bool TryRead(string name, out ReadOnlyMemory<byte> read, out string error)
        {
            (read, error) = (content, "");
            return true;
        }
    }

    internal sealed class NoEphemeris : IEphemeris
    {
        public string Identity => "none";

        public State<Icrf> StateOf(Body target, Body center, Epoch epoch) =>
            throw new EphemerisException("A print needs no ephemeris.");
    }
}

using System.Collections.Immutable;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

/// <summary>Makes option groups as a mission file would: <c>Options.Of(("aperture", "1 m"), ("site",
/// Options.Of(...)))</c>.</summary>
internal static class Options
{
    private static readonly SourcePosition s_here = new("test.yaml", 1, 1);

    public static MapNode Of(params (string Key, object Value)[] entries) => new(
        [.. entries.Select(entry => new MapEntry(entry.Key, s_here, Node(entry.Value)))], s_here);

    public static ListNode List(params MapNode[] items) => new(items.ToImmutableArray<InputNode>(), s_here);

    public static MapNode With(this MapNode map, string key, object value) => map with
    {
        Entries =
        [
            .. map.Entries.Where(entry => !string.Equals(entry.Key, key, StringComparison.Ordinal)),
            new MapEntry(key, s_here, Node(value)),
        ],
    };

    public static SectionReading<T> Read<T>(this MapNode node, Func<Section, T> read) =>
        Section.Read(node, read, new NoFiles());

    /// <summary>The messages of all problems, without their positions.</summary>
    public static string[] Refusals<T>(this MapNode node, Func<Section, T> read) =>
        [.. node.Read(read).Problems.Select(problem => problem.Message)];

    private static InputNode Node(object value) => value as InputNode ?? new ScalarNode((string)value, s_here);

    private sealed class NoFiles : IInputFiles
    {
        public bool TryRead(string name, out ReadOnlyMemory<byte> content, out string error)
        {
            (content, error) = (default, "there are no files in this test");
            return false;
        }
    }
}

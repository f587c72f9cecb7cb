using Guanghan.Core.Phases;
using Guanghan.Missions;

namespace Guanghan.Architecture.Tests;

[Trait("Kind", "property")]
public sealed class CatalogueRuleTests
{
    public static TheoryData<string> Kinds => [.. Catalogue.Phases.Select(phase => phase.Kind)];

    [Fact]
    public void Every_phase_is_in_the_catalogue()
    {
        var kinds = Repository.Libraries.Values.SelectMany(library => library.GetTypes())
            .Where(type => type is { IsAbstract: false } && type.GetInterfaces().Any(IsPhase))
            .Select(type => (string)type.GetProperty("Kind")!.GetValue(null)!);

        Assert.Equal(kinds.Order(StringComparer.Ordinal), Catalogue.Phases.Select(phase => phase.Kind).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_shipped_mission_runs_the_phase(string kind) =>
        Assert.Contains(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "missions"), "*.yaml"),
            file => File.ReadAllText(file).Contains("kind: " + kind, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_phase_has_a_reference_page(string kind) =>
        Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", "reference", kind + ".md")));

    private static bool IsPhase(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IPhase<,>);
}

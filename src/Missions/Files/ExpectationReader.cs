using System.Collections.Immutable;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Files;

/// <summary>Reads the list under <c>expect:</c>.</summary>
internal sealed class ExpectationReader(References references, ProblemList problems)
{
    private static readonly string[] s_keys = ["figure", "published", "within", "compare", "source"];

    private static readonly (string Word, Comparison Value)[] s_comparisons =
        [("value", Comparison.Value), ("band", Comparison.Band)];

    public ImmutableArray<Expectation> Read(ImmutableArray<InputNode> items)
    {
        var expectations = ImmutableArray.CreateBuilder<Expectation>(items.Length);
        foreach (var item in items)
        {
            if (item is MapNode map && ReadOne(map) is { } expectation)
            {
                expectations.Add(expectation);
            }
            else if (item is not (MapNode or MistakenNode))
            {
                problems.Add(item.Position, $"expect: {item.Kind} cannot stand here; write {{ figure: phase.figure, " +
                    "published: above 1 m, source: \"...\" }");
            }
        }

        return expectations.ToImmutable();
    }

    private Expectation? ReadOne(MapNode map)
    {
        foreach (var entry in map.Entries.Where(entry => !s_keys.Contains(entry.Key, StringComparer.Ordinal)))
        {
            problems.Add(entry.KeyPosition, () => $"{entry.Key}: is not part of an expectation" +
                Suggestion.For(entry.Key, s_keys.Where(key => map.Find(key) is null)));
        }

        var figure = Text(map, "figure", "the path of a figure, as in phase.figure");
        var published = Text(map, "published", "the published value, as in 5 mm, above 5 mm or 4 mm to 6 mm");
        var source = Text(map, "source", "where it was published: authors, year, table or page");
        var within = map.Find("within") is null ? null : Text(map, "within", "a tolerance such as 5 %");
        var compare = ReadComparison(map);
        var found = figure is null
            ? null
            : references.Find(figure.Text.Trim(), figure.Position, OutputKind.Figure);
        if (published is null)
        {
            return null;
        }

        if (!PublishedValue.TryParse(published.Text, out var value, out var error))
        {
            problems.Add(published.Position, $"published: {error}");
            return null;
        }

        // Where the word of compare: is not known, neither is whether within: must stand.
        if (compare is not { } judged ||
            !TryReadTolerance(map, published, value, within, judged, out var tolerance_si))
        {
            return null;
        }

        if (found is { } at && at.Output.Unit.Dimension != value.Unit.Dimension)
        {
            problems.Add(published.Position, $"published: '{published.Text}' is {value.Unit.Dimension.Describe()}; " +
                $"{figure!.Text.Trim()} is {at.Output.Unit.Dimension.Describe()}{Shown(at.Output.Unit)}");
            return null;
        }

        return found is { } target && source is not null
            ? new Expectation(figure!.Text.Trim(), target.Phase, target.Output.Name, published.Text.Trim(), value,
                within?.Text.Trim(), tolerance_si, source.Text.Trim(), judged)
            : null;
    }

    private Comparison? ReadComparison(MapNode map)
    {
        if (map.Find("compare") is not { } entry)
        {
            return Comparison.Value;
        }

        if (entry.Value is MistakenNode || Text(map, "compare", "value or band") is not { } written)
        {
            return null;
        }

        var word = written.Text.Trim();
        foreach (var (name, comparison) in s_comparisons)
        {
            if (string.Equals(name, word, StringComparison.Ordinal))
            {
                return comparison;
            }
        }

        problems.Add(written.Position, () => $"compare: '{word}' is not a way to compare" +
            Suggestion.For(word, s_comparisons.Select(pair => pair.Word)));
        return null;
    }

    private bool TryReadTolerance(
        MapNode map, ScalarNode published, PublishedValue value, ScalarNode? within, Comparison compare,
        out double tolerance_si)
    {
        tolerance_si = 0;
        if (!value.IsSingle)
        {
            if (map.Find("within") is { } entry)
            {
                problems.Add(entry.KeyPosition,
                    $"within: goes with a single published value; '{published.Text}' says itself how far it reaches");
                return false;
            }

            return true;
        }

        if (within is null)
        {
            if (map.Find("within") is not null)
            {
                return false;
            }

            if (compare == Comparison.Value)
            {
                problems.Add(map.Position, $"within: is missing; '{published.Text}' is a single value, " +
                    "write how far the computed one may be from it, as in 5 %");
            }

            return compare == Comparison.Band;
        }

        if (!Quantity.TryParseDifference(within.Text, out var tolerance, out var error))
        {
            problems.Add(within.Position, $"within: {error}");
            return false;
        }

        // A percentage is one of the published value, SI (of the kelvins, for a temperature), whatever the figure's
        // dimension.
        var isShare = tolerance.Unit.Symbol is "%";
        if (!isShare && tolerance.Unit.Dimension != value.Unit.Dimension)
        {
            problems.Add(within.Position, $"within: '{within.Text}' is {tolerance.Unit.Dimension.Describe()}; " +
                $"write a percentage, or {value.Unit.Dimension.Describe()} as the published value is");
            return false;
        }

        if (!(tolerance.Value_si > 0))
        {
            problems.Add(within.Position, $"within: '{within.Text}' is not above zero");
            return false;
        }

        if (isShare && value.Low_si == 0)
        {
            problems.Add(within.Position,
                $"within: a share of '{published.Text}' is nothing; write a tolerance with the published value's unit");
            return false;
        }

        tolerance_si = isShare ? Math.Abs(value.Low_si!.Value) * tolerance.Value_si : tolerance.Value_si;
        return true;
    }

    private ScalarNode? Text(MapNode map, string key, string wanted)
    {
        switch (map.Find(key))
        {
            case null:
                problems.Add(map.Position, $"{key}: is missing; write {wanted}");
                return null;
            case { Value: ScalarNode scalar } when !string.IsNullOrWhiteSpace(scalar.Text):
                return scalar;
            case { Value: MistakenNode }:
                return null;
            case var entry:
                problems.Add(entry.Value.Position, entry.Value is ScalarNode
                    ? $"{key}: has no value; write {wanted}"
                    : $"{key}: {entry.Value.Kind} cannot stand here; write {wanted}");
                return null;
        }
    }

    private static string Shown(Unit unit) => unit.Symbol.Length == 0 ? "" : $" ({unit.Symbol})";
}

using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guanghan.Missions.Tests.Reference;

/// <summary>The keywords of JSON Schema draft 2020-12 that our schema uses; an unknown keyword throws.</summary>
internal sealed class SchemaCheck(string schema)
{
    private static readonly string[] s_annotations = ["$schema", "title", "description", "$defs", "if", "then"];
    private readonly JsonNode _root = JsonNode.Parse(schema)!;

    public bool Accepts(string json) => Holds(_root, JsonNode.Parse(json));

    private bool Holds(JsonNode schema, JsonNode? value)
    {
        var rules = schema.AsObject();
        var isHeld = rules.All(rule => s_annotations.Contains(rule.Key, StringComparer.Ordinal)
            || Holds(rule.Key, rule.Value!, rules, value));
        return isHeld && (rules["if"] is not { } condition || !Holds(condition, value) || Holds(rules["then"]!, value));
    }

    private bool Holds(string keyword, JsonNode rule, JsonObject all, JsonNode? value)
    {
        var map = value as JsonObject;
        var list = value as JsonArray;
        var text = value is JsonValue scalar && scalar.TryGetValue<string>(out var found) ? found : null;
        double? number = value is JsonValue numeric && numeric.TryGetValue<double>(out var count) ? count : null;
        return keyword switch
        {
            "$ref" => Holds(Find(rule.GetValue<string>()), value),
            "type" => (rule as JsonArray ?? [rule.DeepClone()]).Any(type => IsOf(type!.GetValue<string>(), value)),
            "required" => map is null || rule.AsArray().All(key => map.ContainsKey(key!.GetValue<string>())),
            "properties" => map is null || rule.AsObject()
                .All(pair => !map.ContainsKey(pair.Key) || Holds(pair.Value!, map[pair.Key])),
            "additionalProperties" => map is null || map.Where(pair => all["properties"]?[pair.Key] is null)
                .All(pair => rule is JsonObject ? Holds(rule, pair.Value) : rule.GetValue<bool>()),
            "propertyNames" => map is null || map.All(pair => Holds(rule, JsonValue.Create(pair.Key))),
            "minProperties" => map is null || map.Count >= rule.GetValue<int>(),
            "items" => list is null || list.All(item => Holds(rule, item)),
            "minItems" => list is null || list.Count >= rule.GetValue<double>(),
            "maxItems" => list is null || list.Count <= rule.GetValue<double>(),
            "anyOf" => rule.AsArray().Any(one => Holds(one!, value)),
            "allOf" => rule.AsArray().All(one => Holds(one!, value)),
            "enum" => rule.AsArray().Any(one => JsonNode.DeepEquals(one, value)),
            "const" => JsonNode.DeepEquals(rule, value),
            "pattern" => text is null || Regex.IsMatch(text, rule.GetValue<string>()),
            "minLength" => text is null || text.Length >= rule.GetValue<int>(),
            "minimum" => number is null || number >= rule.GetValue<double>(),
            "maximum" => number is null || number <= rule.GetValue<double>(),
            _ => throw new NotSupportedException(keyword),
        };
    }

    private JsonNode Find(string reference)
    {
        var node = _root;
        foreach (var part in reference.Split('/').Skip(1))
        {
            node = node[part] ?? throw new InvalidOperationException($"'{reference}' leads nowhere.");
        }

        return node;
    }

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue text && text.TryGetValue<string>(out _),
        "boolean" => value is JsonValue truth && truth.TryGetValue<bool>(out _),
        "number" => value is JsonValue number && number.TryGetValue<double>(out _),
        "integer" => value is JsonValue whole && whole.TryGetValue<double>(out var count) && Math.Floor(count)
            .Equals(count),
        _ => throw new NotSupportedException(string.Format(CultureInfo.InvariantCulture, "{0}", type)),
    };
}

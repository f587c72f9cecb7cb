using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Reference;

/// <summary>
/// The JSON schema (draft 2020-12) of mission files, for editors: completion, descriptions, unknown keys. Units,
/// bounds and references are judged by <c>guanghan check</c>; a schema cannot convert units.
/// </summary>
public static class MissionSchema
{
    private const string NumberPattern = @"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?";

    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema over these phases, lines ending in a line feed.</summary>
    public static string Of(IEnumerable<CataloguePhase> phases)
    {
        var all = phases.ToArray();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "Guanghan mission file");
            json.WriteString("type", "object");
            WriteRequired(json, ["mission", "phases"]);
            json.WriteBoolean("additionalProperties", false);
            json.WriteStartObject("properties");
            WriteTop(json);
            json.WriteEndObject();
            WriteDefinitions(json, all);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteTop(Utf8JsonWriter json)
    {
        WriteTyped(json, "mission", "string", "Title of the mission.");
        WriteTyped(json, "about", "string", "What it shows, one paragraph.");
        json.WriteStartObject("seed");
        json.WriteString("type", "integer");
        json.WriteNumber("minimum", 0);
        json.WriteNumber("maximum", ulong.MaxValue);
        json.WriteString("description", "From which every random stream derives; the same seed gives the same bits.");
        json.WriteEndObject();
        json.WriteStartObject("ephemeris");
        json.WriteString("description",
            "SPK kernel files, relative to this file; where absent the built-in ephemeris holds.");
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("phases");
        json.WriteString("description", "The phases, by name; later ones take what earlier ones make.");
        json.WriteString("type", "object");
        json.WriteNumber("minProperties", 1);
        json.WriteStartObject("propertyNames");
        json.WriteString("pattern", "^[a-z][a-z0-9_-]*$");
        json.WriteEndObject();
        json.WriteStartObject("additionalProperties");
        json.WriteString("$ref", "#/$defs/phase");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("expect");
        json.WriteString("description", "Published figures to set beside the computed ones.");
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        json.WriteString("$ref", "#/$defs/expectation");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteDefinitions(Utf8JsonWriter json, CataloguePhase[] phases)
    {
        json.WriteStartObject("$defs");
        WriteReference(json);
        WriteExpectation(json);
        json.WriteStartObject("phase");
        json.WriteString("type", "object");
        WriteRequired(json, ["kind"]);
        json.WriteStartObject("properties");
        json.WriteStartObject("kind");
        json.WriteString("description", "What the phase computes.");
        json.WriteStartArray("enum");
        foreach (var phase in phases)
        {
            json.WriteStringValue(phase.Kind);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("allOf");
        foreach (var phase in phases)
        {
            WriteCondition(json, phase.Kind);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        foreach (var phase in phases)
        {
            json.WriteStartObject(phase.Kind);
            json.WriteString("description", phase.Description.Summary);
            WriteGroup(json, phase.Options, phase.Kind);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // Editors offer the options of a kind once the kind is written.
    private static void WriteCondition(Utf8JsonWriter json, string kind)
    {
        json.WriteStartObject();
        json.WriteStartObject("if");
        WriteRequired(json, ["kind"]);
        json.WriteStartObject("properties");
        json.WriteStartObject("kind");
        json.WriteString("const", kind);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("then");
        json.WriteString("$ref", "#/$defs/" + kind);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json)
    {
        json.WriteStartObject("from");
        json.WriteString("type", "object");
        WriteRequired(json, ["from"]);
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        json.WriteStartObject("from");
        json.WriteString("type", "string");
        json.WriteString("pattern", @"^[a-z][a-z0-9_-]*\..+$");
        json.WriteString("description", "What an earlier phase makes: phase.output");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteExpectation(Utf8JsonWriter json)
    {
        json.WriteStartObject("expectation");
        json.WriteString("type", "object");
        WriteRequired(json, ["figure", "published", "source"]);
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        WriteTyped(json, "figure", "string", "phase.figure");
        json.WriteStartObject("published");
        json.WriteString("description", "As published: 2.31 g/cm^3 (with within), above 1300 degC, 1 m to 2 m.");
        WriteTypes(json, "string", "number");
        json.WriteEndObject();
        WriteTyped(json, "within", "string", "Tolerance: 15 %, or a difference such as 0.1 g/cm^3.");
        json.WriteStartObject("compare");
        json.WriteString("description", "What is judged: the computed value (default), or the band that it takes " +
            "over inputs stated as ranges, some of which must reach the published value.");
        json.WriteStartArray("enum");
        json.WriteStringValue("value");
        json.WriteStringValue("band");
        json.WriteEndArray();
        json.WriteEndObject();
        WriteTyped(json, "source", "string", "Where it was published.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, ImmutableArray<OptionDescription> options, string? kind = null)
    {
        json.WriteString("type", "object");
        WriteRequired(json, [.. options.Where(option => !option.IsOptional).Select(option => option.Key)]);
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        if (kind is not null)
        {
            json.WriteStartObject("kind");
            json.WriteString("const", kind);
            json.WriteEndObject();
        }

        foreach (var option in options)
        {
            json.WriteStartObject(option.Key);
            json.WriteString("description", Describe(option));
            WriteOption(json, option);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteOption(Utf8JsonWriter json, OptionDescription option)
    {
        switch (option.Kind)
        {
            case OptionKind.Quantity or OptionKind.Series:
                WriteFromOr(json, () => WriteQuantity(json, option));
                break;
            case OptionKind.Group or OptionKind.OptionalGroup:
                WriteFromOr(json, () => WriteGroup(json, option.Children), OptionText.Short(option));
                break;
            case OptionKind.List:
                json.WriteString("type", "array");
                json.WriteNumber("minItems", option.Bounds.Low_si ?? 0);
                json.WriteNumber("maxItems", option.Bounds.High_si ?? int.MaxValue);
                json.WriteStartObject("items");
                WriteGroup(json, option.Children);
                json.WriteEndObject();
                break;
            case OptionKind.Count:
                WriteFromOr(json, () => WriteCount(json, option));
                break;
            case OptionKind.Flag:
                json.WriteString("type", "boolean");
                break;
            case OptionKind.Choice:
                json.WriteStartArray("enum");
                foreach (var (word, _) in option.Words)
                {
                    json.WriteStringValue(word);
                }

                json.WriteEndArray();
                break;
            default:
                WriteText(json);
                break;
        }
    }

    // An unquoted 2026 or 1.5 is a number to an editor and a text to the mission file's reader.
    private static void WriteText(Utf8JsonWriter json)
    {
        WriteTypes(json, "string", "number");
        json.WriteNumber("minLength", 1);
    }

    private static void WriteCount(Utf8JsonWriter json, OptionDescription option)
    {
        json.WriteString("type", "integer");
        json.WriteNumber("minimum", option.Bounds.Low_si ?? int.MinValue);
        json.WriteNumber("maximum", option.Bounds.High_si ?? int.MaxValue);
    }

    private static void WriteQuantity(Utf8JsonWriter json, OptionDescription option)
    {
        if (option.Unit.Dimension != Dimension.None)
        {
            json.WriteString("type", "string");
            json.WriteString("pattern", $@"^\s*{NumberPattern}\s*[^\s0-9.,+-].*$");
            return;
        }

        // A plain number needs no unit and may have one, as 80 % and 43 deg.
        WriteTypes(json, "number", "string");
        json.WriteString("pattern", $@"^\s*{NumberPattern}\s*([^\s0-9.,+-].*)?$");
    }

    private static void WriteFromOr(Utf8JsonWriter json, Action write, OptionDescription? bare = null)
    {
        json.WriteStartArray("anyOf");
        if (bare is not null)
        {
            json.WriteStartObject();
            WriteOption(json, bare);
            json.WriteEndObject();
        }

        json.WriteStartObject();
        write();
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("$ref", "#/$defs/from");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Describe(OptionDescription option)
    {
        var bounds = OptionText.BoundsOf(option);
        var given = OptionText.DefaultOf(option);
        return $"{option.About} Takes {OptionText.Takes(option)}{(bounds.Length > 0 ? ", " + bounds : "")}; " +
            (given is "must be given" ? "must be given." : $"default {given}.");
    }

    private static void WriteRequired(Utf8JsonWriter json, string[] keys)
    {
        json.WriteStartArray("required");
        foreach (var key in keys)
        {
            json.WriteStringValue(key);
        }

        json.WriteEndArray();
    }

    private static void WriteTyped(Utf8JsonWriter json, string name, string type, string about)
    {
        json.WriteStartObject(name);
        json.WriteString("type", type);
        json.WriteString("description", about);
        json.WriteEndObject();
    }

    private static void WriteTypes(Utf8JsonWriter json, params string[] types)
    {
        json.WriteStartArray("type");
        foreach (var type in types)
        {
            json.WriteStringValue(type);
        }

        json.WriteEndArray();
    }
}

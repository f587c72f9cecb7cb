using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;

namespace Guanghan.Missions.Reports;

/// <summary>
/// The members of one object of report.json, each checked as it is taken; <c>default</c> is not valid.
/// </summary>
/// <param name="Element">The object.</param>
/// <param name="File">Path of the file, for messages.</param>
/// <param name="Path">Path of the object inside, such as <c>phases[0].figures[2]</c>; empty at the top.</param>
internal readonly record struct JsonFields(JsonElement Element, string File, string Path)
{
    public string Text(string name) => Take(name, JsonValueKind.String, "a text").GetString()!;

    public string? OptionalText(string name) => IsNull(name) ? null : Text(name);

    public double Number(string name) => Take(name, JsonValueKind.Number, "a number").GetDouble();

    public double? OptionalNumber(string name) => IsNull(name) ? null : Number(name);

    public int Count(string name) =>
        Take(name, JsonValueKind.Number, "a whole number").TryGetInt32(out var value) && value >= 0
            ? value
            : throw Wrong(name, "is not a whole number from 0 on");

    public bool Flag(string name) => Member(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(name, "is neither true nor false"),
    };

    public ulong Unsigned(string name) =>
        ulong.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong(name, "is not a whole number in quotes");

    public Epoch Epoch(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Core.Time.Epoch.FromTaiNanoseconds(value)
            : throw Wrong(name, "is not a count of nanoseconds in quotes");

    public Epoch? OptionalEpoch(string name) => IsNull(name) ? null : Epoch(name);

    public Unit Unit(string name)
    {
        try
        {
            return Core.Phases.Unit.Parse(Text(name));
        }
        catch (FormatException error)
        {
            throw Wrong(name, "is not a unit: " + error.Message);
        }
    }

    public T Word<T>(string name, params ReadOnlySpan<(string Word, T Value)> words)
    {
        var text = Text(name);
        foreach (var (word, value) in words)
        {
            if (string.Equals(word, text, StringComparison.Ordinal))
            {
                return value;
            }
        }

        throw Wrong(name, $"is '{text}', which is not a word of this version");
    }

    public JsonFields Object(string name) =>
        new(Take(name, JsonValueKind.Object, "an object"), File, Inside(name));

    public JsonFields? OptionalObject(string name) => IsNull(name) ? null : Object(name);

    public ImmutableArray<T> Each<T>(string name, Func<JsonFields, T> read)
    {
        var array = Take(name, JsonValueKind.Array, "an array");
        var items = ImmutableArray.CreateBuilder<T>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            var path = $"{Inside(name)}[{NumberText.Text(items.Count)}]";
            items.Add(item.ValueKind == JsonValueKind.Object
                ? read(new(item, File, path))
                : throw new RunFolderException($"{File}: {path} is not an object. {Advice}"));
        }

        return items.ToImmutable();
    }

    public RunFolderException Wrong(string name, string what) => new($"{File}: {Inside(name)} {what}. {Advice}");

    internal const string Advice = "The file was altered or damaged; run the mission again to write it anew.";

    private string Inside(string name) => Path.Length == 0 ? name : Path + "." + name;

    private JsonElement Member(string name) =>
        Element.TryGetProperty(name, out var member) ? member : throw Wrong(name, "is missing");

    private bool IsNull(string name) => Member(name).ValueKind == JsonValueKind.Null;

    private JsonElement Take(string name, JsonValueKind kind, string wanted)
    {
        var member = Member(name);
        return member.ValueKind == kind ? member : throw Wrong(name, "is not " + wanted);
    }
}

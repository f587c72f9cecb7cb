namespace Guanghan.Missions.Files;

/// <summary>What the YAML library's messages mean, in plain English with what to do.</summary>
internal static class YamlMistakes
{
    private const string NotYaml = "this is not valid YAML";
    private const string Colon =
        "a colon inside a value; put the value in quotes, or end the line above with a colon if a group begins here";

    // Part of the library's message, and what to say instead; the first that matches holds.
    private static readonly (string Part, string Meaning)[] s_meanings =
    [
        ("quoted scalar, found unexpected end of stream", "the quote that opens here is never closed"),
        ("quoted scalar, found unexpected document indicator", "the quote that opens here is never closed"),
        ("double-quoted scalar, found wrong indentation",
            "the quote that opens here is not closed before a line that is not indented"),
        ("unknown escape character", "a backslash in double quotes begins an escape; use single quotes"),
        ("expected hexadecimal number", "a backslash in double quotes begins an escape; use single quotes"),
        ("invalid Unicode", "a backslash in double quotes begins an escape that is no character"),
        ("did not find expected ',' or '}'",
            "a group that opens with { goes on without a comma, or is never closed with }"),
        ("did not find expected ',' or ']'",
            "a list that opens with [ goes on without a comma, or is never closed with ]"),
        ("block mapping, did not find expected key",
            "a name and a colon must stand here, indented like the names above"),
        ("did not find expected '-' indicator", "a list item must begin with '- ' here, indented like the items above"),
        ("Mapping values are not allowed", Colon),
        ("found invalid mapping", Colon),
        ("could not find expected ':'", "a name must be followed by a colon and a space"),
        ("Block sequence entries are not allowed", "a list item cannot stand here; begin the list on its own line"),
        ("Mapping keys are not allowed", "a name cannot stand here; begin the group on its own line"),
        ("cannot start any token", "a value cannot begin with this character; put it in quotes"),
        ("a comment between adjacent scalars", "a comment cannot stand inside a value that goes on in the next line"),
        ("invalid comment after", "a comment needs a space before its #"),
        ("undefined tag handle", "a value that begins with an exclamation mark must be in quotes"),
        ("tag", "a value that begins with an exclamation mark must be in quotes"),
        ("anchor", "a value that begins with & or * must be in quotes"),
        ("block scalar", "the text that | or > opens here is not indented evenly"),
        ("directive", "a line that begins with % cannot stand here; put the value in quotes"),
        ("document start", "a second document, or text after the end of the first; a file holds one mission"),
        ("document end", "a second document, or text after the end of the first; a file holds one mission"),
        ("version", "a line that begins with % cannot stand here; put the value in quotes"),
        ("Reached the end of the stream", "the text ends where a value must stand"),
        ("did not find expected node content", "a value must stand here"),
    ];

    /// <summary>What a message of the library means.</summary>
    /// <param name="message">The library's message; empty where it had none worth showing.</param>
    public static string Explain(string message)
    {
        foreach (var (part, meaning) in s_meanings)
        {
            if (message.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }
        }

        return NotYaml + "; look for a stray quote, bracket, colon or tab";
    }
}

using System.Text;
using Guanghan.Missions.Files;

namespace Guanghan.Missions.Tests.Files;

public sealed class RefusalTests
{
    private static readonly Dictionary<string, (string Text, string[] Expected)> s_cases = ReadCases();

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Theory]
    [Trait("Kind", "refusal")]
    [MemberData(nameof(Names))]
    public void A_mistake_in_a_mission_file_gives_exactly_its_message(string name)
    {
        var (text, expected) = s_cases[name];

        var check = Mission.Check("m.yaml", Encoding.UTF8.GetBytes(text), FakePhases.Catalogue, new FakeFiles());

        Assert.Equal(expected, check.Problems.Select(problem => problem.ToString()["m.yaml:".Length..]));
        Assert.Null(check.Plan);
    }

    // refusals.txt: "=== name", the mission file, and behind each ">>> " one expected problem as line:column: message.
    private static Dictionary<string, (string Text, string[] Expected)> ReadCases()
    {
        using var stream = typeof(RefusalTests).Assembly.GetManifestResourceStream("refusals.txt")!;
        using var reader = new StreamReader(stream);
        var cases = new Dictionary<string, (string Text, string[] Expected)>(StringComparer.Ordinal);
        foreach (var part in reader.ReadToEnd().Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = part.TrimEnd('\n').Split('\n');
            var isExpected = lines.ToLookup(line => line.StartsWith(">>> ", StringComparison.Ordinal));
            cases.Add(lines[0], (
                string.Concat(isExpected[false].Skip(1).Select(line => line + "\n")),
                [.. isExpected[true].Select(line => line[4..])]));
        }

        return cases;
    }
}

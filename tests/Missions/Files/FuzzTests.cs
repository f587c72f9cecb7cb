using System.Diagnostics;
using System.Globalization;
using System.Text;
using Guanghan.Missions.Files;

namespace Guanghan.Missions.Tests.Files;

public sealed class FuzzTests
{
    private static readonly string[] s_tokens =
    [
        "{", "}", "[", "]", ":", ": ", ",", "-", "- ", "? ", "&a ", "*a", "!!str ", "!", "|", ">", "|2-", "%YAML 1.1",
        "---\n",
        "...", "\"", "'", "#", " #", "\t", "\n", "\r", "\r\n", "  ", "<<: ", "from: ", "{ from: sun.irradiance }",
        "\0", "\uFEFF",
        "\u2028", "é", "🌕", "5 mm", "-1e999", "~", "null", "@", "`", "\\", "\"\\x\"", "\"\\uD800\"",
        "[[[[[[[[", "{{{{{{{{",
        "kind: test.sun", "expect:", "\n- ", "\n\n\n", "!<", "%TAG ! x", "&", "*", "1 to 2 m", "above", "? [a", "'''",
    ];

    private static readonly byte[][] s_seeds =
    [
        Encoding.UTF8.GetBytes(Runs.RunnerTests.Chain),
        Encoding.UTF8.GetBytes("""
            # A comment.
            mission: "Quoted: 月宫"
            about: |
              Two lines
              of text.
            seed: 12
            phases:
              sun:
                kind: test.sun
                strength: 1.2 suns
              light:
                kind: test.light
                irradiance:
                  from: sun.irradiance
                mirror: { aperture: 150 cm, reflectivity: 93 % }
                coating: 'aluminium'
            expect:
              - figure: light.pen.spot.temperature
                published: 900 degC to 1800 degC
                source: >
                  Folded
                  source
              - { figure: light.efficiency, published: 25 %, within: 1 %, source: s }
            """),
    ];

    /// <summary>
    /// Cases: 4000 take about 1 s on one core. Among them are files on which the YAML library throws a bare
    /// InvalidOperationException: the test fails where that is not caught.
    /// </summary>
    private const int Cases = 4000;

    [Fact]
    [Trait("Kind", "property")]
    public void A_damaged_mission_file_gives_positions_inside_it_and_never_an_exception_or_a_hang()
    {
        var refused = 0;
        var slowest = TimeSpan.Zero;
        for (var number = 0; number < Cases; number++)
        {
            var bytes = Damage(number);
            var watch = Stopwatch.StartNew();
            var check = Mission.Check("m.yaml", bytes, FakePhases.Catalogue, new FakeFiles());
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            refused += check.Plan is null ? 1 : 0;
            Assert.Equal(check.Plan is null, !check.Problems.IsEmpty);
            RequireInside(bytes, check, number);
        }

        // Some damage is harmless (in a comment or a text), most is not; far from both ends or the generator is broken.
        Assert.InRange(refused, Cases / 2, Cases * 99 / 100);

        // Files of some hundred bytes take well under a millisecond; 5 s is a hang even on a machine that does other
        // work.
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [Trait("Kind", "property")]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("'")]
    [InlineData("\"\\")]
    [InlineData("a, ")]
    [InlineData("\n")]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("#")]
    [InlineData("&a ")]
    [InlineData("!a ")]
    [InlineData("*a\n")]
    [InlineData("- *a\n")]
    [InlineData("x@: 1\n")]
    [InlineData("x: 1\n")]
    [InlineData("- a\n")]
    [InlineData("---\n")]
    [InlineData("%a\n")]
    [InlineData("🌕")]
    [InlineData("\0")]
    [InlineData("mission: A\nx: [", "a, ")]
    [InlineData("mission: A\nphases:\n  a: { kind: test.heavy, ", "x@: 1, ")]
    [InlineData("mission: A\nphases:\n", "  p@: { kind: test.hevy }\n")]
    [InlineData("mission: A\nphases:\n  a: { kind: test.sun }\nexpect:\n", "  - { figure: b.x@, published: 1 }\n")]
    [InlineData("mission: |\n", " a\n")]
    [InlineData("mission: \"", "a\n ")]
    [InlineData("mission: a", "\n b")]
    public void The_largest_file_of_one_piece_repeated_is_read_in_bounded_time(string first, string? again = null)
    {
        var text = new StringBuilder(first);
        for (var i = 0; text.Length < (first is "🌕" ? 1 << 19 : (1 << 20) - 100); i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            text.Append((again ?? first).Replace("@", number, StringComparison.Ordinal));
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        Assert.True(bytes.Length <= 1 << 20);
        var watch = Stopwatch.StartNew();

        var check = Mission.Check("m.yaml", bytes, FakePhases.Catalogue, new FakeFiles());

        Assert.NotEmpty(check.Problems);
        RequireInside(bytes, check, -1);

        // The slowest took 1.7 s on a busy machine and 5.4 s on a very busy one. With work that grows with the square
        // of 100,000 entries it would not end within this.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        var said = string.Create(
            CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMilliseconds:F0} ms for {first} {again}");
        TestContext.Current.SendDiagnosticMessage(said.ReplaceLineEndings("|"));
    }

    private static void RequireInside(byte[] bytes, MissionCheck check, int number)
    {
        var lines = Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        foreach (var problem in check.Problems)
        {
            var at = problem.Position;
            Assert.True(at.Line >= 1 && at.Line <= lines.Length, $"case {number}: {problem} is below the file");
            var length = new StringInfoLength(lines[at.Line - 1]).Value;
            Assert.True(at.Column >= 1 && at.Column <= length + 1, $"case {number}: {problem} is beyond its line");
            Assert.NotEqual("", problem.Message);
        }
    }

    private static byte[] Damage(int number)
    {
        var random = new Random(number); // seeded: case N is the same file every time
        var bytes = s_seeds[random.Next(s_seeds.Length)].ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(s_tokens[random.Next(s_tokens.Length)]));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
                case 4:
                    bytes.InsertRange(Math.Max(0, bytes.IndexOf((byte)'\n', at) + 1),
                        Enumerable.Repeat((byte)(random.Next(8) == 0 ? '\t' : ' '), random.Next(1, 5)));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : 1);
                    break;
            }

            if (bytes.Count == 0)
            {
                return [];
            }
        }

        return [.. bytes];
    }

    /// <summary>Length of a line in characters, a surrogate pair being one.</summary>
    private readonly record struct StringInfoLength(string Line)
    {
        public int Value => Line.EnumerateRunes().Count();
    }
}

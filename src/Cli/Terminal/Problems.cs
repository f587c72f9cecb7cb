using System.Collections.Immutable;
using System.Text.Json;
using Guanghan.Cli.Commands;
using Guanghan.Core.Phases;

namespace Guanghan.Cli.Terminal;

/// <summary>Prints the mistakes of a mission file.</summary>
internal static class Problems
{
    /// <summary>To standard error as compilers do; as JSON, to standard output.</summary>
    public static void Print(ImmutableArray<Problem> problems, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    problems = problems.Select(problem => new
                    {
                        file = problem.Position.File,
                        line = problem.Position.Line,
                        column = problem.Position.Column,
                        message = problem.Message,
                    }),
                },
                SharedOptions.Indented));
            return;
        }

        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        Console.Error.WriteLine(Plural.Of(problems.Length, "mistake") + "; nothing has run.");
    }
}

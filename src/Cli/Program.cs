using System.CommandLine;
using System.Runtime.InteropServices;
using Guanghan.Cli.Commands;

namespace Guanghan.Cli;

/// <summary>The <c>guanghan</c> command.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            // The first Ctrl-C lets what is finished be kept; a second one ends the process at once.
            pressed.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        };
        // A machine that shuts down, or a scheduler whose time is up, asks the same way.
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, asked =>
        {
            asked.Cancel = true;
            cancellation.Cancel();
        });

        var parsed = Root().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Say(error.Message);
            }

            Say("'guanghan --help' lists the commands, 'guanghan COMMAND --help' its options.");
            return ExitCodes.BadInput;
        }

        return await Invoke(parsed, cancellation.Token);
    }

    private static async Task<int> Invoke(ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Say("cancelled; what was finished is kept.");
            return ExitCodes.Cancelled;
        }
        catch (BadInputException mistake)
        {
            Say(mistake.Message);
            return ExitCodes.BadInput;
        }
        catch (Exception trouble) when (FileTrouble.Words(trouble) is { } words)
        {
            Say(words);
            return ExitCodes.BadInput;
        }
        catch (Exception broken)
        {
            Say($"internal error, a defect of Guanghan {Product.Version}; please report it with the mission file." +
                Environment.NewLine + broken);
            return ExitCodes.InternalError;
        }
    }

    // Where standard error itself is closed or full, the exit code alone has to tell.
    private static void Say(string words)
    {
        try
        {
            Console.Error.WriteLine("guanghan: " + words);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static RootCommand Root() => new(
        """
        Guanghan rehearses a lunar programme before it flies: one mission file, one command, every number traceable.

        Start here:
          guanghan new first          writes first.yaml, a small mission to change
          guanghan check first.yaml   reads it and reports every mistake at once
          guanghan run first.yaml     computes it, prints the figures and writes a report page
          guanghan list               shows what can be computed

        Exit codes: 0 all expectations hold; 1 ran, an expectation fell short or a finding is an error; 2 bad input,
        nothing has run; 3 internal error; 130 cancelled, what was finished is kept.
        """)
    {
        RunCommand.Create(),
        CheckCommand.Create(),
        ListCommand.Create(),
        ExplainCommand.Create(),
        SchemaCommand.Create(),
        ShowCommand.Create(),
        QueryCommand.Create(),
        NewCommand.Create(),
    };
}

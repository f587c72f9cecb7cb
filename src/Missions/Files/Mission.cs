using System.Collections.Immutable;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Files;

/// <summary>Checks mission files: everything that can be known to be wrong is known before anything runs.</summary>
public static class Mission
{
    /// <summary>Checks a mission file on disk.</summary>
    /// <param name="path">Its path; problems name it as given here, results by its name alone.</param>
    /// <param name="catalogue">The phases there are.</param>
    public static MissionCheck CheckFile(string path, ImmutableArray<CataloguePhase> catalogue)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            return new([new Problem(new(path, 1, 1), "this is a folder; name the mission file in it")], null);
        }

        var files = new MissionFolder(Path.GetDirectoryName(full) ?? path);
        if (!files.TryRead(Path.GetFileName(path), out var text, out var error))
        {
            // The file itself is not named by a mission: what is said of names in missions does not hold for it.
            var words = error.EndsWith(MissionFolder.Relative, StringComparison.Ordinal)
                ? error[..^MissionFolder.Relative.Length]
                : error;
            return new([new Problem(new(path, 1, 1), words)], null);
        }

        var check = Check(Path.GetFileName(path), text, catalogue, files);
        return check with
        {
            Problems = [.. check.Problems.Select(problem =>
                problem with { Position = problem.Position with { File = path } })],
        };
    }

    /// <summary>Checks the text of a mission file.</summary>
    /// <param name="fileName">Its name, without folders: results carry it.</param>
    /// <param name="text">Its bytes.</param>
    /// <param name="catalogue">The phases there are.</param>
    /// <param name="files">Reads the files it names.</param>
    public static MissionCheck Check(
        string fileName, ReadOnlyMemory<byte> text, ImmutableArray<CataloguePhase> catalogue, IMissionFiles files)
    {
        var problems = new ProblemList();
        var plan = MissionText.Decode(fileName, text.Span, problems) is { } decoded &&
            YamlReader.Read(decoded, problems) is { } root &&
            new OutlineReader(catalogue, problems).Read(root) is { } outline
                ? Plan(fileName, text, outline, files, problems)
                : null;
        return new(problems.Sorted(), problems.IsEmpty ? plan : null);
    }

    private static MissionPlan Plan(
        string fileName, ReadOnlyMemory<byte> text, MissionOutline outline, IMissionFiles files, ProblemList problems)
    {
        var references = new References(outline.Phases, problems);
        var uses = new List<List<(int Phase, SourcePosition Position)>>(outline.Phases.Length);
        var phases = ImmutableArray.CreateBuilder<PlannedPhase>(outline.Phases.Length);
        foreach (var phase in outline.Phases)
        {
            var taken = new List<(int Phase, SourcePosition Position)>();
            var options = references.Resolve(phase.Options, taken);
            uses.Add(taken);
            if (phase.Phase is { } kind)
            {
                Read(phase.Name, kind, options, files, problems);
                phases.Add(new(phase.Name, kind, options,
                    [.. taken.Select(use => use.Phase).Distinct().Order()], phase.Position));
            }
        }

        Cycles.Refuse(outline.Phases, uses, problems);
        return new MissionPlan(
            fileName,
            text,
            outline.Mission,
            outline.About,
            outline.Seed,
            Locate(outline.Kernels, files, problems),
            phases.ToImmutable(),
            new ExpectationReader(references, problems).Read(outline.Expectations),
            files);
    }

    private static void Read(
        string name, CataloguePhase kind, MapNode options, IMissionFiles files, ProblemList problems)
    {
        if (problems.IsFull)
        {
            return;
        }

        foreach (var problem in kind.Read(options, files).Problems)
        {
            problems.Add(problem.Position, $"{name}.{problem.Message}");
        }
    }

    private static ImmutableArray<string> Locate(
        ImmutableArray<ScalarNode> kernels, IMissionFiles files, ProblemList problems)
    {
        var paths = ImmutableArray.CreateBuilder<string>(kernels.Length);
        foreach (var kernel in kernels)
        {
            if (files.TryKernel(kernel.Text, out var path, out var error))
            {
                paths.Add(path);
            }
            else
            {
                problems.Add(kernel.Position, $"ephemeris: {error}");
            }
        }

        return paths.ToImmutable();
    }
}

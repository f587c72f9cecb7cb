using System.Collections.Immutable;
using System.Reflection;
using Guanghan.Core.Phases;

namespace Guanghan.Missions;

/// <summary>A phase with its types erased: what the runner, the reference pages and the console need of it.</summary>
public sealed class CataloguePhase
{
    private readonly Func<MapNode, IInputFiles, PhaseReading> _read;

    private CataloguePhase(
        string kind,
        PhaseDescription description,
        ImmutableArray<OptionDescription> options,
        string version,
        Func<MapNode, IInputFiles, PhaseReading> read) =>
        (Kind, Description, Options, Version, _read) = (kind, description, options, version, read);

    /// <summary>The name a mission file uses.</summary>
    public string Kind { get; }

    /// <summary>What it computes and makes.</summary>
    public PhaseDescription Description { get; }

    /// <summary>Every option its <c>Read</c> declares.</summary>
    public ImmutableArray<OptionDescription> Options { get; }

    /// <summary>
    /// Names the code behind its results: the module version identifiers, which a deterministic compiler derives from
    /// the source, of the phase's assembly and of every assembly of Guanghan that it refers to, whatever lies between.
    /// </summary>
    public string Version { get; }

    /// <summary>The catalogue's entry for a phase type.</summary>
    public static CataloguePhase Of<TPhase, TInputs, TResult>()
        where TPhase : IPhase<TInputs, TResult> => new(
            TPhase.Kind,
            TPhase.Description,
            Section.Describe(TPhase.Read),
            VersionOf(typeof(TPhase).Assembly, typeof(Section).Assembly),
            (node, files) =>
            {
                var reading = Section.Read(node, TPhase.Read, files);
                return new PhaseReading(reading.Problems, reading.Inputs, reading.Digest, reading.IsResolved,
                    context => TPhase.Report(TPhase.Run(reading.Value, context)));
            });

    /// <summary>Reads a phase's options, without running it.</summary>
    /// <param name="options">
    /// Its group in the mission file, less <c>kind</c>, references replaced by their nodes.
    /// </param>
    /// <param name="files">Reads the files it names.</param>
    public PhaseReading Read(MapNode options, IInputFiles files) => _read(options, files);

    private static string VersionOf(params ReadOnlySpan<Assembly> assemblies)
    {
        var found = new SortedDictionary<string, Assembly>(StringComparer.Ordinal);
        foreach (var assembly in assemblies)
        {
            Collect(assembly, found);
        }

        return string.Join('+', found.Values.Select(assembly => assembly.ManifestModule.ModuleVersionId.ToString("N")));
    }

    private static void Collect(Assembly assembly, SortedDictionary<string, Assembly> found)
    {
        if (!found.TryAdd(assembly.GetName().Name!, assembly))
        {
            return;
        }

        foreach (var name in assembly.GetReferencedAssemblies())
        {
            if (name.Name!.StartsWith("Guanghan.", StringComparison.Ordinal))
            {
                Collect(Assembly.Load(name), found);
            }
        }
    }
}

/// <summary>A phase's inputs, read and checked.</summary>
/// <param name="Problems">Every mistake; where there is one, the phase must not run.</param>
/// <param name="Inputs">Every value read, with where it came from.</param>
/// <param name="Digest">SHA-256 of all values read.</param>
/// <param name="IsResolved">Whether every referenced value was known; where not, the phase must not run yet.</param>
/// <param name="Run">Runs the phase on these inputs.</param>
public sealed record PhaseReading(
    ImmutableArray<Problem> Problems,
    ImmutableArray<InputValue> Inputs,
    string Digest,
    bool IsResolved,
    Func<PhaseContext, Report> Run);

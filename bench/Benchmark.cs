namespace Guanghan.Bench;

/// <summary>One thing that is measured.</summary>
/// <param name="Name">Such as <c>spk.state</c>; what precedes the dot is the area.</param>
/// <param name="About">What one unit of work is, and the sketch: bytes moved, operations.</param>
/// <param name="Unit">Unit of the figure, such as <c>Mstates/s</c> or <c>s</c>.</param>
/// <param name="Prepare">Loads what it needs, checks that the answers agree, and returns what to measure.</param>
/// <param name="Peers">The peers beside it.</param>
internal sealed record Benchmark(string Name, string About, string Unit, Func<Prepared> Prepare, params Peer[] Peers)
{
    public string Area => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Whether a larger figure is better: rates are, times are not.</summary>
    public bool IsRate => Unit.EndsWith("/s", StringComparison.Ordinal);
}

/// <summary>A benchmark ready to run.</summary>
/// <param name="Agreement">How the answers were checked, and how far they are from the authority's.</param>
/// <param name="Agrees">Whether they are near enough; where not, no time is printed.</param>
/// <param name="Limit">The machine's limit for this work, in the benchmark's unit; null where none is stated.</param>
/// <param name="LimitReason">Where the limit comes from.</param>
/// <param name="Measure">Runs once and returns the figure in the benchmark's unit.</param>
internal sealed record Prepared(string Agreement, bool Agrees, double? Limit, string LimitReason, Func<double> Measure);

/// <summary>A peer that may be installed beside Guanghan.</summary>
/// <param name="Name">Its name, such as <c>jplephem</c>.</param>
/// <param name="IsInstalled">Whether it can be run here.</param>
/// <param name="Run">Runs it: its version, its figure in the benchmark's unit, and whether its answers agree with ours.</param>
internal sealed record Peer(string Name, Func<bool> IsInstalled, Func<PeerResult> Run)
{
    /// <summary>How it is installed on Debian.</summary>
    public required string Install { get; init; }
}

/// <summary>What a peer did.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Figures">One figure a run, in the benchmark's unit.</param>
/// <param name="Agreement">How its answers compare with ours.</param>
internal sealed record PeerResult(string Version, double[] Figures, string Agreement);

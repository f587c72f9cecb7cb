namespace Guanghan.Core.Phases;

/// <summary>
/// A phase: a pure function from checked inputs to a result. Library users call <see cref="Run"/> and get the typed
/// result; the runner, the console and the cluster see only <see cref="Report"/>.
/// </summary>
/// <typeparam name="TInputs">Checked inputs, immutable, SI.</typeparam>
/// <typeparam name="TResult">Typed result, immutable.</typeparam>
public interface IPhase<TInputs, TResult>
{
    /// <summary>The name a mission file uses, such as <c>fabrication.print</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>What it computes and makes.</summary>
    static abstract PhaseDescription Description { get; }

    /// <summary>
    /// Reads every option with its unit, bounds and words. No branches: run against a describing section it lists them
    /// all.
    /// </summary>
    static abstract TInputs Read(Section section);

    /// <summary>Computes the result. The same inputs, seed and version give the same bits.</summary>
    /// <exception cref="OperationCanceledException">The context's cancellation was asked for.</exception>
    static abstract TResult Run(TInputs inputs, PhaseContext context);

    /// <summary>The result as figures with units, events, series, artefacts and findings.</summary>
    static abstract Report Report(TResult result);
}

namespace Guanghan.Missions.Runs;

/// <summary>Hears of a run while it goes on. Called from worker threads, at any time and several at once.</summary>
public interface IRunObserver
{
    /// <summary>A phase begins to compute.</summary>
    /// <param name="phase">Its name.</param>
    void Started(string phase);

    /// <summary>A phase has got further.</summary>
    /// <param name="phase">Its name.</param>
    /// <param name="doneFraction">How far, 0 to 1.</param>
    /// <param name="words">What it is doing, a few words.</param>
    void Progressed(string phase, double doneFraction, string words);

    /// <summary>A phase has ended.</summary>
    /// <param name="phase">Its name.</param>
    /// <param name="status">With a result, or without.</param>
    /// <param name="key">Its key; empty where it was refused before it had one.</param>
    void Finished(string phase, PhaseStatus status, string key);

    /// <summary>A phase's result was in the store already.</summary>
    /// <param name="phase">Its name.</param>
    /// <param name="key">The key it was found under.</param>
    void Reused(string phase, string key);

    /// <summary>A phase's stored result was damaged; it has been moved aside and is computed again.</summary>
    /// <param name="phase">Its name.</param>
    /// <param name="key">The key it was found under.</param>
    /// <param name="damage">What was wrong with it.</param>
    void FoundDamaged(string phase, string key, string damage);
}

/// <summary>Hears and says nothing.</summary>
public sealed class SilentObserver : IRunObserver
{
    /// <inheritdoc/>
    public void Started(string phase)
    {
    }

    /// <inheritdoc/>
    public void Progressed(string phase, double doneFraction, string words)
    {
    }

    /// <inheritdoc/>
    public void Finished(string phase, PhaseStatus status, string key)
    {
    }

    /// <inheritdoc/>
    public void Reused(string phase, string key)
    {
    }

    /// <inheritdoc/>
    public void FoundDamaged(string phase, string key, string damage)
    {
    }
}

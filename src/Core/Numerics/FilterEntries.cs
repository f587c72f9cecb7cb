namespace Guanghan.Core.Numerics;

/// <summary>
/// Pairs of constraint violation and barrier objective that trial points must improve on in one or the other: R.
/// Fletcher and S. Leyffer, Math. Program. 91 (2002) 239.
/// </summary>
internal sealed class FilterEntries
{
    private const double Margin = 1e-5; // Waechter and Biegler 2006, gamma of theta and of phi

    private readonly List<(double Violation, double Objective)> entries = [];

    internal void Clear() => entries.Clear();

    internal bool Accepts(double violation, double objective) =>
        entries.TrueForAll(entry => violation < entry.Violation || objective < entry.Objective);

    /// <summary>Whether a trial improves enough on one point.</summary>
    internal static bool Improves(double violation, double objective, double fromViolation, double fromObjective) =>
        violation <= (1 - Margin) * fromViolation
        || objective <= fromObjective - (Margin * fromViolation);

    internal void Add(double violation, double objective)
    {
        var (v, o) = ((1 - Margin) * violation, objective - (Margin * violation));
        entries.RemoveAll(entry => entry.Violation >= v && entry.Objective >= o);
        entries.Add((v, o));
    }
}

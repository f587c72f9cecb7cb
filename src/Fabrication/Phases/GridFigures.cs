using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Phases;

/// <summary>Turns a check of the grid into figures and into the errors of other figures.</summary>
internal static class GridFigures
{
    /// <summary>What the figures are, declared.</summary>
    /// <param name="prefix">Of their names.</param>
    /// <param name="names">Name, unit and words of each.</param>
    public static IEnumerable<Output> Declared(
        string prefix, params (string Name, string Unit, string About)[] names) => names.SelectMany(one => new[]
        {
            Output.Figure(prefix + one.Name, one.Unit, $"{one.About}, extrapolated to ever finer cells by the grid " +
                "check."),
            Output.Figure($"{prefix}{one.Name}_order", "", "Order by which it is: what three grids show, held " +
                "between 1 and 2; 1 where they show none."),
        });

    /// <summary>The figures, with their limits after them.</summary>
    /// <param name="figures">Figures of the phase.</param>
    /// <param name="prefix">Of the limits' names.</param>
    /// <param name="limits">Name of the figure, name of its limit, the limit.</param>
    public static IEnumerable<Figure> With(
        IEnumerable<Figure> figures, string prefix, params (string Figure, string Name, GridLimit? Limit)[] limits)
    {
        var marked = figures.ToList();
        foreach (var (of, name, found) in limits)
        {
            var at = marked.FindIndex(figure => string.Equals(figure.Name, of, StringComparison.Ordinal));
            if (found is not { } limit || at < 0)
            {
                continue;
            }

            var difference = marked[at].Value_si * limit.ErrorRatio;
            marked.Add(new(prefix + name, marked[at].Value_si + difference));
            marked.Add(new($"{prefix}{name}_order", limit.HeldOrderFactor));
            marked[at] = marked[at] with { StandardError_si = Math.Abs(difference) };
        }

        return marked;
    }
}

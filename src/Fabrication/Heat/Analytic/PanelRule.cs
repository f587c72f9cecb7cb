using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// How many Gauss-Legendre nodes a panel of the time integral needs. In w, the root of the smallest phi, the
/// integrand is analytic where |arg w| is below 45 degrees; a panel from w to q w leaves room for a Bernstein ellipse
/// of parameter rho^2 = s^2 + sqrt(s^4 - 1), s = (q + 1)/(q - 1). The motion through the spot adds exp(3 y^2), y the
/// ellipse's half height in widths. The error of n nodes is at most 64/15 M rho^(-2n) / (1 - rho^(-2)), M the bound
/// on the ellipse (Trefethen 2013, "Approximation Theory and Approximation Practice", theorem 19.3); the best ellipse
/// of a few is taken. It bounds the error by the largest contribution of the panel: far from the pen, where the rise
/// is a small share of that, <see cref="QuadratureError.Floor_K"/> is what holds.
/// </summary>
internal sealed class PanelRule
{
    /// <summary>Longest panel: end over beginning, in w.</summary>
    public const double MostRatio = 3;

    /// <summary>Farthest way of the pen in a panel, in widths of the spread heat.</summary>
    public const double MostWay = 2.5;

    private const int MostNodes = 24;
    private const int MostOrder = 192;
    private static readonly Lazy<GaussLegendre>[] s_rules =
        [.. Enumerable.Range(1, MostOrder).Select(order => new Lazy<GaussLegendre>(() => new(order)))];

    private static readonly double[] s_shares = [1, 0.85, 0.7, 0.55, 0.4, 0.3, 0.2];

    /// <summary>A rule of so many nodes, 1 to 192; more are not needed.</summary>
    public static GaussLegendre Rule(int order) => s_rules[Math.Clamp(order, 1, MostOrder) - 1].Value;

    /// <summary>The rule for a panel.</summary>
    /// <param name="ratio">End over beginning, in w; the first panel of a thin source begins at 0: infinite.</param>
    /// <param name="way">Way of the pen in widths.</param>
    /// <param name="errorRatio">Allowed error.</param>
    public static GaussLegendre For(double ratio, double way, double errorRatio)
    {
        var s = double.IsInfinity(ratio) ? 1.5 : (ratio + 1) / (ratio - 1);
        var largest = Math.Sqrt((s * s) + Math.Sqrt((s * s * s * s) - 1));
        var needed = (double)MostNodes;
        foreach (var share in s_shares)
        {
            var rho = 1 + (share * (largest - 1));
            var height = way / 4 * (rho - (1 / rho));
            var exponent = Math.Log(64.0 / 15 / errorRatio / (1 - (1 / (rho * rho)))) + (3 * height * height);
            needed = Math.Min(needed, exponent / (2 * Math.Log(rho)));
        }

        return Rule((int)Math.Clamp(Math.Ceiling(needed), 1, MostNodes));
    }
}

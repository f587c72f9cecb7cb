namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>Points at even spacing; the number of a point is (k CountY + j) CountX + i, k counting downward.</summary>
/// <param name="StartX_m">The first along x, m.</param>
/// <param name="StartY_m">The first along y, m.</param>
/// <param name="StartDepth_m">The first in depth, m.</param>
/// <param name="Step_m">Between neighbours, m.</param>
/// <param name="CountX">How many along x.</param>
/// <param name="CountY">How many along y.</param>
/// <param name="CountZ">How many in depth.</param>
public sealed record HeatGrid(
    double StartX_m, double StartY_m, double StartDepth_m, double Step_m, int CountX, int CountY, int CountZ)
{
    /// <summary>How many points.</summary>
    public int Count => CountX * CountY * CountZ;

    /// <summary>A point by its number.</summary>
    public HeatPoint PointAt(int number) => new(
        StartX_m + (number % CountX * Step_m), StartY_m + (number / CountX % CountY * Step_m),
        StartDepth_m + (number / CountX / CountY * Step_m));

    /// <summary>Depth of the shallowest point below the surface, m; infinity where all lie on it.</summary>
    internal double LeastDepth_m => StartDepth_m > 0 ? StartDepth_m : CountZ > 1 ? Step_m : double.PositiveInfinity;

    internal void Check()
    {
        Refusal.UnlessFinite(StartX_m, "The start of the grid along x", "m");
        Refusal.UnlessFinite(StartY_m, "The start of the grid along y", "m");
        Refusal.IfNegative(StartDepth_m, "The depth at which the grid starts", "m");
        Refusal.UnlessPositive(Step_m, "The step of the grid", "m");
        if (CountX < 1 || CountY < 1 || CountZ < 1 || (long)CountX * CountY * CountZ > Array.MaxLength)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The grid has {CountX} x {CountY} x {CountZ} points; ") +
                "each count must be 1 or more, and all must fit an array.");
        }
    }
}

using System.Globalization;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// What is heated: everything below the surface, or what adiabatic walls and an adiabatic floor leave of it. Walls are
/// met by images of the sources (Carslaw and Jaeger 1959, chapter 10): exact, as long as no image is left out that
/// could be felt.
/// </summary>
/// <param name="LowX_m">Wall at the low end of x, m; minus infinity for none.</param>
/// <param name="HighX_m">Wall at the high end of x, m; infinity for none.</param>
/// <param name="LowY_m">Wall at the low end of y, m; minus infinity for none.</param>
/// <param name="HighY_m">Wall at the high end of y, m; infinity for none.</param>
/// <param name="Floor_m">Depth of the floor, m; infinity for none.</param>
public sealed record HeatBody(double LowX_m, double HighX_m, double LowY_m, double HighY_m, double Floor_m)
{
    /// <summary>Everything below the surface.</summary>
    public static HeatBody HalfSpace { get; } = new(double.NegativeInfinity, double.PositiveInfinity,
        double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity);

    internal bool IsHalfSpace => this == HalfSpace;

    internal void Check()
    {
        if (!(LowX_m < HighX_m) || !(LowY_m < HighY_m) || !(Floor_m > 0))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The body reaches from {LowX_m} to {HighX_m} m, from {LowY_m} to {HighY_m} m and {Floor_m} m down; " +
                $"each high end must lie above its low end, and the floor below the surface."));
        }
    }

    internal void CheckInside(double x_m, double y_m, int pen)
    {
        if (!(x_m >= LowX_m && x_m <= HighX_m && y_m >= LowY_m && y_m <= HighY_m))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The path of pen {pen} passes ({x_m}, {y_m}) m, outside the body, which reaches from {LowX_m} to " +
                $"{HighX_m} m and from {LowY_m} to {HighY_m} m; move the path or widen the body."));
        }
    }
}

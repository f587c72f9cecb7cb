using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>What was planned for a layer. <c>default</c> is nothing.</summary>
/// <param name="FillArea_m2">Area to be filled: within the contours and the inset, m^2.</param>
/// <param name="HatchedArea_m2">
/// Length of the filling strokes times their spacing, m^2: as much, if all went well.
/// </param>
/// <param name="DrawnLength_m">Length with the light on, m.</param>
/// <param name="TravelLength_m">Length between ways with the light off, m.</param>
/// <param name="Duration_s">Time of both, s.</param>
/// <param name="ReturnTime_s">
/// Shortest time after which the pen comes back to within the radius of return of a place it filled before, s, between
/// groups of strokes; infinite where it never does and 0 where it was not looked at.
/// </param>
/// <param name="ReturnAt">Where it does.</param>
public readonly record struct LayerFigures(
    double FillArea_m2, double HatchedArea_m2, double DrawnLength_m, double TravelLength_m, double Duration_s,
    double ReturnTime_s, LatticePoint ReturnAt);

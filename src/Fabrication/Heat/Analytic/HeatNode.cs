namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// A node of the quadrature in time: a puff of heat that was released at one place and has spread since. It warms a
/// point by Rise exp(-(x - X)^2 InverseX - (y - Y)^2 InverseY - (z - Z)^2 InverseZ); of a disc, the first two factors
/// are its share D(r) instead (see <see cref="DiscSpread"/>). The puffs of a pen move with it: so does the rate.
/// </summary>
/// <param name="X">Where it was released, m.</param>
/// <param name="Y">Where it was released, m.</param>
/// <param name="Z">Depth, m: 0 but for images in the floor.</param>
/// <param name="InverseX">3 / phi along x, 1/m^2.</param>
/// <param name="InverseY">3 / phi along y, 1/m^2.</param>
/// <param name="InverseZ">3 / phi in depth, 1/m^2.</param>
/// <param name="Rise">Rise at its middle, K.</param>
/// <param name="Rate">What begins or ends with the power, K/s: a node of the rate alone.</param>
/// <param name="SpeedX">The pen's speed when it was released, m/s.</param>
/// <param name="SpeedY">The pen's speed when it was released, m/s.</param>
/// <param name="Radius">Radius of a disc, m; 0 for a Gaussian.</param>
internal readonly record struct HeatNode(
    double X, double Y, double Z, double InverseX, double InverseY, double InverseZ, double Rise, double Rate,
    double SpeedX, double SpeedY, double Radius);

using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces;

/// <summary>Where a spacecraft is when forces are asked for: relative to the central body, ICRF axes.</summary>
/// <param name="Time_s">Seconds since the start of the propagation on its clock, s.</param>
/// <param name="Position_m">Position, m.</param>
/// <param name="Velocity_m_s">Velocity, m/s.</param>
/// <param name="Mass_kg">Mass, kg.</param>
public readonly record struct ForcePoint(double Time_s, Vec3 Position_m, Vec3 Velocity_m_s, double Mass_kg);

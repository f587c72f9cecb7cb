using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Propagation;

/// <summary>A spacecraft at an instant, relative to the central body.</summary>
/// <param name="Epoch">When.</param>
/// <param name="Orbit">Position and velocity, ICRF axes.</param>
/// <param name="Mass_kg">Mass, kg; positive.</param>
public readonly record struct SpacecraftState(Epoch Epoch, State<Icrf> Orbit, double Mass_kg);

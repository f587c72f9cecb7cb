using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.LowThrust;

namespace Guanghan.Flight.Phases;

/// <summary>Reads a low-thrust transfer of <c>flight.transfer</c>.</summary>
internal static class LowThrustReading
{
    private sealed record End(TransferBody Body, double Speed_m_s);

    public static LowThrustPlan Read(Section section)
    {
        var departure = section.Group("departure", "What is left.", inside => ReadEnd(inside,
            "Most speed at infinity that the launcher gives."));
        var arrival = section.Group("arrival", "What is reached.", inside => ReadEnd(inside,
            "Most speed at infinity at arrival; 0 for a rendezvous."));
        TransferReading.RequireOther(section, departure.Body, arrival.Body, "arrival", "departure");
        var window = section.Group("window", "When the first body is left.", TransferReading.ReadWindow);
        var flight = section.Group("flight_time", "How long it takes.", TransferReading.ReadDuration);
        var engine = section.Group("engine", "What pushes, by one of constant, solar.", ReadEngine);
        var mass_kg = section.Quantity("mass", "kg", "At departure.", Bounds.AboveUpTo("0 kg", "1e7 kg"));
        var dry_kg = section.Quantity("dry_mass", "kg", "Without propellant.", Bounds.AboveUpTo("0 kg", "1e7 kg"));
        section.Require(dry_kg < mass_kg, "dry_mass", string.Create(CultureInfo.InvariantCulture,
            $"{dry_kg:0.###} kg leave no propellant of {mass_kg:0.###} kg; lower it, or raise the mass"), "mass");
        var segments = section.Count("segments", "Pieces of the way; ten or more a revolution.", 2, 1000, 40);
        var revolutions = section.Count("revolutions",
            "Whole revolutions at most; first guesses of each number from 0 are tried.", 0, 20, 0);
        var objective = section.Choice("best", "What is to be best.",
        [
            new Choice<LowThrustObjective>("final_mass", LowThrustObjective.FinalMass, "most mass at the end"),
            new Choice<LowThrustObjective>("flight_time", LowThrustObjective.TimeOfFlight, "least time"),
        ], "final_mass");
        return new(departure.Body, arrival.Body, window, flight, departure.Speed_m_s, arrival.Speed_m_s, engine,
            mass_kg, dry_kg, segments, revolutions, objective);
    }

    private static End ReadEnd(Section section, string about) => new(
        TransferBodyReading.Read(section),
        section.Quantity("speed", "km/s", about, Bounds.Between("0 km/s", "50 km/s"), "0 km/s"));

    private static ILowThrustEngine ReadEngine(Section section)
    {
        var constant = section.OptionalGroup("constant", "One thrust and one specific impulse.", inside =>
            new ConstantEngine(
                inside.Quantity("thrust", "mN", "Thrust.", Bounds.AboveUpTo("0 mN", "1e6 mN")),
                inside.Quantity("specific_impulse", "s", "Specific impulse.", Bounds.AboveUpTo("0 s", "50000 s"))));
        var solar = section.OptionalGroup("solar", "Solar-electric: power, what the spacecraft needs, a " +
            "throttle table.",
            ReadSolar);
        section.Require(constant is null != solar is null, constant is null ? "constant" : "solar", constant is null
            ? "no engine is given; write one of constant, solar"
            : "the engine is given by constant and solar; keep one of them");
        return solar ?? (ILowThrustEngine?)constant ?? new ConstantEngine(0.1, 3000);
    }

    private static SolarElectricEngine ReadSolar(Section section)
    {
        var power_W = section.Quantity("power", "kW", "Of the array, 1 au from the Sun.",
            Bounds.AboveUpTo("0 kW", "10000 kW"));
        var own_W = section.Quantity("own_power", "W", "What is not the engine's.", Bounds.Between("0 W", "1e6 W"),
            "0 W");
        var table = section.List("throttle", "What the engine does at rising powers; linear between.", inside =>
        {
            var input_W = inside.Quantity("power", "W", "Into the engine.", Bounds.AboveUpTo("0 W", "1e7 W"));
            var thrust_N = inside.Quantity("thrust", "mN", "Thrust.", Bounds.AboveUpTo("0 mN", "1e6 mN"));
            var impulse_s = inside.Quantity("specific_impulse", "s", "Specific impulse.",
                Bounds.AboveUpTo("0 s", "50000 s"));
            return new ThrottlePoint(
                input_W, thrust_N, thrust_N / (impulse_s * PhysicalConstants.StandardGravity_m_s2));
        }, 1, 100);
        var rises = table.Zip(table.Skip(1)).All(pair => pair.First.Power_W < pair.Second.Power_W);
        section.Require(rises, "throttle", "its powers must rise from one point to the next; put them in order");
        ThrottlePoint[] points = rises ? [.. table] : [table[0]];
        return new(new ElectricThrust(Epoch.J2000, Duration.FromSeconds(1), points, power_W, own_W,
            ThrustDirection.Prograde));
    }
}

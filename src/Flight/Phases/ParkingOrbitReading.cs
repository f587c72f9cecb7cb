using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Phases;

/// <summary>Reads an orbit about a body that a transfer leaves or reaches, by the altitudes of its apsides.</summary>
internal static class ParkingOrbitReading
{
    private sealed record Altitudes(double Low_m, double High_m);

    /// <summary>Reads it; <c>default</c> where it is left out.</summary>
    public static ParkingOrbit Read(Section section, string key, string about, TransferBody body)
    {
        var altitudes = section.OptionalGroup(key, about, inside =>
        {
            var low_m = inside.Quantity("periapsis_altitude", "km", "Of the periapsis above the equator.",
                Bounds.AboveUpTo("0 km", "1e7 km"));
            var high_m = inside.Quantity("apoapsis_altitude", "km", "Of the apoapsis.",
                Bounds.AboveUpTo("0 km", "1e8 km"));
            inside.Require(high_m >= low_m, "apoapsis_altitude", string.Create(CultureInfo.InvariantCulture,
                $"{high_m / 1e3:0.###} km is below the periapsis, {low_m / 1e3:0.###} km; exchange them"),
                "periapsis_altitude");
            return new Altitudes(low_m, Math.Max(low_m, high_m));
        });
        section.Require(altitudes is null || body.Held is not null, key,
            $"{body.Name} has no mass here to go about; leave {key} out", "body", "orbit");
        if (altitudes is null || body.Held is not { } held)
        {
            return default;
        }

        var constants = BodyConstants.Of(held);
        var (low, high) = (constants.EquatorialRadius_m + altitudes.Low_m,
            constants.EquatorialRadius_m + altitudes.High_m);
        return new(low, (high - low) / (high + low), constants.Gm_m3_s2);
    }
}

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>How a body's state is put together: a barycentric series, a share of the Moon's, a centre offset.</summary>
/// <param name="Slot">Slot of the series it stands on; -1 for the solar-system barycentre.</param>
/// <param name="MoonFraction">Share of the Earth-to-Moon vector to add to the Earth-Moon barycentre.</param>
/// <param name="HasCentreOffset">Whether the planet's centre, not its system's barycentre, is meant.</param>
internal readonly record struct HeldBody(int Slot, double MoonFraction, bool HasCentreOffset)
{
    /// <summary>What is held, as messages list it.</summary>
    public const string List =
        "0 (solar-system barycentre), 1 to 9 (planetary-system barycentres), 10 (Sun), 199, 299, "
            + "301 (Moon), 399 (Earth), 499, 599, 699, 799, 899 (planet centres), 2000001 (Ceres), 2000002 (Pallas), "
            + "2000003 (Juno), 2000004 (Vesta)";

    /// <summary>The parts of a body, or null if it is not held.</summary>
    public static HeldBody? Find(Body body) => body.NaifId switch
    {
        0 => new(-1, 0, false),
        1 or 199 => new(Builtin.Slot.Mercury, 0, false),
        2 or 299 => new(Builtin.Slot.Venus, 0, false),
        3 => new(Builtin.Slot.EarthMoonBarycentre, 0, false),
        301 => new(Builtin.Slot.EarthMoonBarycentre, 1 - DynamicalConstants.MoonMassFraction, false),
        399 => new(Builtin.Slot.EarthMoonBarycentre, -DynamicalConstants.MoonMassFraction, false),

        // Phobos and Deimos move Mars by less than 0.2 m (Phobos: 1.7e-8 of its mass at 9376 km; JPL SSD).
        4 or 499 => new(Builtin.Slot.Mars, 0, false),
        5 => new(Builtin.Slot.Jupiter, 0, false),
        599 => new(Builtin.Slot.Jupiter, 0, true),
        6 => new(Builtin.Slot.Saturn, 0, false),
        699 => new(Builtin.Slot.Saturn, 0, true),
        7 => new(Builtin.Slot.Uranus, 0, false),
        799 => new(Builtin.Slot.Uranus, 0, true),
        8 => new(Builtin.Slot.Neptune, 0, false),
        899 => new(Builtin.Slot.Neptune, 0, true),
        9 => new(Builtin.Slot.Pluto, 0, false),
        10 => new(Builtin.Slot.Sun, 0, false),
        2000001 => new(Builtin.Slot.Ceres, 0, false),
        2000002 => new(Builtin.Slot.Pallas, 0, false),
        2000003 => new(Builtin.Slot.Juno, 0, false),
        2000004 => new(Builtin.Slot.Vesta, 0, false),
        _ => null,
    };
}

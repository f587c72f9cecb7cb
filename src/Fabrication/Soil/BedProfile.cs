namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Density of undisturbed lunar soil by depth: rho = rho_d - (rho_d - rho_s) exp(-z / H) (Hayne et al. 2017, J.
/// Geophys. Res. Planets 122:2371, equation 2), and its conductivity in vacuum, whose contact part is linear in
/// density. A fit to the Moon's cooling as Diviner saw it, good for the upper metre; a spread bed has one density
/// instead.
/// </summary>
/// <param name="Surface_kg_m3">rho_s, kg/m^3.</param>
/// <param name="Deep_kg_m3">rho_d, kg/m^3.</param>
/// <param name="Scale_m">H, m: the larger, the looser the soil.</param>
public sealed record BedProfile(double Surface_kg_m3, double Deep_kg_m3, double Scale_m)
{
    /// <summary>The Moon's mean: 1100 to 1800 kg/m^3, H 0.07 m.</summary>
    public static BedProfile Moon { get; } = new(1100, 1800, 0.07); // Hayne 2017, table A1

    /// <summary>Density at a depth, kg/m^3.</summary>
    /// <param name="depth_m">Depth, m.</param>
    public double At_kg_m3(double depth_m) =>
        Deep_kg_m3 - ((Deep_kg_m3 - Surface_kg_m3) * Math.Exp(-Math.Max(0, depth_m) / Scale_m));

    /// <summary>Conductivity in vacuum at a depth.</summary>
    /// <param name="depth_m">Depth, m.</param>
    public PowderConductivity ConductivityAt(double depth_m) => PowderConductivity.OfDensity(At_kg_m3(depth_m));

    /// <summary>Mean density down to a depth, kg/m^3: the integral in closed form.</summary>
    /// <param name="depth_m">Depth, m, above 0.</param>
    public double MeanTo_kg_m3(double depth_m)
    {
        var x = depth_m / Scale_m;
        return Deep_kg_m3 - ((Deep_kg_m3 - Surface_kg_m3) * (1 - Math.Exp(-x)) / x);
    }
}

using System.Collections.Immutable;
using System.Numerics;

namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>A bound oscillator of the Lorentz-Drude model; energies as h times frequency over e, in V (eV).</summary>
/// <param name="StrengthFraction">Its strength f_j.</param>
/// <param name="Damping_V">Its damping Gamma_j, eV.</param>
/// <param name="Resonance_V">Its resonance omega_j, eV.</param>
public readonly record struct Oscillator(double StrengthFraction, double Damping_V, double Resonance_V);

/// <summary>
/// The Lorentz-Drude model of a metal: epsilon = 1 - f0 wp^2/(w (w + i G0)) + Sum fj wp^2/(wj^2 - w^2 - i w Gj).
/// Source: Rakic, Djurisic, Elazar and Majewski 1998, Applied Optics 37, 5271, equations 1 to 4, tables 1 and 2; the
/// numbers were checked against two public transcriptions, not against the printed tables. Fitted from 0.1 eV to 5 eV
/// (silver), 0.2 to 5 eV (gold), 0.005 to 20 eV (aluminium); outside it extrapolates. Aluminium's reflectance is
/// within 0.8 points of measured films. Silver and gold are not: Lorentz lines have tails, which make silver 1 to 9
/// points and gold up to 7 points too dark between 0.4 and 2 um; for a power budget take <see
/// cref="MetalReflector.Silver"/> or Gold.
/// </summary>
/// <param name="Plasma_V">Plasma energy wp, eV.</param>
/// <param name="FreeFraction">Strength f0 of the free electrons.</param>
/// <param name="FreeDamping_V">Damping G0 of the free electrons, eV.</param>
/// <param name="Bound">The bound oscillators.</param>
public sealed record LorentzDrude(
    double Plasma_V, double FreeFraction, double FreeDamping_V, ImmutableArray<Oscillator> Bound)
{
    private const double PhotonEnergy_V_m = 1.239841984e-6; // hc/e: SI 2019, exact constants

    /// <summary>Silver.</summary>
    public static LorentzDrude Silver { get; } = new(9.01, 0.845, 0.048, // Rakic 1998, tables 1 and 2
    [
        new(0.065, 3.886, 0.816), // Rakic 1998, table 2
        new(0.124, 0.452, 4.481), // Rakic 1998, table 2
        new(0.011, 0.065, 8.185), // Rakic 1998, table 2
        new(0.840, 0.916, 9.083), // Rakic 1998, table 2
        new(5.646, 2.419, 20.29), // Rakic 1998, table 2
    ]);

    /// <summary>Gold.</summary>
    public static LorentzDrude Gold { get; } = new(9.03, 0.760, 0.053, // Rakic 1998, tables 1 and 2
    [
        new(0.024, 0.241, 0.415), // Rakic 1998, table 2
        new(0.010, 0.345, 0.830), // Rakic 1998, table 2
        new(0.071, 0.870, 2.969), // Rakic 1998, table 2
        new(0.601, 2.494, 4.304), // Rakic 1998, table 2
        new(4.384, 2.214, 13.32), // Rakic 1998, table 2
    ]);

    /// <summary>Aluminium.</summary>
    public static LorentzDrude Aluminium { get; } = new(14.98, 0.523, 0.047, // Rakic 1998, tables 1 and 2
    [
        new(0.227, 0.333, 0.162), // Rakic 1998, table 2
        new(0.050, 0.312, 1.544), // Rakic 1998, table 2
        new(0.166, 1.351, 1.808), // Rakic 1998, table 2
        new(0.030, 3.382, 3.473), // Rakic 1998, table 2
    ]);

    /// <summary>The complex index n + ik.</summary>
    /// <param name="wavelength_m">Wavelength in vacuum, m.</param>
    public Complex Index(double wavelength_m)
    {
        var w = PhotonEnergy_V_m / wavelength_m;
        var plasma = Plasma_V * Plasma_V;
        var epsilon = 1 - (FreeFraction * plasma / (w * new Complex(w, FreeDamping_V)));
        foreach (var (strength, damping, resonance) in Bound)
        {
            epsilon += strength * plasma / new Complex((resonance * resonance) - (w * w), -w * damping);
        }

        return Complex.Sqrt(epsilon);
    }
}

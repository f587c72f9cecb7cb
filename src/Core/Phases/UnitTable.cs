using System.Collections.Frozen;

namespace Guanghan.Core.Phases;

/// <summary>
/// The unit symbols a mission file may use. Factors: BIPM SI Brochure, 9th edition (2019), tables 4, 7 and 8, unless
/// the line says otherwise.
/// </summary>
public static class UnitTable
{
    private static readonly Dimension s_length = new(1, 0, 0);
    private static readonly Dimension s_mass = new(0, 1, 0);
    private static readonly Dimension s_time = new(0, 0, 1);
    private static readonly Dimension s_force = new(1, 1, -2);
    private static readonly Dimension s_energy = new(2, 1, -2);
    private static readonly Dimension s_power = new(2, 1, -3);
    private static readonly Dimension s_pressure = new(-1, 1, -2);
    private static readonly Dimension s_angle = new(0, 0, 0, Angle: 1);
    private static readonly Dimension s_irradiance = new(0, 1, -3);

    /// <summary>Units that take SI prefixes, with the prefixes users write for them.</summary>
    private static readonly (string Symbol, Dimension Dimension, double Factor, string Prefixes)[] s_prefixed =
    [
        ("m", s_length, 1, "n u µ m c d k M G"),
        ("g", s_mass, 1e-3, "n u µ m k M"),
        ("s", s_time, 1, "n u µ m"),
        ("A", new(0, 0, 0, 1), 1, "u µ m k"),
        ("K", new(0, 0, 0, 0, 1), 1, "m"),
        ("mol", new(0, 0, 0, 0, 0, 1), 1, "m k"),
        ("rad", s_angle, 1, "n u µ m"),
        ("N", s_force, 1, "u µ m k M"),
        ("J", s_energy, 1, "m k M G T"),
        ("Wh", s_energy, 3600, "k M G"),
        ("eV", s_energy, 1.602176634e-19, "m k M"), // exact since 2019
        ("W", s_power, 1, "n u µ m k M G"),
        ("Pa", s_pressure, 1, "m h k M G"),
        ("bar", s_pressure, 1e5, "m"),
        ("Hz", new(0, 0, -1), 1, "m k M G T"),
        ("V", new(2, 1, -3, -1), 1, "m k"),
        ("L", new(3, 0, 0), 1e-3, "m"),
    ];

    private static readonly (string Symbol, Dimension Dimension, double Factor, double Offset)[] s_plain =
    [
        ("%", Dimension.None, 1e-2, 0),
        ("ppm", Dimension.None, 1e-6, 0),
        ("deg", s_angle, Math.PI / 180, 0),
        ("arcmin", s_angle, Math.PI / 10800, 0),
        ("arcsec", s_angle, Math.PI / 648000, 0),
        ("mas", s_angle, Math.PI / 648e6, 0),
        ("rev", s_angle, 2 * Math.PI, 0),
        ("dB", Dimension.None, 0.23025850929940457, 0), // power ratio as exp(-x): ln(10)/10 by definition of the bel
        ("degC", new(0, 0, 0, 0, 1), 1, 273.15),
        ("min", s_time, 60, 0),
        ("h", s_time, 3600, 0),
        ("d", s_time, 86400, 0),
        ("a", s_time, 365.25 * 86400, 0), // Julian year, IAU Style Manual 1989, table 5
        ("au", s_length, 149597870700.0, 0), // IAU 2012 resolution B2
        ("t", s_mass, 1e3, 0),
        ("kt", s_mass, 1e6, 0),
        ("tf", s_force, 9806.65, 0), // standard gravity, 3rd CGPM 1901
        ("kgf", s_force, 9.80665, 0), // standard gravity, 3rd CGPM 1901
        ("g0", new(1, 0, -2), 9.80665, 0), // standard gravity, 3rd CGPM 1901
        ("atm", s_pressure, 101325, 0),
        ("ohm", new(2, 1, -3, -2), 1, 0),
        ("cd", new(0, 0, 0, 0, 0, 0, 1), 1, 0),
        ("suns", s_irradiance, 1361, 0), // solar constant above the atmosphere at 1 au: Kopp & Lean 2011, GRL 38:L01706
        ("sun", s_irradiance, 1361, 0), // the same, singular
        ("suns_1kW", s_irradiance, 1000, 0), // terrestrial convention: one sun is 1 kW/m^2 (IEC 60904-3 reference)
    ];

    private static readonly Dictionary<string, double> s_prefixes = new(StringComparer.Ordinal)
    {
        ["n"] = 1e-9,
        ["u"] = 1e-6,
        ["µ"] = 1e-6,
        ["m"] = 1e-3,
        ["c"] = 1e-2,
        ["d"] = 1e-1,
        ["h"] = 1e2,
        ["k"] = 1e3,
        ["M"] = 1e6,
        ["G"] = 1e9,
        ["T"] = 1e12,
    };

    /// <summary>Every symbol, with prefixes expanded.</summary>
    public static FrozenDictionary<string, Unit> BySymbol { get; } = Build();

    private static FrozenDictionary<string, Unit> Build()
    {
        var units = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var (symbol, dimension, factor, offset) in s_plain)
        {
            units.Add(symbol, new Unit(symbol, dimension, factor, offset));
        }

        foreach (var (symbol, dimension, factor, prefixes) in s_prefixed)
        {
            units.Add(symbol, new Unit(symbol, dimension, factor));
            foreach (var prefix in prefixes.Split(' '))
            {
                units.Add(prefix + symbol, new Unit(prefix + symbol, dimension, Scale(prefix, factor)));
            }
        }

        return units.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // The kilogram is the base unit: 1e3 * 1e-3 is exact, and so is every other product in the table.
    private static double Scale(string prefix, double factor) => s_prefixes[prefix] * factor;
}

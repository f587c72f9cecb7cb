using System.Globalization;
using System.Text;

namespace Guanghan.Core.Phases;

/// <summary>
/// Physical dimension: the exponents of the seven SI base quantities (BIPM SI Brochure, 9th edition, section 2.3.3),
/// and of plane angle, which the SI counts as a number: here it is kept apart, so that a latitude of 43 without its
/// unit is a mistake and not 43 rad. <c>default</c> is dimensionless.
/// </summary>
/// <param name="Length">Exponent of length.</param>
/// <param name="Mass">Exponent of mass.</param>
/// <param name="Time">Exponent of time.</param>
/// <param name="Current">Exponent of electric current.</param>
/// <param name="Temperature">Exponent of thermodynamic temperature.</param>
/// <param name="Amount">Exponent of amount of substance.</param>
/// <param name="Luminous">Exponent of luminous intensity.</param>
/// <param name="Angle">Exponent of plane angle.</param>
public readonly record struct Dimension(
    int Length, int Mass, int Time, int Current = 0, int Temperature = 0, int Amount = 0, int Luminous = 0,
    int Angle = 0)
{
    private static readonly (Dimension Dimension, string Name)[] s_named =
    [
        (default, "a plain number"),
        (new(0, 0, 0, Angle: 1), "an angle"),
        (new(0, 0, -1, Angle: 1), "an angular rate"),
        (new(1, 0, 0), "a length"),
        (new(2, 0, 0), "an area"),
        (new(3, 0, 0), "a volume"),
        (new(0, 1, 0), "a mass"),
        (new(0, 0, 1), "a time"),
        (new(0, 0, -1), "a rate"),
        (new(0, 0, 0, 1), "an electric current"),
        (new(0, 0, 0, 0, 1), "a temperature"),
        (new(0, 0, 0, 0, 0, 1), "an amount of substance"),
        (new(0, 0, 0, 0, 0, 0, 1), "a luminous intensity"),
        (new(1, 0, -1), "a speed"),
        (new(1, 0, -2), "an acceleration"),
        (new(3, 0, -2), "a gravitational parameter"),
        (new(3, 0, -1), "a volume rate"),
        (new(0, 1, -1), "a mass rate"),
        (new(-3, 1, 0), "a density"),
        (new(1, 1, -2), "a force"),
        (new(2, 1, -2), "an energy"),
        (new(2, 1, -3), "a power"),
        (new(0, 1, -3), "an irradiance"),
        (new(-1, 1, -2), "a pressure"),
        (new(-1, 1, -1), "a viscosity"),
        (new(0, 1, -2), "a surface tension"),
        (new(2, 0, -2), "an energy per mass"),
        (new(2, 0, -2, 0, -1), "a specific heat"),
        (new(1, 1, -3, 0, -1), "a thermal conductivity"),
        (new(2, 0, -1), "a diffusivity"),
        (new(-1, 0, 0), "an attenuation"),
    ];

    /// <summary>No dimension: ratios and counts.</summary>
    public static Dimension None => default;

    /// <summary>Dimension of a product.</summary>
    public static Dimension operator *(Dimension a, Dimension b) => new(
        a.Length + b.Length, a.Mass + b.Mass, a.Time + b.Time, a.Current + b.Current,
        a.Temperature + b.Temperature, a.Amount + b.Amount, a.Luminous + b.Luminous,
        a.Angle + b.Angle);

    /// <summary>Dimension of an integer power.</summary>
    public Dimension Power(int exponent) => new(
        Length * exponent, Mass * exponent, Time * exponent, Current * exponent,
        Temperature * exponent, Amount * exponent, Luminous * exponent,
        Angle * exponent);

    /// <summary>
    /// What the dimension is called in plain English, or its SI base units where it has no common name.
    /// </summary>
    public string Describe()
    {
        foreach (var (dimension, name) in s_named)
        {
            if (dimension == this)
            {
                return name;
            }
        }

        return "a quantity in " + BaseUnits();
    }

    /// <summary>
    /// The coherent SI unit in base units, such as <c>kg m^-1 s^-2</c>; <c>1</c> where dimensionless.
    /// </summary>
    public string BaseUnits()
    {
        var text = new StringBuilder();
        Append(text, "kg", Mass);
        Append(text, "m", Length);
        Append(text, "s", Time);
        Append(text, "A", Current);
        Append(text, "K", Temperature);
        Append(text, "mol", Amount);
        Append(text, "cd", Luminous);
        Append(text, "rad", Angle);
        return text.Length == 0 ? "1" : text.ToString();
    }

    private static void Append(StringBuilder text, string symbol, int exponent)
    {
        if (exponent == 0)
        {
            return;
        }

        text.Append(text.Length == 0 ? "" : " ").Append(symbol);
        if (exponent != 1)
        {
            text.Append('^').Append(exponent.ToString(CultureInfo.InvariantCulture));
        }
    }
}

namespace Guanghan.Core.Space;

/// <summary>Angles given as polynomials in Julian centuries or days, with their rates.</summary>
internal static class Polynomial
{
    public const double ArcsecondsToRadians_rad = Math.PI / 648000.0;
    public const double CenturySeconds_s = 36525.0 * 86400.0;

    /// <summary>Value and derivative of c0 + c1 t + c2 t^2 + ...</summary>
    public static (double Value, double Derivative) Evaluate(ReadOnlySpan<double> coefficients, double t)
    {
        var (value, derivative) = (0.0, 0.0);
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            derivative = (derivative * t) + value;
            value = (value * t) + coefficients[i];
        }

        return (value, derivative);
    }

    /// <summary>An angle given in arcseconds by a polynomial in Julian centuries.</summary>
    public static Swing Arcseconds(ReadOnlySpan<double> coefficients, double centuries)
    {
        var (value, derivative) = Evaluate(coefficients, centuries);
        return new Swing(
            value * ArcsecondsToRadians_rad, derivative * ArcsecondsToRadians_rad / CenturySeconds_s);
    }
}

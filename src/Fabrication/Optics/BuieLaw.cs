using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Optics;

/// <summary>
/// The Sun through an atmosphere: disc and aureole. Source: Buie, Monger and Dey 2003, Solar Energy 74, 113, equations
/// 5 to 8: cos(0.326 x)/cos(0.308 x) on the disc and e^kappa x^gamma beyond, x in mrad, kappa = 0.9 ln(13.5 chi)
/// chi^-0.3, gamma = 2.2 ln(0.52 chi) chi^0.43 - 0.1; the disc ends at 4.65, the aureole at 43.6 mrad. Here x is 4.65
/// times the sine over that of the limb, which differs from the angle by 3e-4 at the far end. The aureole's share of
/// the power is not chi: see <see cref="SunProfile.CircumsolarRatio"/>.
/// </summary>
internal sealed class BuieLaw
{
    public const double Edge = 4.65; // Buie 2003: the disc's radius, mrad
    private const double End = 43.6; // Buie 2003: where the aureole ends, mrad
    private static readonly GaussLegendre s_rule = new(16); // smooth on the disc: the error is rounding
    private readonly double _scale;
    private readonly double _gamma;

    public BuieLaw(double chi)
    {
        _scale = Math.Exp(0.9 * Math.Log(13.5 * chi) * Math.Pow(chi, -0.3)); // Buie 2003, equation 7
        _gamma = (2.2 * Math.Log(0.52 * chi) * Math.Pow(chi, 0.43)) - 0.1; // Buie 2003, equation 8
    }

    /// <summary>Squared sine at the aureole's end over that at the limb.</summary>
    public const double Reach = End * End / (Edge * Edge);

    /// <summary>Radiance over that of the centre, at a squared sine over that of the limb.</summary>
    public double Radiance(double t)
    {
        var x = Edge * Math.Sqrt(t);
        return t <= 1 ? Disc(x) : t <= Reach ? _scale * Math.Pow(x, _gamma) : 0;
    }

    /// <summary>Integral of the radiance over the squared sine, from 0 to t.</summary>
    public double Within(double t)
    {
        var end = Edge * Math.Sqrt(Math.Min(t, 1));
        var sum = 0.0;
        foreach (var (x, weight) in s_rule.On(0, end))
        {
            sum += weight * 2 * x * Disc(x);
        }

        if (t > 1)
        {
            // Integral of 2 x^(gamma + 1): at gamma -2 a logarithm; near it both lose digits.
            var far = Edge * Math.Sqrt(Math.Min(t, Reach));
            var power = _gamma + 2;
            sum += 2 * _scale * (Math.Abs(power) < 1e-8
                ? Math.Log(far / Edge)
                : (Math.Pow(far, power) - Math.Pow(Edge, power)) / power);
        }

        return sum / (Edge * Edge);
    }

    /// <summary>The aureole's share of the power.</summary>
    public double Aureole => 1 - (Within(1) / Within(Reach));

    private static double Disc(double x) => Math.Cos(0.326 * x) / Math.Cos(0.308 * x); // Buie 2003, equation 5
}

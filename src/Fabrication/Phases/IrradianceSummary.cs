using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// What a series of direct irradiance amounts to. Assumes the series is straight between its points; where it comes
/// from sunlight at a site, its points include every sunrise, sunset and contact, so no edge is smeared over a step.
/// </summary>
/// <param name="Highest_W_m2">Highest value, W/m^2.</param>
/// <param name="LitMean_W_m2">Mean over the time when it is above zero, W/m^2; 0 where it never is.</param>
/// <param name="Lit_s">Time when it is above zero, s; 0 for a constant, which has no time.</param>
public sealed record IrradianceSummary(double Highest_W_m2, double LitMean_W_m2, double Lit_s)
{
    /// <summary>Of a series or a constant.</summary>
    /// <param name="irradiance">Direct irradiance, W/m^2, over time, s.</param>
    public static IrradianceSummary Of(SeriesInput irradiance)
    {
        var values = irradiance.Values_si;
        var highest = values.Max();
        if (irradiance.IsConstant)
        {
            return new(highest, highest, 0);
        }

        var (lit, energy) = (0.0, 0.0);
        for (var i = 0; i + 1 < values.Length; i++)
        {
            var step = irradiance.Axis_si[i + 1] - irradiance.Axis_si[i];
            if (values[i] > 0 || values[i + 1] > 0)
            {
                lit += step;
                energy += step * (values[i] + values[i + 1]) / 2;
            }
        }

        return new(highest, lit > 0 ? energy / lit : 0, lit);
    }
}

using System.Collections.Immutable;

namespace Guanghan.Fabrication.Soil;

/// <summary>An instant of a temperature history.</summary>
/// <param name="Time_s">Time, s.</param>
/// <param name="Temperature_K">Temperature, K; linear from one instant to the next.</param>
public readonly record struct HistoryPoint(double Time_s, double Temperature_K);

/// <summary>
/// How far viscous sintering has come, as one length: L = integral of gamma / eta dt. Frenkel 1945 and Mackenzie and
/// Shuttleworth 1949 both depend on time, surface tension and viscosity through it alone, so an arbitrary history of
/// temperature is one integral and no model needs a step of time of its own. Assumes Newtonian flow and a glass or
/// melt throughout; crystals enter only through the viscosity that is handed in.
/// </summary>
public static class SinteringLength
{
    private const double Step_K = 2; // the viscosity of a melt changes by some 3 % in it: error of the sum below 1e-3
    private const int StepLimit = 100_000; // in one span: a hundred thousand kelvins each way would exceed it

    /// <summary>The length, m.</summary>
    /// <param name="history">Instants in order of time; a jump of temperature needs two close instants.</param>
    /// <param name="viscosity_Pa_s">Viscosity, Pa s, at a temperature, K; infinity where nothing flows.</param>
    public static double Of_m(ImmutableArray<HistoryPoint> history, Func<double, double> viscosity_Pa_s)
    {
        var sum = 0.0;
        for (var at = 1; at < history.Length; at++)
        {
            sum += Span_m(history[at - 1], history[at], viscosity_Pa_s);
        }

        return sum;
    }

    /// <summary>
    /// The melt of a composition as such a viscosity: Giordano 2008, infinite where the model has no value, stiffened
    /// by the crystals that the melting interval leaves.
    /// </summary>
    /// <param name="composition">The soil.</param>
    /// <param name="melting">Its melting interval; null for a soil that is all glass.</param>
    public static Func<double, double> Viscosity(Composition composition, MeltingInterval? melting)
    {
        var melt = MeltViscosity.Of(composition);
        return temperature_K => temperature_K <= melt.C_K + 1
            ? double.PositiveInfinity
            : melt.At_Pa_s(temperature_K) *
                (melting is null ? 1 : MushViscosity.RatioAt(1 - melting.MoltenFraction(temperature_K)));
    }

    private static double Span_m(HistoryPoint from, HistoryPoint to, Func<double, double> viscosity_Pa_s)
    {
        var (time, rise) = (to.Time_s - from.Time_s, to.Temperature_K - from.Temperature_K);
        if (time < 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The history runs back in time, from {from.Time_s} to {to.Time_s} s."), nameof(to));
        }

        var steps = (int)Math.Clamp(Math.Ceiling(Math.Abs(rise) / Step_K), 1, StepLimit);
        double Rate(double share)
        {
            var temperature = from.Temperature_K + (share * rise);
            return SurfaceTension.At_N_m(temperature) / viscosity_Pa_s(temperature);
        }

        var sum = 0.0;
        for (var step = 0; step < steps; step++)
        {
            sum += Rate((double)step / steps) + (4 * Rate((step + 0.5) / steps)) + Rate((step + 1.0) / steps);
        }

        return sum * time / (6 * steps);
    }
}

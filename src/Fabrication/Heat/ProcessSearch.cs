using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat;

/// <summary>A point that a search found.</summary>
/// <param name="Point">Where.</param>
/// <param name="Outcome">What it gives.</param>
public sealed record ProcessFound(ProcessPoint Point, ProcessOutcome Outcome);

/// <summary>
/// The best points of a grid as a laboratory would choose them: of those that cross no limit, the strongest; and of
/// those nearly as strong, the one that fuses the most in an hour and the one that takes the least light. Exact on the
/// grid, so no nearer than its steps.
/// </summary>
/// <param name="Strongest_Pa">Strength of the strongest that crosses no limit, Pa.</param>
/// <param name="Fastest">The most productive of those nearly as strong.</param>
/// <param name="Thriftiest">The one of least specific energy.</param>
public sealed record ProcessSearch(double Strongest_Pa, ProcessFound Fastest, ProcessFound Thriftiest)
{
    /// <summary>Searches a grid; null where every point crosses a limit.</summary>
    /// <param name="model">What a pen does.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="enoughFraction">Share of the greatest strength that is enough.</param>
    /// <param name="layers">Layers under fluxes.</param>
    /// <param name="speeds_m_s">Speeds, m/s.</param>
    /// <param name="spacings_m">Spacings, m.</param>
    public static ProcessSearch? Of(
        ProcessModel model, ProcessLimits limits, double enoughFraction, IEnumerable<ProcessPlaces> layers,
        ImmutableArray<double> speeds_m_s, ImmutableArray<double> spacings_m)
    {
        var good = new List<ProcessFound>();
        foreach (var places in layers)
        {
            foreach (var speed in speeds_m_s)
            {
                foreach (var spacing in spacings_m)
                {
                    var one = model.Of(places, speed, spacing);
                    if (limits.RegimeOf(one) == PrintRegime.Good)
                    {
                        good.Add(new(new(places.Flux_W_m2, speed, spacing, places.Layer_m), one));
                    }
                }
            }
        }

        if (good.Count == 0)
        {
            return null;
        }

        var strongest = good.Max(one => one.Outcome.Strength_Pa);
        var enough = good.Where(one => one.Outcome.Strength_Pa >= enoughFraction * strongest).ToArray();
        return new(strongest, enough.MaxBy(one => one.Outcome.Productivity_kg_s)!,
            enough.MinBy(one => one.Outcome.Energy_J_kg)!);
    }
}

using Guanghan.Core.Bodies.Builtin;

namespace Guanghan.FitEphemeris;

/// <summary>
/// Checks that what is compiled in is what the fit settles on: one more step must move nothing that counts.
/// </summary>
internal static class CommittedNumbers
{
    // How far a step may move each point anywhere in 1970-2060, km: about ten times what was measured, and far
    // below what the model is worth. The asteroids and Pluto, whose states their data determines least, settle slowest.
    private static readonly double[] Allowed_km =
        [0.001, 0.002, 0.001, 0.001, 0.001, 0.002, 0.002, 0.002, 0.002, 0.02, 0.003, 0.2, 0.2, 0.2, 0.2];

    /// <summary>Takes one step from the committed numbers and says how far it moves each point.</summary>
    /// <returns>Whether every point stayed within what is allowed.</returns>
    public static bool Agree(Fit fit, TextWriter log)
    {
        fit.TakeWobbles(FittedModelData.CentreOffsets);
        var before = Track.Integrate(FittedModelData.Parameters, Fit.TrackFirstDay, Fit.TrackLastDay);
        var after = Track.Integrate(
            fit.Run(FittedModelData.Parameters, 1), Fit.TrackFirstDay, Fit.TrackLastDay);
        var agree = true;
        for (var slot = 0; slot < Slot.Count; slot++)
        {
            var worst_km = 0.0;
            for (var day = Observations.FirstDay; day <= Observations.LastDay; day++)
            {
                var sum = 0.0;
                for (var axis = 0; axis < 3; axis++)
                {
                    var change = after.At(day, slot, axis) - before.At(day, slot, axis);
                    change -= slot is Slot.Sun or Slot.Moon
                        ? 0
                        : after.At(day, Slot.Sun, axis) - before.At(day, Slot.Sun, axis);
                    sum += change * change;
                }

                worst_km = Math.Max(worst_km, Math.Sqrt(sum) / 1000);
            }

            agree &= worst_km <= Allowed_km[slot];
            log.WriteLine($"{Slot.Names[slot],-22} moved by {worst_km,9:F5} km, allowed {Allowed_km[slot]} km");
        }

        return agree;
    }
}

using Guanghan.Core.Bodies.Builtin;

namespace Guanghan.FitEphemeris;

/// <summary>Positions of every integrated point at each whole day of a span around the fit epoch.</summary>
internal sealed class Track
{
    /// <summary>Enough for partial derivatives, at half the work: the step's error cancels in differences.</summary>
    public const int CoarseStepsPerDay = 2;

    private readonly double[][] rows;

    private Track(int firstDay, double[][] rows)
    {
        FirstDay = firstDay;
        this.rows = rows;
    }

    public int FirstDay { get; }

    public ReadOnlySpan<double> this[int day] => rows[day - FirstDay];

    public static Track Integrate(
        ModelParameters parameters, int firstDay, int lastDay, int stepsPerDay = EphemerisBuild.StepsPerDay)
    {
        var rows = new double[lastDay - firstDay + 1][];
        foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
        {
            GaussJackson.Run(
                new SolarSystemForces(parameters.TideLag_s),
                ModelParameters.Epoch_tdb_s,
                parameters.Position_m,
                parameters.Velocity_m_s,
                direction * DynamicalConstants.Day_s / stepsPerDay,
                stepsPerDay * (direction < 0 ? -firstDay : lastDay),
                (step, x, v) =>
                {
                    if (step % stepsPerDay == 0)
                    {
                        rows[(direction * step / stepsPerDay) - firstDay] = x.ToArray();
                    }
                });
        }

        return new Track(firstDay, rows);
    }

    /// <summary>One component of one slot's position on a day.</summary>
    public double At(int day, int slot, int axis) => rows[day - FirstDay][(axis * Slot.Count) + slot];
}

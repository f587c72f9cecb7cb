using Guanghan.Core.Numerics;

namespace Guanghan.Flight.Propagation;

/// <summary>
/// What a step may be wrong by. The method's error is a mean over all components: the tolerance is tightened so that
/// the columns of variational equations do not dilute the state's own. Columns are held to the relative tolerance and
/// to 1e-8 of their natural size.
/// </summary>
internal static class StepTolerances
{
    private const int StateLength = Sensitivity.StateLength;

    public static OdeOptions For(PropagationRequest request, PropagationOptions from, int length)
    {
        var dilution = Math.Sqrt(StateLength / (double)length);
        var errors = new double[length];
        var initial = request.Initial;
        Span<double> sizes = stackalloc double[StateLength];
        sizes[..3].Fill(initial.Orbit.Position_m.Length);
        sizes[3..6].Fill(Math.Max(initial.Orbit.Velocity_m_s.Length, 1e-3));
        sizes[6] = initial.Mass_kg;
        for (var i = 0; i < errors.Length; i++)
        {
            var (column, row) = ((i / StateLength) - 1, i % StateLength);
            var per = column < 0 ? 1 : column < StateLength
                ? sizes[column]
                : request.Parameters[column - StateLength].SizeFactor;
            errors[i] = dilution * (column >= 0 ? 1e-8 * sizes[row] / per : row switch
            {
                < 3 => from.PositionError_m,
                < 6 => from.PositionError_m * 1e-3,
                _ => initial.Mass_kg * from.RelativeErrorRatio,
            });
        }
        return new OdeOptions
        {
            RelativeErrorRatio = Math.Max(1e-15, dilution * from.RelativeErrorRatio),
            AbsoluteErrors = errors,
            LargestStep_s = from.LargestStep_s,
            StepCount_max = from.StepCount_max,
            EventTolerance_s = from.EventTolerance_s,
            EventSampleCount = from.EventSampleCount,
        };
    }
}

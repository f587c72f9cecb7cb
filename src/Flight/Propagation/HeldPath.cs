using Guanghan.Core.Numerics;

namespace Guanghan.Flight.Propagation;

/// <summary>The steps of a piece, the last one held back until it is known to stay.</summary>
internal sealed class HeldPath
{
    private readonly OdeTrajectory path = new();
    private DenseStep? last;

    public void Next(DenseStep step)
    {
        if (last is not null)
        {
            path.Record(last);
        }
        last = step.Copy();
    }

    public OdeTrajectory Until(bool isWhole)
    {
        if (isWhole && last is not null)
        {
            path.Record(last);
        }
        return path;
    }
}

using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>Three numbers of a segment and their rates: position and velocity, or three angles and theirs.</summary>
/// <param name="Value">m or rad.</param>
/// <param name="Rate">m/s or rad/s.</param>
internal readonly record struct MotionSample(Vec3 Value, Vec3 Rate)
{
    /// <summary>False where any component is infinite or not a number.</summary>
    internal bool IsFinite =>
        double.IsFinite(Value.X + Value.Y + Value.Z + Rate.X + Rate.Y + Rate.Z);
}

/// <summary>The data of a segment as a function of time, one implementation for each family of data types.</summary>
internal interface ISegmentMotion
{
    /// <summary>The sample at a time that the segment covers; allocates nothing.</summary>
    MotionSample At(SpkTime time);
}

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>
/// Rays side by side, a column each for every component: positions in m and directions in the collector's frame, the
/// direction that light came from before the first mirror, the cosine of incidence at the last mirror, the weight (0:
/// the ray has ended) and the band. One batch serves one lane and is used again and again.
/// </summary>
internal sealed class RayBatch
{
    public double[] X { get; } = new double[RayLimits.Batch];

    public double[] Y { get; } = new double[RayLimits.Batch];

    public double[] Z { get; } = new double[RayLimits.Batch];

    public double[] DirectionX { get; } = new double[RayLimits.Batch];

    public double[] DirectionY { get; } = new double[RayLimits.Batch];

    public double[] DirectionZ { get; } = new double[RayLimits.Batch];

    /// <summary>Direction back towards the Sun, for shadows.</summary>
    public double[] SunwardX { get; } = new double[RayLimits.Batch];

    public double[] SunwardY { get; } = new double[RayLimits.Batch];

    public double[] SunwardZ { get; } = new double[RayLimits.Batch];

    public double[] CosIncidence { get; } = new double[RayLimits.Batch];

    /// <summary>Square of the distance from the mirror's axis, m^2.</summary>
    public double[] AxisSquare { get; } = new double[RayLimits.Batch];

    public double[] Weight { get; } = new double[RayLimits.Batch];

    public int[] Band { get; } = new int[RayLimits.Batch];

    /// <summary>Rays in use; the columns are computed up to the next multiple of four.</summary>
    public int Count { get; set; }

    /// <summary>Index of the first ray in its lane.</summary>
    public ulong First { get; set; }
}

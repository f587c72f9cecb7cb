namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>Bounds that every ray keeps to, so that nothing hangs and nothing meets the surface it has just left.
/// </summary>
public static class RayLimits
{
    /// <summary>A surface is met again only farther than this from a ray's start, m: far below any mirror's error.
    /// </summary>
    public const double Clearance_m = 1e-9;

    /// <summary>Most reflections inside one concentrator or rod; what is left after them counts as caught there.
    /// </summary>
    public const int Bounces = 1000;

    /// <summary>Rays in one batch: its arrays together fit the first-level cache.</summary>
    public const int Batch = 256;

    /// <summary>
    /// Independent lanes that every trace is cut into, whatever the number of threads: they make results the same on
    /// any number of threads, and their spread gives every figure its standard error.
    /// </summary>
    public const int Lanes = 32;
}

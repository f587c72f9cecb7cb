using Guanghan.Core.Time;

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>TDB from an epoch, for the built-in ephemeris alone.</summary>
internal static class BarycentricDynamicalTime
{
    /// <summary>
    /// TDB nanoseconds past J2000.0. TDB - TT from the seven largest terms of Fairhead and Bretagnon (1990) as in
    /// Kaplan (2005), USNO Circular 179, equation 2.6: good to 10 us in 1600-2200, which is 0.3 m of the Earth's
    /// motion.
    /// </summary>
    public static long Nanoseconds(Epoch epoch)
    {
        var t = epoch.TaiNanoseconds / (1e9 * DynamicalConstants.JulianCentury_s);
        var ahead_s = (0.001657 * Math.Sin((628.3076 * t) + 6.2401))
            + (0.000022 * Math.Sin((575.3385 * t) + 4.2970))
            + (0.000014 * Math.Sin((1256.6152 * t) + 6.1969))
            + (0.000005 * Math.Sin((606.9777 * t) + 4.0212))
            + (0.000005 * Math.Sin((52.9691 * t) + 0.4444))
            + (0.000002 * Math.Sin((21.3299 * t) + 5.5431))
            + (0.000010 * t * Math.Sin((628.3076 * t) + 4.2490));
        return epoch.TaiNanoseconds + (long)Math.Round(ahead_s * 1e9);
    }
}

using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Where a melt has a viscosity at which it can be worked, by the three models of <see cref="ViscosityBand"/>: the
/// temperature at which the low end, the centre and the high end of their band come to it. Assumes a melt without
/// crystals: below the liquidus they grow, stop a fibre and make this too good.
/// </summary>
/// <param name="Low_K">Of the thinnest model, K.</param>
/// <param name="Central_K">Of the centre, K.</param>
/// <param name="High_K">Of the stiffest model, K.</param>
public readonly record struct WorkingRange(double Low_K, double Central_K, double High_K)
{
    private const double Coldest_K = 1000; // every soil's melt is far above 1e5 Pa s
    private const double Hottest_K = 3500; // every soil's melt is far below 1 Pa s

    /// <summary>Where the melt has a viscosity.</summary>
    /// <param name="composition">The melt.</param>
    /// <param name="viscosity_Pa_s">The viscosity, Pa s, from .5 to 1e5.</param>
    public static WorkingRange At(Composition composition, double viscosity_Pa_s) => new(
        Find(composition, viscosity_Pa_s, band => band.Low_Pa_s),
        Find(composition, viscosity_Pa_s, band => band.Central_Pa_s),
        Find(composition, viscosity_Pa_s, band => band.High_Pa_s));

    private static double Find(Composition composition, double viscosity_Pa_s, Func<ViscosityBand, double> end)
    {
        // The band jumps where a model enters or leaves its range; the root is then at the jump.
        var root = BrentRoot.Find(
            temperature_K => Math.Log(end(ViscosityBand.At(composition, temperature_K)) / viscosity_Pa_s), Coldest_K,
            Hottest_K, 0.01);
        return root.X;
    }
}

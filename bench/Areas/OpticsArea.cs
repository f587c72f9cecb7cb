using System.Globalization;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Bench.Areas;

/// <summary>The dish's focal plane by quadrature.</summary>
internal static class OpticsArea
{
    private const double SunHalfAngle_rad = 4.65e-3;

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("optics.encircled", "One encircled fraction of a dish with 2 mrad slope error, by quadrature.", "fractions/s", Prepare),
    ];

    private static Prepared Prepare()
    {
        const double Radius_m = 5e-3;
        const double Traced = 0.687; // 1 M rays of an established tracer, three digits
        var dish = new Paraboloid(1, 0.6, 0, 1, 2e-3);
        var fraction = new FocalSpot(dish, SunHalfAngle_rad).EncircledFraction(Radius_m);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{fraction:F4} inside 5 mm, ray tracer {Traced}"),
            Math.Abs(fraction - Traced) < 1.5e-3,
            null,
            "no limit stated: the number of quadrature points adapts",
            () => 1e6 * Stopwatches.MillionsPerSecond(1, () => new FocalSpot(dish, SunHalfAngle_rad).EncircledFraction(Radius_m)));
    }
}

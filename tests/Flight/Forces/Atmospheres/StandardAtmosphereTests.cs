using System.Globalization;
using Guanghan.Flight.Forces.Atmospheres;

namespace Guanghan.Flight.Tests.Forces.Atmospheres;

public sealed class StandardAtmosphereTests
{
    // U.S. Standard Atmosphere, 1976 (NOAA-S/T 76-1562, NASA-TM-X-74335), tables I and III: geometric altitude, km, and
    // density, kg/m^3, as printed. The rows were compared with those that poliastro's tests (CoESA76) and H. D. Curtis,
    // "Orbital Mechanics for Engineering Students", 3rd ed. (2014), appendix, quote.
    private static readonly (double Km, string Density)[] s_printed =
    [
        (0, "1.2250E+00"), (0.5, "1.1673E+00"), (1, "1.1117E+00"), (10, "4.1351E-01"), (25, "4.008E-02"),
        (30, "1.841E-02"), (40, "3.996E-03"), (50, "1.027E-03"), (60, "3.097E-04"), (70, "8.283E-05"),
        (77, "2.9448E-05"), (80, "1.846E-05"), (86, "6.958E-06"), (90, "3.416E-06"), (92, "2.393E-06"),
        (110, "9.708E-08"), (120, "2.222E-08"), (130, "8.152E-09"), (140, "3.831E-09"), (150, "2.076E-09"),
        (180, "5.194E-10"), (200, "2.541E-10"), (230, "1.029E-10"), (250, "6.073E-11"), (300, "1.916E-11"),
        (350, "7.014E-12"), (400, "2.803E-12"), (450, "1.184E-12"), (500, "5.215E-13"), (550, "2.384E-13"),
        (600, "1.137E-13"), (650, "5.712E-14"), (700, "3.070E-14"), (750, "1.788E-14"), (800, "1.136E-14"),
        (850, "7.824E-15"), (900, "5.759E-15"), (950, "4.453E-15"), (1000, "3.561E-15"),
    ];

    [Fact]
    [Trait("Kind", "validates")]
    public void Density_is_as_printed_from_the_ground_to_1000_km()
    {
        foreach (var (km, printed) in s_printed)
        {
            // Half a unit of the last digit, and 2e-4 for the diffusion, which was integrated by another rule in 1976.
            var expected = double.Parse(printed, CultureInfo.InvariantCulture);
            var digits = printed.IndexOf('E', StringComparison.Ordinal) - 2;
            var unit = Math.Pow(10, int.Parse(printed[^3..], CultureInfo.InvariantCulture) - digits);
            var allowed = (unit / 2) + (km > 86 ? 2e-4 * expected : 0);
            Assert.Equal(expected, StandardAtmosphere1976.Shared.Density_kg_m3(km * 1e3), allowed);
        }
    }
}

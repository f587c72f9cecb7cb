using System.Collections.Immutable;

namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>
/// The direct and circumsolar sunlight of ASTM G173-03 at the ground: air mass 1.5, clear air, computed by its authors
/// with SMARTS 2.9.2. The points were read from the copy that the public photovoltaic library pvlib carries, every one
/// from 680 to 1530 nm and from 1700 to 2520 nm, every second from 320 to 680 and 1530 to 1700 nm, every tenth or so
/// outside, joined by straight lines and integrated over the bands below. They sum to 900.75 W/m^2; the standard's
/// full table to 900.1, so a band may be off by some 0.5 % of itself (a judgement). Below 0.3 um it has 0.0005 W/m^2,
/// which are left out.
/// </summary>
public static class DirectBeamTable
{
    /// <summary>The shortest wavelength of the bands, um.</summary>
    public const double ShortestEdge_um = 0.3; // ASTM G173-03; see above

    /// <summary>The bands, by rising wavelength; all numbers from ASTM G173-03, integrated as said above.</summary>
    public static ImmutableArray<BandRow> Rows { get; } =
    [
        new(0.32, 0.835, 0.3147),
        new(0.34, 4.236, 0.3313),
        new(0.36, 6.301, 0.3504),
        new(0.38, 9.190, 0.3705),
        new(0.4, 10.223, 0.3909),
        new(0.42, 18.052, 0.4101),
        new(0.44, 19.284, 0.4302),
        new(0.46, 24.545, 0.4503),
        new(0.48, 26.595, 0.4701),
        new(0.5, 26.465, 0.4900),
        new(0.52, 26.630, 0.5100),
        new(0.54, 27.461, 0.5300),
        new(0.56, 27.259, 0.5500),
        new(0.58, 26.563, 0.5700),
        new(0.6, 26.480, 0.5899),
        new(0.62, 26.385, 0.6100),
        new(0.64, 25.526, 0.6300),
        new(0.66, 25.047, 0.6498),
        new(0.68, 25.453, 0.6700),
        new(0.7, 23.140, 0.6899),
        new(0.72, 22.640, 0.7097),
        new(0.74, 20.743, 0.7302),
        new(0.76, 22.065, 0.7498),
        new(0.78, 17.395, 0.7717),
        new(0.8, 20.627, 0.7899),
        new(0.82, 18.489, 0.8095),
        new(0.84, 17.397, 0.8302),
        new(0.86, 18.108, 0.8499),
        new(0.88, 17.728, 0.8699),
        new(0.9, 15.993, 0.8894),
        new(0.92, 12.813, 0.9099),
        new(0.94, 9.019, 0.9276),
        new(0.96, 6.541, 0.9502),
        new(0.98, 10.823, 0.9706),
        new(1, 13.717, 0.9901),
        new(1.025, 16.772, 1.0124),
        new(1.05, 15.935, 1.0374),
        new(1.075, 14.836, 1.0623),
        new(1.1, 13.434, 1.0871),
        new(1.125, 7.355, 1.1093),
        new(1.15, 4.040, 1.1386),
        new(1.175, 8.305, 1.1641),
        new(1.2, 10.377, 1.1875),
        new(1.225, 10.547, 1.2127),
        new(1.25, 11.018, 1.2375),
        new(1.275, 9.798, 1.2621),
        new(1.3, 9.785, 1.2873),
        new(1.325, 7.670, 1.3118),
        new(1.35, 3.776, 1.3344),
        new(1.375, 0.015, 1.3514),
        new(1.4, 0.006, 1.3875),
        new(1.425, 0.199, 1.4185),
        new(1.45, 0.986, 1.4395),
        new(1.475, 2.063, 1.4623),
        new(1.5, 3.464, 1.4898),
        new(1.55, 12.496, 1.5259),
        new(1.6, 12.305, 1.5746),
        new(1.65, 11.212, 1.6248),
        new(1.7, 10.290, 1.6746),
        new(1.75, 8.687, 1.7239),
        new(1.8, 5.440, 1.7701),
        new(1.85, 0.225, 1.8065),
        new(1.9, 0.002, 1.8750),
        new(1.95, 0.138, 1.9428),
        new(2, 2.606, 1.9812),
        new(2.05, 3.027, 2.0307),
        new(2.1, 3.728, 2.0770),
        new(2.15, 4.414, 2.1249),
        new(2.2, 3.941, 2.1745),
        new(2.25, 3.690, 2.2248),
        new(2.3, 3.218, 2.2744),
        new(2.35, 2.729, 2.3239),
        new(2.4, 2.059, 2.3740),
        new(2.45, 1.524, 2.4234),
        new(2.5, 0.725, 2.4668),
        new(2.75, 0.043, 2.5152),
        new(3, 0.410, 2.9561),
        new(3.5, 2.943, 3.3021),
        new(4, 4.758, 3.7320),
    ];
}

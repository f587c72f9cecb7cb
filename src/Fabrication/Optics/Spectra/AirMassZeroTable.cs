using System.Collections.Immutable;

namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>One band of a table: its upper edge, power and mean wavelength.</summary>
/// <param name="High_um">Its longest wavelength, um; the row before gives the shortest.</param>
/// <param name="Irradiance_W_m2">Irradiance in it, W/m^2.</param>
/// <param name="Mean_um">Mean wavelength weighted with power, um.</param>
public readonly record struct BandRow(double High_um, double Irradiance_W_m2, double Mean_um);

/// <summary>
/// The extraterrestrial solar spectrum of ASTM E490-00a (2006), Standard Solar Constant and Zero Air Mass Solar
/// Spectral Irradiance Tables: its 1697 points from 0.1195 to 1000 um, joined by straight lines and integrated over
/// the bands below. The points were read from the copy that the public weather-satellite library pyspectral carries
/// (e490_00a.dat, after the file of the same name of the U.S. National Renewable Energy Laboratory); they integrate to
/// 1366.09 W/m^2, the standard says 1366.1. The 0.007 W/m^2 beyond 50 um are put into the last band; its mean is of 20
/// to 50 um.
/// </summary>
public static class AirMassZeroTable
{
    /// <summary>The shortest wavelength of the standard's table, um.</summary>
    public const double ShortestEdge_um = 0.1195; // ASTM E490-00a, first row

    /// <summary>The bands, by rising wavelength; all numbers from ASTM E490-00a, integrated as said above.</summary>
    public static ImmutableArray<BandRow> Rows { get; } =
    [
        new(0.2, 0.1009, 0.1836),
        new(0.25, 1.9860, 0.2300),
        new(0.28, 4.6398, 0.2678),
        new(0.3, 8.0216, 0.2917),
        new(0.32, 12.2666, 0.3107),
        new(0.34, 17.6876, 0.3304),
        new(0.36, 18.7351, 0.3499),
        new(0.38, 21.7787, 0.3702),
        new(0.4, 21.3804, 0.3905),
        new(0.42, 34.1406, 0.4101),
        new(0.44, 33.3350, 0.4300),
        new(0.46, 39.6469, 0.4502),
        new(0.48, 40.2780, 0.4700),
        new(0.5, 38.8280, 0.4900),
        new(0.52, 37.3985, 0.5099),
        new(0.54, 37.5958, 0.5300),
        new(0.56, 37.1343, 0.5500),
        new(0.58, 36.7839, 0.5700),
        new(0.6, 35.9743, 0.5899),
        new(0.62, 34.5619, 0.6099),
        new(0.64, 33.3579, 0.6299),
        new(0.66, 31.4008, 0.6498),
        new(0.68, 30.6330, 0.6699),
        new(0.7, 29.0457, 0.6899),
        new(0.72, 27.5685, 0.7099),
        new(0.74, 26.4583, 0.7299),
        new(0.76, 25.2843, 0.7499),
        new(0.78, 24.1408, 0.7699),
        new(0.8, 23.2338, 0.7899),
        new(0.82, 22.2105, 0.8099),
        new(0.84, 21.2383, 0.8299),
        new(0.86, 19.9001, 0.8499),
        new(0.88, 19.3285, 0.8700),
        new(0.9, 18.8508, 0.8900),
        new(0.92, 18.0688, 0.9100),
        new(0.94, 17.2730, 0.9300),
        new(0.96, 16.5373, 0.9499),
        new(0.98, 15.8561, 0.9699),
        new(1, 15.2099, 0.9899),
        new(1.025, 18.0168, 1.0124),
        new(1.05, 17.0133, 1.0374),
        new(1.075, 16.0643, 1.0624),
        new(1.1, 15.3121, 1.0874),
        new(1.125, 14.6637, 1.1124),
        new(1.15, 13.9915, 1.1374),
        new(1.175, 13.4033, 1.1624),
        new(1.2, 12.8135, 1.1874),
        new(1.225, 12.3204, 1.2124),
        new(1.25, 11.7557, 1.2374),
        new(1.275, 11.2537, 1.2624),
        new(1.3, 10.6785, 1.2874),
        new(1.325, 10.1476, 1.3124),
        new(1.35, 9.5970, 1.3374),
        new(1.375, 9.1611, 1.3624),
        new(1.4, 8.8159, 1.3874),
        new(1.425, 8.4664, 1.4124),
        new(1.45, 8.1150, 1.4374),
        new(1.475, 7.8007, 1.4624),
        new(1.5, 7.5333, 1.4875),
        new(1.55, 14.1546, 1.5247),
        new(1.6, 13.0423, 1.5746),
        new(1.65, 11.9144, 1.6246),
        new(1.7, 10.8591, 1.6746),
        new(1.75, 9.8005, 1.7245),
        new(1.8, 8.8819, 1.7746),
        new(1.85, 8.0343, 1.8246),
        new(1.9, 7.2943, 1.8746),
        new(1.95, 6.6490, 1.9245),
        new(2, 6.0837, 1.9746),
        new(2.05, 5.5551, 2.0246),
        new(2.1, 5.0091, 2.0746),
        new(2.15, 4.6274, 2.1247),
        new(2.2, 4.2531, 2.1747),
        new(2.25, 3.9382, 2.2246),
        new(2.3, 3.6099, 2.2747),
        new(2.35, 3.3399, 2.3247),
        new(2.4, 3.0732, 2.3747),
        new(2.45, 2.8620, 2.4247),
        new(2.5, 2.6486, 2.4747),
        new(2.75, 10.7792, 2.6177),
        new(3, 7.6969, 2.8683),
        new(3.5, 9.8016, 3.2257),
        new(4, 5.6447, 3.7286),
        new(5, 5.6302, 4.4246),
        new(7, 3.8052, 5.7868),
        new(10, 1.4991, 8.1615),
        new(20, 0.7038, 12.8345),
        new(50, 0.1054, 26.9058),
    ];
}

namespace Guanghan.Missions.Reports.Maps;

/// <summary>
/// The colours of a picture: paper and ink, then viridis, in which equal steps look equal, also to the colour-blind and
/// in print without colour (Smith and van der Walt, "A Better Default Colormap for Matplotlib", SciPy 2015; its values,
/// CC0, as ScottPlot holds them).
/// </summary>
internal static class MapPalette
{
    /// <summary>White, which the picture stands on.</summary>
    public const byte Paper = 0;

    /// <summary>Of letters and frames: nearly black.</summary>
    public const byte Ink = 1;

    /// <summary>Of what matters less.</summary>
    public const byte Soft = 2;

    /// <summary>How many steps from the least to the greatest value.</summary>
    public const int LevelCount = 256 - FirstLevel;

    private const int FirstLevel = 3;

    /// <summary>Red, green and blue of every index.</summary>
    public static byte[] Colors { get; } = [0xFF, 0xFF, 0xFF, 0x1D, 0x21, 0x29, 0x5D, 0x64, 0x70, .. Viridis()];

    /// <summary>The index of a share of the way from the least to the greatest value.</summary>
    public static byte Index(double shareFraction) =>
        (byte)(FirstLevel + (int)Math.Round(Math.Clamp(shareFraction, 0, 1) * (LevelCount - 1)));

    private static IEnumerable<byte> Viridis()
    {
        var map = new ScottPlot.Colormaps.Viridis();
        return Enumerable.Range(0, LevelCount)
            .Select(level => map.GetColor((double)level / (LevelCount - 1)))
            .SelectMany(color => (byte[])[color.R, color.G, color.B]);
    }
}

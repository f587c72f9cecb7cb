using System.Collections.Immutable;
using System.Globalization;

namespace Guanghan.Fabrication.Ground;

/// <summary>Cells of soil, each thicker than the one above it by one ratio; the last one ends at the floor.</summary>
public sealed class GroundGrid
{
    private const double DefaultFirst_m = 1e-3; // a fortieth of the daily wave's depth, see GroundConvergenceTests
    private const double DefaultGrowthRatio = 1.07; // the same
    private const int CellLimit = 5000;

    /// <summary>A grid.</summary>
    /// <param name="first_m">Thickness of the uppermost cell, m.</param>
    /// <param name="growthRatio">Thickness of a cell over that of the one above; at least 1.</param>
    /// <param name="depth_m">Depth of the floor, m.</param>
    /// <exception cref="ArgumentException">It would have fewer than 3 or more than 5000 cells.</exception>
    public GroundGrid(double first_m, double growthRatio, double depth_m)
    {
        var faces = ImmutableArray.CreateBuilder<double>();
        faces.Add(0);
        for (var (at, cell) = (first_m, first_m); at < depth_m - (cell / 2) && faces.Count <= CellLimit; at += cell)
        {
            faces.Add(at);
            cell *= growthRatio;
        }

        faces.Add(depth_m);
        if (faces.Count is < 4 or > CellLimit)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Cells from {first_m} m, growing by {growthRatio}, make {faces.Count - 1} of {depth_m} m; " +
                $"take 3 to {CellLimit}."), nameof(first_m));
        }

        Faces_m = faces.ToImmutable();
        Middles_m = [.. Faces_m.Zip(Faces_m.Skip(1), (top, bottom) => (top + bottom) / 2)];
    }

    /// <summary>Depths of the faces, m; one more than cells, from 0 to the floor.</summary>
    public ImmutableArray<double> Faces_m { get; }

    /// <summary>Depths of the cells' middles, m.</summary>
    public ImmutableArray<double> Middles_m { get; }

    /// <summary>Depths at which temperatures are given: the surface, then the cells' middles, m.</summary>
    public ImmutableArray<double> Nodes_m => [0, .. Middles_m];

    /// <summary>A grid fine enough for lunar days and nights, to a floor.</summary>
    /// <param name="depth_m">Depth of the floor, m, at least 0.05.</param>
    public static GroundGrid To(double depth_m) => new(DefaultFirst_m, DefaultGrowthRatio, depth_m);
}

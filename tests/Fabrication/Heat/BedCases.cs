using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Tests.Heat;

/// <summary>Prints that the tests of the bed share.</summary>
internal static class BedCases
{
    public const double Solidus_K = 1388.15;

    /// <summary>Chang'e-5 soil with the defaults of fabrication.print.</summary>
    public static ThermalMaterial Lunar { get; } = new(
        SpecificHeat.At_J_kg_K, Solidus_K, 1584.15, 421e3, PowderConductivity.OfDensity(1238.7), 1.5, 1238.7,
        3195.2 * (1 - .0661));

    /// <summary>The published point: 3.33 MW/m^2 on 5 mm, of which 0.81 is absorbed.</summary>
    public static BedLight Pen { get; } = BedLight.TopHat(3.33e6 * .81, 5e-3);

    /// <summary>Constant properties, melting far out of reach, powder and dense soil alike.</summary>
    public static ThermalMaterial Plain(double k, double rho, double cp) =>
        new(_ => cp, 4000, 4001, 0, new PowderConductivity(k, 0), k, rho, rho);

    public static BedCell Cube(double edge_m) => new(edge_m, edge_m, edge_m);

    /// <summary>One stroke at 30 mm/min on a loose layer of 2 mm over dense soil.</summary>
    public static BedPrint Stroke(double length_m, params BedCell[] cells) => new()
    {
        Material = Lunar,
        Grid = new(length_m, 10e-3, 2e-3, 1, 2e-3, [.. cells]),
        Light = Pen,
        Path = new([new(0, 0, [new(4e-3, 5e-3, length_m - 4e-3, 5e-3, .5e-3, 1)])]),
        EmissivityRatio = .95,
        Surroundings_K = 252,
        Start_K = 252,
    };

    /// <summary>Two layers of three short tracks, on nested windows that move.</summary>
    public static BedPrint TwoLayers => Stroke(32e-3, new(4e-3, 4e-3, 2e-3), Cube(2e-3), Cube(1e-3)) with
    {
        Grid = new(32e-3, 24e-3, 8e-3, 0, 2e-3, [new(4e-3, 4e-3, 2e-3), Cube(2e-3), Cube(1e-3)]),
        HasOpenFloor = true,
        Path = new([.. Enumerable.Range(0, 2).Select(_ => new BedLayer(60, 100,
        [
            new(8e-3, 9e-3, 24e-3, 9e-3, .5e-3, 1), new(24e-3, 9e-3, 24e-3, 12e-3, .02, 0),
            new(24e-3, 12e-3, 8e-3, 12e-3, .5e-3, 1), new(8e-3, 12e-3, 8e-3, 15e-3, .02, 0),
            new(8e-3, 15e-3, 24e-3, 15e-3, .5e-3, 1),
        ]))]),
    };
}

using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Tests.Parts;

/// <summary>One part of each shape and joint, in sizes that a station would have.</summary>
internal static class PartCases
{
    private const double Degree_rad = Math.PI / 180;

    public static (string Name, IPart Part)[] All { get; } =
    [
        ("interlocking brick", InterlockingBrick.Coupon),
        ("plain brick", new PlainBrick(0.24, 0.115, 0.053, 0, 0, 0, 0.002, 1e-4)),
        ("brick with holes", new PlainBrick(0.24, 0.115, 0.053, 0.025, 4, 2, 0.002, 1e-4)),
        ("arch segment", new ArchSegment(1.5, 0.2, 0.3, Math.PI / 13, 0.001, 1e-4)),
        ("vault segment", new VaultSegment(1.5, 0.2, 0.3, Math.PI / 13, 0.012, 0.001, 0.0015, 1e-4)),
        ("lowest dome ring", new DomeRing(2.5, 0.15, 0, 10 * Degree_rad, 36, 0.001, 1e-4)),
        ("high dome ring", new DomeRing(2.5, 0.15, 60 * Degree_rad, 70 * Degree_rad, 36, 0.001, 1e-4)),
        ("square lapped tile", Tile(TileOutline.Square, TileEdge.ShipLap)),
        ("square tongued tile", Tile(TileOutline.Square, TileEdge.TongueAndGroove)),
        ("hexagonal lapped tile", Tile(TileOutline.Hexagon, TileEdge.ShipLap)),
        ("hexagonal tongued tile", Tile(TileOutline.Hexagon, TileEdge.TongueAndGroove)),
        ("mortise-and-tenon block", new MortiseTenonBlock(0.2, 0.15, 0.12, 0.08, 0.05, 0.03, 0.001, 0.002)),
        ("wall panel", Panel),
    ];

    public static WallPanel Panel => new(0.9, 0.6, 0.06, 0.015, 3, 4, 0.06, 0.001, 0.0015, 1e-4)
    {
        Openings =
        [
            new(PanelOpeningShape.Rectangle, 0.3, 0.3, 0.25, 0.2), new(PanelOpeningShape.Round, 0.7, 0.35, 0.18, 0.18),
        ],
    };

    public static TheoryData<string> Names => [.. All.Select(part => part.Name)];

    public static IPart Find(string name) =>
        All.First(part => string.Equals(part.Name, name, StringComparison.Ordinal)).Part;

    private static PadTile Tile(TileOutline outline, TileEdge edge) =>
        new(outline, edge, 0.5, 0.06, 0.02, 0.002, 0.0015);
}

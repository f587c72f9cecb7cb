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

    /// <summary>Parts with dimensions of any proportion; some cannot be.</summary>
    public static Gen<IPart> Any { get; } = Gen.OneOf(
        Gen.Select(Share, Share, Share, Gen.Int[0, 3], Gen.Int[0, 3], Share, (length, width, hole, along, across, joint) =>
            (IPart)new PlainBrick(length, width, 0.1, 0.5 * hole, along, across, 0.01 * joint, 1e-3)),
        Gen.Select(Share, Share, Share, Share, Gen.Int[1, 30], (radius, thickness, width, joint, count) =>
            (IPart)new ArchSegment(3 * radius, thickness, width, Math.PI / count, 0.01 * joint, 1e-3)),
        Gen.Select(Share, Share, Share, Gen.Int[2, 30], Gen.Select(Share, Share, Share),
            (radius, thickness, width, count, fine) => (IPart)new VaultSegment(3 * radius, thickness, width,
                Math.PI / count, 0.1 * fine.Item1, 0.01 * fine.Item2, 0.02 * fine.Item3, 1e-3)),
        Gen.Select(Share, Share, Share, Share, Gen.Int[3, 60], (thickness, lower, rise, joint, count) =>
            (IPart)new DomeRing(3, thickness, 1.4 * lower, (1.4 * lower) + (0.4 * rise), count, 0.01 * joint, 1e-3)),
        Gen.Select(Gen.Bool, Gen.Bool, Share, Share, Share, Share, (isSquare, isLap, thickness, lap, joint, gap) =>
            (IPart)new PadTile(isSquare ? TileOutline.Square : TileOutline.Hexagon,
                isLap ? TileEdge.ShipLap : TileEdge.TongueAndGroove, 1, thickness, 0.15 * lap, 0.02 * joint, 0.02 * gap)),
        Gen.Select(Share, Share, Share, Gen.Int[0, 4], Gen.Int[0, 4], Gen.Select(Share, Share, Share),
            (length, height, thickness, up, along, fine) => (IPart)new WallPanel(length, height, thickness,
                0.1 * fine.Item1, up, along, 0.1 * fine.Item2, 0.01, 0.02 * fine.Item3, 1e-3)),
        Gen.Select(Share, Share, Share, Share, (tenon, width, side, depth) => (IPart)new MortiseTenonBlock(
            1, 0.7, 0.5, tenon, width, 0.2, 0.02 * side, 0.02 * depth)));

    // From 5 % to all of a length.
    private static Gen<double> Share => Gen.Int[5, 100].Select(percent => percent / 100.0);

    /// <summary>The same part with all its lengths times a factor.</summary>
    public static IPart Scaled(IPart part, double by) => part switch
    {
        InterlockingBrick p => new InterlockingBrick(by * p.Length_m, by * p.Width_m, by * p.Height_m, by * p.StudSide_m,
            by * p.StudHeight_m, p.StudsAlongCount, p.StudsAcrossCount, by * p.SideClearance_m, by * p.DepthClearance_m),
        PlainBrick p => p with
        {
            Length_m = by * p.Length_m,
            Width_m = by * p.Width_m,
            Height_m = by * p.Height_m,
            HoleDiameter_m = by * p.HoleDiameter_m,
            Joint_m = by * p.Joint_m,
            ChordTolerance_m = by * p.ChordTolerance_m,
        },
        ArchSegment p => new ArchSegment(by * p.InnerRadius_m, by * p.Thickness_m, by * p.Width_m, p.Pitch_rad,
            by * p.Joint_m, by * p.ChordTolerance_m),
        VaultSegment p => new VaultSegment(by * p.InnerRadius_m, by * p.Thickness_m, by * p.Width_m, p.Pitch_rad,
            by * p.Tongue_m, by * p.Joint_m, by * p.Clearance_m, by * p.ChordTolerance_m),
        DomeRing p => p with
        {
            InnerRadius_m = by * p.InnerRadius_m,
            Thickness_m = by * p.Thickness_m,
            Joint_m = by * p.Joint_m,
            ChordTolerance_m = by * p.ChordTolerance_m,
        },
        PadTile p => new PadTile(p.Outline, p.Edge, by * p.Pitch_m, by * p.Thickness_m, by * p.Lap_m, by * p.Joint_m,
            by * p.Clearance_m),
        MortiseTenonBlock p => new MortiseTenonBlock(by * p.Length_m, by * p.Width_m, by * p.Height_m,
            by * p.TenonLength_m, by * p.TenonWidth_m, by * p.TenonHeight_m, by * p.SideClearance_m,
            by * p.DepthClearance_m),
        WallPanel p => new WallPanel(by * p.Length_m, by * p.Height_m, by * p.Thickness_m, by * p.Tenon_m,
            p.TenonsUpCount, p.TenonsAlongCount, by * p.TenonWidth_m, by * p.Joint_m, by * p.Clearance_m,
            by * p.ChordTolerance_m)
        {
            Openings = [.. p.Openings.Select(opening => new PanelOpening(opening.Shape, by * opening.X_m,
                by * opening.Y_m, by * opening.Width_m, by * opening.Height_m))],
        },
        _ => throw new ArgumentException(part.Name, nameof(part)),
    };

    private static PadTile Tile(TileOutline outline, TileEdge edge) =>
        new(outline, edge, 0.5, 0.06, 0.02, 0.002, 0.0015);
}

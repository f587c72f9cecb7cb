using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// A brick with square studs on top and wider, deeper sockets beneath, so that bricks hold each other. All faces are
/// axis-parallel; the mesh is built on one grid of all its planes, so it is watertight by construction. The studs sit
/// in the middle of equal fields; the bottom lies at height 0 and one corner at the origin. Bricks bear on each other's
/// bodies; beside each other they stand the studs' side clearance apart, which their play takes up. It is printed as it
/// stands: the sockets' ceilings bridge the sockets.
/// </summary>
/// <param name="Length_m">Along the first axis, m.</param>
/// <param name="Width_m">Along the second axis, m.</param>
/// <param name="Height_m">Of the body, without studs, m.</param>
/// <param name="StudSide_m">Side of a square stud, m.</param>
/// <param name="StudHeight_m">Height of a stud, m.</param>
/// <param name="StudsAlongCount">Studs along the length.</param>
/// <param name="StudsAcrossCount">Studs along the width.</param>
/// <param name="SideClearance_m">Gap between stud and socket on each side, m.</param>
/// <param name="DepthClearance_m">How much deeper a socket is than a stud is high, m.</param>
public sealed record InterlockingBrick(
    double Length_m, double Width_m, double Height_m, double StudSide_m, double StudHeight_m, int StudsAlongCount,
    int StudsAcrossCount, double SideClearance_m, double DepthClearance_m) : IPart
{
    /// <summary>The brick of the shipped mission: 100 x 50 x 24 mm, two studs of 20 x 20 x 6 mm.</summary>
    public static InterlockingBrick Coupon { get; } = new(0.100, 0.050, 0.024, 0.020, 0.006, 2, 1, 0.001, 0.002);

    private double SocketSide_m => StudSide_m + (2 * SideClearance_m);

    private double SocketDepth_m => StudHeight_m + DepthClearance_m;

    /// <summary>Volume, m^3, closed form: body, plus studs, less sockets.</summary>
    public double Volume_m3 => (Length_m * Width_m * Height_m) + (StudsAlongCount * StudsAcrossCount *
        ((StudSide_m * StudSide_m * StudHeight_m) - (SocketSide_m * SocketSide_m * SocketDepth_m)));

    /// <inheritdoc/>
    public string Name => "interlocking brick";

    /// <inheritdoc/>
    double? IPart.Volume_m3 => Volume_m3;

    /// <inheritdoc/>
    public string? Problem =>
        !(Length_m > 0 && Width_m > 0 && Height_m > 0 && StudSide_m > 0 && StudHeight_m > 0) ? "every size must be " +
            "above 0"
        : !(SideClearance_m >= 0 && DepthClearance_m >= 0) ? "a clearance must not be below 0"
        : StudsAlongCount is < 1 or > 64 || StudsAcrossCount is < 1 or > 64 ? "there must be 1 to 64 studs each way"
        : SocketSide_m >= Math.Min(Length_m / StudsAlongCount, Width_m / StudsAcrossCount) ? "the sockets leave no " +
            "walls"
        : SocketDepth_m >= Height_m ? "the sockets reach through the body"
        : null;

    /// <inheritdoc/>
    public ImmutableArray<PartNeighbour> Neighbours
    {
        get
        {
            var (up, along, across) = (new Vec3(0, 0, 1), new Vec3(1, 0, 0), new Vec3(0, 1, 0));
            PartEngagement studs = new(StudHeight_m, SideClearance_m);
            List<PartNeighbour> all =
            [
                new("above", this, RigidPlacement.Shift(Height_m * up), up, 0) { Engagement = studs },
                new("end to end", this, RigidPlacement.Shift((Length_m + SideClearance_m) * along), along,
                    SideClearance_m),
                new("side by side", this, RigidPlacement.Shift((Width_m + SideClearance_m) * across), across,
                    SideClearance_m),
            ];
            if (StudsAlongCount > 1)
            {
                var stud = new Vec3(Length_m / StudsAlongCount, 0, Height_m);
                all.Add(new("above, one stud on", this, RigidPlacement.Shift(stud), up, 0) { Engagement = studs });
            }

            return [.. all];
        }
    }

    /// <inheritdoc/>
    public Mesh ToMesh()
    {
        PartProblem.Refuse(this);
        var (x, y) = (Planes(Length_m, StudsAlongCount), Planes(Width_m, StudsAcrossCount));
        double[] z = [0, SocketDepth_m, Height_m, Height_m + StudHeight_m];
        var columns = x.Length - 1;
        return CellBody.Build(PlanCells.Grid(columns, y.Length - 1, (i, j) => (x[i], y[j])), z,
            (cell, level) => IsSolid(Middle(x, cell % columns), Middle(y, cell / columns), level));
    }

    private static double Middle(double[] planes, int cell) => (planes[cell] + planes[cell + 1]) / 2;

    private double[] Planes(double size_m, int count)
    {
        var planes = new SortedSet<double> { 0, size_m };
        for (var stud = 0; stud < count; stud++)
        {
            var middle = size_m * (stud + 0.5) / count;
            planes.Add(middle - (StudSide_m / 2));
            planes.Add(middle + (StudSide_m / 2));
            planes.Add(middle - (SocketSide_m / 2));
            planes.Add(middle + (SocketSide_m / 2));
        }

        return [.. planes];
    }

    private bool IsSolid(double x_m, double y_m, int level)
    {
        var across = Math.Max(
            FromMiddle(x_m, Length_m / StudsAlongCount), FromMiddle(y_m, Width_m / StudsAcrossCount));
        return level switch
        {
            0 => across > SocketSide_m / 2,
            1 => true,
            _ => across < StudSide_m / 2,
        };
    }

    private static double FromMiddle(double place_m, double field_m) =>
        Math.Abs(place_m - ((Math.Floor(place_m / field_m) + 0.5) * field_m));
}

using System.Collections.Immutable;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// A brick with square studs on top and wider, deeper sockets beneath, so that bricks hold each other. All faces are
/// axis-parallel; the mesh is built on one grid of all its planes, so it is watertight by construction. The studs sit
/// in the middle of equal fields; the bottom lies at height 0 and one corner at the origin.
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
    int StudsAcrossCount, double SideClearance_m, double DepthClearance_m)
{
    /// <summary>The brick of the shipped mission: 100 x 50 x 24 mm, two studs of 20 x 20 x 6 mm.</summary>
    public static InterlockingBrick Coupon { get; } = new(0.100, 0.050, 0.024, 0.020, 0.006, 2, 1, 0.001, 0.002);

    private double SocketSide_m => StudSide_m + (2 * SideClearance_m);

    private double SocketDepth_m => StudHeight_m + DepthClearance_m;

    /// <summary>Volume, m^3, closed form: body, plus studs, less sockets.</summary>
    public double Volume_m3 => (Length_m * Width_m * Height_m) + (StudsAlongCount * StudsAcrossCount *
        ((StudSide_m * StudSide_m * StudHeight_m) - (SocketSide_m * SocketSide_m * SocketDepth_m)));

    /// <summary>Why such a brick cannot be; null where it can.</summary>
    public string? Problem =>
        !(Length_m > 0 && Width_m > 0 && Height_m > 0 && StudSide_m > 0 && StudHeight_m > 0) ? "every size must be " +
            "above 0"
        : !(SideClearance_m >= 0 && DepthClearance_m >= 0) ? "a clearance must not be below 0"
        : StudsAlongCount is < 1 or > 64 || StudsAcrossCount is < 1 or > 64 ? "there must be 1 to 64 studs each way"
        : SocketSide_m >= Math.Min(Length_m / StudsAlongCount, Width_m / StudsAcrossCount) ? "the sockets leave no " +
            "walls"
        : SocketDepth_m >= Height_m ? "the sockets reach through the body"
        : null;

    /// <summary>The surface.</summary>
    /// <exception cref="InvalidOperationException">Such a brick cannot be; see <see cref="Problem"/>.</exception>
    public Mesh ToMesh()
    {
        if (Problem is { } problem)
        {
            throw new InvalidOperationException($"Such a brick cannot be made: {problem}.");
        }

        var (x, y) = (Planes(Length_m, StudsAlongCount), Planes(Width_m, StudsAcrossCount));
        double[] z = [0, SocketDepth_m, Height_m, Height_m + StudHeight_m];
        return new Builder(x, y, z, (i, j, k) => IsSolid(Middle(x, i), Middle(y, j), k)).Build();
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

    /// <summary>Two triangles for every face between a solid cell and an empty one, corners shared.</summary>
    private sealed class Builder(double[] x, double[] y, double[] z, Func<int, int, int, bool> isSolid)
    {
        private readonly Dictionary<(int, int, int), int> _indices = [];
        private readonly ImmutableArray<Vec3>.Builder _vertices = ImmutableArray.CreateBuilder<Vec3>();
        private readonly ImmutableArray<Triangle>.Builder _triangles = ImmutableArray.CreateBuilder<Triangle>();

        public Mesh Build()
        {
            for (var k = 0; k < z.Length - 1; k++)
            {
                for (var j = 0; j < y.Length - 1; j++)
                {
                    for (var i = 0; i < x.Length - 1; i++)
                    {
                        if (isSolid(i, j, k))
                        {
                            AddFaces(i, j, k);
                        }
                    }
                }
            }

            return new Mesh(_vertices.ToImmutable(), _triangles.ToImmutable());
        }

        private void AddFaces(int i, int j, int k)
        {
            AddFace(IsEmpty(i - 1, j, k), (i, j, k), (i, j, k + 1), (i, j + 1, k + 1), (i, j + 1, k));
            AddFace(IsEmpty(i + 1, j, k), (i + 1, j, k), (i + 1, j + 1, k), (i + 1, j + 1, k + 1), (i + 1, j, k + 1));
            AddFace(IsEmpty(i, j - 1, k), (i, j, k), (i + 1, j, k), (i + 1, j, k + 1), (i, j, k + 1));
            AddFace(IsEmpty(i, j + 1, k), (i, j + 1, k), (i, j + 1, k + 1), (i + 1, j + 1, k + 1), (i + 1, j + 1, k));
            AddFace(IsEmpty(i, j, k - 1), (i, j, k), (i, j + 1, k), (i + 1, j + 1, k), (i + 1, j, k));
            AddFace(IsEmpty(i, j, k + 1), (i, j, k + 1), (i + 1, j, k + 1), (i + 1, j + 1, k + 1), (i, j + 1, k + 1));
        }

        private bool IsEmpty(int i, int j, int k) =>
            i < 0 || j < 0 || k < 0 || i >= x.Length - 1 || j >= y.Length - 1 || k >= z.Length - 1 || !isSolid(i, j, k);

        private void AddFace(bool isOpen, (int, int, int) a, (int, int, int) b, (int, int, int) c, (int, int, int) d)
        {
            if (isOpen)
            {
                _triangles.Add(new Triangle(Index(a), Index(b), Index(c)));
                _triangles.Add(new Triangle(Index(a), Index(c), Index(d)));
            }
        }

        private int Index((int X, int Y, int Z) node)
        {
            if (!_indices.TryGetValue(node, out var index))
            {
                index = _vertices.Count;
                _indices.Add(node, index);
                _vertices.Add(new Vec3(x[node.X], y[node.Y], z[node.Z]));
            }

            return index;
        }
    }
}

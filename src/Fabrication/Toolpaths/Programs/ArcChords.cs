using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>An arc as G2 and G3 give it, cut into chords; one that ends where it begins is a whole turn.</summary>
/// <param name="start">Where it begins.</param>
/// <param name="end">Where it ends.</param>
/// <param name="i">From the start to the centre, units.</param>
/// <param name="j">From the start to the centre, units.</param>
/// <param name="isClockwise">Which way it turns.</param>
internal readonly struct ArcChords(LatticePoint start, LatticePoint end, int i, int j, bool isClockwise)
{
    private readonly double _x = (double)start.X + i;
    private readonly double _y = (double)start.Y + j;
    private readonly double _first = Math.Atan2(0.0 - j, 0.0 - i);
    private readonly double _sweep = Sweep(start, end, i, j, isClockwise);

    /// <summary>Distance from the centre to the start, units.</summary>
    public double Radius_units { get; } = Math.Sqrt(((double)i * i) + ((double)j * j));

    /// <summary>Distance from the centre to the end, units.</summary>
    public double EndRadius_units { get; } = Math.Sqrt(
        Square((double)end.X - start.X - i) + Square((double)end.Y - start.Y - j));

    /// <summary>How many chords stay within a tolerance; at least 1.</summary>
    public int Count(double tolerance_units)
    {
        // A chord's middle lies r (1 - cos(angle / 2)) inside the arc.
        var half = Math.Acos(Math.Max(0, 1 - (tolerance_units / Radius_units)));
        return Math.Max(1, (int)Math.Ceiling(Math.Abs(_sweep) / (2 * half)));
    }

    /// <summary>A corner between chords; false where it lies beyond the lattice.</summary>
    public bool TryCorner(int index, int count, out LatticePoint corner)
    {
        var share = (double)index / count;
        var radius = Radius_units + ((EndRadius_units - Radius_units) * share);
        var (sin, cos) = Math.SinCos(_first + (_sweep * share));
        var (x, y) = (Math.Round(_x + (radius * cos)), Math.Round(_y + (radius * sin)));
        var isWithin = Math.Max(Math.Abs(x), Math.Abs(y)) <= Lattice.Limit;
        corner = isWithin ? new((int)x, (int)y) : default;
        return isWithin;
    }

    private static double Sweep(LatticePoint start, LatticePoint end, int i, int j, bool isClockwise)
    {
        var first = Math.Atan2(0.0 - j, 0.0 - i); // a negative zero would turn it by half a turn
        var last = Math.Atan2((double)end.Y - start.Y - j, (double)end.X - start.X - i);
        var sweep = isClockwise ? first - last : last - first;
        sweep = sweep <= 0 ? sweep + (2 * Math.PI) : sweep;
        return isClockwise ? -sweep : sweep;
    }

    private static double Square(double value) => value * value;
}

using System.Runtime.Intrinsics;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces;

/// <summary>
/// A body's rotation, fast: a uniform spin about its own Z axis, times what is left, which moves slowly and is
/// tabulated as a quaternion. A full precession and nutation of the Earth costs microseconds, this 30 ns. Error: 1e-12
/// rad beside the function tabulated (asserted by a test at 1e-11).
/// </summary>
internal sealed class TurnTable
{
    private const double Piece_s = 4 * 86400.0;
    private const double ToleranceFactor = 1e-13;

    private readonly BodyAxes axes;
    private readonly RunClock clock;
    private readonly ChebyshevTable table;
    private readonly double spin_rad_s;
    private Vector256<double> reference;
    private double time_s = double.NaN;
    private Matrix3 rows;

    public TurnTable(BodyAxes axes, RunClock clock, double from_s, double to_s)
    {
        (this.axes, this.clock) = (axes, clock);
        var (start, rate) = axes.At(clock.Begin);
        spin_rad_s = rate.Z;
        reference = Quaternion(start, default);
        table = new ChebyshevTable(Sample, from_s, to_s, Piece_s, ToleranceFactor);
    }

    /// <summary>Spin about the Z axis, rad/s.</summary>
    public double Spin_rad_s => spin_rad_s;

    /// <summary>ICRF to body axes.</summary>
    public Matrix3 At(double t_s)
    {
        if (t_s == time_s)
        {
            return rows;
        }
        var q = table.At(t_s);
        q /= Vector256.Sqrt(Vector256.Create(Vector256.Sum(q * q)));
        var (w, x, y, z) = (q[0], q[1], q[2], q[3]);
        var slowX = new Vec3(1 - (2 * ((y * y) + (z * z))), 2 * ((x * y) + (w * z)), 2 * ((x * z) - (w * y)));
        var slowY = new Vec3(2 * ((x * y) - (w * z)), 1 - (2 * ((x * x) + (z * z))), 2 * ((y * z) + (w * x)));
        var slowZ = new Vec3(2 * ((x * z) + (w * y)), 2 * ((y * z) - (w * x)), 1 - (2 * ((x * x) + (y * y))));
        var (sine, cosine) = Math.SinCos(spin_rad_s * t_s);
        rows = new Matrix3((cosine * slowX) + (sine * slowY), (cosine * slowY) - (sine * slowX), slowZ);
        time_s = t_s;
        return rows;
    }

    // An epoch is whole nanoseconds: the spin is taken out for the instant it holds, not the one asked for.
    private void Sample(double t_s, Span<double> values)
    {
        var epoch = clock.EpochAt(t_s);
        var (now, _) = axes.At(epoch);
        var (sine, cosine) = Math.SinCos(spin_rad_s * clock.SecondsTo_s(epoch));
        var slow = new Matrix3((cosine * now.X) - (sine * now.Y), (cosine * now.Y) + (sine * now.X), now.Z);
        var q = Quaternion(slow, reference);
        q.CopyTo(values);
        reference = q;
    }

    /// <summary>
    /// Of the rotation of axes with these rows, by its largest component (S. W. Shepperd, J. Guidance 1 (1978) 223),
    /// with the sign nearest to a reference.
    /// </summary>
    private static Vector256<double> Quaternion(in Matrix3 m, Vector256<double> near)
    {
        Span<double> squares =
        [
            1 + m.X.X + m.Y.Y + m.Z.Z, 1 + m.X.X - m.Y.Y - m.Z.Z, 1 - m.X.X + m.Y.Y - m.Z.Z, 1 - m.X.X - m.Y.Y + m.Z.Z,
        ];
        var largest = 0;
        for (var i = 1; i < 4; i++)
        {
            largest = squares[i] > squares[largest] ? i : largest;
        }
        var twice = Math.Sqrt(squares[largest]); // 2 |q|
        var (a, b, c) = (m.Y.Z - m.Z.Y, m.Z.X - m.X.Z, m.X.Y - m.Y.X);
        var (d, e, f) = (m.X.Y + m.Y.X, m.Z.X + m.X.Z, m.Y.Z + m.Z.Y);
        var q = largest switch
        {
            0 => Vector256.Create(twice * twice, a, b, c),
            1 => Vector256.Create(a, twice * twice, d, e),
            2 => Vector256.Create(b, d, twice * twice, f),
            _ => Vector256.Create(c, e, f, twice * twice),
        } / (2 * twice);
        return Vector256.Sum(q * near) < 0 ? -q : q;
    }
}

using System.Globalization;

namespace Guanghan.FitEphemeris;

/// <summary>
/// Barycentric ICRF states of one body as JPL Horizons published them, SI, with days from the fit epoch.
/// </summary>
internal sealed class HorizonsTable
{
    private const double Kilometre_m = 1000.0;

    private HorizonsTable(int[] days, double[][] positions_m, double[][] velocities_m_s)
    {
        Days = days;
        Positions_m = positions_m;
        Velocities_m_s = velocities_m_s;
    }

    /// <summary>Whole TDB days from the fit epoch, ascending.</summary>
    public int[] Days { get; }

    public double[][] Positions_m { get; }

    public double[][] Velocities_m_s { get; }

    public static HorizonsTable Read(string path, double epoch_JulianDay)
    {
        var days = new List<int>();
        var positions = new List<double[]>();
        var velocities = new List<double[]>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith('#') || line.StartsWith('j') || line.Length == 0)
            {
                continue;
            }

            var cells = line.Split(',').Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray();
            var day = cells[0] - epoch_JulianDay;
            if (cells.Length != 7 || day != Math.Round(day))
            {
                throw new InvalidDataException(
                    $"{path}: expected jd_tdb,x,y,z,vx,vy,vz on whole days from {epoch_JulianDay}: '{line}'.");
            }

            days.Add((int)day);
            positions.Add([.. cells[1..4].Select(c => c * Kilometre_m)]);
            velocities.Add([.. cells[4..7].Select(c => c * Kilometre_m)]);
        }

        return new HorizonsTable([.. days], [.. positions], [.. velocities]);
    }

    /// <summary>
    /// State at the fit epoch by Hermite interpolation through the six nearest records: only a first guess for the fit.
    /// </summary>
    public (double[] Position_m, double[] Velocity_m_s) AtEpoch()
    {
        var exact = Array.IndexOf(Days, 0);
        if (exact >= 0)
        {
            return (Positions_m[exact], Velocities_m_s[exact]);
        }

        var nearest = Enumerable.Range(0, Days.Length).OrderBy(k => Math.Abs(Days[k])).Take(6).Order().ToArray();
        var position = new double[3];
        var velocity = new double[3];
        for (var axis = 0; axis < 3; axis++)
        {
            (position[axis], velocity[axis]) = Hermite(nearest, axis);
        }

        return (position, velocity);
    }

    // Newton's divided differences with each node doubled.
    private (double Value, double Rate) Hermite(int[] nodes, int axis)
    {
        var count = 2 * nodes.Length;
        var t = new double[count];
        var table = new double[count];
        for (var k = 0; k < count; k++)
        {
            t[k] = Days[nodes[k / 2]] * 86400.0;
            table[k] = Positions_m[nodes[k / 2]][axis];
        }

        var differences = new double[count];
        differences[0] = table[0];
        for (var order = 1; order < count; order++)
        {
            for (var k = 0; k < count - order; k++)
            {
                table[k] = order == 1 && k % 2 == 0
                    ? Velocities_m_s[nodes[k / 2]][axis]
                    : (table[k + 1] - table[k]) / (t[k + order] - t[k]);
            }

            differences[order] = table[0];
        }

        var (value, rate) = (differences[count - 1], 0.0);
        for (var k = count - 2; k >= 0; k--)
        {
            rate = value + (rate * -t[k]);
            value = differences[k] + (value * -t[k]);
        }

        return (value, rate);
    }
}

using System.Globalization;
using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>What a written segment says of itself.</summary>
/// <param name="Target">The body whose motion it is.</param>
/// <param name="Center">The body it moves about.</param>
/// <param name="Name">Up to 40 printable ASCII characters.</param>
public readonly record struct SpkLabel(Body Target, Body Center, string Name);

/// <summary>A state at a time, for writing.</summary>
/// <param name="Tdb_s">TDB seconds past J2000.</param>
/// <param name="State">The state, m and m/s, ICRF axes.</param>
public readonly record struct SpkState(double Tdb_s, State<Icrf> State);

/// <summary>
/// Makes an SPK kernel: segments of types 2, 3, 9 and 13 in the J2000 frame, with comments. Lay-out and limits are
/// those of NAIF, "DAF Required Reading" and "SPK Required Reading", with the highest degree that SPICE evaluates: 27
/// at most. Segments keep their order; where two cover a time the later has precedence. Not thread-safe.
/// </summary>
/// <param name="internalName">What the file calls itself, up to 60 printable ASCII characters.</param>
public sealed class SpkWriter(string internalName)
{
    private const int Degree_max = 27; // SPICE's evaluators of types 2, 3, 9 and 13
    private const double MetresPerKilometre = 1000;
    private const int EpochStep = 100; // every hundredth epoch is repeated

    private readonly List<DafArray> segments = [];
    private readonly List<string> comments = [];

    private readonly string internalName = DafWriter.Checked(internalName, 60, "internal file name");

    /// <summary>Adds a line to the comment area.</summary>
    /// <param name="line">Printable ASCII.</param>
    /// <exception cref="ArgumentException">Another character; says which.</exception>
    public void AddComment(string line) => comments.Add(DafWriter.Checked(line, 1000, "comment"));

    /// <summary>Type 2: Chebyshev series of position over equal intervals.</summary>
    /// <param name="label">Bodies and name.</param>
    /// <param name="firstTdb_s">Start of the first interval, TDB s past J2000.</param>
    /// <param name="interval_s">Length of an interval.</param>
    /// <param name="degree">Degree of the series, 0 to 27.</param>
    /// <param name="coefficients_km">For each interval x, y, z: degree + 1 coefficients each, km.</param>
    /// <exception cref="ArgumentException">Counts or numbers do not fit; says which.</exception>
    public void AddPositionSeries(
        SpkLabel label, double firstTdb_s, double interval_s, int degree, ReadOnlySpan<double> coefficients_km) =>
        AddSeries(label, 2, firstTdb_s, interval_s, degree, coefficients_km);

    /// <summary>Type 3: Chebyshev series of position and velocity over equal intervals.</summary>
    /// <param name="label">Bodies and name.</param>
    /// <param name="firstTdb_s">Start of the first interval, TDB s past J2000.</param>
    /// <param name="interval_s">Length of an interval.</param>
    /// <param name="degree">Degree of the series, 0 to 27.</param>
    /// <param name="coefficients_km">
    /// For each interval x, y, z in km and their rates in km/s: degree + 1 coefficients each.
    /// </param>
    /// <exception cref="ArgumentException">Counts or numbers do not fit; says which.</exception>
    public void AddStateSeries(
        SpkLabel label, double firstTdb_s, double interval_s, int degree, ReadOnlySpan<double> coefficients_km) =>
        AddSeries(label, 3, firstTdb_s, interval_s, degree, coefficients_km);

    /// <summary>Type 9: states at any epochs, position and velocity each interpolated after Lagrange.</summary>
    /// <param name="label">Bodies and name.</param>
    /// <param name="degree">Degree of the polynomials, 1 to 27.</param>
    /// <param name="states">More states than the degree, in order of time.</param>
    /// <exception cref="ArgumentException">Counts or numbers do not fit; says which.</exception>
    public void AddLagrangeStates(SpkLabel label, int degree, ReadOnlySpan<SpkState> states)
    {
        Require(degree is >= 1 and <= Degree_max, $"degree {degree} does not fit; 1 to {Degree_max} do");
        AddStates(label, 9, degree + 1, states);
    }

    /// <summary>Type 13: states at any epochs, interpolated together after Hermite.</summary>
    /// <param name="label">Bodies and name.</param>
    /// <param name="window">States a polynomial goes through, 2 to 14; its degree is twice that less one.</param>
    /// <param name="states">At least so many states, in order of time.</param>
    /// <exception cref="ArgumentException">Counts or numbers do not fit; says which.</exception>
    public void AddHermiteStates(SpkLabel label, int window, ReadOnlySpan<SpkState> states)
    {
        Require(window is >= 2 and <= (Degree_max + 1) / 2, $"a window of {window} states does not fit; 2 to 14 do");
        AddStates(label, 13, window, states);
    }

    /// <summary>The whole file.</summary>
    /// <param name="bigEndian">True for the byte order that few machines still have.</param>
    /// <exception cref="InvalidOperationException">There is no segment, or the file would exceed 2 GiB.</exception>
    public byte[] ToBytes(bool bigEndian = false) => segments.Count > 0
        ? DafWriter.Write("DAF/SPK ", internalName, comments, segments, bigEndian)
        : throw new InvalidOperationException("An SPK kernel needs a segment; add one first.");

    private void AddSeries(
        SpkLabel label, int type, double first_s, double interval_s, int degree, ReadOnlySpan<double> coefficients)
    {
        Require(degree is >= 0 and <= Degree_max, $"degree {degree} does not fit; 0 to {Degree_max} do");
        Require(double.IsFinite(first_s) && interval_s > 0 && double.IsFinite(interval_s),
            $"intervals start at {first_s} s and last {interval_s} s: give a finite start and a positive length");
        var payload = (type == 2 ? 3 : 6) * (degree + 1);
        var count = coefficients.Length / payload;
        Require(count >= 1 && count * payload == coefficients.Length,
            $"{coefficients.Length} coefficients are no whole number of intervals of {payload}");
        var size = payload + SpkDirectory.RecordHeaderWords;
        var data = new double[(count * size) + SpkDirectory.DirectoryWords];
        for (var i = 0; i < count; i++)
        {
            var record = data.AsSpan(i * size, size);
            (record[0], record[1]) = (first_s + ((i + 0.5) * interval_s), 0.5 * interval_s);
            coefficients.Slice(i * payload, payload).CopyTo(record[SpkDirectory.RecordHeaderWords..]);
        }
        (data[^4], data[^3], data[^2], data[^1]) = (first_s, interval_s, size, count);
        Add(label, type, first_s, first_s + (count * interval_s), data);
    }

    private void AddStates(SpkLabel label, int type, int window, ReadOnlySpan<SpkState> states)
    {
        const int StateWords = 6;
        Require(states.Length >= window, $"there are {states.Length} states; a window takes {window}");
        var (count, directory) = (states.Length, (states.Length - 1) / EpochStep);
        var data = new double[(count * (StateWords + 1)) + directory + 2];
        for (var i = 0; i < count; i++)
        {
            Require(i == 0 || states[i].Tdb_s > states[i - 1].Tdb_s,
                $"state {i + 1} of {states[i].Tdb_s} s does not come after the one before it");
            var (r, v) = (states[i].State.Position_m, states[i].State.Velocity_m_s);
            double[] six = [r.X, r.Y, r.Z, v.X, v.Y, v.Z];
            for (var k = 0; k < StateWords; k++)
            {
                data[(i * StateWords) + k] = six[k] / MetresPerKilometre;
            }
            data[(count * StateWords) + i] = states[i].Tdb_s;
        }
        for (var i = 0; i < directory; i++)
        {
            data[(count * (StateWords + 1)) + i] = states[((i + 1) * EpochStep) - 1].Tdb_s;
        }
        (data[^2], data[^1]) = (window - 1, count);
        Add(label, type, states[0].Tdb_s, states[^1].Tdb_s, data);
    }

    private void Add(SpkLabel label, int type, double begin_s, double end_s, double[] data)
    {
        const int J2000 = 1;
        var bad = Array.FindIndex(data, value => !double.IsFinite(value));
        Require(bad < 0, $"number {bad + 1} of the segment is infinite or no number");
        Require(begin_s < end_s, $"a segment from {begin_s} s to {end_s} s covers no time");
        Require(label.Target != label.Center, $"body {label.Target.NaifId} cannot move about itself");
        segments.Add(new(
            begin_s, end_s, [label.Target.NaifId, label.Center.NaifId, J2000, type],
            DafWriter.Checked(label.Name, 40, "segment name"), data));
    }

    private static void Require(bool holds, FormattableString rule)
    {
        if (!holds)
        {
            var words = rule.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentException($"The segment cannot be written: {words}.");
        }
    }
}

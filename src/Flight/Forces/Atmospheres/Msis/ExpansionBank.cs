using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>
/// Expansions of up to twelve quantities side by side. Phases are resolved beforehand (<see cref="ExpansionPhases"/>),
/// so that each part of each expansion is a sum of products of a function of the sky with a coefficient: no quantity
/// needs a cosine of its own. A row is a function's coefficients of all quantities, three vectors: the upper air has
/// 152 rows, 456 multiply-adds of four, at two a cycle 90 ns at 2.5 GHz.
/// </summary>
internal sealed class ExpansionBank
{
    private const int RowLength = 3;

    private readonly BasisFunction[] functions;
    private readonly (int First, int Count)[] parts; // in the rows
    private readonly int[] slots; // of each row: its function
    private readonly Vec[] rows;
    private readonly Lanes[] curves;

    /// <summary>Resolves a table.</summary>
    /// <param name="terms">Its terms.</param>
    /// <param name="curves">Its curves.</param>
    /// <param name="phases">Its seasons and angles.</param>
    /// <param name="from">First quantity.</param>
    /// <param name="count">Number of quantities.</param>
    public ExpansionBank(
        IReadOnlyList<ExpansionTerm> terms, IReadOnlyList<ExpansionCurve> curves, ExpansionPhases phases, int from,
        int count)
    {
        var resolved = new Dictionary<(Part Part, BasisFunction Function), double[]>();
        foreach (var term in terms)
        {
            for (var q = 0; q < count; q++)
            {
                var lever = LeverOf(term, curves, from + q);
                foreach (var (function, coefficient) in phases.Resolve(term, from + q, lever))
                {
                    var key = (term.Part, function);
                    if (!resolved.TryGetValue(key, out var row))
                    {
                        resolved[key] = row = new double[Lanes.Count];
                    }
                    row[q] += coefficient;
                }
            }
        }
        functions = [.. resolved.Keys.Select(key => key.Function).Distinct()];
        var sorted = resolved.OrderBy(row => row.Key.Part).ToArray(); // a stable order
        slots = [.. sorted.Select(row => Array.IndexOf(functions, row.Key.Function))];
        rows = MemoryMarshal.Cast<double, Vec>((double[])[.. sorted.SelectMany(row => row.Value)]).ToArray();
        parts =
        [
            .. Enum.GetValues<Part>().Select(part => (
                sorted.Count(row => row.Key.Part < part), sorted.Count(row => row.Key.Part == part))),
        ];
        this.curves =
        [
            .. Enum.GetValues<Curve>().Select(curve => LanesOf(
                curves.FirstOrDefault(one => one.Curve == curve)?.Values[from..(from + count)] ?? [])),
        ];
    }

    /// <summary>Functions of the sky that the expansions need.</summary>
    public int FunctionCount => functions.Length;

    /// <summary>Rows of coefficients in all parts.</summary>
    public int RowCount => slots.Length;

    /// <summary>Evaluates the functions of the sky.</summary>
    /// <param name="sky">The sky.</param>
    /// <param name="basis"><see cref="FunctionCount"/> numbers.</param>
    public void Fill(in Sky sky, Span<double> basis) => sky.Fill(functions, basis);

    /// <summary>A part of all expansions.</summary>
    /// <param name="part">Which.</param>
    /// <param name="basis">The functions.</param>
    public Lanes Sum(Part part, ReadOnlySpan<double> basis)
    {
        // Slots lie within the functions by construction, and the basis holds as many: the slice makes sure. Rows two
        // at a time in six chains, for a multiply-add takes four cycles.
        var (first, count) = parts[(int)part];
        ref var at = ref MemoryMarshal.GetReference(basis[..functions.Length]);
        ref var slot = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(slots), first);
        ref var row = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(rows), first * RowLength);
        var (a, b, c) = (Vec.Zero, Vec.Zero, Vec.Zero);
        var (d, e, f) = (Vec.Zero, Vec.Zero, Vec.Zero);
        for (; count > 1; count -= 2)
        {
            var even = Vector256.Create(Unsafe.Add(ref at, slot));
            var odd = Vector256.Create(Unsafe.Add(ref at, Unsafe.Add(ref slot, 1)));
            a = Vector256.FusedMultiplyAdd(row, even, a);
            b = Vector256.FusedMultiplyAdd(Unsafe.Add(ref row, 1), even, b);
            c = Vector256.FusedMultiplyAdd(Unsafe.Add(ref row, 2), even, c);
            d = Vector256.FusedMultiplyAdd(Unsafe.Add(ref row, 3), odd, d);
            e = Vector256.FusedMultiplyAdd(Unsafe.Add(ref row, 4), odd, e);
            f = Vector256.FusedMultiplyAdd(Unsafe.Add(ref row, 5), odd, f);
            row = ref Unsafe.Add(ref row, 2 * RowLength);
            slot = ref Unsafe.Add(ref slot, 2);
        }
        if (count == 1)
        {
            var last = Vector256.Create(Unsafe.Add(ref at, slot));
            a = Vector256.FusedMultiplyAdd(row, last, a);
            b = Vector256.FusedMultiplyAdd(Unsafe.Add(ref row, 1), last, b);
            c = Vector256.FusedMultiplyAdd(Unsafe.Add(ref row, 2), last, c);
        }
        return new(a + d, b + e, c + f);
    }

    /// <summary>A curve's numbers of all quantities.</summary>
    /// <param name="curve">Which.</param>
    public ref readonly Lanes Of(Curve curve) => ref curves[(int)curve];

    /// <summary>A quantity's mean, which its expansion makes vary.</summary>
    /// <param name="quantity">Which column of the bank.</param>
    public double LevelOf(int quantity)
    {
        Span<double> levels = stackalloc double[Lanes.Count];
        Of(Curve.Level).CopyTo(levels);
        return levels[quantity];
    }

    private static Lanes LanesOf(ReadOnlySpan<double> values)
    {
        Span<double> all = stackalloc double[Lanes.Count];
        all.Clear();
        values.CopyTo(all);
        return new(
            Vector256.Create<double>(all), Vector256.Create<double>(all[4..]), Vector256.Create<double>(all[8..]));
    }

    // In the upper air unrest goes round with longitude a little stronger on one hemisphere: times 1 + a P1.
    private static double LeverOf(ExpansionTerm term, IReadOnlyList<ExpansionCurve> curves, int quantity)
    {
        Curve? lever = term.Angle switch
        {
            Angle.DailyLongitude => Curve.DailySine,
            Angle.HistoryLongitude => Curve.HistorySine,
            _ => null,
        };
        return curves.FirstOrDefault(curve => curve.Curve == lever)?.Values[quantity] ?? 0;
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>
/// Expansions of many quantities side by side, four in a vector. Phases are resolved beforehand
/// (<see cref="ExpansionPhases"/>), so that each part of each expansion is a sum of products of a function of the sky
/// with a coefficient: no quantity needs a cosine of its own.
/// </summary>
internal sealed class ExpansionBank
{
    private const int Lanes = 4;

    private readonly BasisFunction[] functions;
    private readonly PartSum[] parts;
    private readonly Vector256<double>[] curves; // by curve, then vector

    /// <summary>Resolves a table.</summary>
    /// <param name="terms">Its terms.</param>
    /// <param name="curves">Its curves.</param>
    /// <param name="phases">Its seasons and angles.</param>
    public ExpansionBank(
        IReadOnlyList<ExpansionTerm> terms, IReadOnlyList<ExpansionCurve> curves, ExpansionPhases phases)
    {
        var quantityCount = terms[0].Values.Length;
        VectorCount = (quantityCount + Lanes - 1) / Lanes;
        var rows = new Dictionary<(Part Part, BasisFunction Function), double[]>();
        foreach (var term in terms)
        {
            for (var q = 0; q < quantityCount; q++)
            {
                foreach (var (function, coefficient) in phases.Resolve(term, q, LeverOf(term, curves, q)))
                {
                    var key = (term.Part, function);
                    var row = rows.TryGetValue(key, out var held) ? held : rows[key] = new double[VectorCount * Lanes];
                    row[q] += coefficient;
                }
            }
        }
        functions = [.. rows.Keys.Select(key => key.Function).Distinct()];
        parts =
        [
            .. Enum.GetValues<Part>().Select(part => new PartSum(
                [.. rows.Where(row => row.Key.Part == part).Select(row => Array.IndexOf(functions, row.Key.Function))],
                VectorCount, [.. rows.Where(row => row.Key.Part == part).Select(row => row.Value)])),
        ];
        this.curves = new Vector256<double>[Enum.GetValues<Curve>().Length * VectorCount];
        foreach (var curve in curves)
        {
            curve.Values.CopyTo(MemoryMarshal.Cast<Vector256<double>, double>(
                this.curves.AsSpan((int)curve.Curve * VectorCount, VectorCount)));
        }
    }

    /// <summary>Vectors of four that hold all quantities; the last one's rest is zero.</summary>
    public int VectorCount { get; }

    /// <summary>Functions of the sky that the expansions need.</summary>
    public int FunctionCount => functions.Length;

    /// <summary>Products of a function and a vector of coefficients in all parts.</summary>
    public int ProductCount => parts.Sum(part => part.Length) * VectorCount;

    /// <summary>Evaluates the functions of the sky.</summary>
    /// <param name="sky">The sky.</param>
    /// <param name="basis">At least <see cref="FunctionCount"/> numbers.</param>
    public void Fill(in Sky sky, Span<double> basis)
    {
        for (var i = 0; i < functions.Length; i++)
        {
            basis[i] = sky.Product(functions[i]);
        }
    }

    /// <summary>A part of the expansions of four quantities.</summary>
    /// <param name="part">Which.</param>
    /// <param name="vector">Which four.</param>
    /// <param name="basis">The functions.</param>
    public Vector256<double> Sum(Part part, int vector, ReadOnlySpan<double> basis) =>
        parts[(int)part].At(vector, basis);

    /// <summary>A curve's numbers of four quantities.</summary>
    /// <param name="curve">Which.</param>
    /// <param name="vector">Which four.</param>
    public Vector256<double> Of(Curve curve, int vector) => curves[((int)curve * VectorCount) + vector];

    /// <summary>A quantity's mean, which its expansion makes vary.</summary>
    /// <param name="quantity">Which column.</param>
    public double LevelOf(int quantity) => Of(Curve.Level, quantity / Lanes)[quantity % Lanes];

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

    /// <summary>Sums of one part: functions by number, coefficients by vector, then function.</summary>
    private sealed class PartSum
    {
        private readonly int[] slots;
        private readonly Vector256<double>[] coefficients;

        public PartSum(int[] slots, int vectorCount, double[][] rows)
        {
            this.slots = slots;
            coefficients = new Vector256<double>[slots.Length * vectorCount];
            for (var v = 0; v < vectorCount; v++)
            {
                for (var i = 0; i < slots.Length; i++)
                {
                    coefficients[(v * slots.Length) + i] = Vector256.Create<double>(rows[i].AsSpan(v * Lanes));
                }
            }
        }

        public int Length => slots.Length;

        public Vector256<double> At(int vector, ReadOnlySpan<double> basis)
        {
            var own = coefficients.AsSpan(vector * slots.Length, slots.Length);
            var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero); // two chains of half the length
            var i = 0;
            for (; i + 1 < own.Length; i += 2)
            {
                even = Vector256.FusedMultiplyAdd(own[i], Vector256.Create(basis[slots[i]]), even);
                odd = Vector256.FusedMultiplyAdd(own[i + 1], Vector256.Create(basis[slots[i + 1]]), odd);
            }
            if (i < own.Length)
            {
                even = Vector256.FusedMultiplyAdd(own[i], Vector256.Create(basis[slots[i]]), even);
            }
            return even + odd;
        }
    }
}

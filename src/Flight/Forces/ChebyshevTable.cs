using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Forces;

/// <summary>
/// Up to four functions of time, tabulated as Chebyshev series where and when they are asked for. A piece whose last
/// coefficients are not small enough is halved, up to a bound: a kink in the function itself is then followed as
/// closely as the last halving allows. Serves one thread.
/// </summary>
/// <param name="sample">Fills four numbers at a time.</param>
/// <param name="begin_s">Start of the span, s.</param>
/// <param name="end_s">End of the span, s; not asked for beyond.</param>
/// <param name="piece_s">Longest piece, s.</param>
/// <param name="toleranceFactor">Wanted error, of the largest of the four numbers.</param>
internal sealed class ChebyshevTable(
    ChebyshevTable.Sampler sample, double begin_s, double end_s, double piece_s, double toleranceFactor)
{
    private const int TermCount = 16;
    private const int HalvingCount_max = 6;

    private readonly int pieceCount = (int)Math.Clamp(Math.Ceiling((end_s - begin_s) / piece_s), 1, 1_000_000);
    private readonly Dictionary<int, Piece> pieces = [];
    private Piece? last;

    /// <summary>Fills four numbers at a time, s.</summary>
    public delegate void Sampler(double time_s, Span<double> values);

    /// <summary>The functions at a time.</summary>
    public Vec At(double time_s)
    {
        var piece = Find(time_s);
        return piece.Sum((time_s - piece.Middle_s) / piece.Half_s);
    }

    /// <summary>Their derivatives by time, per second.</summary>
    public Vec SlopeAt(double time_s)
    {
        var piece = Find(time_s);
        return piece.Slope((time_s - piece.Middle_s) / piece.Half_s) / piece.Half_s;
    }

    private Piece Find(double time_s)
    {
        if (last is { } found && time_s >= found.Middle_s - found.Half_s && time_s <= found.Middle_s + found.Half_s)
        {
            return found;
        }
        var length_s = (end_s - begin_s) / pieceCount;
        var number = length_s > 0 ? (int)Math.Clamp((time_s - begin_s) / length_s, 0, pieceCount - 1) : 0;
        if (!pieces.TryGetValue(number, out var piece))
        {
            piece = Build(begin_s + ((number + 0.5) * length_s), Math.Max(length_s / 2, 1e-3), HalvingCount_max);
            pieces[number] = piece;
        }
        while (piece.Halves is { } halves)
        {
            piece = time_s < piece.Middle_s ? halves.Before : halves.After;
        }
        last = piece;
        return piece;
    }

    private Piece Build(double middle_s, double half_s, int halvingsLeft)
    {
        var terms = Fit(middle_s, half_s);
        double size = 0, tail = 0;
        for (var c = 0; c < 4; c++)
        {
            size = Math.Max(size, Math.Abs(terms[c]));
            tail = Math.Max(
                tail, Math.Abs(terms[((TermCount - 1) * 4) + c]) + Math.Abs(terms[((TermCount - 2) * 4) + c]));
        }
        if (tail <= toleranceFactor * size || halvingsLeft == 0)
        {
            return new Piece(middle_s, half_s, terms, null);
        }
        var quarter_s = half_s / 2;
        return new Piece(middle_s, half_s, terms, (
            Build(middle_s - quarter_s, quarter_s, halvingsLeft - 1),
            Build(middle_s + quarter_s, quarter_s, halvingsLeft - 1)));
    }

    // W. H. Press et al., "Numerical Recipes", 3rd ed. (2007), equation 5.8.7: nodes at the zeros of the polynomial.
    private double[] Fit(double middle_s, double half_s)
    {
        Span<double> values = stackalloc double[4 * TermCount];
        for (var k = 0; k < TermCount; k++)
        {
            sample(middle_s + (half_s * Math.Cos(Math.PI * (k + 0.5) / TermCount)), values.Slice(4 * k, 4));
        }
        var terms = new double[4 * TermCount];
        for (var j = 0; j < TermCount; j++)
        {
            for (var k = 0; k < TermCount; k++)
            {
                var weight = (j == 0 ? 1.0 : 2.0) / TermCount * Math.Cos(Math.PI * j * (k + 0.5) / TermCount);
                for (var c = 0; c < 4; c++)
                {
                    terms[(4 * j) + c] += weight * values[(4 * k) + c];
                }
            }
        }
        return terms;
    }

    private sealed class Piece(double middle_s, double half_s, double[] terms, (Piece Before, Piece After)? halves)
    {
        public double Middle_s { get; } = middle_s;

        public double Half_s { get; } = half_s;

        public (Piece Before, Piece After)? Halves { get; } = halves;

        // Clenshaw's recurrence: Press et al. (2007), equation 5.8.11.
        public Vec Sum(double x)
        {
            ref var first = ref MemoryMarshal.GetArrayDataReference(terms);
            var twice = Vector256.Create(2 * x);
            Vec now = default, before = default;
            for (var j = TermCount - 1; j > 0; j--)
            {
                (now, before) = (Vector256.FusedMultiplyAdd(twice, now, Term(ref first, j) - before), now);
            }
            return Vector256.FusedMultiplyAdd(Vector256.Create(x), now, Term(ref first, 0) - before);
        }

        // The derivative of T_j is j U_(j-1): the same recurrence with another end.
        public Vec Slope(double x)
        {
            ref var first = ref MemoryMarshal.GetArrayDataReference(terms);
            var twice = Vector256.Create(2 * x);
            Vec now = default, before = default;
            for (var j = TermCount - 1; j > 0; j--)
            {
                (now, before) = (
                    Vector256.FusedMultiplyAdd(twice, now, (Term(ref first, j) * (double)j) - before), now);
            }
            return now;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vec Term(ref double first, int j) => Vector256.LoadUnsafe(ref first, (nuint)(4 * j));
    }
}

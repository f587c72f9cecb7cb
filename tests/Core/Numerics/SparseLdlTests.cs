using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

public sealed class SparseLdlTests
{
    [Theory]
    [InlineData(5, 3, 1)]
    [InlineData(60, 25, 2)]
    [InlineData(300, 140, 3)]
    [Trait("Kind", "property")]
    public void A_saddle_point_system_is_solved_and_its_negative_eigenvalues_counted(int n, int m, int seed)
    {
        // [H, J^T; J, 0] with H positive definite and J of full rank has exactly m negative eigenvalues.
        var (pattern, values) = Saddle(n, m, (ulong)seed);
        var ldl = new SparseLdl(n + m, pattern);
        var exact = Enumerable.Range(0, n + m).Select(i => Math.Sin(i + 1.0)).ToArray();
        var (right, product) = (new double[n + m], new double[n + m]);
        ldl.Multiply(values, exact, right);
        var solution = right.ToArray();

        Assert.True(ldl.TryFactor(values));
        ldl.Solve(solution);
        ldl.Multiply(values, solution, product);

        Assert.Equal(m, ldl.NegativeCount);
        // Backward error: rounding times the growth that pivots of 1e-5 allow here.
        Assert.True(product.Zip(right).Max(pair => Math.Abs(pair.First - pair.Second)) < 1e-10 * right.Max(Math.Abs));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Zeros_on_the_whole_diagonal_need_pairs_and_get_them()
    {
        var ldl = new SparseLdl(4, new([1, 3, 2], [0, 2, 1]));
        double[] vector = [1, 2, 3, 4];

        Assert.True(ldl.TryFactor([2, 5, 3]));
        ldl.Solve(vector);

        // Rows: 2 b = 1; 2 a + 3 c = 2; 3 b + 5 d = 3; 5 c = 4.
        Assert.Equal(2, ldl.NegativeCount);
        Assert.Equal([(2 - (3 * 0.8)) / 2, 0.5, 0.8, (3 - 1.5) / 5], vector, (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_singular_matrix_is_said_to_be_one()
    {
        // Two equal rows.
        var ldl = new SparseLdl(3, new([0, 1, 2, 2], [0, 0, 1, 2]));
        Assert.True(ldl.TryFactor([1, 2, 3, 4]));
        var twice = new SparseLdl(2, new([0, 1, 1], [0, 0, 1]));
        Assert.False(twice.TryFactor([1, 2, 4]));
        Assert.False(twice.TryFactor([double.NaN, 2, 4]));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_band_fills_in_no_more_than_a_band()
    {
        const int Size = 2000;
        var ldl = new SparseLdl(Size, new(
            [.. Enumerable.Range(0, Size), .. Enumerable.Range(1, Size - 1)],
            [.. Enumerable.Range(0, Size), .. Enumerable.Range(0, Size - 1)]));

        // The band has 2 elements a row; groups of eight columns keep some zeros.
        Assert.True(ldl.FillCount < 8 * Size, $"{ldl.FillCount}");
    }

    private static (SparsePattern Pattern, double[] Values) Saddle(int n, int m, ulong seed)
    {
        var random = new RandomStream(seed);
        var (rows, columns, values) = (new List<int>(), new List<int>(), new List<double>());
        void Add(int row, int column, double value)
        {
            rows.Add(row);
            columns.Add(column);
            values.Add(value);
        }
        for (var i = 0; i < n; i++)
        {
            Add(i, i, 3 + random.NextUniformFraction());
            if (i > 0)
            {
                Add(i, i - 1, random.NextUniformFraction() - 0.5);
            }
        }
        for (var i = 0; i < m; i++)
        {
            Add(n + i, i, 1 + random.NextUniformFraction()); // full rank: a triangle
            var column = (i + 1 + (int)((n - i - 1) * random.NextUniformFraction())) % n;
            Add(n + i, column, random.NextUniformFraction() - 0.5);
        }
        return (new(rows, columns), [.. values]);
    }
}

using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

/// <summary>
/// NIST Statistical Reference Datasets, nonlinear regression (itl.nist.gov/div898/strd, Misra1a.dat, Thurber.dat,
/// MGH09.dat): data, both published starts, certified parameters, standard deviations and residual sums of squares.
/// </summary>
public sealed class LevenbergMarquardtTests
{
    private sealed record Case(
        string Name, double[] X, double[] Y, Func<double, double[], double> Model, double[][] Starts,
        double[] Certified, double[] Deviations, double SumOfSquares);

    private static readonly Case[] Cases =
    [
        new("Misra1a",
            [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0],
            [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78],
            (x, b) => b[0] * (1 - Math.Exp(-b[1] * x)),
            [[500, 0.0001], [250, 0.0005]],
            [2.3894212918E+02, 5.5015643181E-04], [2.7070075241E+00, 7.2668688436E-06], 1.2455138894E-01),
        new("Thurber",
            [
                -3.067, -2.981, -2.921, -2.912, -2.840, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363, -2.322, -1.501,
                -1.460, -1.274, -1.212, -1.100, -1.046, -0.915, -0.714, -0.566, -0.545, -0.400, -0.309, -0.109, -0.103,
                0.010, 0.119, 0.377, 0.790, 0.963, 1.006, 1.115, 1.572, 1.841, 2.047, 2.200,
            ],
            [
                80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696, 101.060,
                401.672, 390.724, 567.534, 635.316, 733.054, 759.087, 894.206, 990.785, 1090.109, 1080.914, 1122.643,
                1178.351, 1260.531, 1273.514, 1288.339, 1327.543, 1353.863, 1414.509, 1425.208, 1421.384,
                1442.962, 1464.350,
                1468.705, 1447.894, 1457.628,
            ],
            (x, b) => (b[0] + (x * (b[1] + (x * (b[2] + (x * b[3]))))))
                / (1 + (x * (b[4] + (x * (b[5] + (x * b[6])))))),
            [[1000, 1000, 400, 40, 0.7, 0.3, 0.03], [1300, 1500, 500, 75, 1, 0.4, 0.05]],
            [
                1.2881396800E+03, 1.4910792535E+03, 5.8323836877E+02, 7.5416644291E+01, 9.6629502864E-01,
                3.9797285797E-01, 4.9727297349E-02,
            ],
            [
                4.6647963344E+00, 3.9571156086E+01, 2.8698696102E+01, 5.5675370270E+00, 3.1333340687E-02,
                1.4984928198E-02, 6.5842344623E-03,
            ],
            5.6427082397E+03),
        new("MGH09",
            [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625],
            [0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246],
            (x, b) => b[0] * ((x * x) + (x * b[1])) / ((x * x) + (x * b[2]) + b[3]),
            [[25, 39, 41.5, 39], [0.25, 0.39, 0.415, 0.39]],
            [1.9280693458E-01, 1.9128232873E-01, 1.2305650693E-01, 1.3606233068E-01],
            [1.1435312227E-02, 1.9633220911E-01, 8.0842031232E-02, 9.0025542308E-02], 3.0750560385E-04),
    ];

    [Theory]
    [InlineData("Misra1a")]
    [InlineData("Thurber")]
    [InlineData("MGH09")]
    [Trait("Kind", "validates")]
    public void Certified_values_of_NIST_are_reproduced_from_both_starts(string name)
    {
        var c = Cases.Single(x => string.Equals(x.Name, name, StringComparison.Ordinal));
        List<double> parameters = [], deviations = [], sums = [];
        foreach (var start in c.Starts)
        {
            var fit = LevenbergMarquardt.Fit(
                (p, r) =>
                {
                    var b = p.ToArray();
                    for (var i = 0; i < c.X.Length; i++)
                    {
                        r[i] = c.Model(c.X[i], b) - c.Y[i];
                    }
                },
                c.X.Length, start);
            Assert.True(fit.Converged);
            parameters.AddRange(c.Certified.Select((value, i) => (fit.Parameters[i] / value) - 1));
            deviations.AddRange(c.Deviations.Select((value, i) => (fit.StandardDeviationOf(i) / value) - 1));
            sums.Add((fit.Residual / c.SumOfSquares) - 1);
        }

        // Relative. Parameters: differences give the gradient to 1e-10 and MGH09 is conditioned so badly that 1e-7 is
        // what that is worth. Standard deviations: the Jacobian at those parameters. Sum: 11 certified digits.
        Record("parameters", parameters, 1e-6);
        Record("standard deviations", deviations, 1e-6);
        Record("sum of squares", sums, 1e-9);
        // The page may be off by an exponential's last bits times the conditioning.
        void Record(string what, IEnumerable<double> errors, double limit) => Accuracy.Record(
            "Numerics", $"Levenberg-Marquardt, {name}, both starts, {what}", "NIST StRD, certified values", "relative",
            errors, limit, isRounding: true);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Rosenbrocks_valley_is_followed_to_its_end_with_an_analytic_Jacobian()
    {
        var fit = LevenbergMarquardt.Fit(
            (p, r) => (r[0], r[1]) = (10 * (p[1] - (p[0] * p[0])), 1 - p[0]), 2, [-1.2, 1],
            (p, j) => (j[0], j[1], j[2], j[3]) = (-20 * p[0], 10, -1, 0));
        Assert.True(fit.Converged);
        // The residuals vanish at (1, 1): nothing but rounding is left.
        Assert.Equal(1, fit.Parameters[0], 1e-14);
        Assert.Equal(1, fit.Parameters[1], 1e-14);
        Assert.Empty(fit.Covariance);
        Assert.Throws<InvalidOperationException>(() => fit.StandardDeviationOf(0));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_straight_line_gives_the_closed_form_of_linear_regression() =>
        Gen.Double[-10, 10].Array[5, 20].Sample(y =>
        {
            var n = y.Length;
            var fit = LevenbergMarquardt.Fit(
                (p, r) =>
                {
                    for (var i = 0; i < n; i++)
                    {
                        r[i] = p[0] + (p[1] * i) - y[i];
                    }
                }, n, [0, 0]);
            var (meanX, meanY) = ((n - 1) / 2.0, y.Average());
            var sxx = Enumerable.Range(0, n).Sum(i => (i - meanX) * (i - meanX));
            var slope = Enumerable.Range(0, n).Sum(i => (i - meanX) * (y[i] - meanY)) / sxx;
            // 1e-8 of the data's size 10: the differences' accuracy of 1e-10 with room for short lines.
            return fit.Converged && Math.Abs(fit.Parameters[1] - slope) <= 1e-7
                && Math.Abs(fit.Covariance[3] - (fit.Residual / (n - 2) / sxx)) <= 1e-6 * (1 + fit.Covariance[3]);
        }, iter: 200, threads: 1);

    [Fact]
    [Trait("Kind", "refusal")]
    public void Too_few_residuals_and_a_start_outside_the_model_are_refused_in_words()
    {
        Assert.Equal("1 residuals cannot determine 2 parameters.", Assert.Throws<ArgumentException>(
            () => LevenbergMarquardt.Fit((_, r) => r[0] = 0, 1, [0, 0])).Message);
        Assert.Equal(
            "The residuals at the start are not finite: start where the model is defined.",
            Assert.Throws<ArgumentException>(
                () => LevenbergMarquardt.Fit((p, r) => r[0] = Math.Log(p[0]), 1, [-1])).Message);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_linear_system_is_solved_to_its_conditioning_and_a_singular_one_is_noticed()
    {
        Gen.Double[-1, 1].Array[30].Sample(values =>
        {
            var qr = new HouseholderQr(5, 5);
            var matrix = values[..25];
            for (var i = 0; i < 5; i++)
            {
                matrix[i * 6] += 6; // diagonally dominant: condition number below 12
            }
            Assert.True(qr.TryFactor(matrix));
            var x = new double[5];
            qr.Solve(values.AsSpan(25), x);
            for (var i = 0; i < 5; i++)
            {
                var row = Enumerable.Range(0, 5).Sum(j => matrix[(i * 5) + j] * x[j]);
                Assert.Equal(values[25 + i], row, 1e-14); // some 50 operations on numbers up to 2
            }
        }, iter: 300, threads: 1);
        Assert.False(new HouseholderQr(3, 3).TryFactor([1, 2, 3, 4, 5, 6, 7, 8, 9]));
        double[] indefinite = [1, 2, 2, 1];
        Assert.False(Cholesky.TryFactor(indefinite, 2));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_Cholesky_factor_times_its_transpose_is_the_matrix() =>
        Gen.Double[-1, 1].Array[16].Sample(values =>
        {
            var (matrix, factor) = (new double[16], new double[16]);
            for (var i = 0; i < 16; i++)
            {
                matrix[i] = Enumerable.Range(0, 4).Sum(k => values[(i / 4 * 4) + k] * values[(i % 4 * 4) + k])
                    + (i % 5 == 0 ? 0.5 : 0);
            }
            matrix.CopyTo(factor, 0);
            Assert.True(Cholesky.TryFactor(factor, 4));
            double[] x = [1, -2, 3, -4];
            double Row(int i) => Enumerable.Range(0, 4).Sum(j => matrix[(i * 4) + j] * x[j]);
            double[] right = [Row(0), Row(1), Row(2), Row(3)];
            Cholesky.Solve(factor, right);
            for (var i = 0; i < 16; i++)
            {
                var product = Enumerable.Range(0, 4).Sum(k => factor[(i / 4 * 4) + k] * factor[(i % 4 * 4) + k]);
                Assert.Equal(matrix[i], product, 1e-14); // four products of numbers up to 4.5
            }
            Assert.All(right.Zip(x), pair => Assert.Equal(pair.Second, pair.First, 1e-12)); // condition below 20
        }, iter: 300, threads: 1);
}

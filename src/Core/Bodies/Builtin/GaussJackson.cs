using System.Numerics;
using System.Runtime.CompilerServices;

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// Fixed-step integrator of second-order equations: 14th-difference Gauss-Jackson predictor and corrector (positions)
/// with summed Adams (velocities), one full and one refining evaluation a step, sums kept with their rounding errors.
/// Source: Berry and Healy (2004), J. Astronaut. Sci. 52:331. Valid while the step is below about a fiftieth of the
/// shortest period in the problem; it does not control its error: the caller compares steps. Not thread-safe.
/// </summary>
internal sealed class GaussJackson
{
    private const int Points = GaussJacksonWeights.PointCount;
    private const int Half = Points / 2;

    // Each pass of the start contracts the error by about (window / period)^2; 40 passes is far past convergence.
    private const int StartPasses = 40;

    private readonly ISecondOrderSystem system;
    private readonly double start_s;
    private readonly double step_s;
    private readonly int dimension;
    private readonly double[][] history = new double[Points][];
    private readonly double[] sum1;
    private readonly double[] sum1Error;
    private readonly double[] sum2;
    private readonly double[] sum2Error;
    private readonly double[] position;
    private readonly double[] velocity;
    private readonly double[] pastPosition;
    private readonly double[] pastVelocity;
    private int newest;

    private GaussJackson(ISecondOrderSystem system, double start_s, double step_s)
    {
        this.system = system;
        this.start_s = start_s;
        this.step_s = step_s;
        dimension = system.Dimension;
        for (var k = 0; k < Points; k++)
        {
            history[k] = new double[dimension];
        }

        sum1 = new double[dimension];
        sum1Error = new double[dimension];
        sum2 = new double[dimension];
        sum2Error = new double[dimension];
        position = new double[dimension];
        velocity = new double[dimension];
        pastPosition = new double[dimension];
        pastVelocity = new double[dimension];
    }

    /// <summary>Receives a state on the integrator's grid.</summary>
    /// <param name="step">How many steps from the start.</param>
    /// <param name="position">x; valid during the call only.</param>
    /// <param name="velocity">x'; valid during the call only.</param>
    public delegate void Visitor(int step, ReadOnlySpan<double> position, ReadOnlySpan<double> velocity);

    /// <summary>Integrates and hands every grid state, from the initial one on, to a visitor.</summary>
    /// <param name="system">The equation.</param>
    /// <param name="start_s">Time of the initial state, s.</param>
    /// <param name="position0">Initial x.</param>
    /// <param name="velocity0">Initial x'.</param>
    /// <param name="step_s">Step, s; negative integrates into the past.</param>
    /// <param name="steps">How many steps; not negative.</param>
    /// <param name="visit">Called for steps 0, 1, ..., <paramref name="steps"/>, in this order.</param>
    public static void Run(
        ISecondOrderSystem system, double start_s, ReadOnlySpan<double> position0, ReadOnlySpan<double> velocity0,
        double step_s, int steps, Visitor visit)
    {
        var run = new GaussJackson(system, start_s, step_s);
        run.Start(position0, velocity0, steps, visit);
        for (var step = Half + 1; step <= steps; step++)
        {
            run.Advance(step);
            visit(step, run.position, run.velocity);
        }
    }

    // Positions at the 15 nodes around the start by fixed-point iteration on the interpolated accelerations.
    private void Start(ReadOnlySpan<double> position0, ReadOnlySpan<double> velocity0, int steps, Visitor visit)
    {
        var nodePositions = new double[Points][];
        var nodeVelocities = new double[Points][];
        for (var j = 0; j < Points; j++)
        {
            nodePositions[j] = new double[dimension];
            nodeVelocities[j] = new double[dimension];
            system.Accelerations(start_s, position0, velocity0, Acceleration(j), false);
        }

        for (var pass = 0; pass < StartPasses; pass++)
        {
            for (var j = 0; j < Points; j++)
            {
                PlaceNode(j, position0, velocity0, nodePositions[j], nodeVelocities[j]);
            }

            for (var j = 0; j < Points; j++)
            {
                var time = start_s + ((j - Half) * step_s);
                system.Accelerations(time, nodePositions[j], nodeVelocities[j], Acceleration(j), false);
            }
        }

        newest = Points - 1;
        SetSums(nodePositions[Points - 1], nodeVelocities[Points - 1]);
        for (var step = 0; step <= Half && step <= steps; step++)
        {
            visit(step, nodePositions[Half + step], nodeVelocities[Half + step]);
        }
    }

    private Span<double> Acceleration(int slot) => history[slot];

    private void PlaceNode(
        int j, ReadOnlySpan<double> position0, ReadOnlySpan<double> velocity0, double[] x, double[] v)
    {
        var offset_s = (j - Half) * step_s;
        for (var d = 0; d < dimension; d++)
        {
            var (once, twice) = (0.0, 0.0);
            for (var i = 0; i < Points; i++)
            {
                once += GaussJacksonWeights.StartVelocity[j, i] * history[i][d];
                twice += GaussJacksonWeights.StartPosition[j, i] * history[i][d];
            }

            x[d] = position0[d] + ((offset_s * velocity0[d]) + (step_s * (step_s * twice)));
            v[d] = velocity0[d] + (step_s * once);
        }
    }

    // Sums that make the corrector formulas hold exactly at the newest starting node.
    private void SetSums(double[] x, double[] v)
    {
        for (var d = 0; d < dimension; d++)
        {
            var (once, twice) = (0.0, 0.0);
            for (var k = Points - 1; k >= 0; k--)
            {
                var a = history[(newest - k + Points) % Points][d];
                once += GaussJacksonWeights.CorrectVelocity[k] * a;
                twice += GaussJacksonWeights.CorrectPosition[k] * a;
            }

            sum1[d] = (v[d] / step_s) - once;
            sum2[d] = (x[d] / step_s / step_s) - twice;
            Accumulate(d);
        }
    }

    // First sum gains the newest acceleration, second sum gains the first; both keep what rounding lost (two-sum).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Accumulate(int d)
    {
        var (first, firstError) = TwoSum(sum1[d], history[newest][d]);
        sum1[d] = first;
        sum1Error[d] += firstError;
        var (second, secondError) = TwoSum(sum2[d], first);
        sum2[d] = second;
        sum2Error[d] += secondError + sum1Error[d];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Sum, double Error) TwoSum(double a, double b)
    {
        var sum = a + b;
        var shadow = sum - a;
        return (sum, (a - (sum - shadow)) + (b - shadow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Advance(int step)
    {
        SumHistory();
        for (var d = 0; d < dimension; d++)
        {
            position[d] = step_s * (step_s * (sum2[d] + (sum2Error[d] + position[d])));
            velocity[d] = step_s * (sum1[d] + (sum1Error[d] + velocity[d]));
        }

        var time = start_s + (step * step_s);
        newest = (newest + 1) % Points;
        var now = history[newest];
        system.Accelerations(time, position, velocity, now, false);
        Correct(now);
        system.Accelerations(time, position, velocity, now, true);
        for (var d = 0; d < dimension; d++)
        {
            Accumulate(d);
        }
    }

    private void Correct(double[] now)
    {
        var (weightX, weightV) = (GaussJacksonWeights.CorrectPosition[0], GaussJacksonWeights.CorrectVelocity[0]);
        for (var d = 0; d < dimension; d++)
        {
            position[d] = step_s * (step_s * (sum2[d] + (sum2Error[d] + pastPosition[d] + (weightX * now[d]))));
            velocity[d] = step_s * (sum1[d] + (sum1Error[d] + pastVelocity[d] + (weightV * now[d])));
        }
    }

    // All four weighted sums over the history in one pass, oldest first, so that small terms add up before large ones.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumHistory()
    {
        Array.Clear(position);
        Array.Clear(velocity);
        Array.Clear(pastPosition);
        Array.Clear(pastVelocity);
        for (var k = Points - 1; k >= 0; k--)
        {
            var a = history[(newest - k + Points) % Points];
            var (px, pv) = (GaussJacksonWeights.PredictPosition[k], GaussJacksonWeights.PredictVelocity[k]);
            var last = k == Points - 1;
            var cx = last ? 0 : GaussJacksonWeights.CorrectPosition[k + 1];
            var cv = last ? 0 : GaussJacksonWeights.CorrectVelocity[k + 1];
            var d = 0;
            for (; d <= dimension - Vector<double>.Count; d += Vector<double>.Count)
            {
                var value = new Vector<double>(a, d);
                (new Vector<double>(position, d) + (px * value)).CopyTo(position, d);
                (new Vector<double>(velocity, d) + (pv * value)).CopyTo(velocity, d);
                (new Vector<double>(pastPosition, d) + (cx * value)).CopyTo(pastPosition, d);
                (new Vector<double>(pastVelocity, d) + (cv * value)).CopyTo(pastVelocity, d);
            }

            for (; d < dimension; d++)
            {
                position[d] += px * a[d];
                velocity[d] += pv * a[d];
                pastPosition[d] += cx * a[d];
                pastVelocity[d] += cv * a[d];
            }
        }
    }
}

namespace Guanghan.Core.Numerics;

/// <summary>How a search takes a step and keeps its multipliers.</summary>
internal sealed partial class InteriorPointRun
{
    private void Take(double newObjective, double[] along, double length)
    {
        var n = program.Size;
        var keep = Math.Max(BoundaryFraction, 1 - barrier);
        var dualLength = 1.0;
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < n; i++)
            {
                var (gapLow, gapHigh) = (z[i] - program.Lower[i], program.Upper[i] - z[i]);
                var low = HasLower(i)
                    ? (barrier / gapLow) - lowerMultipliers[i] - (lowerMultipliers[i] / gapLow * along[i]) : 0;
                var high = HasUpper(i)
                    ? (barrier / gapHigh) - upperMultipliers[i] + (upperMultipliers[i] / gapHigh * along[i]) : 0;
                if (pass == 1)
                {
                    lowerMultipliers[i] += dualLength * low;
                    upperMultipliers[i] += dualLength * high;
                    continue;
                }
                dualLength = low < 0 ? Math.Min(dualLength, -keep * lowerMultipliers[i] / low) : dualLength;
                dualLength = high < 0 ? Math.Min(dualLength, -keep * upperMultipliers[i] / high) : dualLength;
            }
        }
        for (var i = 0; i < y.Length; i++)
        {
            y[i] += length * along[n + i];
        }
        Accept(newObjective);
    }

    private void Accept(double newObjective)
    {
        trial.CopyTo(z, 0);
        trialConstraints.CopyTo(constraints, 0);
        objective = newObjective;
        program.Differentiate(z, gradient, jacobian);
        for (var i = 0; i < z.Length; i++)
        {
            lowerMultipliers[i] = HasLower(i) ? Corridor(lowerMultipliers[i], z[i] - program.Lower[i]) : 0;
            upperMultipliers[i] = HasUpper(i) ? Corridor(upperMultipliers[i], program.Upper[i] - z[i]) : 0;
        }
    }

    private double Corridor(double multiplier, double gap) => Math.Clamp(
        multiplier, barrier / gap / MultiplierCorridor, barrier / gap * MultiplierCorridor);

    private void ResetBoundMultipliers()
    {
        for (var i = 0; i < z.Length; i++)
        {
            lowerMultipliers[i] = HasLower(i) ? Math.Min(barrier / (z[i] - program.Lower[i]), 1e3) : 0;
            upperMultipliers[i] = HasUpper(i) ? Math.Min(barrier / (program.Upper[i] - z[i]), 1e3) : 0;
        }
    }

    /// <summary>Multipliers that make the Lagrangian's gradient least; zero where they would be large.</summary>
    private void EstimateMultipliers()
    {
        var n = program.Size;
        Array.Clear(y);
        Array.Clear(hessian);
        Array.Fill(sigma, 1);
        if (y.Length == 0 || !kkt.TryFactor(hessian, sigma, jacobian, 0))
        {
            return;
        }
        Array.Clear(right);
        for (var i = 0; i < n; i++)
        {
            right[i] = IsFree(i) ? -gradient[i] + lowerMultipliers[i] - upperMultipliers[i] : 0;
        }
        kkt.Solve(right, step);
        if (step.AsSpan(n).ToArray().All(value => Math.Abs(value) <= 1e3)) // Waechter and Biegler 2006, lambda max
        {
            step.AsSpan(n).CopyTo(y);
        }
    }
}

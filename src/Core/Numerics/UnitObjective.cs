namespace Guanghan.Core.Numerics;

/// <summary>
/// A function of the unit cube, counting: it maps points to the box, evaluates them together, and keeps the best.
/// </summary>
internal sealed class UnitObjective(BatchObjective function, SearchBox box, long evaluations_max, double target)
{
    private readonly double[] _best = new double[box.Dimension];
    private double[] _points = [];

    public int Dimension => box.Dimension;

    public long EvaluationCount { get; private set; }

    public double BestValue { get; private set; } = double.PositiveInfinity;

    public ReadOnlySpan<double> Best => _best;

    /// <summary>Whether nothing more is to be evaluated.</summary>
    public bool IsOver => EvaluationCount >= evaluations_max || BestValue <= target;

    public bool IsAtTarget => BestValue <= target;

    /// <summary>Values at points of the unit cube; what is not a number becomes infinite.</summary>
    public void Evaluate(ReadOnlySpan<double> units, Span<double> values)
    {
        if (_points.Length < units.Length)
        {
            _points = new double[units.Length];
        }
        var points = _points.AsSpan(0, units.Length);
        box.FromUnit(units, points);
        function(points, values);
        EvaluationCount += values.Length;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = double.IsNaN(values[i]) ? double.PositiveInfinity : values[i];
            if (values[i] < BestValue || EvaluationCount == values.Length && i == 0)
            {
                BestValue = values[i];
                units.Slice(i * Dimension, Dimension).CopyTo(_best);
            }
        }
    }

    public SearchResult Result(bool converged, double residual)
    {
        var point = new double[Dimension];
        box.FromUnit(_best, point);
        return new(converged || IsAtTarget, [.. point], BestValue, EvaluationCount, residual);
    }
}

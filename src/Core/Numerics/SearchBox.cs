using System.Collections.Immutable;
using System.Globalization;

namespace Guanghan.Core.Numerics;

/// <summary>Values of a function at many points, so that it may compute several at once.</summary>
/// <param name="points">The points, one after the other.</param>
/// <param name="values">One value a point, to be filled; a value that is not a number counts as infinite.</param>
public delegate void BatchObjective(ReadOnlySpan<double> points, Span<double> values);

/// <summary>The box that is searched. Searches work in its unit cube, so that its numbers may have any scale.</summary>
public sealed class SearchBox
{
    /// <summary>A box from its corners.</summary>
    /// <param name="lower">Least value of each coordinate.</param>
    /// <param name="upper">Greatest value of each coordinate; equal to the least fixes it.</param>
    /// <exception cref="ArgumentException">Corners of different or no length, exchanged or infinite.</exception>
    public SearchBox(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        if (lower.Length == 0 || lower.Length != upper.Length)
        {
            throw new ArgumentException(
                $"A box needs as many upper bounds as lower ones, at least one; there are {lower.Length} lower and " +
                $"{upper.Length} upper.");
        }
        for (var i = 0; i < lower.Length; i++)
        {
            if (!(lower[i] <= upper[i] && double.IsFinite(upper[i] - lower[i])))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Coordinate {i} of the box runs from {lower[i]} to {upper[i]}; bounds are finite, the lower one " +
                    $"first."));
            }
        }
        Lower = [.. lower];
        Upper = [.. upper];
    }

    /// <summary>Least value of each coordinate.</summary>
    public ImmutableArray<double> Lower { get; }

    /// <summary>Greatest value of each coordinate.</summary>
    public ImmutableArray<double> Upper { get; }

    /// <summary>How many coordinates.</summary>
    public int Dimension => Lower.Length;

    /// <summary>A point of the unit cube in the box; never outside it, whatever the rounding.</summary>
    internal void FromUnit(ReadOnlySpan<double> unit, Span<double> point)
    {
        for (var i = 0; i < point.Length; i++)
        {
            var axis = i % Dimension;
            var value = Lower[axis] + (unit[i] * (Upper[axis] - Lower[axis]));
            point[i] = Math.Min(Math.Max(value, Lower[axis]), Upper[axis]);
        }
    }

    /// <summary>A point of the box in the unit cube.</summary>
    internal void ToUnit(ReadOnlySpan<double> point, Span<double> unit)
    {
        for (var i = 0; i < unit.Length; i++)
        {
            var width = Upper[i] - Lower[i];
            unit[i] = width > 0 ? Math.Clamp((point[i] - Lower[i]) / width, 0, 1) : 0;
        }
    }
}

/// <summary>What a search for the least value found.</summary>
/// <param name="Converged">True where it stopped by its own rule or at the target, not at the bound on
/// evaluations.</param>
/// <param name="Point">The best point.</param>
/// <param name="Value">The function there.</param>
/// <param name="EvaluationCount">Evaluations of the function.</param>
/// <param name="Residual">Size of what was still being searched at the end, as a fraction of the box.</param>
public sealed record SearchResult(
    bool Converged, ImmutableArray<double> Point, double Value, long EvaluationCount, double Residual);

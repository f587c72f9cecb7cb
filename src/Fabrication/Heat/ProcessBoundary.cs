using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat;

/// <summary>A quantity of a process map.</summary>
public enum ProcessDirection
{
    /// <summary>Flux of the light.</summary>
    Flux,

    /// <summary>Speed of the pen.</summary>
    Speed,

    /// <summary>Distance between tracks.</summary>
    Spacing,

    /// <summary>Height of a layer.</summary>
    Layer,
}

/// <summary>Where a limit is crossed from a point, one quantity changed and all others kept.</summary>
/// <param name="Direction">The quantity.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Factor">The quantity there over that of the point; above 1 for more of it.</param>
/// <param name="IsCrossedAtPoint">Whether the point itself is beyond the limit, so that it ends there.</param>
public readonly record struct ProcessCrossing(
    ProcessDirection Direction, ProcessLimit Limit, double Factor, bool IsCrossedAtPoint);

/// <summary>
/// Walks from a point along each of the four quantities, up and down in even ratios, and finds the first place where
/// each limit changes sides: by false position on the logarithm of its measure, which is continuous. A limit that is
/// crossed and crossed back within one step is not seen.
/// </summary>
public sealed record ProcessBoundary
{
    /// <summary>Factor to which every quantity is followed, either way.</summary>
    public const double ReachFactor = 3;

    /// <summary>What a pen does.</summary>
    public required ProcessModel Model { get; init; }

    /// <summary>The limits.</summary>
    public required ProcessLimits Limits { get; init; }

    /// <summary>Cells in the point's layer; other layers have cells of the same size, six at least.</summary>
    public required int CellCount { get; init; }

    /// <summary>Steps from the point to the reach.</summary>
    public required int StepCount { get; init; }

    /// <summary>Computations that close in on a crossing after the walk; 0 for straight lines between steps.</summary>
    public required int RefineCount { get; init; }

    /// <summary>Cells for a layer when a layer of another height has so many.</summary>
    /// <param name="layer_m">Height, m.</param>
    /// <param name="cellCount">Cells of the other.</param>
    /// <param name="other_m">Height of the other, m.</param>
    public static int Cells(double layer_m, int cellCount, double other_m) =>
        Math.Clamp((int)Math.Round(cellCount * layer_m / other_m), 6, 60); // judgement; six resolve a joint to a sixth

    /// <summary>The point with one quantity changed.</summary>
    /// <param name="point">The point.</param>
    /// <param name="direction">The quantity.</param>
    /// <param name="factor">Its factor.</param>
    public static ProcessPoint Moved(ProcessPoint point, ProcessDirection direction, double factor) =>
        direction switch
        {
            ProcessDirection.Flux => point with { Flux_W_m2 = factor * point.Flux_W_m2 },
            ProcessDirection.Speed => point with { Speed_m_s = factor * point.Speed_m_s },
            ProcessDirection.Spacing => point with { Spacing_m = factor * point.Spacing_m },
            _ => point with { Layer_m = factor * point.Layer_m },
        };

    /// <summary>All crossings within reach.</summary>
    /// <param name="point">The point.</param>
    /// <param name="cancellation">Asked often.</param>
    public ImmutableArray<ProcessCrossing> Of(ProcessPoint point, CancellationToken cancellation)
    {
        var dwell = Model.Diameter_m / point.Speed_m_s;
        // Speeds and spacings share one set of places; closer ones where crossings are refined.
        var places = Model.Places(point.Flux_W_m2, point.Layer_m, ProcessPlaces.Dwells_s(
            0.2 * dwell / ReachFactor, dwell * ReachFactor, RefineCount > 0 ? 1.1 : 1.3), CellCount, cancellation);
        ProcessOutcome At(ProcessDirection direction, double factor)
        {
            var moved = Moved(point, direction, factor);
            return direction is ProcessDirection.Speed or ProcessDirection.Spacing
                ? Model.Of(places, moved.Speed_m_s, moved.Spacing_m)
                : Model.Of(moved, Cells(moved.Layer_m, CellCount, point.Layer_m), cancellation);
        }

        var found = ImmutableArray.CreateBuilder<ProcessCrossing>();
        foreach (var direction in Enum.GetValues<ProcessDirection>())
        {
            found.AddRange(Walk(direction, ReachFactor, factor => At(direction, factor)));
            found.AddRange(Walk(direction, 1 / ReachFactor, factor => At(direction, factor)));
        }

        return found.ToImmutable();
    }

    private IEnumerable<ProcessCrossing> Walk(
        ProcessDirection direction, double reach, Func<double, ProcessOutcome> at)
    {
        double FactorOf(int step) => Math.Pow(reach, step / (double)StepCount);
        double[] Measures(ProcessOutcome one) =>
            [.. ProcessLimits.All.Select(limit => Math.Log(Limits.MeasureRatio(one, limit)))];
        var before = Measures(at(1));
        var start = before;
        var isOpen = ProcessLimits.All.Select(_ => true).ToArray();
        for (var step = 1; step <= StepCount; step++)
        {
            var here = Measures(at(FactorOf(step)));
            foreach (var limit in ProcessLimits.All)
            {
                var i = (int)limit;
                if (isOpen[i] && before[i] > 0 != here[i] > 0)
                {
                    isOpen[i] = false;
                    var factor = Close((FactorOf(step - 1), before[i]), (FactorOf(step), here[i]),
                        factor => Measures(at(factor))[i]);
                    yield return new(direction, limit, factor, start[i] > 0);
                }
            }

            before = here;
        }
    }

    // False position on the logarithms; every second time the middle, so that a step-like measure closes in too.
    private double Close((double Factor, double Measure) near, (double Factor, double Measure) far,
        Func<double, double> measure)
    {
        double Between(double share) => near.Factor * Math.Pow(far.Factor / near.Factor, share);
        double Straight() => Between(near.Measure / (near.Measure - far.Measure));
        for (var turn = 0; turn < RefineCount; turn++)
        {
            var middle = (turn & 1) == 1 ? Between(0.5) : Straight();
            var value = measure(middle);
            (near, far) = value > 0 == near.Measure > 0 ? ((middle, value), far) : (near, (middle, value));
        }

        return Straight();
    }
}

using System.Collections.Immutable;

namespace Guanghan.Core.Numerics;

/// <summary>The best places found so far, best first, no two of them near each other.</summary>
internal sealed class RestartArchive(SearchBox box)
{
    private const int Capacity = 48;
    private const double NearFraction = 0.02; // of the box: places closer in every coordinate count as one

    private const double GainRatio = 1e-3; // of the best value: a smaller gain is none

    private readonly List<SearchResult> _places = [];
    private double _mark = double.PositiveInfinity;
    private int _idle;

    public int Count => _places.Count;

    /// <summary>Forgets all where nothing has been gained for so many rounds.</summary>
    public void EndRound(int idle_max)
    {
        if (_places.Count == 0)
        {
            return;
        }
        var isGain = !(_places[0].Value >= _mark - (GainRatio * Math.Abs(_mark)));
        (_mark, _idle) = isGain ? (_places[0].Value, 0) : (_mark, _idle + 1);
        if (_idle >= idle_max)
        {
            _places.Clear();
            (_mark, _idle) = (double.PositiveInfinity, 0);
        }
    }

    public void Add(SearchResult found)
    {
        if (found.EvaluationCount == 0)
        {
            return;
        }
        if (_places.Exists(place => place.Value <= found.Value && AreNear(place.Point, found.Point)))
        {
            return;
        }
        _places.RemoveAll(place => AreNear(place.Point, found.Point));
        var at = _places.FindIndex(place => found.Value < place.Value);
        _places.Insert(at < 0 ? _places.Count : at, found);
        if (_places.Count > Capacity)
        {
            _places.RemoveAt(Capacity);
        }
    }

    /// <summary>A place, the better ones more often.</summary>
    public ImmutableArray<double> Pick(RandomStream random) => _places[Rank(random)].Point;

    /// <summary>The box that two places span, widened, within the whole box.</summary>
    public SearchBox Span(RandomStream random, SearchBox whole)
    {
        var (a, b) = (_places[Rank(random)].Point, _places[Rank(random)].Point);
        var margin = 0.1 * random.NextUniformFraction();
        var (low, high) = (new double[whole.Dimension], new double[whole.Dimension]);
        for (var i = 0; i < low.Length; i++)
        {
            var width = whole.Upper[i] - whole.Lower[i];
            var around = (margin * width) + (0.5 * Math.Abs(a[i] - b[i]));
            low[i] = Math.Max(whole.Lower[i], Math.Min(a[i], b[i]) - around);
            high[i] = Math.Min(whole.Upper[i], Math.Max(a[i], b[i]) + around);
        }
        return new(low, high);
    }

    private int Rank(RandomStream random)
    {
        var share = random.NextUniformFraction();
        return (int)(_places.Count * share * share);
    }

    private bool AreNear(ImmutableArray<double> a, ImmutableArray<double> b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (Math.Abs(a[i] - b[i]) > NearFraction * (box.Upper[i] - box.Lower[i]))
            {
                return false;
            }
        }
        return true;
    }
}

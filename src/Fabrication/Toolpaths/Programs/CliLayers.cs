using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>Puts the layers of a Common Layer Interface file together and says what was odd.</summary>
/// <param name="head">What its head says.</param>
internal sealed class CliLayers(CliHead head)
{
    private readonly List<(int Top, PathList Paths)> _layers = [];
    private readonly PathList _paths = new();
    private LatticePoint[] _way = new LatticePoint[64];
    private int? _top;
    private int _count;
    private int _id;
    private long _rounded;
    private long _turned;
    private long _closed;
    private LatticePoint _low = new(int.MaxValue, int.MaxValue);
    private LatticePoint _high = new(int.MinValue, int.MinValue);

    /// <summary>Whether a line's end stands between head and binary commands.</summary>
    public bool HasLineEnd { get; set; }

    /// <summary>Whether filling bytes stand behind the numbers of commands.</summary>
    public bool IsFilled { get; set; }

    /// <summary>Forgets all layers.</summary>
    public void Clear()
    {
        _layers.Clear();
        _paths.Clear();
        (_top, _rounded, _turned, _closed) = (null, 0, 0, 0);
        (_low, _high) = (new(int.MaxValue, int.MaxValue), new(int.MinValue, int.MinValue));
    }

    /// <summary>Begins a layer; what is wrong, or null.</summary>
    public (string, string)? Begin(double z)
    {
        if (!TryUnits(z, out var top))
        {
            return Beyond(z);
        }

        if (_top is { } below && top <= below)
        {
            return ("the layer is not above the one before", "layers must rise: export it again");
        }

        if (_layers.Count >= ProgramReading.MostLayers)
        {
            return ($"there are more than {ProgramReading.MostLayers} layers", "cut the file in parts");
        }

        EndLayer();
        _top = top;
        return null;
    }

    /// <summary>Begins a way.</summary>
    public void StartWay(int id) => (_id, _count) = (id, 0);

    /// <summary>Adds a place to it.</summary>
    public (string, string)? AddPlace(double x, double y)
    {
        if (!TryUnits(x, out var across) || !TryUnits(y, out var along))
        {
            return Beyond(Math.Abs(x) > Math.Abs(y) ? x : y);
        }

        if (_count == _way.Length)
        {
            Array.Resize(ref _way, 2 * _count);
        }

        _way[_count++] = new(across, along);
        (_low, _high) = (new(Math.Min(_low.X, across), Math.Min(_low.Y, along)),
            new(Math.Max(_high.X, across), Math.Max(_high.Y, along)));
        return null;
    }

    /// <summary>Ends a way that was a polyline.</summary>
    public (string, string)? EndPolyline(int direction)
    {
        if (_top is null)
        {
            return ("a polyline stands before the first layer", "begin a layer before");
        }

        if (direction is < 0 or > 2)
        {
            return ($"{direction} is no direction of a polyline", "0 is clockwise, 1 counter-clockwise, 2 open");
        }

        if (_count < 2)
        {
            return ($"a polyline of {_count} places", "it needs at least two");
        }

        var way = _way.AsSpan(0, _count);
        if (direction < 2 && way[0] != way[^1])
        {
            // Numbers were cut to the file's unit: the last place may miss the first by one.
            var most = Math.Ceiling(head.Scale);
            if (Math.Abs((double)way[0].X - way[^1].X) > most || Math.Abs((double)way[0].Y - way[^1].Y) > most)
            {
                return ($"a polyline of direction {direction} does not close: its last place is not its first",
                    "close it, or give it direction 2");
            }

            way[^1] = way[0];
            _closed++;
        }

        var area = direction < 2 ? Region.TwiceArea(way) : 0;
        _turned += (direction == 1 && area < 0) || (direction == 0 && area > 0) ? 1 : 0;
        EndWay(direction < 2 ? PathKind.OuterContour : PathKind.Hatch);
        return null;
    }

    /// <summary>Ends a way that was a hatch.</summary>
    public (string, string)? EndHatch()
    {
        EndWay(PathKind.Hatch);
        return _top is null ? ("hatches stand before the first layer", "begin a layer before") : null;
    }

    /// <summary>All layers; null where they cannot be used.</summary>
    public ProgramReading? Finish(out (string What, string Advice) wrong)
    {
        EndLayer();
        wrong = default;
        var notes = ImmutableArray.CreateBuilder<string>();
        var hasBottom = _layers.Count > 1 && _layers[0].Paths.Count == 0;
        if (_layers.Count == 0 || (_layers.Count == 1 && _layers[0].Paths.Count == 0))
        {
            wrong = ("the file has no layer with ways", "there is nothing to draw: export it again");
            return null;
        }

        if (head.LayerCount is { } said && said != _layers.Count && said != _layers.Count - (hasBottom ? 1 : 0))
        {
            wrong = (Text($"the head says {said} layers and the file has {_layers.Count}"),
                "it is cut short: fetch it again");
            return null;
        }

        if (Bottom(hasBottom, notes) is not { } bottom)
        {
            wrong = ("nothing tells the thickness of the only layer", "put an empty layer at its lower face before it");
            return null;
        }

        var layers = ImmutableArray.CreateBuilder<DrawnLayer>(_layers.Count);
        var first = bottom;
        foreach (var (top, paths) in _layers.Skip(hasBottom ? 1 : 0))
        {
            layers.Add(new(
                layers.Count, bottom * Lattice.Unit_m, (top - bottom) * Lattice.Unit_m, 0, Region.Empty, paths));
            bottom = top;
        }

        Say(notes);
        var pens = head.Labels.Count == 0 ? 1 : 1 + head.Labels.Values.Max(label => label.Pen);
        var header = new ProgramHeader(head.Part, layers.Count, _low.X > _high.X ? default : _low,
            _low.X > _high.X ? default : _high, first * Lattice.Unit_m, bottom * Lattice.Unit_m, pens, 0, 0, 0);
        return new(header, layers.ToImmutable(), null, notes.ToImmutable());
    }

    private int? Bottom(bool hasBottom, ImmutableArray<string>.Builder notes)
    {
        if (hasBottom)
        {
            return _layers[0].Top;
        }

        var first = _layers[0].Top;
        if (_layers.Count > 1)
        {
            notes.Add("No empty layer tells the first layer's thickness; it was taken from the second.");
            return Math.Max(-Lattice.Limit, first - (_layers[1].Top - first));
        }

        if (head.Dimension_mm is { } box &&
            TryUnits(box[2] * Lattice.UnitsPerMillimetre / head.Scale, out var low) && low < first)
        {
            notes.Add("No empty layer tells the only layer's thickness; $$DIMENSION does.");
            return low;
        }

        return null;
    }

    private void Say(ImmutableArray<string>.Builder notes)
    {
        Note(_rounded, "numbers are no multiples of 10 nm; they were rounded.");
        Note(_turned, "contours do not turn as their direction says; they were taken as they run.");
        Note(_closed, "contours missed their first place by one unit; they were closed.");
        Note(head.UserDataCount, Text($"records of user data ({head.UserDataLength} bytes) were passed over."));
        if (head.LabelCount > 1 && head.Labels.Count == 0)
        {
            notes.Add(Text($"The {head.LabelCount} parts of the file are drawn by one pen."));
        }

        if (HasLineEnd)
        {
            notes.Add("A line's end stands between the head and the binary commands.");
        }

        if (IsFilled)
        {
            notes.Add("Two filling bytes stand behind the number of each command.");
        }

        if (head.Dimension_mm is { } box && _low.X <= _high.X && IsOutside(box))
        {
            notes.Add("Ways lie outside $$DIMENSION; check the unit.");
        }

        void Note(long many, string what)
        {
            if (many > 0)
            {
                notes.Add(Text($"{many} {what}"));
            }
        }
    }

    // By more than a unit of the file and a thousandth of the part.
    private bool IsOutside(double[] box)
    {
        var most = head.Scale + (1e-3 * Lattice.UnitsPerMillimetre * Math.Max(box[3] - box[0], box[4] - box[1]));
        const double unit = Lattice.UnitsPerMillimetre;
        return _low.X < (box[0] * unit) - most || _low.Y < (box[1] * unit) - most ||
            _high.X > (box[3] * unit) + most || _high.Y > (box[4] * unit) + most;
    }

    private void EndWay(PathKind kind)
    {
        var pen = 0;
        if (head.Labels.TryGetValue(_id, out var label))
        {
            // A spot is a hatch of no length; one that moves is hatch.
            kind = label.Kind is PathKind.Spot && (_count != 2 || _way[0] != _way[1]) ? PathKind.Hatch : label.Kind;
            pen = label.Pen;
        }

        for (var at = 0; at < _count; at++)
        {
            _paths.AddPoint(_way[at]);
        }

        _paths.EndPath(kind, (byte)pen);
    }

    private void EndLayer()
    {
        if (_top is { } top)
        {
            _layers.Add((top, _paths.Copy()));
        }

        _paths.Clear();
    }

    private bool TryUnits(double value, out int units)
    {
        var exact = value * head.Scale;
        var nearest = Math.Round(exact);
        units = Math.Abs(nearest) <= Lattice.Limit ? (int)nearest : 0;

        // Less is the rounding of the number itself: a double's, or a float's of 24 bits.
        var most = head.IsBinary ? Math.Max(1e-3, Math.Abs(exact) / (1 << 24)) : 1e-3;
        _rounded += Math.Abs(exact - nearest) > most ? 1 : 0;
        return Math.Abs(nearest) <= Lattice.Limit;
    }

    private (string, string) Beyond(double value) =>
        (Text($"{value * head.Scale * Lattice.Unit_m:G6} m lies beyond {Lattice.Limit_m} m"),
            "check $$UNITS, the length of a unit in mm");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

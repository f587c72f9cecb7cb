using System.Buffers.Text;
using System.Collections.Immutable;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>Follows a program of G-code and notes what it draws.</summary>
/// <param name="chordTolerance_m">How far chords may lie from the arc they stand for, m.</param>
internal sealed class GCodeMachine(double chordTolerance_m)
{
    private const int MostArcPoints = 20_000_000;

    // Ends of an arc may differ in their distance to its centre by so much (NISTIR 6556, 3.5.3): 2 um.
    private const double ArcEnds_units = 200;

    private readonly PathList _paths = new();
    private readonly LatticePoint?[] _places = new LatticePoint?[ProgramHeader.MostPens];
    private (int Index, int Bottom, double Angle_rad)? _layer;
    private (int? Index, double Angle_rad) _next;
    private PathKind _kind;
    private int _motion = -1;
    private int _pen;
    private int? _z;
    private int _ceiling;
    private bool _isOpen;
    private bool _hasDwelt;
    private int _drawn; // corners of the way that is being made
    private int _arcPoints;

    public ImmutableArray<DrawnLayer>.Builder Layers { get; } = ImmutableArray.CreateBuilder<DrawnLayer>();

    public bool IsDone { get; private set; }

    public long RoundedCount { get; private set; }

    public long ArcCount { get; private set; }

    public int PenCount { get; private set; } = 1;

    public double Feed_mm_min { get; private set; }

    public double Dwell_s { get; private set; }

    /// <summary>Takes in a comment; what is wrong and what to do, or null.</summary>
    public (string, string)? Comment(ReadOnlySpan<byte> comment, GCodeReader.Said said)
    {
        if (comment.StartsWith("TYPE:"u8))
        {
            if (PathKindNames.Find(comment[5..]) is not { } kind)
            {
                return ("the comment names no kind of way",
                    "the kinds are " + string.Join(", ", PathKindNames.All.ToArray()));
            }

            EndPath(goesOn: true);
            _kind = kind;
        }
        else if (comment.SequenceEqual("PATH"u8))
        {
            EndPath(goesOn: true);
        }
        else if (comment.StartsWith("LAYER:"u8) && Utf8Parser.TryParse(comment[6..], out int index, out _))
        {
            _next = (index, 0);
        }
        else if (comment.StartsWith("ANGLE:"u8) && Utf8Parser.TryParse(comment[6..], out double angle, out _) &&
            double.IsFinite(angle))
        {
            _next.Angle_rad = angle;
        }
        else if (!comment.IsEmpty)
        {
            said.Take(comment);
        }

        return null;
    }

    /// <summary>Does what a line says, in the order of NISTIR 6556, table 8; what is wrong, or null.</summary>
    public (string, string)? Do(in GCodeLine line)
    {
        RoundedCount += line.RoundedCount;
        Feed_mm_min = line.Feed is > 0 and var feed ? feed : Feed_mm_min;
        if (line.Setting == 20)
        {
            return ("G20 asks for inches", "write millimetres, with G21");
        }

        if (line.Pen is { } pen)
        {
            if (_isOpen)
            {
                return ("the pen changes while the shutter is open", "close it with M5 before");
            }

            (_pen, PenCount) = (pen, Math.Max(PenCount, pen + 1));
        }

        if (line.Parameter is not null && (line.IsDwell ? line.Machine == 800 : line.Machine != 800))
        {
            return ("'P' belongs to one of G4 and M800", "write it on the line of the one it is meant for");
        }

        return (line.Machine is { } machine ? Switch(machine, line) : null) ??
            (line.IsDwell ? Dwell(line) : null) ?? Move(line);
    }

    private (string, string)? Switch(int machine, in GCodeLine line)
    {
        switch (machine)
        {
            case 3 when _layer is null:
                return ("the shutter opens before a layer is spread", "spread one with M800 P and its thickness in mm");
            case 3 when _places[_pen] is null || _z is null:
                return ("the shutter opens before the pen is anywhere", "move it with G0 X Y, and Z for the layer");
            case 3 when !_isOpen:
                _isOpen = true;
                StartPath();
                return null;
            case 5 when _isOpen:
                var isEmpty = _drawn < 2 && !_hasDwelt;
                EndPath(goesOn: false);
                _isOpen = false;
                return isEmpty ? ("the shutter opened and closed without a way or a dwell",
                    "draw with G1 or stand with G4 P between M3 and M5") : null;
            case 800:
                return Spread(line);
            case 2 or 30:
                if (_isOpen)
                {
                    return ("the program ends with the shutter open", "close it with M5 before");
                }

                EndLayer();
                IsDone = true;
                return null;
            default:
                return null;
        }
    }

    private (string, string)? Spread(in GCodeLine line)
    {
        if (_isOpen)
        {
            return ("a layer is spread while the shutter is open", "close it with M5 before");
        }

        if (line.Parameter is not (> 0 and <= Lattice.Limit_m * 1e3 and var thickness_mm))
        {
            return ("M800 lacks the thickness of the layer", "write it behind P in millimetres, as M800 P0.2");
        }

        if (Layers.Count >= ProgramReading.MostLayers)
        {
            return ($"there are more than {ProgramReading.MostLayers} layers", "cut the program in parts");
        }

        EndLayer();

        // The upper face is where the light meets it: the next Z.
        var thickness = (int)Math.Round(thickness_mm * Lattice.UnitsPerMillimetre);
        _ceiling = thickness;
        _layer = (_next.Index ?? (Layers.Count == 0 ? 0 : Layers[^1].Index + 1), int.MinValue, _next.Angle_rad);
        _next = default;
        _z = null;
        return null;
    }

    private (string, string)? Dwell(in GCodeLine line)
    {
        if (line.Parameter is not { } seconds)
        {
            return ("G4 lacks its time", "write it behind P in seconds, as G4 P0.5");
        }

        if (!_isOpen)
        {
            return null;
        }

        if (_drawn > 1)
        {
            return ("the light stands still in the middle of a way", "close the shutter, or make it a spot of its own");
        }

        (_hasDwelt, Dwell_s) = (true, seconds);
        return null;
    }

    private (string, string)? Move(in GCodeLine line)
    {
        _motion = line.Motion ?? _motion;
        if (line.Z is { } z)
        {
            if (_isOpen)
            {
                return ("the height changes while the shutter is open", "close it with M5 before");
            }

            _z = z;
            if (_layer is { Bottom: int.MinValue } layer)
            {
                _layer = layer with { Bottom = z - _ceiling };
            }
        }

        if (line.X is null && line.Y is null)
        {
            return _motion is 2 or 3 && line.Motion is not null ? ("an arc lacks its end", "write X and Y") : null;
        }

        var from = _places[_pen];
        if ((line.X ?? from?.X) is not { } x || (line.Y ?? from?.Y) is not { } y)
        {
            return ("one coordinate is not known yet", "write both X and Y on the pen's first move");
        }

        var to = new LatticePoint(x, y);
        _places[_pen] = to;
        if (_motion < 0)
        {
            return ("coordinates stand without a motion", "write G0, G1, G2 or G3 before them");
        }

        if (_isOpen && _motion == 0)
        {
            return ("G0 travels while the shutter is open", "close it with M5 before, or draw with G1");
        }

        if (_isOpen && (_hasDwelt || _kind is PathKind.Spot))
        {
            return ("the pen moves from a spot while the shutter is open", "close it with M5, or name another ;TYPE:");
        }

        return _motion is 2 or 3 ? Arc(line, from, to) : Draw(to);
    }

    private (string, string)? Arc(in GCodeLine line, LatticePoint? from, LatticePoint to)
    {
        if (line.I is null && line.J is null)
        {
            return ("an arc lacks its centre", "write it behind I and J, from the arc's start in millimetres");
        }

        if (from is not { } start)
        {
            return ("an arc begins before the pen is anywhere", "move it with G0 X Y before");
        }

        var chords = new ArcChords(start, to, line.I ?? 0, line.J ?? 0, _motion == 2);
        if (!(chords.Radius_units > 0) || Math.Abs(chords.Radius_units - chords.EndRadius_units) > ArcEnds_units)
        {
            return ("the arc's ends are not as far from its centre", "check I and J: they count from the arc's start");
        }

        ArcCount++;
        if (!_isOpen)
        {
            return null;
        }

        var count = chords.Count(chordTolerance_m / Lattice.Unit_m);
        _arcPoints += count;
        if (_arcPoints > MostArcPoints)
        {
            return ($"the arcs make more than {MostArcPoints} corners", "read them with a wider tolerance");
        }

        for (var at = 1; at < count; at++)
        {
            if (chords.TryCorner(at, count, out var corner))
            {
                _ = Draw(corner);
            }
        }

        return Draw(to);
    }

    private (string, string)? Draw(LatticePoint to)
    {
        if (_isOpen)
        {
            _paths.AddPoint(to);
            _drawn++;
        }

        return null;
    }

    private void StartPath()
    {
        (_hasDwelt, _drawn) = (false, 1);
        _paths.AddPoint(_places[_pen]!.Value);
    }

    private void EndPath(bool goesOn)
    {
        // Where nothing has been drawn yet a comment only names the way that begins.
        if (!_isOpen || (goesOn && _drawn < 2))
        {
            return;
        }

        _paths.EndPath(_hasDwelt ? PathKind.Spot : _kind is PathKind.Spot ? PathKind.Hatch : _kind, (byte)_pen);
        if (goesOn)
        {
            StartPath();
        }
    }

    private void EndLayer()
    {
        if (_layer is { } layer)
        {
            var bottom = layer.Bottom != int.MinValue ? layer.Bottom
                : Layers.Count == 0 ? 0 : Lattice.Nearest(Layers[^1].Top_m);
            Layers.Add(new(layer.Index, bottom * Lattice.Unit_m, _ceiling * Lattice.Unit_m, layer.Angle_rad,
                Region.Empty, _paths.Copy()));
        }

        _paths.Clear();
    }
}

using System.Buffers;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>How a Common Layer Interface file writes its numbers.</summary>
public enum CliForm
{
    /// <summary>Decimals of a millimetre, exact to 10 nm.</summary>
    Ascii,

    /// <summary>Whole numbers of 16 bits where they hold a command's places exactly, else floats of 32 bits.</summary>
    Binary,

    /// <summary>As <see cref="Binary"/>, each command beginning at a multiple of four bytes.</summary>
    BinaryAligned,
}

/// <summary>What of a layer a Common Layer Interface file holds.</summary>
public enum CliContent
{
    /// <summary>The ways of the pens; labels name kind and pen.</summary>
    Paths,

    /// <summary>The contours of the solid, for machines that hatch themselves.</summary>
    Region,
}

/// <summary>
/// Writes the Common Layer Interface, version 2.0 (Brite-EuRam project BE 2578, 1994), layer by layer. Closed ways are
/// polylines of direction 0 (clockwise) or 1, open ones of direction 2; single strokes of hatch or skin are hatches,
/// spots are hatches of no length. A layer of its lower face and no ways, before the first, gives that one's thickness.
/// </summary>
/// <remarks>
/// Floats of 32 bits hold multiples of 10 nm exactly within 168 mm of the origin (2^24); beyond, a place may move by up
/// to 0.2 um at 5 m, and <see cref="RoundedCount"/> says how many numbers did. ASCII rounds nothing. On one core of a
/// shared AMD EPYC, best of five, strokes of hatch: ASCII 460 MB or 16 million a second, binary 570 MB or 36 million.
/// </remarks>
public sealed class CliWriter : IProgramWriter
{
    private readonly ICliEncoder _encoder;
    private readonly CliContent _content;
    private LatticePoint[] _closed = new LatticePoint[64];
    private int? _top;

    /// <summary>A writer.</summary>
    /// <param name="sink">Takes the file.</param>
    /// <param name="form">How numbers are written.</param>
    /// <param name="content">What of a layer is written.</param>
    /// <param name="unit_m">Unit of a binary file's coordinates, m; a multiple of 10 nm.</param>
    /// <exception cref="ArgumentOutOfRangeException">The unit is no multiple of 10 nm, or not above 0.</exception>
    public CliWriter(
        IBufferWriter<byte> sink, CliForm form, CliContent content = CliContent.Paths, double unit_m = Lattice.Unit_m)
    {
        var units = Lattice.Nearest(unit_m);
        if (units < 1 || Math.Abs(unit_m - (units * Lattice.Unit_m)) > 1e-6 * unit_m)
        {
            throw new ArgumentOutOfRangeException(nameof(unit_m), unit_m,
                $"The unit must be a multiple of {Lattice.Unit_m} m.");
        }

        _content = content;
        _encoder = form is CliForm.Ascii ? new CliText(sink)
            : new CliBinary(sink, units, form is CliForm.BinaryAligned);
    }

    /// <summary>How many numbers are not exactly as they were.</summary>
    public long RoundedCount => _encoder.RoundedCount;

    /// <inheritdoc/>
    public void Begin(ProgramHeader header)
    {
        var text = _encoder.Head;
        text.Text("$$HEADERSTART\n"u8).Text(_encoder.Opening).Text("$$VERSION/200\n"u8);
        for (var id = 0; id < (_content is CliContent.Region ? 1 : PathKindNames.Count * header.PenCount); id++)
        {
            text.Text("$$LABEL/"u8).Number(id + 1).Text(","u8).Text(header.PlainPart);
            if (_content is CliContent.Paths)
            {
                text.Text(CliLabels.PenWord).Number(id / PathKindNames.Count).Text(" "u8)
                    .Text(PathKindNames.Of((PathKind)(id % PathKindNames.Count)));
            }

            text.Text("\n"u8);
        }

        text.Text("$$DIMENSION/"u8).Millimetres(header.Low.X).Text(","u8).Millimetres(header.Low.Y).Text(","u8)
            .Millimetres(Lattice.Nearest(header.Bottom_m)).Text(","u8)
            .Millimetres(header.High.X).Text(","u8).Millimetres(header.High.Y).Text(","u8)
            .Millimetres(Lattice.Nearest(header.Top_m))
            .Text("\n$$LAYERS/"u8).Number(header.LayerCount + 1).Text("\n$$HEADEREND"u8);
        _encoder.BeginGeometry();
        _top = null;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The layer does not begin where the last one ended.</exception>
    public void Add(DrawnLayer layer)
    {
        var (bottom, top) = (Lattice.Nearest(layer.Bottom_m), Lattice.Nearest(layer.Top_m));
        if (_top is null)
        {
            _encoder.Layer(bottom);
        }
        else if (_top != bottom)
        {
            throw new ArgumentException(
                $"Layer {layer.Index} begins at {layer.Bottom_m} m, the one below ends at {_top * Lattice.Unit_m} m; " +
                "this format has no gaps.", nameof(layer));
        }

        _top = top;
        _encoder.Layer(top);
        if (_content is CliContent.Region)
        {
            Contours(layer.Region);
        }
        else
        {
            Ways(layer.Paths);
        }
    }

    /// <inheritdoc/>
    public void End() => _encoder.End();

    private void Contours(Region region)
    {
        for (var index = 0; index < region.ContourCount; index++)
        {
            var contour = region.Contour(index);
            if (_closed.Length <= contour.Length)
            {
                _closed = new LatticePoint[2 * contour.Length];
            }

            contour.CopyTo(_closed);
            _closed[contour.Length] = contour[0];
            var way = _closed.AsSpan(0, contour.Length + 1);
            _encoder.Polyline(1, Direction(way), way);
        }
    }

    private void Ways(PathList paths)
    {
        for (var index = 0; index < paths.Count;)
        {
            var (id, next) = (CliLabels.IdOf(paths, index), index + 1);
            if (!IsStroke(paths, index))
            {
                var way = paths.Path(index);
                _encoder.Polyline(id, Direction(way), way);
            }
            else
            {
                while (next < paths.Count && CliLabels.IdOf(paths, next) == id && IsStroke(paths, next))
                {
                    next++;
                }

                _encoder.Hatches(id, paths, index, next);
            }

            index = next;
        }
    }

    private static bool IsStroke(PathList paths, int index) => paths.Kind(index) switch
    {
        PathKind.Spot => true,
        PathKind.Hatch or PathKind.Skin => paths.Path(index).Length == 2,
        _ => false,
    };

    private static int Direction(ReadOnlySpan<LatticePoint> way) =>
        way[0] != way[^1] ? 2 : Region.TwiceArea(way) is var area && area > 0 ? 1 : area < 0 ? 0 : 2;
}

using System.Buffers;
using System.Buffers.Binary;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>Writes the commands of a Common Layer Interface file.</summary>
internal interface ICliEncoder
{
    /// <summary>Takes the lines of the head.</summary>
    ProgramText Head { get; }

    /// <summary>Lines that say how the file is written, and its unit.</summary>
    ReadOnlySpan<byte> Opening { get; }

    /// <summary>How many numbers are not exactly as they were.</summary>
    long RoundedCount { get; }

    void BeginGeometry();

    void Layer(int top);

    void Polyline(int id, int direction, ReadOnlySpan<LatticePoint> way);

    void Hatches(int id, PathList paths, int first, int end);

    void End();
}

/// <summary>ASCII: a unit of 1 mm, numbers with up to five decimals.</summary>
internal sealed class CliText(IBufferWriter<byte> sink) : ICliEncoder
{
    private readonly ProgramText _text = new(sink);

    public ProgramText Head => _text;

    public ReadOnlySpan<byte> Opening => "$$ASCII\n$$UNITS/1\n"u8;

    public long RoundedCount => 0;

    public void BeginGeometry() => _text.Text("\n$$GEOMETRYSTART\n"u8);

    public void Layer(int top) => _text.Text("$$LAYER/"u8).Millimetres(top).Text("\n"u8);

    public void Polyline(int id, int direction, ReadOnlySpan<LatticePoint> way)
    {
        _text.Text("$$POLYLINE/"u8).Number(id).Text(","u8).Number(direction).Text(","u8).Number(way.Length);
        foreach (var point in way)
        {
            Point(point);
        }

        _text.Text("\n"u8);
    }

    public void Hatches(int id, PathList paths, int first, int end)
    {
        _text.Text("$$HATCHES/"u8).Number(id).Text(","u8).Number(end - first);
        for (var index = first; index < end; index++)
        {
            Point(paths.Path(index)[0]);
            Point(paths.Path(index)[^1]);
        }

        _text.Text("\n"u8);
    }

    public void End()
    {
        _text.Text("$$GEOMETRYEND\n"u8);
        _text.Flush();
    }

    private void Point(LatticePoint point) =>
        _text.Text(","u8).Millimetres(point.X).Text(","u8).Millimetres(point.Y);
}

/// <summary>Binary: commands 127 and 128 begin a layer, 129 and 130 a polyline, 131 and 132 hatches.</summary>
/// <param name="sink">Takes the bytes.</param>
/// <param name="unit">The file's unit, units of the lattice.</param>
/// <param name="isAligned">Whether commands begin at multiples of four bytes, counted from the head's end.</param>
internal sealed class CliBinary(IBufferWriter<byte> sink, int unit, bool isAligned) : ICliEncoder
{
    private const int MostShort = ushort.MaxValue;

    private readonly byte[] _opening = Lines(unit, isAligned);
    private readonly byte[] _four = new byte[4];
    private readonly ProgramText _bytes = new(sink);
    private int _phase; // bytes since the last multiple of four

    public ProgramText Head => _bytes;

    public ReadOnlySpan<byte> Opening => _opening;

    public long RoundedCount { get; private set; }

    public void BeginGeometry() => _phase = 0;

    public void Layer(int top)
    {
        var isShort = IsShort(top);
        Begin(isShort ? 128 : 127);
        Value(top, isShort);
    }

    public void Polyline(int id, int direction, ReadOnlySpan<LatticePoint> way)
    {
        var isShort = Math.Max(id, way.Length) <= MostShort;
        for (var at = 0; isShort && at < way.Length; at++)
        {
            isShort = IsShort(way[at].X) && IsShort(way[at].Y);
        }

        Begin(isShort ? 129 : 130);
        Whole(id, isShort);
        Whole(direction, isShort);
        Whole(way.Length, isShort);
        foreach (var point in way)
        {
            Value(point.X, isShort);
            Value(point.Y, isShort);
        }
    }

    public void Hatches(int id, PathList paths, int first, int end)
    {
        var isShort = Math.Max(id, end - first) <= MostShort;
        for (var index = first; isShort && index < end; index++)
        {
            var (from, to) = (paths.Path(index)[0], paths.Path(index)[^1]);
            isShort = IsShort(from.X) && IsShort(from.Y) && IsShort(to.X) && IsShort(to.Y);
        }

        Begin(isShort ? 131 : 132);
        Whole(id, isShort);
        Whole(end - first, isShort);
        for (var index = first; index < end; index++)
        {
            var (from, to) = (paths.Path(index)[0], paths.Path(index)[^1]);
            Value(from.X, isShort);
            Value(from.Y, isShort);
            Value(to.X, isShort);
            Value(to.Y, isShort);
        }
    }

    public void End()
    {
        Align();
        _bytes.Flush();
    }

    private bool IsShort(int units) => units >= 0 && units <= (long)MostShort * unit && units % unit == 0;

    private void Begin(int command)
    {
        Align();
        Whole(command, true);
    }

    private void Align()
    {
        if (isAligned && _phase != 0)
        {
            Whole(0, true); // all is of two or four bytes
        }
    }

    private void Whole(int value, bool isShort)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_four, value);
        _bytes.Text(_four.AsSpan(0, isShort ? 2 : 4));
        _phase ^= isShort ? 2 : 0;
    }

    private void Value(int units, bool isShort)
    {
        if (isShort)
        {
            Whole(units / unit, true);
            return;
        }

        var value = (float)((double)units / unit);
        RoundedCount += Math.Round((double)value * unit) == units ? 0 : 1;
        Whole(BitConverter.SingleToInt32Bits(value), false);
    }

    private static byte[] Lines(int unit, bool isAligned)
    {
        var lines = new ArrayBufferWriter<byte>();
        var text = new ProgramText(lines);
        text.Text("$$BINARY\n$$UNITS/"u8).Millimetres(unit).Text(isAligned ? "\n$$ALIGN\n"u8 : "\n"u8).Flush();
        return lines.WrittenSpan.ToArray();
    }
}

using System.Buffers;
using System.Globalization;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>
/// Writes a zip package with one drawing a layer (<see cref="SvgLayer"/>): <c>layer00001.svg</c> and so on, counted
/// from 1 at the bottom.
/// </summary>
/// <param name="sink">Takes the package; at most 65,535 layers.</param>
public sealed class SvgWriter(IBufferWriter<byte> sink) : IProgramWriter
{
    private readonly ZipSink _zip = new(sink);
    private ProgramHeader _header = ProgramReading.Unknown;

    /// <inheritdoc/>
    public void Begin(ProgramHeader header) => _header = header;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There are more layers than a package holds.</exception>
    public void Add(DrawnLayer layer)
    {
        _zip.Begin(string.Create(CultureInfo.InvariantCulture, $"layer{layer.Index + 1:D5}.svg"));
        SvgLayer.Write(_zip, _header, layer);
        _zip.End();
    }

    /// <inheritdoc/>
    public void End() => _zip.Finish();
}

using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Toolpaths;
using Guanghan.Fabrication.Toolpaths.Programs;

namespace Guanghan.Bench.Areas;

/// <summary>
/// Whole parts, from the bytes of an STL file to the text of a program: read, weld, link, cut, two contours, filling there
/// and back, G-code; layers of 0.2 mm, lines 0.5 mm apart, corners within 5 um. Processor time of one thread. Beside them
/// PrusaSlicer and CuraEngine with equal layers, contours and spacing (bench/peers/slicer.py), where installed (Debian:
/// prusa-slicer, cura-engine, and for its definitions cura); length and volume of what they draw are compared.
/// </summary>
internal static class SlicersArea
{
    private const double Layer_m = 0.2e-3;
    private const double Spacing_m = 0.5e-3;
    private const int Walls = 2;
    private const double Tolerance_m = 5e-6;

    // Where Debian's cura package has it; another place by this variable.
    private const string DefinitionVariable = "CURA_DEFINITION";
    private const string DebianDefinition = "/usr/share/cura/resources/definitions/fdmprinter.def.json";

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        Of("slicers.sphere", "A bumpy sphere of 30 mm radius, 1,310,720 triangles.", () => BumpySphere.Of(30e-3, 8)),
        Of("slicers.gyroid", "A block of an arch filled with a gyroid sheet, 1.4 million triangles.", () => new GyroidArch(
            0.15, 0.045, 0.06, Math.PI / 6, 3e-4, 2.4e-3, 0.015, 2.4e-3, 8.07e-4).ToMesh()),
        Of("slicers.brick", "A brick of 200 x 100 x 50 mm with 40 round holes.", () => new PlainBrick(
            0.2, 0.1, 0.05, 0.012, 8, 5, 0, 1.6e-4).ToMesh()),
    ];

    private static Benchmark Of(string name, string about, Func<Mesh> mesh) => new(
        name, about, "s", () => Prepare(Placed(mesh())), Peer("PrusaSlicer", "prusa", mesh), Peer("CuraEngine", "cura", mesh));

    // On the bed, in the middle of one of a metre: CuraEngine cuts off what lies below or outside.
    private static Mesh Placed(Mesh mesh)
    {
        var (low, high) = (mesh.Low, mesh.High);
        var shift = new Vec3(0.5 - ((low.X + high.X) / 2), 0.5 - ((low.Y + high.Y) / 2), -low.Z);
        return mesh with { Vertices = [.. mesh.Vertices.Select(place => place + shift)] };
    }

    private static Prepared Prepare(Mesh mesh)
    {
        var file = StlWriter.WriteBinary(mesh, 1e-3, "part");
        var ours = Slice(file);
        var error = (ours.Volume_m3 / mesh.Volume_m3) - 1;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{mesh.Triangles.Length} triangles, {file.Length / 1e6:F1} MB; ") +
                string.Create(CultureInfo.InvariantCulture, $"layers hold {error:E1} more than the mesh; {Words(ours)}"),
            Math.Abs(error) < 1e-3, null, "see docs/concepts/slicing.md for the shares of its steps",
            () => Stopwatches.ProcessorSeconds(() => Slice(file)));
    }

    private static string Words(Drawn drawn) => string.Create(CultureInfo.InvariantCulture,
        $"{drawn.Length_m:F1} m drawn, {drawn.Length_m * Spacing_m * Layer_m * 1e6:F2} cm^3, {drawn.Bytes / 1e6:F1} MB of text");

    private sealed record Drawn(double Volume_m3, double Length_m, long Bytes);

    private static Drawn Slice(byte[] file)
    {
        var mesh = MeshFile.Read(file, "part.stl", 1e-3).Mesh;
        var slabs = LayerHeights.Uniform(mesh.Low.Z, mesh.High.Z, Layer_m, LayerRest.Keep);
        var program = new PartProgram(
            new(mesh, slabs, Tolerance_m, new RegionWorkspace()),
            new(PrintMode.Body, Spacing_m, new(Walls, Spacing_m, false, true, SeamRule.Nearest),
                new(HatchPattern.Alternating, Spacing_m, Spacing_m / 2, 0, Math.PI / 2), new(0.03, 0.3)), null);
        var sink = new Sink();
        var writer = new GCodeWriter(sink);
        writer.Begin(new("part", slabs.Length, Lattice.At(mesh.Low.X, mesh.Low.Y), Lattice.At(mesh.High.X, mesh.High.Y),
            slabs[0].Bottom_m, slabs[^1].Top_m, 1, 0.03, 0.3, 0));
        var (volume_m3, length_m) = (0.0, 0.0);
        foreach (var one in program.Draw((slab, region) => volume_m3 += region.Area_m2 * slab.Thickness_m, default))
        {
            writer.Add(one.Layer);
            length_m += one.Figures.DrawnLength_m;
        }

        writer.End();
        return new(volume_m3, length_m, sink.Count);
    }

    private static Peer Peer(string name, string word, Func<Mesh> mesh)
    {
        var definition = Environment.GetEnvironmentVariable(DefinitionVariable) ?? DebianDefinition;
        return new(name, () => (word is "prusa" || File.Exists(definition)) && PythonPeer.Has(word is "prusa" ? "prusa-slicer" : "CuraEngine"), () =>
        {
            var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".stl");
            try
            {
                File.WriteAllBytes(path, StlWriter.WriteBinary(Placed(mesh()), 1e-3, "part"));
                string Run() => PythonPeer.Output(
                    "slicer.py", word, path, "0.2", "0.5", Walls.ToString(CultureInfo.InvariantCulture), definition);
                List<string> runs = [Run()];
                while (runs.Count < 3 && Seconds(runs[0]) < 60)
                {
                    runs.Add(Run());
                }

                using var last = JsonDocument.Parse(runs[^1]);
                double Value(string key) => last.RootElement.GetProperty(key).GetDouble();
                return new PeerResult(
                    last.RootElement.GetProperty("version").GetString()!,
                    [.. runs.Select(Seconds)],
                    string.Create(CultureInfo.InvariantCulture, $"{Value("length_mm") / 1e3:F1} m drawn, ") +
                        string.Create(CultureInfo.InvariantCulture, $"{Value("volume_mm3") / 1e3:F2} cm^3, {Value("bytes") / 1e6:F1} MB ") +
                        string.Create(CultureInfo.InvariantCulture, $"of text, {Value("peak_MiB"):F0} MiB, {Value("wall_s"):F1} s by the clock"));
            }
            finally
            {
                File.Delete(path);
            }
        })
        {
            Install = word is "prusa" ? "apt-get install prusa-slicer" : "apt-get install cura-engine, and cura for its " +
                $"definitions (or set {DefinitionVariable} to its fdmprinter.def.json)",
        };
    }

    private static double Seconds(string run)
    {
        using var document = JsonDocument.Parse(run);
        return document.RootElement.GetProperty("figures")[0].GetDouble();
    }

    private sealed class Sink : IBufferWriter<byte>
    {
        private readonly byte[] _buffer = new byte[1 << 20];

        public long Count { get; private set; }

        public void Advance(int count) => Count += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => _buffer;

        public Span<byte> GetSpan(int sizeHint = 0) => _buffer;
    }
}

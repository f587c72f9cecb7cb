using System.Globalization;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Meshes.Repair;

namespace Guanghan.Bench.Areas;

/// <summary>Meshes in: reading, welding, adjacency and repair of a bumpy sphere of 1,310,720 triangles.</summary>
internal static class MeshesArea
{
    private const double Radius_m = 30e-3;
    private const int Subdivisions = 8; // 20 * 4^8 triangles

    // Read once: 50 bytes a triangle. Written and read: a vertex for two triangles, 12 bytes of triangle, 12 of twins
    // and as many of links, 8 of table. More than half of it is not in order.
    private const double BytesATriangle = 50 + 12 + 12 + 12 + 24 + 8;

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("meshes.read", "Binary STL of 1,310,720 triangles (65.5 MB) to a welded mesh with twins, its processor time.",
            "s", () => Prepare(file => Stopwatches.ProcessorSeconds(() => MeshTopology.Of(Read(file, "part.stl").Mesh)))),
        new("meshes.memory", "Bytes that the same allocates beside the file.", "MB", () => Prepare(Allocated)),
        new("meshes.mend", "Looking a sound mesh of 1,310,720 triangles over, crossings too, processor seconds.", "s",
            () => Prepare(file =>
            {
                var mesh = Read(file, "part.stl").Mesh;
                return Stopwatches.ProcessorSeconds(() => MeshRepair.Mend(mesh, new(), default));
            })),
    ];

    private static MeshReading Read(byte[] file, string name) => MeshFile.Read(file, name, 1e-3);

    private static double Allocated(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        MeshTopology.Of(Read(file, "part.stl").Mesh);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1e6;
    }

    private static Prepared Prepare(Func<byte[], double> measure)
    {
        var sphere = BumpySphere.Of(Radius_m, Subdivisions);
        var file = StlWriter.WriteBinary(sphere, 1e-3, "bumpy sphere");
        var mesh = Read(file, "part.stl").Mesh;
        var topology = MeshTopology.Of(mesh);
        var error = Math.Abs((mesh.Volume_m3 / sphere.Volume_m3) - 1);
        // Euler: V - E + F = 2 for a sphere.
        var euler = mesh.Vertices.Length - topology.EdgeCount + mesh.Triangles.Length;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"closed, V - E + F = {euler}, volume within {error:E1}"),
            topology.IsClosed && euler == 2 && mesh.Vertices.Length == sphere.Vertices.Length && error < 1e-7, null,
            string.Create(CultureInfo.InvariantCulture, $"{BytesATriangle:F0} bytes a triangle are touched once, ") +
                string.Create(CultureInfo.InvariantCulture,
                    $"{BytesATriangle * mesh.Triangles.Length / 1e9 / Machine.ReadGbytes:G2} s at the rate of reading"),
            () => measure(file));
    }
}

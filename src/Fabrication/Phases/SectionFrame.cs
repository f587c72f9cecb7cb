using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>What the sections of a bed are seen against.</summary>
/// <param name="Melting">Where the soil melts.</param>
/// <param name="Top_m">The surface, m above the floor.</param>
/// <param name="Layer_m">Height of a layer, m.</param>
/// <param name="LayerCount">Layers that were printed.</param>
/// <param name="IsStrokeAlongX">Whether the stroke runs along x.</param>
/// <param name="X_m">Middle of the stroke, m from the bed's corner.</param>
/// <param name="Y_m">Middle of the stroke, m from the bed's corner.</param>
/// <param name="Bed_K">Temperature of the bed, K.</param>
internal sealed record SectionFrame(
    MeltingInterval Melting, double Top_m, double Layer_m, int LayerCount, bool IsStrokeAlongX, double X_m, double Y_m,
    double Bed_K);

/// <summary>
/// A section's values as a grid of nodes: the middles of its cells, and the surface above them. Lines of one value
/// cross it straight from side to side of each square of nodes.
/// </summary>
internal sealed class SectionNodes
{
    private readonly float[] _values;

    public SectionNodes(BedSection section, SectionFrame frame, int lowest, bool isFused)
    {
        var (columns, rows) = (section.Places_m.Length, section.Heights_m.Length);
        var middle_m = section.IsAlongX ? frame.X_m : frame.Y_m;
        Xs_m = [.. section.Places_m.Select(place => place - middle_m)];
        Zs_m = [.. section.Heights_m.Skip(lowest).Select(height => height - frame.Top_m), 0];
        _values = new float[columns * Zs_m.Length];
        var cells = isFused ? section.FusedFractions : section.Temperatures_K;
        cells.AsSpan()[(lowest * columns)..].CopyTo(_values);
        var surface = isFused ? cells.AsSpan()[((rows - 1) * columns)..] : section.Surface_K.AsSpan();
        surface.CopyTo(_values.AsSpan((rows - lowest) * columns));
    }

    /// <summary>Along the section, m from the stroke's middle.</summary>
    public double[] Xs_m { get; }

    /// <summary>Heights, m from the surface, rising; the last is the surface.</summary>
    public double[] Zs_m { get; }

    public float At(int column, int row) => _values[(row * Xs_m.Length) + column];

    /// <summary>Where a value lies, as straight pieces.</summary>
    public IEnumerable<(double X_m, double Z_m, double ToX_m, double ToZ_m)> Line(double level)
    {
        for (var row = 0; row + 1 < Zs_m.Length; row++)
        {
            for (var column = 0; column + 1 < Xs_m.Length; column++)
            {
                (int C, int R)[] ring = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)];
                var found = new List<(double X, double Z)>(4);
                for (var side = 0; side < 4; side++)
                {
                    var (a, b) = (ring[side], ring[(side + 1) % 4]);
                    var (p, q) = (At(a.C, a.R) - level, At(b.C, b.R) - level);
                    if (p < 0 != q < 0)
                    {
                        var share = p / (p - q);
                        found.Add((Xs_m[a.C] + (share * (Xs_m[b.C] - Xs_m[a.C])),
                            Zs_m[a.R] + (share * (Zs_m[b.R] - Zs_m[a.R]))));
                    }
                }

                for (var at = 0; at + 1 < found.Count; at += 2)
                {
                    yield return (found[at].X, found[at].Z, found[at + 1].X, found[at + 1].Z);
                }
            }
        }
    }
}

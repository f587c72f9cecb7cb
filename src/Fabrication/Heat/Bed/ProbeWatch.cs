namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Temperature at the places asked for, without steps where cells of another size begin to stand for a place. When a
/// window opens, moves or closes, nothing is heated; what the smaller cells knew of the place and the larger ones do
/// not is carried on, and fades as a deviation within one cell does: by e in L^2 / (pi^2 alpha), L the cell's longest
/// edge (Carslaw and Jaeger 1959, 3.3, the slowest mode between walls that pass no heat).
/// </summary>
internal sealed class ProbeWatch(BedTree tree, BedPrint print)
{
    private readonly double[] _before_K = new double[print.Probes.Length];
    private readonly double[] _carried_K = new double[print.Probes.Length];
    private readonly List<double>[] _temperatures_K = [.. print.Probes.Select(_ => new List<double>())];
    private readonly List<double> _times_s = [];
    private double _last_s;

    /// <summary>Before cells are replaced by others.</summary>
    public void Hold()
    {
        for (var at = 0; at < _before_K.Length; at++)
        {
            _before_K[at] = BedBetween.At(tree, print, print.Probes[at]).Temperature_K;
        }
    }

    /// <summary>After it: what the cells no longer know is carried on.</summary>
    public void Carry()
    {
        for (var at = 0; at < _before_K.Length; at++)
        {
            _carried_K[at] += _before_K[at] - BedBetween.At(tree, print, print.Probes[at]).Temperature_K;
        }
    }

    /// <summary>A layer has been spread: whatever was the surface, or the new layer, is another place.</summary>
    /// <param name="under_m">Height of the old surface, m.</param>
    public void NewLayer(double under_m)
    {
        for (var at = 0; at < _carried_K.Length; at++)
        {
            _carried_K[at] = print.Probes[at].Z_m >= under_m - 1e-9 ? 0 : _carried_K[at];
        }
    }

    /// <summary>Records all places.</summary>
    public void Record(double time_s)
    {
        var passed = time_s - _last_s;
        (_last_s, var cells) = (time_s, print.Grid.Cells);
        _times_s.Add(time_s);
        for (var at = 0; at < _carried_K.Length; at++)
        {
            var (temperature_K, fused) = BedBetween.At(tree, print, print.Probes[at]);
            if (_carried_K[at] != 0)
            {
                var cell = cells[BedBetween.LevelOf(tree, print, print.Probes[at])];
                var edge = Math.Max(cell.X_m, Math.Max(cell.Y_m, cell.Z_m));
                _carried_K[at] *= Math.Exp(-passed * Math.PI * Math.PI * Diffusivity_m2_s(temperature_K, fused) /
                    (edge * edge));
            }

            _temperatures_K[at].Add(temperature_K + _carried_K[at]);
        }
    }

    public IEnumerable<BedProbeHistory> Result() =>
        _temperatures_K.Select(values => new BedProbeHistory([.. _times_s], [.. values]));

    private double Diffusivity_m2_s(double temperature_K, double fused)
    {
        var material = print.Material;
        var heat = material.StateAt(material.Enthalpy_J_kg(temperature_K)).SpecificHeat_J_kg_K;
        var conductivity = (fused * material.SolidConductivity_W_m_K) +
            ((1 - fused) * material.FreshConductivity_W_m_K(temperature_K));
        return conductivity / (material.FusedDensity_kg_m3 * heat);
    }
}

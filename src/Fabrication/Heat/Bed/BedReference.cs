namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// The same equations as <see cref="BedSolver"/> on one even grid, in double precision, a cell at a time and straight
/// from <see cref="ThermalMaterial"/>: slow, readable, and what the fast solver is tested against.
/// </summary>
internal sealed class BedReference
{
    private const int BisectionLimit = 200;

    private readonly BedPrint _print;
    private readonly ThermalMaterial _material;
    private readonly BedCell _cell;
    private readonly BedBlock _light;
    private readonly SpotTable _spot;
    private readonly MeltFront _front;
    private readonly int _nx;
    private readonly int _ny;
    private double[] _enthalpy_J_kg = [];
    private double[] _fused = [];
    private double[] _temperature_K = [];
    private double[] _reached = [];
    private int _steps;

    public BedReference(BedPrint print)
    {
        (_print, _material, _cell) = (print, print.Material, print.Grid.Cells[0]);
        var box = BedCheck.Coarse(print.Grid, 0) with { Z1 = 1 };
        (_nx, _ny) = (box.Nx, box.Ny);
        (_light, _spot) = (new(_cell, _material.FusedDensity_kg_m3), new(print.Light, _cell));
        _front = new(_material);
        _light.Take(box, 1);
        Grow(BedCheck.BaseHeight(print.Grid), print.Grid.BaseFusedFraction);
    }

    public int Height { get; private set; }

    public ReadOnlySpan<double> Temperature_K => _temperature_K;

    public ReadOnlySpan<double> Fused => _fused;

    /// <summary>The greatest share of each cell that was molten.</summary>
    public IEnumerable<double> Consolidated => _fused.Zip(_reached, Math.Max);

    public double Absorbed_J { get; private set; }

    public double Radiated_J { get; private set; }

    public double Peak_K { get; private set; }

    /// <summary>Heat above that at the first temperature, J.</summary>
    public double Stored_J
    {
        get
        {
            var start = _material.Enthalpy_J_kg(_print.Start_K);
            return _enthalpy_J_kg.Sum(enthalpy => enthalpy - start) * _light.CellMass_kg;
        }
    }

    public void AddLayer() => Grow(BedCheck.LayerHeight(_print.Grid), 0);

    /// <summary>One explicit step with the spot's middle at a place.</summary>
    public void Step(double step_s, double x_m, double y_m, double fraction)
    {
        _spot.Light(_light, x_m, y_m, fraction, true);
        var gain_W_m3 = new double[_enthalpy_J_kg.Length];
        for (var z = 0; z < Height; z++)
        {
            for (var y = 0; y < _ny; y++)
            {
                for (var x = 0; x < _nx; x++)
                {
                    var at = At(x, y, z);
                    Pass(gain_W_m3, at, x + 1 < _nx ? at + 1 : -1, _cell.X_m, 1);
                    Pass(gain_W_m3, at, y + 1 < _ny ? at + _nx : -1, _cell.Y_m, 1);
                    Pass(gain_W_m3, at, z + 1 < Height ? at + (_nx * _ny) : -1, _cell.Z_m, LooseRatio);
                }
            }
        }

        for (var y = 0; y < _ny; y++)
        {
            for (var x = 0; x < _nx; x++)
            {
                var (at, light) = (At(x, y, Height - 1), _light.Absorbed_W_m2[(y * _light.Stride) + x]);
                gain_W_m3[at] += TakeIn(at, light, step_s) / _cell.Z_m;
            }
        }

        for (var at = 0; at < gain_W_m3.Length; at++)
        {
            _enthalpy_J_kg[at] += step_s * gain_W_m3[at] / _material.FusedDensity_kg_m3;
            _temperature_K[at] = _material.StateAt(_enthalpy_J_kg[at]).Temperature_K;
            _fused[at] = Math.Max(_fused[at], _material.MoltenFraction(_temperature_K[at]));
        }

        if (++_steps % MeltLook.Interval == 0)
        {
            Look();
        }
    }

    // What fronts inside cells have molten; it conducts as dense once no neighbour is molten.
    private void Look()
    {
        for (var at = 0; at < _fused.Length; at++)
        {
            var (x, y, z) = (at % _nx, at / _nx % _ny, at / (_nx * _ny));
            double[] beside =
            [
                .. x > 0 ? [_temperature_K[at - 1]] : (double[])[],
                .. x + 1 < _nx ? [_temperature_K[at + 1]] : (double[])[],
                .. y > 0 ? [_temperature_K[at - _nx]] : (double[])[],
                .. y + 1 < _ny ? [_temperature_K[at + _nx]] : (double[])[],
            ];
            double[] stacked =
            [
                .. z > 0 ? [_temperature_K[at - (_nx * _ny)]] : (double[])[],
                .. z + 1 < Height ? [_temperature_K[at + (_nx * _ny)]] : (double[])[],
            ];
            var own = _temperature_K[at];
            if (Math.Max(own, Math.Max(beside.Max(), stacked.Max())) <= _material.Solidus_K)
            {
                _fused[at] = Math.Max(_fused[at], _reached[at]);
            }
            else if (_fused[at] < 1)
            {
                _reached[at] = Math.Max(_reached[at], _front.Share(_enthalpy_J_kg[at],
                    Math.Min(own, Math.Min(beside.Min(), stacked.Min())), beside.Max(), stacked.Max()));
            }
        }
    }

    public int At(int x, int y, int z) => (((z * _ny) + y) * _nx) + x;

    private double LooseRatio => _material.BedDensity_kg_m3 / _material.FusedDensity_kg_m3;

    // Flux between two cells, two half cells in series.
    private void Pass(double[] gain_W_m3, int a, int b, double length_m, double looseRatio)
    {
        if (b < 0)
        {
            return;
        }

        var loose = 2 * looseRatio / length_m *
            (_material.FluxPotential_W_m(_temperature_K[a]) - _material.FluxPotential_W_m(_temperature_K[b]));
        var dense = 2 * _material.SolidConductivity_W_m_K / length_m * (_temperature_K[a] - _temperature_K[b]);
        var ofA = ((1 - _fused[a]) * loose) + (_fused[a] * dense);
        var ofB = ((1 - _fused[b]) * loose) + (_fused[b] * dense);
        var flux = ofA + ofB == 0 ? 0 : ofA * ofB / (ofA + ofB);
        gain_W_m3[a] -= flux / length_m;
        gain_W_m3[b] += flux / length_m;
    }

    // Flux into a top cell, W/m^2: the surface's temperature by bisection.
    private double TakeIn(int at, double absorbed_W_m2, double step_s)
    {
        var (cold, area) = (_temperature_K[at], _cell.X_m * _cell.Y_m);
        if (_print.HeldSurface_K is { } held)
        {
            Radiated_J -= Down(at, held) * area * step_s;
            return Down(at, held);
        }

        var surface = new LitSurface(absorbed_W_m2, 0, _print.EmissivityRatio, _print.Surroundings_K, 0);
        var (low, high) = (Math.Min(cold, surface.Ceiling_K), Math.Max(cold, surface.Ceiling_K));
        for (var turn = 0; turn < BisectionLimit && high - low > 1e-12 * high; turn++)
        {
            var middle = (low + high) / 2;
            var excess = absorbed_W_m2 - surface.Radiated_W_m2(middle) - Down(at, middle);
            (low, high) = excess > 0 ? (middle, high) : (low, middle);
        }

        var radiated = surface.Radiated_W_m2((low + high) / 2);
        Peak_K = Math.Max(Peak_K, low);
        Absorbed_J += absorbed_W_m2 * area * step_s;
        Radiated_J += radiated * area * step_s;
        return absorbed_W_m2 - radiated;
    }

    private double Down(int at, double surface_K) => 2 / _cell.Z_m * (
        ((1 - _fused[at]) * LooseRatio * (_material.FluxPotential_W_m(surface_K) -
            _material.FluxPotential_W_m(_temperature_K[at]))) +
        (_fused[at] * _material.SolidConductivity_W_m_K * (surface_K - _temperature_K[at])));

    private void Grow(int cells, double fused)
    {
        var start = _material.Enthalpy_J_kg(_print.Start_K);
        var more = cells * _nx * _ny;
        Height += cells;
        _enthalpy_J_kg = [.. _enthalpy_J_kg, .. Enumerable.Repeat(start, more)];
        _fused = [.. _fused, .. Enumerable.Repeat(fused, more)];
        _reached = [.. _reached, .. Enumerable.Repeat(fused, more)];
        _temperature_K = [.. _temperature_K, .. Enumerable.Repeat(_material.StateAt(start).Temperature_K, more)];
    }
}

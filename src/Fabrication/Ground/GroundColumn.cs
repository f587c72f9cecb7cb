namespace Guanghan.Fabrication.Ground;

/// <summary>
/// Temperature of a column of ground by depth. Computes one-dimensional conduction in finite volumes, every cell an
/// enthalpy, the surface a point without mass whose balance is absorbed = radiated + conducted down; heat from the
/// interior comes in through the floor. Steps are those of Alexander's SDIRK method of the second order, L-stable and
/// stiffly accurate (Alexander 1977, SIAM J. Numer. Anal. 14:1006), each stage solved with the surface as one
/// system by Newton's method and a tridiagonal solver. Fluxes between cells use exact resistances and Kirchhoff's
/// potential, so a steady state is exact on any grid, and enthalpies are moved by the very fluxes that the ledger sums:
/// energy is closed to rounding whatever the step. Stops being valid where soil melts or flows, and sideways within a
/// few centimetres of rocks and edges.
/// </summary>
public sealed class GroundColumn
{
    private const int NewtonLimit = 40; // three in daylight, some ten in the first step of a sunrise from cold
    private const double NewtonTolerance_K = 1e-8; // the step after it, never taken, would be its square
    private const double Coldest_K = 2; // background of the sky, 2.7 K: a Newton step never goes below
    private static readonly double s_gamma = 1 - (1 / Math.Sqrt(2)); // Alexander 1977

    private readonly GroundSoil _soil;
    private readonly GroundSurface _surface;
    private readonly double[] _mass_kg_m2;
    private readonly double[] _conductance_W_m2_K; // of the half cell below the surface, then between middles
    private readonly double[] _enthalpy_J_kg;
    private readonly double[] _temperature_K; // surface, then cells
    private readonly double[] _flux_W_m2; // down through each face
    private readonly double[] _stageFlux_W_m2;
    private readonly double[] _target_J_kg, _upper, _right; // scratch of the solver

    /// <summary>A column at one temperature.</summary>
    /// <param name="grid">Its cells.</param>
    /// <param name="soil">The soil.</param>
    /// <param name="surface">What happens on top and below.</param>
    /// <param name="start_K">Temperature everywhere, K.</param>
    public GroundColumn(GroundGrid grid, GroundSoil soil, GroundSurface surface, double start_K)
    {
        (Grid, _soil, _surface) = (grid, soil, surface);
        var count = grid.Middles_m.Length;
        _mass_kg_m2 = new double[count];
        _conductance_W_m2_K = new double[count];
        _enthalpy_J_kg = new double[count];
        _temperature_K = new double[count + 1];
        _flux_W_m2 = new double[count + 1];
        _stageFlux_W_m2 = new double[count + 1];
        _target_J_kg = new double[count];
        _upper = new double[count + 1];
        _right = new double[count + 1];
        for (var at = 0; at < count; at++)
        {
            _mass_kg_m2[at] = soil.Mass_kg_m2(grid.Faces_m[at], grid.Faces_m[at + 1]);
            _conductance_W_m2_K[at] =
                soil.Conductance_W_m2_K(at == 0 ? 0 : grid.Middles_m[at - 1], grid.Middles_m[at]);
        }

        Array.Fill(_temperature_K, start_K);
        Settle();
    }

    /// <summary>The cells.</summary>
    public GroundGrid Grid { get; }

    /// <summary>Temperature of the surface, K.</summary>
    public double Surface_K => _temperature_K[0];

    /// <summary>Temperatures at the grid's nodes: of the surface, then of the cells, K.</summary>
    public ReadOnlySpan<double> Nodes_K => _temperature_K;

    /// <summary>
    /// Mean flux of the last step, down through each face: into the surface first, the floor's last, W/m^2.
    /// </summary>
    public ReadOnlySpan<double> Flux_W_m2 => _flux_W_m2;

    /// <summary>Conductance from each node to the next, the soil's K included, W/m^2/K.</summary>
    /// <param name="face">0 for the half cell under the surface.</param>
    public double Conductance_W_m2_K(int face) => _conductance_W_m2_K[face] *
        (_soil.ConductionRatio(_temperature_K[face]) + _soil.ConductionRatio(_temperature_K[face + 1])) / 2;

    /// <summary>How many stages Newton's method did not finish within its limit.</summary>
    public int UnsolvedCount { get; private set; }

    /// <summary>Time steps taken.</summary>
    public int StepCount { get; private set; }

    /// <summary>Flux absorbed so far, J/m^2.</summary>
    public double Absorbed_J_m2 { get; private set; }

    /// <summary>Flux radiated so far, J/m^2.</summary>
    public double Radiated_J_m2 { get; private set; }

    /// <summary>Flux radiated at the end of the last step, W/m^2.</summary>
    public double Radiated_W_m2 => _surface.Radiated_W_m2(Surface_K);

    /// <summary>Heat that comes in through the floor, W/m^2.</summary>
    public double HeatFlow_W_m2 => _surface.HeatFlow_W_m2;

    /// <summary>Absorbed flux under a Sun, W/m^2.</summary>
    /// <param name="irradiance_W_m2">On a plane that faces it, W/m^2.</param>
    /// <param name="sineElevationRatio">Sine of its elevation.</param>
    public double Absorbed_W_m2(double irradiance_W_m2, double sineElevationRatio) =>
        _surface.Absorbed_W_m2(irradiance_W_m2, sineElevationRatio);

    /// <summary>Heat held over an area, J/m^2; the zero is arbitrary.</summary>
    public double Stored_J_m2
    {
        get
        {
            var sum = 0.0;
            for (var at = 0; at < _mass_kg_m2.Length; at++)
            {
                sum += _mass_kg_m2[at] * _enthalpy_J_kg[at];
            }

            return sum;
        }
    }

    /// <summary>Warms every node by its own amount.</summary>
    /// <param name="change_K">One for each node, K; nothing becomes colder than 2 K.</param>
    public void Warm(ReadOnlySpan<double> change_K)
    {
        for (var at = 0; at < _temperature_K.Length; at++)
        {
            _temperature_K[at] = Math.Max(Coldest_K, _temperature_K[at] + change_K[at]);
        }

        Settle();
    }

    /// <summary>The instant of a step's first stage, over the step.</summary>
    public static double FirstStageRatio => s_gamma;

    /// <summary>One step in time.</summary>
    /// <param name="step_s">Its length, s, above 0.</param>
    /// <param name="early_W_m2">Absorbed flux at <see cref="FirstStageRatio"/> of the step, W/m^2.</param>
    /// <param name="late_W_m2">Absorbed flux at its end, W/m^2.</param>
    public void Advance(double step_s, double early_W_m2, double late_W_m2)
    {
        var count = _mass_kg_m2.Length;
        var implied_s = s_gamma * step_s;
        Array.Copy(_enthalpy_J_kg, _target_J_kg, count);
        Solve(implied_s, early_W_m2, _stageFlux_W_m2);
        var early = (Absorbed: early_W_m2, Radiated: Radiated_W_m2);
        for (var at = 0; at < count; at++)
        {
            _target_J_kg[at] += (step_s - implied_s) * (_stageFlux_W_m2[at] - _stageFlux_W_m2[at + 1]) /
                _mass_kg_m2[at];
        }

        Solve(implied_s, late_W_m2, _flux_W_m2);
        for (var face = 0; face <= count; face++)
        {
            _flux_W_m2[face] = ((1 - s_gamma) * _stageFlux_W_m2[face]) + (s_gamma * _flux_W_m2[face]);
        }

        for (var at = 0; at < count; at++)
        {
            _enthalpy_J_kg[at] += step_s * (_flux_W_m2[at] - _flux_W_m2[at + 1]) / _mass_kg_m2[at];
        }

        Absorbed_J_m2 += step_s * (((1 - s_gamma) * early.Absorbed) + (s_gamma * late_W_m2));
        Radiated_J_m2 += step_s * (((1 - s_gamma) * early.Radiated) + (s_gamma * Radiated_W_m2));
        StepCount++;
    }

    // Finds the temperatures at which mass times enthalpy over the target is what the fluxes bring in that time.
    private void Solve(double time_s, double absorbed_W_m2, double[] flux)
    {
        var isSolved = false;
        for (var iteration = 0; iteration < NewtonLimit && !isSolved; iteration++)
        {
            isSolved = Improve(time_s, absorbed_W_m2) < NewtonTolerance_K;
        }

        UnsolvedCount += isSolved ? 0 : 1;
        var above = _soil.Potential_K(_temperature_K[0]);
        for (var at = 0; at < _mass_kg_m2.Length; at++)
        {
            var below = _soil.Potential_K(_temperature_K[at + 1]);
            flux[at] = _conductance_W_m2_K[at] * (above - below);
            above = below;
        }

        flux[^1] = -_surface.HeatFlow_W_m2;
    }

    // One step of Newton's method, solved downwards as it is built, then back up. Returns the largest change, K.
    private double Improve(double time_s, double absorbed_W_m2)
    {
        var count = _mass_kg_m2.Length;
        var surface = _temperature_K[0];
        var radiated = _surface.Radiated_W_m2(surface);
        var (above, aboveRatio) = (_soil.Potential_K(surface), _soil.ConductionRatio(surface));
        var (flux, below, belowRatio) = FluxInto(0, above);
        var pivot = (4 * radiated / surface) + (_conductance_W_m2_K[0] * aboveRatio);
        _upper[0] = -_conductance_W_m2_K[0] * belowRatio / pivot;
        _right[0] = (absorbed_W_m2 - radiated - flux) / pivot;
        for (var at = 0; at < count; at++)
        {
            var upward = time_s * _conductance_W_m2_K[at];
            var (lower, diagonal) = (-upward * aboveRatio, upward * belowRatio);
            var (temperature, fluxIn, ratio) = (_temperature_K[at + 1], flux, belowRatio);
            (above, aboveRatio) = (below, belowRatio);
            var upper = 0.0;
            if (at + 1 < count)
            {
                (flux, below, belowRatio) = FluxInto(at + 1, above);
                var downward = time_s * _conductance_W_m2_K[at + 1];
                diagonal += downward * ratio;
                upper = -downward * belowRatio;
            }
            else
            {
                flux = -_surface.HeatFlow_W_m2;
            }

            diagonal += _mass_kg_m2[at] * _soil.Heat.At_J_kg_K(temperature);
            var lack = (time_s * (fluxIn - flux)) -
                (_mass_kg_m2[at] * (_soil.Heat.Enthalpy_J_kg(temperature) - _target_J_kg[at]));
            pivot = diagonal - (lower * _upper[at]);
            _upper[at + 1] = upper / pivot;
            _right[at + 1] = (lack - (lower * _right[at])) / pivot;
        }

        var (change, largest) = (0.0, 0.0);
        for (var node = count; node >= 0; node--)
        {
            change = _right[node] - (_upper[node] * change);
            largest = Math.Max(largest, Math.Abs(change));
            _temperature_K[node] = Math.Max(Coldest_K, _temperature_K[node] + change);
        }

        return largest;
    }

    private (double Flux, double Below, double BelowRatio) FluxInto(int cell, double abovePotential)
    {
        var temperature = _temperature_K[cell + 1];
        var below = _soil.Potential_K(temperature);
        return (_conductance_W_m2_K[cell] * (abovePotential - below), below, _soil.ConductionRatio(temperature));
    }

    private void Settle()
    {
        for (var at = 0; at < _enthalpy_J_kg.Length; at++)
        {
            _enthalpy_J_kg[at] = _soil.Heat.Enthalpy_J_kg(_temperature_K[at + 1]);
        }
    }
}

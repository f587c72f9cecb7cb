using System.Collections.Immutable;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Heat;

/// <summary>
/// Heat in one dimension, down into the soil: finite volumes in mass, enthalpy as the state, explicit in time. A cell
/// keeps its mass and shrinks as it melts, so consolidation costs nothing and loses nothing. Loose soil conducts as
/// powder, soil that has been molten as dense soil, a half-molten cell in proportion; the flux through loose soil uses
/// the mean conductivity between its two temperatures (Kirchhoff 1894), the joint of two cells their resistances in
/// series (Patankar 1980, section 4.2-3). The time step keeps every cell's coefficient positive. It assumes no flow
/// in the melt, no evaporation and no heat sideways: valid while the melt is shallow against the width of the spot.
/// </summary>
public sealed class Column
{
    private const int MaximumStepCount = 1_000_000;
    private const double StepRatio = 0.9; // of the step at which a cell's own coefficient reaches zero
    private const int NewtonLimit = 60;
    private const int SamplesInDwell = 120;
    private const double SampleGrowthRatio = 1.04;

    private readonly ThermalMaterial _material;
    private readonly ColumnSurface _surface;
    private readonly double[] _mass_kg_m2;
    private readonly double[] _enthalpy_J_kg;
    private readonly double[] _temperature_K;
    private readonly double[] _specificHeat_J_kg_K;
    private readonly double[] _fused;
    private readonly double[] _melted;
    private readonly double[] _conductance_W_m2_K; // [i] above cell i; [0] bounds that of the surface's half cell
    private readonly double[] _heating_W_m2;
    private readonly int _layerCells;
    private readonly int _looseCells; // the layer and what lies beneath it in cells of the same size
    private readonly GrainSintering? _sinter;
    private readonly double[] _sintered_m;
    private readonly double[] _glassSintered_m;
    private double _surface_K;
    private double _radiated_W_m2;

    private Column(ColumnShape shape, ThermalMaterial material, ColumnSurface surface, GrainSintering? sinter)
    {
        _sinter = sinter;
        (_material, _surface, _layerCells) = (material, surface, shape.LayerMass_kg_m2 > 0 ? shape.LayerCellCount : 0);
        _looseCells = _layerCells > 0 ? _layerCells + shape.BeneathFusedFractions.Length : 0;
        _mass_kg_m2 = Masses(shape, material, _layerCells, _looseCells);
        var start = material.Enthalpy_J_kg(shape.Start_K);
        var (temperature, heat) = material.StateAt(start);
        var count = _mass_kg_m2.Length;
        (_enthalpy_J_kg, _temperature_K, _specificHeat_J_kg_K) = (Filled(count, start), Filled(count, temperature),
            Filled(count, heat));
        _fused = [.. Enumerable.Range(0, count).Select(at => at < _layerCells ? 0.0
            : at < _looseCells ? shape.BeneathFusedFractions[at - _layerCells] : 1.0)];
        (_sintered_m, _glassSintered_m) = (new double[sinter is null ? 0 : count], new double[sinter is null ? 0
            : count]);
        _melted = new double[count];
        _conductance_W_m2_K = new double[count];
        _heating_W_m2 = new double[count];
        _surface_K = surface is HeldSurface held ? held.Temperature_K : shape.Start_K;
    }

    /// <summary>Lights a column and follows it until everything that melted is solid again.</summary>
    /// <param name="shape">The column.</param>
    /// <param name="material">What it is made of.</param>
    /// <param name="surface">What happens at its top.</param>
    /// <param name="atMost_s">When to stop at the latest, s.</param>
    /// <param name="cancellation">Asked every few thousand steps.</param>
    public static ColumnHistory Run(
        ColumnShape shape, ThermalMaterial material, ColumnSurface surface, double atMost_s,
        CancellationToken cancellation) => Run(shape, material, surface, atMost_s, null, cancellation);

    /// <summary>The same, and how far each cell sinters.</summary>
    /// <param name="shape">The column.</param>
    /// <param name="material">What it is made of.</param>
    /// <param name="surface">What happens at its top.</param>
    /// <param name="atMost_s">When to stop at the latest, s.</param>
    /// <param name="sinter">How fast it sinters; null where nobody asks.</param>
    /// <param name="cancellation">Asked every few thousand steps.</param>
    public static ColumnHistory Run(
        ColumnShape shape, ThermalMaterial material, ColumnSurface surface, double atMost_s, GrainSintering? sinter,
        CancellationToken cancellation) => new Column(shape, material, surface, sinter).Follow(atMost_s, cancellation);

    private ColumnHistory Follow(double atMost_s, CancellationToken cancellation)
    {
        var lit = _surface as LitSurface;
        var dwell = lit?.Dwell_s ?? 0;
        var start = Stored();
        var interval = dwell > 0 ? dwell / SamplesInDwell : atMost_s / SamplesInDwell;
        var (samples, joint) = (new Samples(interval, dwell), new Samples(interval, dwell));
        var (time, peak, meltTime, absorbed, radiated, steps) = (0.0, _surface_K, 0.0, 0.0, 0.0, 0);
        var isMolten = false;
        ImmutableArray<double> depths = [], profile = [];
        while (time < atMost_s && (time < dwell || isMolten || lit is null) && steps < MaximumStepCount)
        {
            if ((steps++ & 4095) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var isLit = lit is not null && time < dwell;
            var light = isLit ? lit!.Absorbed_W_m2 : 0;
            Prepare(light);
            var end = isLit ? Math.Min(dwell, atMost_s) : atMost_s;
            var limit = StepLimit_s();
            var step = time + limit >= end ? end - time : limit;
            isMolten = Advance(step);
            absorbed += light * step;
            radiated += _radiated_W_m2 * step;
            time = time + limit >= end ? end : time + step;
            meltTime += isMolten ? step : 0;
            peak = Math.Max(peak, _surface_K);
            samples.Offer(time, _surface_K);
            joint.Offer(time, _layerCells > 0 ? _temperature_K[_layerCells - 1] : 0);
            if (isLit && time >= dwell)
            {
                (depths, profile) = Profile();
            }
        }

        if (lit is null)
        {
            (depths, profile) = Profile();
        }

        var hasEnded = steps < MaximumStepCount && (lit is null || !isMolten);
        return new(peak, Sum(_melted, _layerCells), Sum(_melted, _melted.Length) / _material.FusedDensity_kg_m3,
            meltTime, absorbed, radiated, Stored() - start, hasEnded, steps,
            samples.Times_s, samples.Values_K, depths, profile)
        {
            JointMeltedFraction = _layerCells > 0 ? _melted[_layerCells - 1] : 0,
            Joint = _layerCells > 0
                ? [.. joint.Times_s.Zip(joint.Values_K, (at, value) => new HistoryPoint(at, value))] : [],
            FusedFractions = [.. _fused.AsSpan(0, _looseCells)],
            SinteringLengths_m = [.. _sintered_m.AsSpan(0, Math.Min(_sintered_m.Length, _looseCells))],
            GlassSinteringLengths_m = [.. _glassSintered_m.AsSpan(0, Math.Min(_sintered_m.Length, _looseCells))],
        };
    }

    // Conductances, the surface's temperature and every cell's net heating, from the present state.
    private void Prepare(double light_W_m2)
    {
        var count = _mass_kg_m2.Length;
        for (var at = 1; at < count; at++)
        {
            var (above, below) = (_temperature_K[at - 1], _temperature_K[at]);
            _conductance_W_m2_K[at] = 2 / ((Thickness(at - 1) / Conductivity(at - 1, above, below)) +
                (Thickness(at) / Conductivity(at, above, below)));
        }

        Array.Clear(_heating_W_m2);
        var atSurface = light_W_m2 - Deposit(light_W_m2);
        if (_surface is LitSurface lit)
        {
            _surface_K = Balance(lit, atSurface);
            _radiated_W_m2 = lit.Radiated_W_m2(_surface_K);
        }

        var intoTop = FluxIntoTop(_surface_K);
        _radiated_W_m2 = _surface is HeldSurface ? -intoTop : _radiated_W_m2;
        _conductance_W_m2_K[0] = Math.Max(SlopeIntoTop(_temperature_K[0]), SlopeIntoTop(_surface_K));
        _heating_W_m2[0] += intoTop;
        for (var at = 1; at < count; at++)
        {
            var down = _conductance_W_m2_K[at] * (_temperature_K[at - 1] - _temperature_K[at]);
            _heating_W_m2[at - 1] -= down;
            _heating_W_m2[at] += down;
        }
    }

    // Through the upper half of the top cell. Loose soil may be molten at the surface and cold in the cell's middle:
    // the flux potential carries that, so the first instants do not see an insulating powder that is long gone.
    private double FluxIntoTop(double surface_K)
    {
        var (loose, below) = (1 - _fused[0], _temperature_K[0]);
        var potential = loose > 0
            ? loose * (_material.FluxPotential_W_m(surface_K) - _material.FluxPotential_W_m(below)) : 0;
        return 2 / Thickness(0) * (potential + (_fused[0] * _material.SolidConductivity_W_m_K * (surface_K - below)));
    }

    private double SlopeIntoTop(double at_K) => 2 / Thickness(0) *
        (((1 - _fused[0]) * _material.FreshConductivity_W_m_K(at_K)) + (_fused[0] * _material.SolidConductivity_W_m_K));

    // Light that goes deeper than the surface; returns how much of it that is.
    private double Deposit(double light_W_m2)
    {
        if (_surface is not LitSurface { OpticalDepth_m: > 0 } lit || light_W_m2 == 0)
        {
            return 0;
        }

        var (above, sum) = (light_W_m2, 0.0);
        for (var at = 0; at < _mass_kg_m2.Length && above > 1e-12 * light_W_m2; at++)
        {
            var below = above * Math.Exp(-Thickness(at) / lit.OpticalDepth_m);
            _heating_W_m2[at] += above - below;
            sum += above - below;
            above = below;
        }

        return sum;
    }

    // The surface has no mass: what it absorbs it radiates or passes down. What is left over falls steadily with its
    // temperature: Newton's steps, halved back into the bracket where they leave it.
    private double Balance(LitSurface lit, double atSurface_W_m2)
    {
        var below = _temperature_K[0];
        var low = Math.Min(below, lit.Surroundings_K) - 1;
        var high = Math.Max(below, lit.Ceiling_K) + 1;
        var surface = Math.Clamp(_surface_K, low, high);
        for (var iteration = 0; iteration < NewtonLimit; iteration++)
        {
            var excess = atSurface_W_m2 - lit.Radiated_W_m2(surface) - FluxIntoTop(surface);
            (low, high) = excess > 0 ? (surface, high) : (low, surface);
            var slope = SlopeIntoTop(surface) + (4 * lit.EmissivityRatio * LitSurface.StefanBoltzmann_W_m2_K4 *
                surface * surface * surface);
            var next = surface + (excess / slope);
            next = next > low && next < high ? next : (low + high) / 2;
            var change = Math.Abs(next - surface);
            surface = next;
            if (change <= 1e-12 * surface)
            {
                return surface;
            }
        }

        return surface;
    }

    private double StepLimit_s()
    {
        var limit = double.PositiveInfinity;
        var count = _mass_kg_m2.Length;
        for (var at = 0; at < count; at++)
        {
            var below = at + 1 < count ? _conductance_W_m2_K[at + 1] : 0;
            limit = Math.Min(limit, _mass_kg_m2[at] * _specificHeat_J_kg_K[at] / (_conductance_W_m2_K[at] + below));
        }

        return StepRatio * limit;
    }

    private bool Advance(double step_s)
    {
        var isMolten = false;
        for (var at = 0; at < _mass_kg_m2.Length; at++)
        {
            _enthalpy_J_kg[at] += step_s * _heating_W_m2[at] / _mass_kg_m2[at];
            (_temperature_K[at], _specificHeat_J_kg_K[at]) = _material.StateAt(_enthalpy_J_kg[at]);
            var molten = _material.MoltenFraction(_temperature_K[at]);
            _melted[at] = Math.Max(_melted[at], molten);
            _fused[at] = Math.Max(_fused[at], molten);
            isMolten |= molten > 0;
            if (_sinter is not null)
            {
                _sintered_m[at] += step_s * _sinter.Crystals.At_m_s(_temperature_K[at]);
                _glassSintered_m[at] += step_s * _sinter.Glass.At_m_s(_temperature_K[at]);
            }
        }

        return isMolten;
    }

    private double Thickness(int at) => _mass_kg_m2[at] *
        (((1 - _fused[at]) / _material.BedDensity_kg_m3) + (_fused[at] / _material.FusedDensity_kg_m3));

    private double Conductivity(int at, double a_K, double b_K)
    {
        var fused = _fused[at];
        return fused >= 1 ? _material.SolidConductivity_W_m_K
            : ((1 - fused) * _material.Powder.Between_W_m_K(a_K, b_K)) + (fused * _material.SolidConductivity_W_m_K);
    }

    private double Stored() => Sum(_enthalpy_J_kg, _enthalpy_J_kg.Length);

    private double Sum(double[] share, int count)
    {
        var sum = 0.0;
        for (var at = 0; at < count; at++)
        {
            sum += _mass_kg_m2[at] * share[at];
        }

        return sum;
    }

    private (ImmutableArray<double> Depths_m, ImmutableArray<double> Profile_K) Profile()
    {
        var depths = new double[_mass_kg_m2.Length];
        var top = 0.0;
        for (var at = 0; at < depths.Length; at++)
        {
            depths[at] = top + (Thickness(at) / 2);
            top += Thickness(at);
        }

        return ([.. depths], [.. _temperature_K]);
    }

    private static double[] Masses(ColumnShape shape, ThermalMaterial material, int layerCells, int looseCells)
    {
        var masses = new List<double>();
        for (var at = 0; at < looseCells; at++)
        {
            masses.Add(shape.LayerMass_kg_m2 / layerCells);
        }

        var (depth, cell) = (0.0, shape.FirstSubstrateCell_m);
        while (depth < shape.SubstrateDepth_m * (1 - 1e-12))
        {
            var thickness = Math.Min(cell, shape.SubstrateDepth_m - depth);
            masses.Add(thickness * material.FusedDensity_kg_m3);
            depth += thickness;
            cell *= shape.GrowthRatio;
        }

        return [.. masses];
    }

    private static double[] Filled(int count, double value)
    {
        var values = new double[count];
        Array.Fill(values, value);
        return values;
    }

    /// <summary>Keeps some of the steps: evenly while lit, ever sparser after.</summary>
    private sealed class Samples(double interval_s, double dwell_s)
    {
        private readonly ImmutableArray<double>.Builder _times = ImmutableArray.CreateBuilder<double>();
        private readonly ImmutableArray<double>.Builder _values = ImmutableArray.CreateBuilder<double>();
        private double _interval_s = interval_s;
        private double _next_s = interval_s;

        public ImmutableArray<double> Times_s => _times.ToImmutable();

        public ImmutableArray<double> Values_K => _values.ToImmutable();

        public void Offer(double time_s, double value_K)
        {
            if (time_s < _next_s && time_s != dwell_s)
            {
                return;
            }

            _times.Add(time_s);
            _values.Add(value_K);
            _interval_s *= time_s > dwell_s ? SampleGrowthRatio : 1;
            _next_s = time_s + _interval_s;
        }
    }
}

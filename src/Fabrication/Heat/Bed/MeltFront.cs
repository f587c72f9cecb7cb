using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector256<float>;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Where the melt ends inside a cell of loose soil. Beside melt such a cell is partly melt and partly cold soil, and
/// its temperature is a mean of both: reckoned molten only once that mean is, melt ends at whole cells. Its heat says
/// more.
/// <para>
/// Computes the molten share of a cell, s of it above the solidus. The melt beside it has the temperature T of that
/// cell's middle. Heat flows over half a dense cell and then over the s that melt for the first time, whose
/// conductivity grows with their molten share m as k (m + r m (1 - m)), r the loose soil's density over the dense
/// soil's vertically and 1 sideways: that is what the faces of <see cref="BedKernel"/> tend to on fine cells. So its
/// potential reaches k (1/2 + r/6) at m = 1, with the mean m (1/3 + r/12)/(1/2 + r/6); below m = 1 it is taken as the
/// square of m. Before a front that moves steadily at v lies a wave of warm soil with the heat of p s more melt, p s =
/// (potential of loose soil from the cold to the solidus)/(flux) (Rosenthal 1946 for the wave). So s (1 + p) is the
/// cell's heat over that of its melt. Six fixed turns; nothing is fitted.
/// </para>
/// <para>
/// Assumes that the cell beyond is as warm as the coldest neighbour, and that a front is in the cell wherever a
/// neighbour is above the solidus. The conduction of the step does not use it: with the mean temperature of both parts
/// a partly dense cell would draw too much heat from the melt (10 K of the peak at 0.5 mm, measured). Once no neighbour
/// is molten the share has become glass, and conducts as such. It stops being better than whole cells where the warm
/// soil before the front is thicker than the cell, and both then agree.
/// </para>
/// </summary>
internal sealed class MeltFront
{
    private const int Turns = 6; // each halves the distance to the answer
    private const float LeastShare = 1e-3f; // of a cell: keeps the quotients finite
    private const double Least_K = 20; // ThermalMaterial's range

    private readonly ThermalMaterial _material;
    private readonly double _solidus_J_kg;
    private readonly double _liquidus_J_kg;
    private readonly double _heat_J_kg_K;
    private readonly double _solidusPotential_W_m;
    private readonly Shape _beside;
    private readonly Shape _stacked;
    private readonly float[] _cold; // [2 i] enthalpy, J/kg, at 20 K + i, [2 i + 1] potential up to the solidus, W/m

    public MeltFront(ThermalMaterial material)
    {
        _material = material;
        (_solidus_J_kg, _liquidus_J_kg) = (material.Enthalpy_J_kg(material.Solidus_K),
            material.Enthalpy_J_kg(material.Liquidus_K));
        _heat_J_kg_K = material.StateAt(_liquidus_J_kg + 1).SpecificHeat_J_kg_K;
        _solidusPotential_W_m = material.FluxPotential_W_m(material.Solidus_K);
        (_beside, _stacked) = (Shape.Of(1), Shape.Of(material.BedDensity_kg_m3 / material.FusedDensity_kg_m3));
        _cold = new float[2 * ((int)Math.Ceiling(material.Solidus_K - Least_K) + 2)];
        for (var at = 0; at < _cold.Length; at += 2)
        {
            var temperature = Least_K + (at / 2);
            (_cold[at], _cold[at + 1]) = ((float)material.Enthalpy_J_kg(temperature),
                (float)(_solidusPotential_W_m - material.FluxPotential_W_m(temperature)));
        }
    }

    /// <summary>Molten share of a cell that is not yet molten itself; 0 where no neighbour is.</summary>
    /// <param name="enthalpy_J_kg">Its specific enthalpy, J/kg.</param>
    /// <param name="coldest_K">Its own temperature or that of its coldest neighbour, K.</param>
    /// <param name="beside_K">The hottest of those beside it, K.</param>
    /// <param name="stacked_K">The hotter of those above and below, K.</param>
    public double Share(double enthalpy_J_kg, double coldest_K, double beside_K, double stacked_K)
    {
        if (Math.Max(beside_K, stacked_K) <= _material.Solidus_K || coldest_K >= _material.Solidus_K)
        {
            return 0;
        }

        var cold_J_kg = _material.Enthalpy_J_kg(coldest_K);
        var wave_W_m = _solidusPotential_W_m - _material.FluxPotential_W_m(coldest_K);
        return Math.Max(
            beside_K > _material.Solidus_K ? Share(enthalpy_J_kg, cold_J_kg, wave_W_m, beside_K, _beside) : 0,
            stacked_K > _material.Solidus_K ? Share(enthalpy_J_kg, cold_J_kg, wave_W_m, stacked_K, _stacked) : 0);
    }

    /// <summary>
    /// The same for eight cells in single precision; <see cref="Share(double, double, double, double)"/> is its oracle
    /// (2e-5 of a cell apart).
    /// </summary>
    /// <param name="enthalpies_J_kg">Specific enthalpies, J/kg; eight, as of all that follow.</param>
    /// <param name="coldest_K">As there; of a cell that does not count, at least the solidus.</param>
    /// <param name="beside_K">As there.</param>
    /// <param name="stacked_K">As there.</param>
    public Floats Shares(
        ReadOnlySpan<double> enthalpies_J_kg, ReadOnlySpan<float> coldest_K, ReadOnlySpan<float> beside_K,
        ReadOnlySpan<float> stacked_K)
    {
        Span<float> colds = stackalloc float[BedKernel.Lanes];
        Span<float> waves = stackalloc float[BedKernel.Lanes];
        Span<float> heats = stackalloc float[BedKernel.Lanes];
        for (var lane = 0; lane < BedKernel.Lanes; lane++)
        {
            var place = coldest_K[lane] - (float)Least_K;
            var bin = Math.Clamp((int)place, 0, (_cold.Length / 2) - 2);
            var rest = place - bin;
            var (cold, wave) = (_cold[2 * bin], _cold[(2 * bin) + 1]);
            colds[lane] = cold + (rest * (_cold[(2 * bin) + 2] - cold));
            waves[lane] = wave + (rest * (_cold[(2 * bin) + 3] - wave));
            heats[lane] = (float)(enthalpies_J_kg[lane] - colds[lane]);
        }

        var solidus = Vector256.Create((float)_material.Solidus_K);
        var (beside, stacked) = (Vector256.Create(beside_K), Vector256.Create(stacked_K));
        var counts = Vector256.LessThan(Vector256.Create(coldest_K), solidus);
        var (heat, lost, before) = (Vector256.Create<float>(heats), Vector256.Create<float>(colds),
            Vector256.Create<float>(waves));
        return counts & Vector256.Max(
            Vector256.GreaterThan(beside, solidus) & Shares(heat, lost, before, beside, _beside),
            Vector256.GreaterThan(stacked, solidus) & Shares(heat, lost, before, stacked, _stacked));
    }

    private double Share(double enthalpy_J_kg, double cold_J_kg, double wave_W_m, double hot_K, in Shape shape)
    {
        var range_K = _material.Liquidus_K - _material.Solidus_K;
        var hot = (hot_K - _material.Solidus_K) / range_K; // temperatures count from the solidus, in melting intervals
        var wave = shape.LooseRatio * wave_W_m / (_material.SolidConductivity_W_m_K * range_K);
        var heat_J_kg = enthalpy_J_kg - cold_J_kg;
        var (s, molten) = (Math.Clamp(heat_J_kg / (_liquidus_J_kg - cold_J_kg), LeastShare, 1), 0.0);
        for (var turn = 0; turn < Turns; turn++)
        {
            // Flux over half a dense cell, 2 (hot - face), is that over the melt in the cell, potential / s.
            var face = hot > 1 + (shape.Potential / (2 * s))
                ? ((2 * s * hot) + 1 - shape.Potential) / ((2 * s) + 1)
                : 2 * hot / (1 + Math.Sqrt(1 + (2 * shape.Potential * hot / s)));
            var potential = face > 1 ? face - 1 + shape.Potential : shape.Potential * face * face;
            var melting = face > 1 ? shape.Potential / potential : 1; // share of s between solidus and liquidus
            molten = face > 1 ? (melting * shape.Mean) + 1 - melting : shape.Mean * face;
            var warm = face > 1 ? (melting * shape.Mean) + ((1 - melting) * (1 + face) / 2) : shape.Mean * face;
            var melt_J_kg = _solidus_J_kg - cold_J_kg + (_material.LatentHeat_J_kg * molten) +
                (_heat_J_kg_K * range_K * warm);
            var next = heat_J_kg / melt_J_kg / (1 + (wave * s / potential));
            s = Math.Clamp((s + next) / 2, LeastShare, 1);
        }

        return s > LeastShare ? s * molten : 0;
    }

    private Floats Shares(Floats heat_J_kg, Floats cold_J_kg, Floats wave_W_m, Floats hot_K, in Shape shape)
    {
        var (one, two, least) = (Floats.One, Vector256.Create(2f), Vector256.Create(LeastShare));
        var range_K = (float)(_material.Liquidus_K - _material.Solidus_K);
        var (whole, mean) = (Vector256.Create((float)shape.Potential), Vector256.Create((float)shape.Mean));
        var hot = (hot_K - Vector256.Create((float)_material.Solidus_K)) * (1 / range_K);
        var wave = wave_W_m * (float)(shape.LooseRatio / (_material.SolidConductivity_W_m_K * range_K));
        var rest_J_kg = Vector256.Create((float)_solidus_J_kg) - cold_J_kg;
        var (latent, heating) = ((float)_material.LatentHeat_J_kg, (float)_heat_J_kg_K * range_K);
        var s = heat_J_kg / (Vector256.Create((float)_liquidus_J_kg) - cold_J_kg);
        s = Vector256.Min(Vector256.Max(s, least), one);
        var molten = Floats.Zero;
        for (var turn = 0; turn < Turns; turn++)
        {
            var twice = two * s;
            var isLiquid = Vector256.GreaterThan(hot, one + (whole / twice));
            var face = Vector256.ConditionalSelect(isLiquid, ((twice * hot) + one - whole) / (twice + one),
                two * hot / (one + Vector256.Sqrt(one + (two * whole * hot / s))));
            var isOver = Vector256.GreaterThan(face, one);
            var potential = Vector256.ConditionalSelect(isOver, face - one + whole, whole * face * face);
            var melting = Vector256.ConditionalSelect(isOver, whole / potential, one);
            molten = Vector256.ConditionalSelect(isOver, (melting * mean) + one - melting, mean * face);
            var warm = Vector256.ConditionalSelect(
                isOver, (melting * mean) + ((one - melting) * (one + face) * 0.5f), mean * face);
            var melt_J_kg = rest_J_kg + (molten * latent) + (warm * heating);
            var next = heat_J_kg / melt_J_kg / (one + (wave * s / potential));
            s = Vector256.Min(Vector256.Max((s + next) * 0.5f, least), one);
        }

        return Vector256.GreaterThan(s, least) & (s * molten);
    }

    /// <summary>How soil that melts for the first time conducts.</summary>
    /// <param name="LooseRatio">Conductivity of loose soil over that of a cell of its height.</param>
    /// <param name="Potential">Of conductivity over the molten share, from 0 to 1, over the dense soil's.</param>
    /// <param name="Mean">Mean molten share of such a layer from 0 to 1.</param>
    private readonly record struct Shape(double LooseRatio, double Potential, double Mean)
    {
        public static Shape Of(double looseRatio)
        {
            // Integrals of m + r m (1 - m), and of m times it.
            var potential = (1.0 / 2) + (looseRatio / 6);
            return new(looseRatio, potential, ((1.0 / 3) + (looseRatio / 12)) / potential);
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector256<float>;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Temperature of the surface above the top cells. It has no mass: what it absorbs it radiates or passes through the
/// upper half of its cell. At 3.3 MW/m^2 and a cell of 0.5 mm it is 555 K hotter than the middle of that cell, so it is
/// solved for, eight cells at a time: Newton from the last step's value, held between the cell or the surroundings and
/// the temperature at which it would radiate all it absorbs. Both losses grow ever faster with temperature, so steps
/// from above never overshoot. Absorbed less radiated goes into the cell, so a step cut short loses no heat.
/// </summary>
/// <param name="table">The material.</param>
/// <param name="height_m">Height of a cell, m.</param>
/// <param name="emissivity">Emissivity of the surface.</param>
/// <param name="surroundings_K">Temperature of what it sees, K.</param>
/// <param name="held_K">A temperature to hold the surface at instead, K.</param>
internal sealed class SurfaceKernel(
    EnthalpyTable table, double height_m, double emissivity, double surroundings_K, double? held_K)
{
    private const int NewtonLimit = 24;
    private const float EnoughRatio = 1e-5f; // the step after this one is its square

    private readonly float _dense = (float)(2 * table.Material.SolidConductivity_W_m_K / height_m);
    private readonly float _loose = (float)(2 * table.Material.BedDensity_kg_m3 /
        table.Material.FusedDensity_kg_m3 / height_m);
    private readonly float _radiation = (float)(emissivity * LitSurface.StefanBoltzmann_W_m2_K4);
    private readonly float _ambient = (float)(emissivity * LitSurface.StefanBoltzmann_W_m2_K4 *
        Math.Pow(surroundings_K, 4));
    private readonly float _perHeight = (float)(1 / height_m);

    /// <summary>Solves a row of top cells.</summary>
    /// <param name="state">The cells.</param>
    /// <param name="at">The first of them.</param>
    /// <param name="count">How many; rounded up to eight.</param>
    /// <param name="absorbed">Absorbed flux, W/m^2.</param>
    /// <param name="surface">Temperature of the surface, K, before and after.</param>
    /// <param name="flux">Where the flux out of the cells goes, W/m^3: upward, over the height.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Solve(in BedRows state, int at, int count, ref float absorbed, ref float surface, ref float flux)
    {
        for (var i = 0; i < count; i += BedKernel.Lanes)
        {
            var cell = (nuint)(at + i);
            var below = Vector256.LoadUnsafe(ref state.Temperature, cell);
            var potential = Vector256.LoadUnsafe(ref state.Potential, cell);
            var fused = Vector256.LoadUnsafe(ref state.Fused, cell);
            if (held_K is { } held)
            {
                var top = Vector256.Create((float)held);
                top.StoreUnsafe(ref surface, (nuint)i);
                (Passed(top, below, potential, fused).Flux * -_perHeight).StoreUnsafe(ref flux, (nuint)i);
                continue;
            }

            var light = Vector256.LoadUnsafe(ref absorbed, (nuint)i);
            var found = Balance(light, below, potential, fused, Vector256.LoadUnsafe(ref surface, (nuint)i));
            found.StoreUnsafe(ref surface, (nuint)i);
            ((Radiated(found) - light) * _perHeight).StoreUnsafe(ref flux, (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Floats Balance(Floats light, Floats below, Floats potential, Floats fused, Floats start)
    {
        var all = light + Vector256.Create(_ambient);
        var ceiling = Vector256.Sqrt(Vector256.Sqrt(all * (1 / _radiation)));
        var (low, high) = (Vector256.Min(below, ceiling), Vector256.Max(below, ceiling));
        var top = Vector256.Min(Vector256.Max(start, low), high);
        for (var turn = 0; turn < NewtonLimit; turn++)
        {
            var (passed, slope) = Passed(top, below, potential, fused);
            var cube = top * top * top * _radiation;
            var next = top + ((all - (cube * top) - passed) / (slope + (cube * 4)));
            next = Vector256.Min(Vector256.Max(next, low), high);
            var isNear = Vector256.LessThanOrEqual(Vector256.Abs(next - top), next * EnoughRatio);
            top = next;
            if (isNear.ExtractMostSignificantBits() == 0xFF)
            {
                return top;
            }
        }

        return top;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Floats Radiated(Floats top)
    {
        var square = top * top;
        return (square * square * _radiation) - Vector256.Create(_ambient);
    }

    // Flux down through the upper half cell, W/m^2, and its slope.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Floats Flux, Floats Slope) Passed(Floats top, Floats below, Floats potential, Floats fused)
    {
        var dense = fused * _dense;
        var flux = dense * (top - below);
        var isDense = Vector256.GreaterThanOrEqual(fused, Floats.One);
        if (isDense.ExtractMostSignificantBits() == 0xFF)
        {
            return (flux, dense);
        }

        var (above, conductivity) = EnthalpyTable.PotentialAt(ref table.Potentials, top);
        var loose = (Floats.One - fused) * _loose;
        return (Vector256.FusedMultiplyAdd(loose, above - potential, flux),
            Vector256.FusedMultiplyAdd(loose, conductivity, dense));
    }
}

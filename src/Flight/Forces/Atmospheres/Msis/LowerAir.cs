namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>Mixed air below 72.5 km: temperature and weight by two more splines.</summary>
internal readonly ref struct LowerAir
{
    private const double Middle_m = 32.5e3; // where the two meet

    /// <summary>At a height.</summary>
    /// <param name="gravity">Gravity.</param>
    /// <param name="nodes">Nodes by <see cref="AirNodes"/>.</param>
    /// <param name="height_m">Below 72.5 km.</param>
    public LowerAir(in LocalGravity gravity, in Quantities nodes, double height_m)
    {
        var upper = new InverseTemperature(
            gravity, [AirColumn.Foot_m, 55e3, 45e3, Middle_m],
            [nodes.Of(Lower.At72), nodes.Of(Lower.At55), nodes.Of(Lower.At45), nodes.Of(Lower.At32)],
            nodes.Of(Lower.Slope72), nodes.Of(Lower.Slope32));
        var (inverse_1_K, integral_m_K) = upper.At(Math.Max(height_m, Middle_m));
        var weight = gravity.At_m_s2(AirColumn.Foot_m) * integral_m_K;
        if (height_m <= Middle_m)
        {
            var lower = new InverseTemperature(
                gravity, [Middle_m, 20e3, 15e3, 10e3, 0],
                [nodes.Of(Lower.At32), nodes.Of(Lower.At20), nodes.Of(Lower.At15), nodes.Of(Lower.At10),
                    nodes.Of(Lower.At0)],
                nodes.Of(Lower.Slope32), nodes.Of(Lower.Slope0));
            (inverse_1_K, integral_m_K) = lower.At(height_m);
            weight += gravity.At_m_s2(Middle_m) * integral_m_K;
        }
        Temperature_K = 1 / inverse_1_K;
        LogDensity = Math.Log(nodes.Of(Lower.At72) * inverse_1_K)
            + (Gas.MixedMass_kg_kmol / AirColumn.GasConstant_J_kmol_K * weight);
    }

    /// <summary>Temperature, K.</summary>
    public double Temperature_K { get; }

    /// <summary>ln of the density over that at 72.5 km.</summary>
    public double LogDensity { get; }
}

namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>A height in a column of air.</summary>
/// <param name="Temperature_K">Temperature.</param>
/// <param name="Cooling">ln of the temperature at 120 km over this one.</param>
/// <param name="Weight_kmol_kg">Integral of g/(R T) from 120 km to here: times a molar mass, a gas' fall in ln.</param>
internal readonly record struct ColumnPoint(double Temperature_K, double Cooling, double Weight_kmol_kg)
{
    /// <summary>ln of a gas' density over that at 120 km in diffusive equilibrium.</summary>
    /// <param name="mass_kg_kmol">Its molar mass, kg/kmol.</param>
    /// <param name="thermalDiffusion">Its thermal diffusion.</param>
    public double LogDensity(double mass_kg_kmol, double thermalDiffusion) =>
        ((1 + thermalDiffusion) * Cooling) - (mass_kg_kmol * Weight_kmol_kg);
}

/// <summary>
/// Temperature and weight of the air above 72.5 km: D. R. Bates, Proc. R. Soc. A 253 (1959) 451, above 123.435 km, an
/// inverse temperature below (A. E. Hedin, J. Geophys. Res. 96 (1991) 1159). A column above the joint alone has no
/// spline.
/// </summary>
internal struct AirColumn
{
    public const double GasConstant_J_kmol_K = 8314; // the model's, to its digits
    public const double Base_m = 120e3;
    public const double Joint_m = 123.435e3; // where the spline begins
    public const double Foot_m = 72.5e3;

    private readonly LocalGravity gravity;
    private readonly double exosphere_K;
    private readonly double base_K;
    private readonly double steepness_1_m;
    private readonly double halfWeight; // g/(R T) of the exosphere at the base, over the steepness, kmol/kg
    private InverseTemperature below;
    private double jointWeight_kmol_kg;
    private double weightPer_kmol_K_kg_m; // g/R at the joint

    /// <summary>Above the joint.</summary>
    /// <param name="gravity">Gravity.</param>
    /// <param name="exosphere_K">Temperature of the exosphere.</param>
    /// <param name="base_K">Temperature at 120 km.</param>
    /// <param name="steepness_1_m">How fast the one goes over into the other.</param>
    public AirColumn(in LocalGravity gravity, double exosphere_K, double base_K, double steepness_1_m)
    {
        (this.gravity, this.exosphere_K, this.base_K, this.steepness_1_m) =
            (gravity, exosphere_K, base_K, steepness_1_m);
        halfWeight = gravity.At_m_s2(Base_m) / (GasConstant_J_kmol_K * exosphere_K * steepness_1_m);
    }

    /// <summary>Joins the spline.</summary>
    /// <param name="nodes">Nodes by <see cref="AirNodes"/>.</param>
    public void Join(in Quantities nodes)
    {
        var joint = OfBates(Joint_m);
        var slope_K_m = (exosphere_K - joint.Temperature_K) * steepness_1_m
            * gravity.GeopotentialSlope(Joint_m, Base_m);
        below = new(
            gravity, [Joint_m, 110e3, 100e3, 90e3, Foot_m],
            [joint.Temperature_K, nodes.Of(Lower.At110), nodes.Of(Lower.At100), nodes.Of(Lower.At90),
                nodes.Of(Lower.At72)],
            slope_K_m, nodes.Of(Lower.Slope72));
        (jointWeight_kmol_kg, weightPer_kmol_K_kg_m) =
            (joint.Weight_kmol_kg, gravity.At_m_s2(Joint_m) / GasConstant_J_kmol_K);
    }

    /// <summary>At a height of 72.5 km or more; below the joint only once it is joined.</summary>
    public readonly ColumnPoint At(double height_m)
    {
        if (height_m >= Joint_m)
        {
            return OfBates(height_m);
        }
        var (inverse_1_K, integral_m_K) = below.At(height_m);
        return new(
            1 / inverse_1_K, Math.Log(base_K * inverse_1_K),
            jointWeight_kmol_kg - (weightPer_kmol_K_kg_m * integral_m_K));
    }

    private readonly ColumnPoint OfBates(double height_m)
    {
        var rise = steepness_1_m * gravity.Geopotential_m(height_m, Base_m);
        var temperature_K = exosphere_K - ((exosphere_K - base_K) * Math.Exp(-rise));
        var cooling = Math.Log(base_K / temperature_K);
        return new(temperature_K, cooling, halfWeight * (rise - cooling));
    }
}

namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>
/// Air at one height of 72.5 km or more (docs/concepts/atmosphere.md, "Temperature" to "Anomalous oxygen"). Densities
/// are logarithms of 1/m^3.
/// </summary>
internal ref struct UpperAir
{
    private const double NodesVaryTo_m = 300e3; // above, the nodes' expansions do not matter
    private const double Turbopause_m = 105e3; // of O, O2, Ar and N

    private const double HotBase_1_m3 = 1e12; // anomalous oxygen at 120 km, without level and expansion
    private const double HotTemperature_K = 4000;
    private const double HotMiddle_m = 550e3;
    private const double HotLength_m = 76e3;
    private const double HotMass_kg_kmol = 16;

    private static readonly double s_hotLogBase = Math.Log(
        HotBase_1_m3 * Expansions.UpperBank.LevelOf((int)Upper.AnomalousOxygen));

    // Turbopause of N2: the phase of the exosphere's antisymmetric year.
    private static readonly double s_turbopausePhase_rad = Sky.RadiansPerDay * UpperCoefficients.SeasonPhases
        .Single(phase => phase.Season == Season.Asymmetric).Values[(int)Upper.ExosphereTemperature];

    private readonly double height_m;
    private readonly double meanFlux;
    private readonly LocalGravity gravity;
    private readonly Quantities upper;
    private readonly Quantities nodes;
    private readonly double steepness_1_m;
    private readonly AirColumn column; // joined where gases mix
    private readonly ColumnPoint here;
    private readonly ColumnPoint turbopause; // at 105 km
    private readonly double nitrogenMixedBase;

    public UpperAir(in Sky sky, in SpaceWeather weather, in Quantities upper, in Quantities nodes, double height_m)
    {
        (this.height_m, this.upper, this.nodes) = (height_m, upper, nodes);
        meanFlux = weather.MeanFluxCount - Expansions.MeanFluxOfFit;
        gravity = new(sky.SineOfLatitude);
        var bank = Expansions.UpperBank;
        Exosphere_K = 1041.3 * bank.LevelOf((int)Upper.ExosphereTemperature)
            * (1 + (height_m > AirColumn.Joint_m ? upper.Of(Upper.ExosphereTemperature) : 0));
        var gradient_K_m = 16.6728e-3 * bank.LevelOf((int)Upper.BaseGradient)
            * (1 + (height_m > AirColumn.Foot_m ? upper.Of(Upper.BaseGradient) : 0));
        var base_K = 386 * bank.LevelOf((int)Upper.BaseTemperature) * (1 + upper.Of(Upper.BaseTemperature));
        steepness_1_m = gradient_K_m / (Exosphere_K - base_K);
        column = new(gravity, Exosphere_K, base_K, steepness_1_m);
        if (height_m <= Gas.AtomicNitrogen.MixedTo_m)
        {
            column.Join(nodes);
            turbopause = column.At(Turbopause_m);
            nitrogenMixedBase = Gas.Nitrogen.LogMixedBase(
                Gas.Nitrogen.LogBase + upper.Of(Upper.Nitrogen), column.At(NitrogenTurbopause_m(sky)));
        }
        here = column.At(height_m);
    }

    /// <summary>Temperature of the exosphere, K.</summary>
    public double Exosphere_K { get; }

    /// <summary>Temperature here, K.</summary>
    public readonly double Temperature_K => here.Temperature_K;

    /// <summary>Gravity.</summary>
    public readonly LocalGravity Gravity => gravity;

    /// <summary>Whether the nodes' expansions matter at a height.</summary>
    public static bool HasNodes(double height_m) => height_m < NodesVaryTo_m;

    /// <summary>ln of a gas' density that is corrected for mixing and chemistry.</summary>
    public readonly double LogOf(Gas gas)
    {
        var logBase = gas.LogBase + upper.Of(gas.Quantity);
        var log = logBase + here.LogDensity(gas.Mass_kg_kmol, gas.ThermalDiffusion);
        if (height_m <= gas.MixedTo_m)
        {
            var isNitrogen = ReferenceEquals(gas, Gas.Nitrogen);
            var mixedBase = isNitrogen ? nitrogenMixedBase : gas.LogMixedBase(
                logBase, gas.Turbopause_m == Turbopause_m ? turbopause : column.At(gas.Turbopause_m));
            log = gas.Blend(log, mixedBase + here.LogDensity(Gas.MixedMass_kg_kmol, 0));
            if (!isNitrogen)
            {
                log += gas.Ground.At(height_m, gas.ShareOfNitrogen > 0
                    ? nitrogenMixedBase + gas.LogShare - mixedBase
                    : gas.Ground.Size * (1 + (Gas.FluxOfSteps * meanFlux)));
            }
            log += gas.Loss.Size == 0 ? 0 : gas.Loss.At(height_m);
        }
        return log + (gas.Excess.Size == 0 ? 0
            : gas.Excess.At(height_m, gas.Excess.Size * (1 + (Gas.FluxOfSteps * meanFlux))));
    }

    /// <summary>ln of N2's density if the air were mixed.</summary>
    public readonly double LogMixedNitrogen() => nitrogenMixedBase + here.LogDensity(Gas.MixedMass_kg_kmol, 0);

    /// <summary>ln of the density of anomalous oxygen, which has a temperature of its own.</summary>
    public readonly double LogOfAnomalousOxygen()
    {
        var hot = new AirColumn(gravity, HotTemperature_K, HotTemperature_K, steepness_1_m);
        if (height_m < AirColumn.Joint_m)
        {
            hot.Join(nodes);
        }
        var scale_m = AirColumn.GasConstant_J_kmol_K * HotTemperature_K
            / (gravity.At_m_s2(HotMiddle_m) * HotMass_kg_kmol);
        return s_hotLogBase + upper.Of(Upper.AnomalousOxygen) + hot.At(height_m).LogDensity(HotMass_kg_kmol, 0)
            - (HotLength_m / scale_m * (Math.Exp(-(height_m - HotMiddle_m) / HotLength_m) - 1));
    }

    // Higher over the summer's hemisphere, with the phase of the exosphere's temperature.
    private static double NitrogenTurbopause_m(in Sky sky) => Gas.NitrogenTurbopause_m * (1
        + (Gas.NitrogenTurbopauseSwing * sky.SineOfLatitude * Math.Cos(sky.Day_rad - s_turbopausePhase_rad)));
}

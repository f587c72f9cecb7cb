using System.Runtime.CompilerServices;

namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>Quantities of the upper air, in the order of their columns.</summary>
internal enum Upper
{
    ExosphereTemperature,
    BaseGradient,
    BaseTemperature,
    Helium,
    AtomicOxygen,
    Nitrogen,
    Oxygen,
    Argon,
    Hydrogen,
    AtomicNitrogen,
    AnomalousOxygen,
}

/// <summary>Quantities of the lower air, in the order of their columns.</summary>
internal enum Lower
{
    At110,
    At100,
    At90,
    At72,
    Slope72,
    At55,
    At45,
    At32,
    Slope32,
    At20,
    At15,
    At10,
    At0,
    Slope0,
}

/// <summary>Numbers of up to seventeen quantities (5 and 12 lanes).</summary>
[InlineArray(17)]
internal struct Quantities
{
    private double first;

    /// <summary>A quantity of the upper air.</summary>
    public readonly double Of(Upper quantity) => this[(int)quantity];

    /// <summary>A quantity of the lower air.</summary>
    public readonly double Of(Lower quantity) => this[(int)quantity];
}

/// <summary>Both expansions, G of docs/concepts/atmosphere.md, for one place and instant.</summary>
internal static class Expansions
{
    public const double MeanFluxOfFit = 150; // the mean flux that the expansions are about

    public static ExpansionBank UpperBank { get; } = new(
        UpperCoefficients.Terms, UpperCoefficients.Curves,
        new(UpperCoefficients.SeasonPhases, UpperCoefficients.AnglePhases), 0, (int)Upper.AnomalousOxygen + 1);

    /// <summary>Nodes from 110 to 72.5 km.</summary>
    public static ExpansionBank NodeBank { get; } = LowerBank((int)Lower.At110, (int)Lower.At55);

    /// <summary>Nodes below.</summary>
    public static ExpansionBank GroundBank { get; } = LowerBank((int)Lower.At55, (int)Lower.Slope0 + 1);

    /// <summary>The upper air's, and the unrest that the lower air feels.</summary>
    /// <param name="sky">Where and when.</param>
    /// <param name="weather">Flux and index.</param>
    /// <param name="unrest">That of the temperature at 120 km.</param>
    public static Quantities OfUpperAir(in Sky sky, in SpaceWeather weather, out double unrest)
    {
        var bank = UpperBank;
        Span<double> basis = stackalloc double[bank.FunctionCount];
        bank.Fill(sky, basis);
        var answer = weather.History is { } history
            ? MagneticResponse.ToHistory(bank, history, sky.Latitude_deg)
            : MagneticResponse.ToDay(bank, weather.DailyApCount);
        unrest = answer.First[(int)Upper.BaseTemperature];

        var one = Lanes.One;
        var change = weather.PriorFluxCount - weather.MeanFluxCount;
        var mean = weather.MeanFluxCount - MeanFluxOfFit;
        var linear = change * bank.Of(Curve.Flux);
        var square = change * change * bank.Of(Curve.FluxSquare);
        var flux = (linear * (one + (mean * bank.Of(Curve.FluxTimesMean)))) + square
            + (mean * bank.Of(Curve.MeanFlux)) + (mean * mean * bank.Of(Curve.MeanFluxSquare));
        var annual = one + (mean * bank.Of(Curve.AnnualMeanFlux)) + linear + square;
        var tidal = one + (mean * bank.Of(Curve.TidalMeanFlux)) + linear + square;
        var universal = (one + (sky.SineOfLatitude * bank.Of(Curve.UniversalSine)))
            * (one + bank.Sum(Part.UniversalSeason, basis));
        var sum = flux
            + bank.Sum(Part.Zonal, basis)
            + (mean * bank.Sum(Part.MeanFlux, basis))
            + (annual * bank.Sum(Part.Annual, basis))
            + (tidal * bank.Sum(Part.Tidal, basis))
            + (answer * bank.Sum(weather.History is null ? Part.Daily : Part.History, basis))
            + ((one + (mean * bank.Of(Curve.LongitudeMeanFlux))) * bank.Sum(Part.Longitude, basis))
            + (universal * bank.Sum(Part.Universal, basis))
            + bank.Sum(Part.Mixed, basis);
        var values = default(Quantities);
        sum.CopyTo(values);
        return values;
    }

    /// <summary>The lower air's, of the nodes from 110 to 72.5 km alone or of all.</summary>
    /// <param name="sky">Where and when.</param>
    /// <param name="weather">Flux and index.</param>
    /// <param name="unrest">Unrest at 120 km.</param>
    /// <param name="isWhole">Whether the nodes below 72.5 km count.</param>
    public static Quantities OfLowerAir(in Sky sky, in SpaceWeather weather, double unrest, bool isWhole)
    {
        var values = default(Quantities);
        OfLowerAir(NodeBank, sky, weather, unrest).CopyTo(values);
        if (isWhole)
        {
            OfLowerAir(GroundBank, sky, weather, unrest).CopyTo(((Span<double>)values)[(int)Lower.At55..]);
        }
        return values;
    }

    private static Lanes OfLowerAir(ExpansionBank bank, in Sky sky, in SpaceWeather weather, double unrest)
    {
        Span<double> basis = stackalloc double[bank.FunctionCount];
        bank.Fill(sky, basis);
        return ((weather.MeanFluxCount - MeanFluxOfFit) * bank.Of(Curve.MeanFlux))
            + bank.Sum(Part.Zonal, basis)
            + bank.Sum(Part.Tidal, basis)
            + (unrest * bank.Sum(weather.History is null ? Part.Daily : Part.History, basis))
            + ((Lanes.One + bank.Sum(Part.LongitudeSeason, basis)) * bank.Sum(Part.Longitude, basis));
    }

    private static ExpansionBank LowerBank(int from, int to) => new(
        LowerCoefficients.Terms, LowerCoefficients.Curves, new(LowerCoefficients.SeasonPhases, []), from, to - from);
}

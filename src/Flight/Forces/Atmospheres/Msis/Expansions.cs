using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

/// <summary>Numbers of up to sixteen quantities.</summary>
[InlineArray(16)]
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
    private const double MeanFluxOfFit = 150; // the mean flux that the expansions are about

    public static ExpansionBank UpperBank { get; } = new(
        UpperCoefficients.Terms, UpperCoefficients.Curves,
        new(UpperCoefficients.SeasonPhases, UpperCoefficients.AnglePhases));

    public static ExpansionBank LowerBank { get; } = new(
        LowerCoefficients.Terms, LowerCoefficients.Curves, new(LowerCoefficients.SeasonPhases, []));

    /// <summary>All of the upper air, and the unrest that the lower air feels.</summary>
    /// <param name="sky">Where and when.</param>
    /// <param name="weather">Flux and index.</param>
    /// <param name="unrest">That of the temperature at 120 km.</param>
    public static Quantities OfUpperAir(in Sky sky, in SpaceWeather weather, out double unrest)
    {
        var bank = UpperBank;
        Span<double> basis = stackalloc double[bank.FunctionCount];
        bank.Fill(sky, basis);
        var values = default(Quantities);
        var sums = MemoryMarshal.Cast<double, Vector256<double>>((Span<double>)values);
        var answers = default(Quantities);
        var responses = MemoryMarshal.Cast<double, Vector256<double>>((Span<double>)answers);
        for (var v = 0; v < bank.VectorCount; v++)
        {
            responses[v] = weather.History is { } history
                ? MagneticResponse.ToHistory(bank, v, history, sky.Latitude_deg)
                : MagneticResponse.ToDay(bank, v, weather.DailyApCount);
            sums[v] = OfUpperAir(bank, v, basis, sky.SineOfLatitude, weather, responses[v]);
        }
        unrest = answers.Of(Upper.BaseTemperature);
        return values;
    }

    /// <summary>The lower air's, of the nodes from 110 to 72.5 km alone or of all.</summary>
    /// <param name="sky">Where and when.</param>
    /// <param name="weather">Flux and index.</param>
    /// <param name="unrest">Unrest at 120 km.</param>
    /// <param name="isWhole">Whether the nodes below 72.5 km count.</param>
    public static Quantities OfLowerAir(in Sky sky, in SpaceWeather weather, double unrest, bool isWhole)
    {
        var bank = LowerBank;
        Span<double> basis = stackalloc double[bank.FunctionCount];
        bank.Fill(sky, basis);
        var values = default(Quantities);
        var sums = MemoryMarshal.Cast<double, Vector256<double>>((Span<double>)values);
        var magnetic = weather.History is null ? Part.Daily : Part.History;
        var one = Vector256<double>.One;
        for (var v = 0; v < (isWhole ? bank.VectorCount : 2); v++)
        {
            sums[v] = ((weather.MeanFluxCount - MeanFluxOfFit) * bank.Of(Curve.MeanFlux, v))
                + bank.Sum(Part.Zonal, v, basis)
                + bank.Sum(Part.Tidal, v, basis)
                + (unrest * bank.Sum(magnetic, v, basis))
                + ((one + bank.Sum(Part.LongitudeSeason, v, basis)) * bank.Sum(Part.Longitude, v, basis));
        }
        return values;
    }

    private static Vector256<double> OfUpperAir(
        ExpansionBank bank, int v, ReadOnlySpan<double> basis, double sine, in SpaceWeather weather,
        Vector256<double> unrest)
    {
        var one = Vector256<double>.One;
        var change = weather.PriorFluxCount - weather.MeanFluxCount;
        var mean = weather.MeanFluxCount - MeanFluxOfFit;
        var linear = change * bank.Of(Curve.Flux, v);
        var square = change * change * bank.Of(Curve.FluxSquare, v);
        var flux = (linear * (one + (mean * bank.Of(Curve.FluxTimesMean, v)))) + square
            + (mean * bank.Of(Curve.MeanFlux, v)) + (mean * mean * bank.Of(Curve.MeanFluxSquare, v));
        var annual = one + (mean * bank.Of(Curve.AnnualMeanFlux, v)) + linear + square;
        var tidal = one + (mean * bank.Of(Curve.TidalMeanFlux, v)) + linear + square;
        var universal = (one + (sine * bank.Of(Curve.UniversalSine, v)))
            * (one + bank.Sum(Part.UniversalSeason, v, basis));
        return flux
            + bank.Sum(Part.Zonal, v, basis)
            + (mean * bank.Sum(Part.MeanFlux, v, basis))
            + (annual * bank.Sum(Part.Annual, v, basis))
            + (tidal * bank.Sum(Part.Tidal, v, basis))
            + (unrest * bank.Sum(weather.History is null ? Part.Daily : Part.History, v, basis))
            + ((one + (mean * bank.Of(Curve.LongitudeMeanFlux, v))) * bank.Sum(Part.Longitude, v, basis))
            + (universal * bank.Sum(Part.Universal, v, basis))
            + bank.Sum(Part.Mixed, v, basis);
    }
}

using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication;

// Findings of a soil, FAB150 to FAB159.
internal static partial class FabricationFindings
{
    public static Finding SoilOfTable(string soil, string doubt) =>
        new("FAB150", Severity.Note, $"{soil}: {doubt}.");

    public static Finding ViscosityExtrapolated(double temperature_K, double viscosity_Pa_s) =>
        new("FAB151", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"At {temperature_K - 273.15:0} degC, {viscosity_Pa_s:G3} Pa s, no viscosity model is within what it was " +
            $"fitted to; the band is of all three and may miss. Take a higher temperature or measure the melt."));

    public static Finding MeltHasCrystals(double temperature_K, double liquidus_K, double share) =>
        new("FAB152", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"At {temperature_K - 273.15:0} degC some {100 * share:0} % of the soil is crystal (all is molten at " +
            $"{liquidus_K - 273.15:0} degC); the viscosity is that of the melt alone. Take a higher temperature."));

    public static Finding MeltingEstimated(double error_K) =>
        new("FAB153", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"Where the soil melts is an estimate from its composition, to {error_K:0} K; what depends on it is no " +
            $"surer. Measure it and write melting: {{ solidus: ..., liquidus: ... }}."));

    public static Finding StrengthExtrapolated(double least, double greatest, double from, double to) =>
        new("FAB154", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"Porosity of {100 * least:0.#} to {100 * greatest:0.#} % is outside the {100 * from:0.##} to " +
            $"{100 * to:0.##} % at which strength was measured; the law is extrapolated. Give a specimen of your own " +
            $"in strength: {{ measured: ... }}."));

    public static Finding DrawingCrystallises(double coolest_K, double hottest_K, double liquidus_K) =>
        new("FAB155", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The melt has its drawing viscosity from {coolest_K - 273.15:0} to {hottest_K - 273.15:0} degC, and " +
            $"crystals begin to grow in it below {liquidus_K - 273.15:0} degC: a fibre drawn in the cooler part is " +
            $"likely to break. Draw hotter and thinner, or faster."));

    public static Finding CannotSinter(double end, double start) =>
        new("FAB156", Severity.Note, string.Create(CultureInfo.InvariantCulture,
            $"With this schedule the bed hardly sinters, from {100 * start:0.#} % to {100 * end:0.#} % of density. " +
            $"Raise sinter_temperature or hold longer."));
}

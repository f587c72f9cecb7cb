using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication;

/// <summary>
/// Every finding of the domain, by its stable code: FAB001 to FAB009 sunlight, FAB010 to FAB029 light, FAB030 to FAB039
/// the design of light, FAB040 to FAB049 ground, FAB101 and on printing, FAB130 to FAB139 a single track
/// (FabricationFindings.Track.cs), FAB150 to FAB159 a soil (FabricationFindings.Soil.cs), FAB176 to FAB189 layers and
/// ways (FabricationFindings.Slice.cs). Codes are never reused.
/// </summary>
internal static partial class FabricationFindings
{
    public static Finding NoSun(double days) =>
        new("FAB001", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"No part of the Sun rises over the horizon mask in {days:0.###} d; start later, run longer or choose " +
        $"another site."));

    public static Finding Eclipse(int count, double hours) =>
        new("FAB002", Severity.Note, string.Create(CultureInfo.InvariantCulture,
        $"The Earth covers part of the Sun {(count == 1 ? "once" : $"{count} times")}, {hours:0.##} h in all; " +
        $"the irradiance includes it."));

    public static Finding NoUsableLight(double threshold_deg) =>
        new("FAB003", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"The Sun shows but never stands {threshold_deg:0.##} deg high, the usable elevation; lower it or change " +
        $"the site."));

    public static Finding ClaimBeyondEtendue(
        string claim, double claimed, double aperture, string place, double limit, double limit_W_m2, double needed) =>
        new("FAB010", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"{claim} at the {place} cannot be: NA {aperture:0.###} carries at most {limit:0} times the sunlight " +
            $"({limit_W_m2 / 1e6:0.00} MW/m^2) and this is {claimed:0} times; it takes {Needs(needed)}."));

    public static Finding ClaimNotMet(string claim, string place, double delivered_W_m2) =>
        new("FAB011", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"{claim} at the {place} is within what etendue allows, but the optics as described deliver " +
            $"{delivered_W_m2 / 1e6:0.###} MW/m^2; look at the stages' efficiencies."));

    public static Finding Overfilled(double lost, double rim_deg, double acceptance_deg) =>
        new("FAB012", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"{lost:0.#%} of the light on the cores comes at more than the fibres' {acceptance_deg:0.0} deg and is " +
            $"lost: the dish's rim is at {rim_deg:0.0} deg. Take a longer focal length (f/D " +
            $"{MatchedRatio(acceptance_deg):0.00}) or a larger NA."));

    public static Finding Spilled(double lost, double face_mm, double spot_mm) =>
        new("FAB013", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"{lost:0.#%} of the reflected light falls beside the bundle: its face is {face_mm:0.00} mm wide, and " +
            $"95 % of what arrives falls within {spot_mm:0.00} mm. Take more fibres, a shorter focal length or a " +
            $"better surface."));

    public static Finding SteepRim(double rim_deg) =>
        new("FAB014", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"The rim angle of {rim_deg:0.0} deg is beyond 70 deg, where the flat face sees the rim too obliquely for " +
        $"the light to be used; take a longer focal length."));

    public static Finding Shaded(double lost) =>
        new("FAB015", Severity.Note, string.Create(CultureInfo.InvariantCulture,
        $"The central obstruction shades {lost:0.#%} of the aperture."));

    public static Finding Underfilled(double focusSine, double aperture) =>
        new("FAB016", Severity.Note, string.Create(CultureInfo.InvariantCulture,
            $"The dish's cone (sine {focusSine:0.000}) fills less than the fibres' NA {aperture:0.000}: at best " +
            $"{focusSine * focusSine / (aperture * aperture):0%} of the flux that they could carry. A shorter " +
            $"focal length makes a smaller, brighter spot."));

    public static Finding Dark() => new("FAB017", Severity.Warning,
        "The irradiance is never above zero, so there is no light at the pen; look at the site, the start and the " +
        "days.");

    public static Finding PenClips(double lost, double accepted) =>
        new("FAB018", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"{lost:0.#%} of the light that leaves the bundle is steeper than the pen takes (sine " +
            $"{accepted:0.000}) and is lost: demagnifying widens the cone. Take a larger pen NA or magnification."));

    public static Finding FewFibres(int count) =>
        new("FAB019", Severity.Note, string.Create(CultureInfo.InvariantCulture,
        $"{count} fibres are placed with one in the middle, looser than so few can be packed; give the real share " +
        $"as measured_packing."));

    public static Finding BendTooTight(double radius_m, double tightest_m, double aperture) =>
        new("FAB020", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"A bend of {radius_m * 1e3:0.##} mm radius is tighter than a fibre of NA {aperture:0.###} can hold: no " +
            $"guided light is left. The limit is {tightest_m * 1e3:0.##} mm; bend it wider, or take a thinner core " +
            $"or a larger NA."));

    public static Finding BendLoss(double lost, double radius_m, double effective, double aperture) =>
        new("FAB021", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"{lost:0.#%} of the light in the fibres is lost in bends: {radius_m * 1e3:0.##} mm radius narrows NA " +
            $"{aperture:0.000} to {effective:0.000}. Bend it wider, or take a thinner core, a larger NA or a longer " +
            $"focal length."));

    public static Finding MixingLoss(double lost, double length_m, double mixing_rad2_m) =>
        new("FAB022", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"{lost:0.#%} of the light in the fibres is mixed beyond their NA and lost over {length_m:0.##} m at " +
            $"{mixing_rad2_m:0.##E0} rad^2/m. A shorter cable, a larger NA or a narrower cone from the dish loses " +
            $"less."));

    public static Finding FaceTooHot(double bound_K, double limit_K, double absorbed_W) =>
        new("FAB023", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The bundle's face absorbs {absorbed_W:0.##} W and may reach {Celsius(bound_K)}, an upper bound by " +
            $"radiation alone; its limit is {Celsius(limit_K)}. Cool it, mask what is not core, fuse the fibres or " +
            $"take a limit that its material bears."));

    public static Finding CoreOverloaded(double flux_W_m2, double limit_W_m2) =>
        new("FAB024", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The hottest core takes {flux_W_m2 / 1e6:0.###} MW/m^2; its limit is {limit_W_m2 / 1e6:0.###} MW/m^2. " +
            $"Spread the focal spot over more fibres, or keep the face cleaner than the limit assumes."));

    public static Finding ClaimBeyondCone(string claim, double claimed, string place, string words, double sine,
        double limit, double needed) =>
        new("FAB025", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"{claim} at the {place} cannot be: the first that stands in the way is the {words}, whose cone (sine " +
            $"{sine:0.000}) carries at most {limit:0} times the sunlight and this is {claimed:0} times; it takes a " +
            $"sine of {needed:0.000}: a shorter focal length, or a concentrator."));

    public static Finding FewRays(double errorFraction, int rays) =>
        new("FAB026", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"{rays} rays leave the pen's power uncertain by {errorFraction:0.#%} (one standard error); {Rays(rays *
            errorFraction * errorFraction / 1e-4)} would bring it to 1 %."));

    public static Finding QuadratureDiffers(double rays, double error, double quadrature) =>
        new("FAB027", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"Rays put {rays:0.####%} (standard error {error:0.####%}) of the reflected light on the face, " +
            $"quadrature " +
            $"over the dish {quadrature:0.####%}: they should agree. Please report this mission."));

    public static Finding BlockedWay(double lost) =>
        new("FAB028", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"{lost:0.#%} of the reflected light never reaches the receiver: it meets struts, other mirrors' " +
            $"edges or " +
            $"holes; see rays.*. Look at diameters, hole and distances."));

    public static Finding SecondaryLoses(double lost) =>
        new("FAB029", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"{lost:0.#%} of the light at the focus is lost at the concentrator or rod before the face; see " +
            $"rays.*. A " +
            $"wider entry, a larger acceptance or a better wall loses less."));

    public static Finding DesignBeyondEtendue(
        double flux_W_m2, double ratio, string optics, double limit_W_m2, double limitRatio, string needs) =>
        new("FAB030", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"{Flux(flux_W_m2)} at the spot cannot be: {optics} carries at most {limitRatio:0} times the sunlight " +
            $"({Flux(limit_W_m2)}) and this is {ratio:0} times; it takes {needs}."));

    public static Finding DesignFluxNotReached(
        double flux_W_m2, double greatest_W_m2, double aperture, double rim_deg, double needed) =>
        new("FAB031", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"No mirror within the search brings {Flux(flux_W_m2)} to the spot, however large: with NA " +
            $"{aperture:0.###} and rim angles up to {rim_deg:0.#} deg, losses and what is not core leave about " +
            $"{Flux(greatest_W_m2)}. At these losses it takes a cone of sine {needed:0.000}, {Cone(needed)}; or a " +
            $"denser bundle, or a smaller magnification."));

    public static Finding DesignApertureTooSmall(string target, string needed, double aperture_m) =>
        new("FAB032", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"No design within the search brings {target}: the least mirror that does is {needed}, and the search " +
            $"ends at {aperture_m:0.###} m. Allow a larger aperture, more collectors or more rings."));

    public static Finding DesignPowerNotReached(
        string target, int collectors, int fibres, double greatest_W, double needed) =>
        new("FAB033", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"No design within the search brings {target}: {collectors} {(collectors == 1 ? "collector" :
            "collectors")} of up to {fibres} fibres bring about {greatest_W:0.###} W at that flux, however large " +
            $"their mirrors. It takes about {needed:0} times as many fibres in all: more collectors or more rings."));

    public static Finding DesignBinds(string binding, double flux, double power) =>
        new("FAB034", Severity.Note, string.Create(CultureInfo.InvariantCulture,
            $"{binding} keeps the mirrors from being smaller; against what is wanted the flux is {flux:+0.0%;-0.0%} " +
            $"and the power {power:+0.0%;-0.0%}."));

    public static Finding DesignAtEdge(string edges) => new("FAB035", Severity.Note,
        $"The best design stands at the edge of the search: {edges}. Widen it to see whether less mirror does.");

    public static Finding DesignDark() => new("FAB036", Severity.Error,
        "The irradiance is never above zero, so no design brings any light; look at the site, the start and the days.");

    public static Finding DesignNotMet(double flux, double power, int rounds) =>
        new("FAB037", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"After {rounds} full traces the design is still short by more than three standard errors: the flux is " +
            $"{flux:+0.00%;-0.00%} and the power {power:+0.00%;-0.00%} off what is wanted. Allow a larger aperture " +
            $"or trace more rays."));

    public static Finding DesignNotConverged(double residual) =>
        new("FAB038", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The search stopped before its tolerance; the last root leaves {residual:0.0E0} of the light. Please " +
            $"report this mission."));

    private static string Cone(double sine) => sine <= 1
        ? string.Create(CultureInfo.InvariantCulture,
            $"which is {Needs(sine)} and a rim angle of {Math.Asin(sine) * 180 / Math.PI:0.#} deg")
        : "which is more than all angles";

    private static string Flux(double flux_W_m2) =>
        string.Create(CultureInfo.InvariantCulture, $"{flux_W_m2 / 1e6:G3} MW/m^2");

    private static string Rays(double count) => string.Create(CultureInfo.InvariantCulture, $"{count:G2} rays");

    /// <summary>What numerical aperture something takes, in words.</summary>
    public static string Needs(double needed) => needed <= 1
        ? string.Create(CultureInfo.InvariantCulture, $"NA >= {Math.Ceiling(needed * 1000) / 1000:0.000}")
        : "more than all angles: no optics in vacuum reach it";

    // tan(phi/2) = D/4f with the rim at the acceptance angle.
    private static double MatchedRatio(double acceptance_deg) => 1 / (4 * Math.Tan(acceptance_deg * Math.PI / 360));

    public static Finding GroundNotPeriodic(int days, double residual_K, double tolerance_K) =>
        new("FAB040", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"After {days} lunar days of spin-up the ground is still about {residual_K:G3} K from the state that " +
            $"repeats itself; {tolerance_K:G3} K was asked for. Allow more spin_up_days or a larger " +
            $"spin_up_tolerance."));

    public static Finding GroundShallow(double depth_m, double swing_K) =>
        new("FAB041", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The floor at {depth_m:G4} m is within the wave of day and night: its temperature swings by " +
            $"{swing_K:G3} K, so it throws heat back. Take a larger depth."));

    public static Finding GroundBeyondHeat(double coldest_K, double hottest_K, double lowest_K, double highest_K) =>
        new("FAB042", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The surface runs from {coldest_K:0.0} K to {hottest_K:0.0} K; specific heat is known from {lowest_K:0} " +
            $"K to {highest_K:0} K and was held beyond. Look at infrared, albedo and the irradiance."));

    public static Finding BedSwings(double bed_m, double least_K, double greatest_K, double taken_K) =>
        new("FAB043", Severity.Note, string.Create(CultureInfo.InvariantCulture,
            $"The uppermost {bed_m * 1e3:G4} mm run from {least_K:0.0} K to {greatest_K:0.0} K in a lunar day; " +
            $"bed_temperature is {taken_K:0.0} K, right only for when bed_at says. " +
            $"Choose the moment at which printing begins."));

    public static Finding GroundUnsolved(int stages) =>
        new("FAB044", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"{stages} times a step's equations were not solved to 1e-8 K; look at the imbalance and take a " +
            $"smaller step."));

    public static Finding SyntheticSunDiffers(double excess) =>
        new("FAB045", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The synthetic Sun of the spin-up brings {Math.Abs(excess):0.#%} {(excess > 0 ? "more" : "less")} to " +
            $"the ground than the sunlight's last lunar day: terrain, eclipses or the season. Where that is every " +
            $"day so, take spin_up: repeat."));

    public static Finding GroundDark() => new("FAB046", Severity.Warning,
        "The Sun never shines on the ground; such cold soil conducts less than the model says. Look at the site, the " +
        "start and the days.");

    public static Finding MeshCrowded(string part, int count) => new(
        "FAB102", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"{part}: {count} edges are shared by four or more triangles: bodies touch along an edge, which no print " +
        $"can hold."));

    public static Finding MeshInsideOut(string part) => new(
        "FAB103", Severity.Note, string.Create(CultureInfo.InvariantCulture,
        $"{part}: all triangles face inward; inside and outside were exchanged."));

    public static Finding TrianglesDropped(string part, int dropped, int all) => new(
        "FAB104", Severity.Note, string.Create(CultureInfo.InvariantCulture,
        $"{part}: {dropped} of {all} triangles have no area and were left out."));

    public static Finding TooManyStrokes(double strokes, int limit) => new(
        "FAB106", Severity.Error, string.Create(CultureInfo.InvariantCulture,
        $"The part takes about {strokes:G3} strokes; the limit is {limit}. Nothing was sliced; use thicker layers " +
        $"or wider " +
        $"spacing, or split the part."));

    public static Finding NothingToDraw(string part, double spacing_m) => new(
        "FAB107", Severity.Error, string.Create(CultureInfo.InvariantCulture,
        $"{part}: no stroke falls inside it: it is thinner than the spacing of {spacing_m * 1e3:G4} mm, or in the " +
        $"wrong unit."));

    public static Finding CoverageOff(double ratio) => new(
        "FAB108", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"Strokes times spacing make {ratio * 100:F1} % of the layers' area: features thinner than the spacing are " +
        $"lost, or " +
        $"bodies pass through each other."));

    public static Finding SlicedVolumeOff(double ratio) => new(
        "FAB109", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"The layers hold {ratio * 100:F2} % of the part's volume: steps of this height do not " +
        $"follow its slopes, or its bodies overlap, which the layers count once."));

    public static Finding NoMelt(
        double peak_K, double solidus_K, double cell_m, double flux_W_m2, double? needed_W_m2) => new(
        "FAB110", Severity.Error, string.Create(CultureInfo.InvariantCulture,
        $"The light does not melt the soil: the surface reaches {Celsius(peak_K)}, melting begins at " +
        $"{Celsius(solidus_K)}{(peak_K > solidus_K ? TooShort(cell_m) : "")}. " +
        $"{Needed(flux_W_m2, needed_W_m2)}"));

    public static Finding PartlyFused(double fusedFraction, double centreFraction) => new(
        "FAB111", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"The melt does not reach through the layer everywhere: {fusedFraction * 100:F1} % of the layer's mass is " +
        $"fused, " +
        $"{Math.Min(1, centreFraction) * 100:F1} % on the middle line. Slower, hotter, a thinner layer or closer " +
        $"tracks fuse more."));

    public static Finding OverMelt(double depth_m, double layer_m) => new(
        "FAB112", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"The melt is {depth_m * 1e3:F2} mm deep, more than two layers of {layer_m * 1e3:G4} mm: each layer melts " +
        $"the ones " +
        $"beneath it again, and edges may run. Faster or cooler would do."));

    public static Finding NotShallow(double depth_m, double radius_m) => new(
        "FAB113", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"The melt is {depth_m * 1e3:F2} mm deep against a spot radius of {radius_m * 1e3:F2} mm: heat flows " +
        $"sideways too, " +
        $"which this model leaves out. It holds below half the radius; here it overstates depth and temperature."));

    public static Finding Evaporates(double peak_K) => new(
        "FAB114", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"The surface reaches {Celsius(peak_K)}: above 1200 degC sodium and potassium boil off (1.38 and 1.02 g/h " +
        $"per g at " +
        $"1200 degC in vacuum, Shaw 2023, Minerals 13:79) and foul the optics. Their heat is not in the balance, " +
        $"so the " +
        $"peak is an upper bound."));

    public static Finding SoilDoubt(string soil, string doubt) => new(
        "FAB115", Severity.Note, string.Create(CultureInfo.InvariantCulture,
        $"{soil}: {doubt}."));

    public static Finding StrengthExtrapolated(double porosityFraction, double least, double greatest) => new(
        "FAB116", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"The porosity of {porosityFraction * 100:F1} % lies outside the {least * 100:F2} to {greatest * 100:F2} % " +
        $"that the " +
        $"strength is calibrated on; the strength is extrapolated."));

    public static Finding TracksApart(double width_m, double spacing_m) => new(
        "FAB117", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"The track melts {width_m * 1e3:F2} mm wide and the tracks lie {spacing_m * 1e3:F2} mm apart: loose soil " +
        $"stays " +
        $"between them."));

    public static Finding HeatUnfinished() => new(
        "FAB118", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"The heat model stopped at its limit of an hour or a million steps before all was solid again: the time " +
        $"molten is a " +
        $"lower bound."));

    public static Finding NeverLit(double threshold_W_m2) => new(
        "FAB120", Severity.Error, string.Create(CultureInfo.InvariantCulture,
        $"The sunlight never reaches the {threshold_W_m2:F0} W/m^2 that the pen needs; nothing can be printed."));

    public static Finding SeriesTooShort(int done, int all, double lit_s) => new(
        "FAB121", Severity.Error, string.Create(CultureInfo.InvariantCulture,
        $"The print does not finish within the sunlight given: {done} of {all} layers are done when it ends, after " +
        $"{lit_s / 3600:F1} h of light. Give more days, or more pens."));

    public static Finding StrokeTooLong() => new(
        "FAB122", Severity.Error, string.Create(CultureInfo.InvariantCulture,
        $"One stroke, or the spreading of one layer, takes longer than any span of light: a stroke is not begun " +
        $"where it cannot " +
        $"end before the light goes."));


    public static Finding BedTooLarge(string problem) => new(
        "FAB123", Severity.Error, $"The first layers cannot be followed in three dimensions: {problem} Columns " +
        "of soil " +
        "stand for every track instead.");

    public static Finding BedPartlyFused(double fusedFraction, int layers) => new(
        "FAB124", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"In three dimensions {fusedFraction * 100:F1} % of the part's mass in layer {layers} is fused. Slower, " +
        $"hotter, a " +
        $"thinner layer or closer tracks fuse more."));

    // A hot skin on a thick layer: the model does not see it, and says how thin it would have to be.
    private static string TooShort(double cell_m) => Text(
        $", but the light has passed before that reaches the {cell_m * 1e3:G3} mm that the model resolves; slower, ") +
        "or thinner layers";

    private static string Needed(double flux_W_m2, double? needed_W_m2) => needed_W_m2 is { } needed
        ? Text($"At this spot and speed it takes {needed / 1e6:G3} MW/m^2 instead of {flux_W_m2 / 1e6:G3}.")
        : Text($"A hundred times the flux of {flux_W_m2 / 1e6:G3} MW/m^2 does not melt it either.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Celsius(double temperature_K) =>
        FormattableString.Invariant($"{temperature_K - 273.15:F0} degC");
}

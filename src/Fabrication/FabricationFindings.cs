using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication;

/// <summary>
/// Every finding of sunlight and light, by its stable code. FAB001 to FAB009 sunlight, FAB010 to FAB029 light; FAB101
/// and on are printing's and stand in its own file. Codes are never reused.
/// </summary>
internal static class FabricationFindings
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
            $"{lost:0.#%} of the reflected light falls beside the bundle: its face is {face_mm:0.00} mm wide, the " +
            $"spot of a perfect dish {spot_mm:0.00} mm. Take more fibres, a shorter focal length or a better " +
            $"surface."));

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
        $"{count} fibres are too few to sample the focal spot evenly; the light on the cores is an average over " +
        $"the face."));

    private static string Needs(double needed) => needed <= 1
        ? string.Create(CultureInfo.InvariantCulture, $"NA >= {Math.Ceiling(needed * 1000) / 1000:0.000}")
        : "more than all angles: no optics in vacuum reach it";

    // tan(phi/2) = D/4f with the rim at the acceptance angle.
    private static double MatchedRatio(double acceptance_deg) => 1 / (4 * Math.Tan(acceptance_deg * Math.PI / 360));
}

using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// What the parts of a chain of light must be to each other, each rule in words that follow the option's name. The same
/// rules hold for what is stated and for every corner of what is stated as ranges: each rule rises or falls in each of
/// its inputs, so where the corners of a box keep it, the whole box does.
/// </summary>
internal static class LightLimits
{
    /// <summary>Most fibres of a cable: what the lattice's table is made for.</summary>
    public const int FibresAtMost = 1_000_000;

    private const double Steepest_rad = 85 * Math.PI / 180; // beyond, light grazes the receiver

    private sealed record Rule(string Where, Func<LightInputs, string?> Problem, params string[] Names);

    private static readonly ImmutableArray<Rule> s_rules =
    [
        new("mirror.obstruction", inputs => Obstruction(inputs.Primary), "aperture", "obstruction"),
        new("mirror.aperture", inputs => Sphere(inputs.Primary), "aperture", "focal_length"),
        new("mirror.defocus", inputs => Defocus(inputs.Primary), "focal_length"),
        new("mirror.facets", inputs => Facets(inputs.Primary, inputs.Secondary?.Hole_m ?? 0), "aperture"),
        new("secondary.diameter", inputs => Diameter(inputs.Secondary, inputs.Primary), "aperture"),
        new("secondary.hole", inputs => Hole(inputs.Secondary, inputs.Primary), "aperture"),
        new("secondary.back_distance", inputs => Back(inputs.Secondary, inputs.Primary), "focal_length"),
        new("mirror", inputs => Rim(inputs.Primary, inputs.Secondary, inputs.PrimaryFinish, inputs.Sun.HalfAngle_rad),
            "aperture", "focal_length", "slope_error"),
        new("heliostat", inputs => Heliostat(inputs.Heliostat, inputs.Primary), "focal_length"),
        new("fibre.roll_off", inputs => RollOff(inputs.Fibre.RollOffRatio, inputs.Fibre.NumericalApertureRatio),
            "numerical_aperture", "roll_off"),
        new("fibre.bend", inputs => Bend(inputs.Fibre), "length"),
        new("fibre.measured_packing", inputs => Packing(inputs.Fibre) ?? Cable(inputs.Fibre, inputs.CollectorCount),
            "packing"),
    ];

    /// <summary>Requires one rule of a group of options.</summary>
    public static void Require(this Section section, string? problem, string key, params ReadOnlySpan<string> others) =>
        section.Require(problem is null, key, problem ?? "", others);

    /// <summary>The first rule that a corner of the ranges breaks, in words; null where none does.</summary>
    public static string? OfRanges(LightInputs inputs)
    {
        foreach (var rule in s_rules)
        {
            var ranges = inputs.Unknowns.Ranges.Where(range => rule.Names.Contains(range.Name, StringComparer.Ordinal))
                .ToArray();
            for (var corner = 0; corner < 1 << ranges.Length && ranges.Length > 0; corner++)
            {
                var (varied, words) = (inputs, new List<string>());
                for (var i = 0; i < ranges.Length; i++)
                {
                    var value = (corner >> i & 1) == 0 ? ranges[i].Low_si : ranges[i].High_si;
                    varied = ranges[i].Set(varied, value);
                    words.Add(ranges[i].Name + " " + ranges[i].Unit.Format(value, 4));
                }

                if (rule.Problem(varied) is { } problem)
                {
                    return $"reach a chain that cannot be: with {string.Join(" and ", words)}, {rule.Where}: {problem}";
                }
            }
        }

        return null;
    }

    public static string? Obstruction(PrimaryDesign primary) => primary.Obstruction_m < primary.Aperture_m
        ? null
        : Text($"{primary.Obstruction_m:G6} m leaves nothing of the aperture of {primary.Aperture_m:G6} m");

    public static string? Sphere(PrimaryDesign primary)
    {
        var reach = primary.OffAxis_m + primary.Outline.BoundingRadius_m;
        return primary.Surface == PrimarySurface.Paraboloid || reach < 1.99 * primary.FocalLength_m
            ? null
            : Text($"reaches {reach:G6} m from the axis, beyond the sphere of {2 * primary.FocalLength_m:G6} m ") +
                "radius; take a longer focal length";
    }

    public static string? Defocus(PrimaryDesign primary) => primary.FocalLength_m + primary.Defocus_m > 0
        ? null
        : Text($"{primary.Defocus_m:G6} m puts the receiver behind the mirror, whose focal length is ") +
            Text($"{primary.FocalLength_m:G6} m");

    /// <summary>Whether facets fit at all, beside a hole.</summary>
    public static string? Facets(PrimaryDesign primary, double hole_m)
    {
        if (primary.Facets is not { } facets)
        {
            return null;
        }

        // Counted from the areas first, so that an endless list is never made.
        var most = primary.Outline.Area_m2 / (facets.Width_m * facets.Width_m);
        return most > CollectorBuilder.FacetsAtMost
            ? Text($"make about {most:G3} pieces; {CollectorBuilder.FacetsAtMost} are the most, take wider ones")
            : CollectorBuilder.FacetCentres(primary, hole_m / 2).IsEmpty
                ? "do not fit into the aperture even once; take narrower ones"
                : null;
    }

    public static string? Diameter(CassegrainDesign? secondary, PrimaryDesign primary) =>
        secondary is null || secondary.Diameter_m < primary.Aperture_m
            ? null
            : Text($"{secondary.Diameter_m:G6} m shades all of the primary's {primary.Aperture_m:G6} m; ") +
                "take a smaller one";

    public static string? Hole(CassegrainDesign? secondary, PrimaryDesign primary) =>
        secondary is null || secondary.Hole_m < primary.Aperture_m
            ? null
            : Text($"{secondary.Hole_m:G6} m leaves nothing of the primary's {primary.Aperture_m:G6} m");

    public static string? Back(CassegrainDesign? secondary, PrimaryDesign primary)
    {
        var focal_m = primary.FocalLength_m;
        return secondary is null ||
            (secondary.BackDistance_m > -focal_m && secondary.BackDistance_m < secondary.MagnificationRatio * focal_m)
            ? null
            : Text($"{secondary.BackDistance_m:G6} m puts the secondary behind the primary or beyond its focus; ") +
                Text($"with a focal length of {focal_m:G6} m and this magnification it lies above {-focal_m:G6} m ") +
                Text($"and below {secondary.MagnificationRatio * focal_m:G6} m");
    }

    /// <summary>With a secondary mirror, or off the axis, the receiver does not face along the axis.</summary>
    public static string? Rim(
        PrimaryDesign primary, CassegrainDesign? secondary, FinishOptions finish, double sunHalfAngle_rad)
    {
        var edge = primary.OffAxis_m + primary.Outline.BoundingRadius_m;
        var rim_rad = Math.Atan2(edge, primary.FocalLength_m - primary.Conic.Height_m(edge, 0));
        var blur_rad = new SunShape(sunHalfAngle_rad, finish.SlopeError_rad).Reach_rad;
        return secondary is not null || primary.OffAxis_m > 0 || rim_rad + blur_rad < Steepest_rad
            ? null
            : Text($"the rim angle is {rim_rad * 180 / Math.PI:0.0} deg and the slope error widens it beyond 85 ") +
                "deg, where light grazes the fibres' face; take a longer focal length";
    }

    public static string? Heliostat(HeliostatDesign? heliostat, PrimaryDesign primary) =>
        heliostat is null || heliostat.Distance_m > primary.FocalLength_m
            ? null
            : "stands nearer than the mirror's focus; move it farther away";

    public static string? RollOff(double rollOffRatio, double apertureRatio) => rollOffRatio <= apertureRatio
        ? null
        : Text($"{rollOffRatio:G6} is more than the numerical aperture of {apertureRatio:G6}");

    public static string? Bend(FibreOptions fibre) => fibre.BendLength_m <= fibre.Length_m
        ? null
        : Text($"takes {fibre.BendLength_m:G6} m of a cable of {fibre.Length_m:G6} m; shorten it");

    /// <summary>Of one collector's bundle.</summary>
    public static string? Packing(FibreOptions fibre) => Pressed(fibre, fibre.Count, "for this bundle");

    /// <summary>Of all collectors' bundles, joined.</summary>
    public static string? Cable(FibreOptions fibre, int collectors)
    {
        var count = (long)fibre.Count * collectors;
        return count > FibresAtMost
            ? Text($"make a cable of {count} fibres; {FibresAtMost} are the most")
            : Pressed(fibre, (int)count, Text($"for the cable of {count} fibres"));
    }

    // A measured packing puts round fibres on the sites nearest the middle, whatever their packing is called.
    private static string? Pressed(FibreOptions fibre, int count, string where)
    {
        if (fibre.MeasuredPackingFraction is not { } share || count == 1 || fibre.Outer_m < fibre.Core_m)
        {
            return null;
        }

        var packing = fibre.Packing == Fabrication.Fibre.Packing.Fused
            ? Fabrication.Fibre.Packing.Fused
            : Fabrication.Fibre.Packing.Hexagonal;
        var greatest = new FibreLattice(new(fibre.Core_m, fibre.Outer_m, count, packing, null, 1, null))
            .GreatestPackingFraction;
        return share <= greatest
            ? null
            : Text($"{share:G4} would press the cores into each other; {greatest:0.####} is the most {where}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

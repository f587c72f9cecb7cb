using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Phases;

/// <summary>The spot's measured or traced profile.</summary>
/// <param name="Flux">Flux by distance from the middle, W/m^2; only its shape counts.</param>
public sealed record SpotProfile(SeriesInput Flux)
{
    /// <summary>Reads the group; null where it was left out or is no profile, which is then a problem.</summary>
    internal static SpotProfile? Read(Section section)
    {
        var read = section.OptionalGroup("profile", "Shape of the spot, scaled to the pen's power; even flux over " +
            "the pen's diameter where left out.", inside => new SpotProfile(inside.Series("flux", "MW/m^2",
                "Flux by distance from the middle; { from: light.spot_flux }.",
                Bounds.Between("0 MW/m^2", "1000 MW/m^2"))));
        if (read is null)
        {
            return null;
        }

        var problem = Problem(read.Flux);
        section.Require(problem is null, "profile", problem ?? "");
        return problem is null ? read : null;
    }

    /// <summary>The light that soil absorbs: the profile scaled to the pen's power, or even flux.</summary>
    /// <param name="pen">The pen.</param>
    /// <param name="absorptanceRatio">Share of its light that is absorbed.</param>
    /// <param name="profile">Its shape; null for even flux.</param>
    internal static BedLight Light(Pen pen, double absorptanceRatio, SpotProfile? profile)
    {
        var absorbed_W = pen.Power_W * absorptanceRatio;
        if (profile is null)
        {
            var radius = pen.Diameter_m / 2;
            return BedLight.TopHat(absorbed_W / (Math.PI * radius * radius), pen.Diameter_m);
        }

        var given = new BedLight(profile.Flux.Axis_si, profile.Flux.Values_si);
        var scale = absorbed_W / given.Power_W;
        return given with { Absorbed_W_m2 = [.. given.Absorbed_W_m2.Select(flux => flux * scale)] };
    }

    private static string? Problem(SeriesInput flux)
    {
        if (flux.IsConstant || flux.Axis_si.Length < 2)
        {
            return "one value is no profile; take { from: light.spot_flux }, or leave profile out for even flux";
        }

        if (flux.Origin is not null || flux.Axis_si[0] != 0)
        {
            return "the series does not run along a distance from 0; take one such as { from: light.spot_flux }";
        }

        return flux.Values_si.Any(value => value > 0) ? null : "the profile holds no light";
    }
}

using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces.Atmospheres;

namespace Guanghan.Flight.Phases;

/// <summary>Declares and reads drag.</summary>
internal static class DragReading
{
    private enum Model
    {
        Standard,
        Nrlmsise,
    }

    public static Drag Read(Section section, Epoch start, double duration_s)
    {
        var shape = new CrossSection(
            section.Quantity("area", "m^2", "Cross-section.", Bounds.AboveUpTo("0 m^2", "100000 m^2")),
            section.Quantity("coefficient", "", "Drag coefficient.", Bounds.AboveUpTo("0", "10"), "2.2"));
        var model = section.Choice("atmosphere", "Which air drags.",
        [
            new Choice<Model>("us-1976", Model.Standard, "U.S. Standard Atmosphere 1976 to 1000 km: a mean, by " +
                "altitude alone"),
            new Choice<Model>("nrlmsise-00", Model.Nrlmsise, "NRLMSISE-00 to 2500 km: by day, hour, place and space " +
                "weather"),
        ], "us-1976");
        var constant = section.OptionalGroup("constant_weather", "Space weather of NRLMSISE-00 that stays the same.",
            ReadConstant);
        var table = section.OptionalGroup("space_weather", "Space weather of NRLMSISE-00 by day, from a file.",
            inside => ReadTable(inside, start, duration_s));
        section.Require(model == Model.Nrlmsise || (constant is null && table is null), "atmosphere",
            "the Standard Atmosphere knows no space weather; leave constant_weather and space_weather out, or take " +
            "nrlmsise-00", "constant_weather", "space_weather");
        section.Require(model != Model.Nrlmsise || (constant is null) != (table is null), "atmosphere",
            "NRLMSISE-00 needs its space weather in one way; write constant_weather or space_weather",
            "constant_weather", "space_weather");
        section.Require(model != Model.Nrlmsise || start >= LeapSeconds.FirstEpoch, "atmosphere",
            "NRLMSISE-00 needs the hour of the day by UTC, which begins in 1972; start later, or take us-1976");
        ISpaceWeather? weather = table is null ? constant : table.Table;
        return new(shape, model == Model.Nrlmsise && weather is not null
            ? new Nrlmsise00Atmosphere(weather)
            : StandardAtmosphere1976.Shared);
    }

    private static ConstantSpaceWeather ReadConstant(Section section) => new(new SpaceWeather(
        section.Quantity("flux", "", "Radio flux of the Sun at 10.7 cm, of the day before, as observed at the Earth; " +
            "in solar flux units, 1e-22 W/(m^2 Hz).", Bounds.Between("50", "500")),
        section.Quantity("mean_flux", "", "Its mean over 81 days.", Bounds.Between("50", "400")),
        section.Quantity("ap", "", "Daily planetary magnetic index Ap.", Bounds.Between("0", "400"), "4")));

    private static Measured ReadTable(Section section, Epoch start, double duration_s)
    {
        var file = section.File("file", "CelesTrak's SW-All.csv or SW-All.txt, or a cut of it: days in a row, from " +
            "three before the start to the end of the flight.");
        var isRead = SpaceWeatherFile.TryRead(file.Content.Span, file.Name, out var table, out var error);
        section.Require(isRead, "file", error);
        if (!isRead || start < LeapSeconds.FirstEpoch)
        {
            return new(null);
        }

        var end = start + Duration.FromSeconds(duration_s);
        var isCovered = table!.Covers(start, out error) && table.Covers(end, out error);
        section.Require(isCovered, "file", $"'{file.Name}': {error}");
        return new(isCovered ? table.Between(start, end) : null);
    }

    // Null where there is a mistake.
    private sealed record Measured(SpaceWeatherTable? Table);
}

/// <summary>What drags and what is dragged.</summary>
/// <param name="Shape">Cross-section and coefficient.</param>
/// <param name="Air">The air.</param>
internal sealed record Drag(CrossSection Shape, IAtmosphere Air);

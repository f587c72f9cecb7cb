using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics.Spectra;

namespace Guanghan.Fabrication.Phases;

/// <summary>Reads the options of a fibre bundle.</summary>
internal static class FibreReading
{
    private sealed record Share(double Value);

    private sealed record Index(double Value);

    private sealed record Table(SpectralCurve Curve);

    private sealed record Bend(double Radius_m, double Length_m);

    /// <summary>Reads a bundle whose number of fibres is given.</summary>
    public static FibreOptions Read(Section section) => Read(section,
        inside => inside.Count("count", "Fibres in one collector's bundle.", 1, LightLimits.FibresAtMost));

    /// <summary>Reads a bundle whose number of fibres comes from elsewhere.</summary>
    public static FibreOptions Read(Section section, Func<Section, int> readCount)
    {
        var core_m = section.Quantity("core", "mm", "Diameter of a fibre's core.", Bounds.Between("10 um", "50 mm"));
        var outer_m = section.Quantity("outer", "mm", "Diameter of a fibre with cladding and coating.",
            Bounds.Between("10 um", "60 mm"));
        section.Require(outer_m >= core_m, "outer", string.Create(CultureInfo.InvariantCulture,
            $"{outer_m * 1e3:G6} mm is less than the core's {core_m * 1e3:G6} mm"), "core");
        var count = readCount(section);
        var packing = section.Choice("packing", "How the fibres are packed into a round bundle.",
            [
                new Choice<Packing>("circular", Packing.Circular,
                    "full rings around one fibre: 7 .778, 19 .760, 127 .752"),
                new Choice<Packing>("hexagonal", Packing.Hexagonal,
                    "the densest there is, .9069: the limit for many fibres"),
                new Choice<Packing>("fused", Packing.Fused, "pressed into hexagons without gaps"),
            ], "circular");
        var measured = section.OptionalGroup("measured_packing",
            "Takes the place of the packing's closed form where it was measured.",
            inside => new Share(inside.Quantity("fraction", "", "Share of the bundle's circle inside fibres.",
                Bounds.AboveUpTo("0", "0.9069"))));
        var aperture = section.Quantity("numerical_aperture", "", "Sine of the largest guided angle in vacuum.",
            Bounds.Between("0.01", "1"));
        var rollOff = section.Quantity("roll_off", "",
            "Width in sine below the numerical aperture over which the share that is guided falls from 1 to 0.",
            Bounds.Between("0", "1"), "0");
        section.Require(LightLimits.RollOff(rollOff, aperture), "roll_off", "numerical_aperture");
        var index = section.OptionalGroup("index", "Refractive index of the core, the same at all wavelengths; left " +
            "out, it is that of silica (Malitson 1965).",
            inside => new Index(inside.Quantity("value", "", "The index.", Bounds.Between("1.2", "3"))));
        var coating = section.OptionalGroup("coating",
            "Antireflection coating of both faces; left out, bare faces reflect by Fresnel.",
            inside => new Share(inside.Quantity("reflectance", "", "Share reflected by one coated face.",
                Bounds.Between("0", "0.5"))));
        var length_m = section.Quantity("length", "m", "Length of the cable.", Bounds.Between("0 m", "10 km"));
        var attenuation_1_m = section.Quantity("attenuation", "dB/km",
            "Attenuation at all wavelengths; where silica or a table is given, on top of theirs.",
            Bounds.Between("0 dB/km", "10000 dB/km"));
        var silica = section.OptionalGroup("silica",
            "Attenuation of silica by wavelength; left out, only the attenuation above counts.",
            inside => SilicaGlass.LowHydroxyl with
            {
                HydroxylFraction = inside.Quantity("hydroxyl", "ppm",
                    "Hydroxyl content by weight: below 1 ppm for dry, 600 to 1000 ppm for wet silica.",
                    Bounds.Between("0 ppm", "2000 ppm")),
            });
        var table = section.OptionalGroup("attenuation_table",
            "Attenuation over wavelength from a table; left out, there is none.",
            inside => new Table(LightReading.ReadTable(inside, "file",
                "Name of a CSV file: wavelength_nm or wavelength_um, then dB/km.",
                new(null, 0, 1e9, OutsideRule.HoldEnd))));
        section.Require(silica is null || table is null, "attenuation_table",
            "cannot stand beside silica; leave one of them out", "silica");
        var bend = section.OptionalGroup("bend", "The cable's tightest bend; left out, it lies straight.",
            inside => new Bend(
                inside.Quantity("radius", "mm", "Its radius.", Bounds.Between("1 mm", "100 m")),
                inside.Quantity("length", "m", "Length of cable in the bend.", Bounds.Between("0 m", "10 km"))));
        var mixing = section.Quantity("mode_coupling", "rad^2/m",
            "How fast angles diffuse inside the core (Gloge's D); silica 1e-8 to 1e-4 rad^2/m (unverified).",
            Bounds.Between("0 rad^2/m", "0.01 rad^2/m"), "0 rad^2/m");
        var (limits, absorptance, emissivity) = ReadFace(section);
        var fibre = new FibreOptions(core_m, outer_m, count, packing, measured?.Value, aperture, rollOff, index?.Value,
            coating?.Value, length_m, Unit.Parse("dB/km").FromSi(attenuation_1_m), silica, table?.Curve,
            bend?.Radius_m ?? double.PositiveInfinity, bend?.Length_m ?? 0, mixing, limits, absorptance, emissivity);
        section.Require(LightLimits.Bend(fibre), "bend", "length");
        section.Require(LightLimits.Packing(fibre), "measured_packing", "core", "outer", "count");
        return fibre;
    }

    private static (FaceLimits Limits, double Absorptance, double Emissivity) ReadFace(Section section)
    {
        var glued = FaceLimits.Glued;
        var temperature_K = section.Quantity("face_temperature_limit", "degC",
            "What the bundle's face bears: epoxy 177 degC, hot-fused silica about 1000 degC.",
            Bounds.Between("20 degC", "1500 degC"), "177 degC");
        var flux_W_m2 = section.Quantity("core_flux_limit", "MW/m^2",
            "What a core bears; the default is a laser's, which sunlight cannot reach.",
            Bounds.Above("0 MW/m^2"), "1260 MW/m^2");
        var absorptance = section.Quantity("face_absorptance", "",
            "Share of the light between the cores that the face absorbs.", Bounds.Fraction, "0.9");
        var emissivity = section.Quantity("face_emissivity", "", "Emissivity of the face.",
            Bounds.AboveUpTo("0", "1"), "0.9");
        return (glued with { Temperature_K = temperature_K, CoreFlux_W_m2 = flux_W_m2 }, absorptance, emissivity);
    }
}

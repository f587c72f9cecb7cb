using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>Reads the light pen at the soil, as the options of every phase that melts with it say it.</summary>
internal static class PenReading
{
    private const double AgreementRatio = 0.01; // power, diameter and flux say one thing twice

    /// <summary>The group <c>pen</c>; refused where power, diameter and flux disagree.</summary>
    public static Pen Read(Section section)
    {
        var pen = section.Group("pen", "The light pen at the soil; { from: light.pen } takes it from " +
            "fabrication.light.", ReadPen);
        section.Require(Math.Abs((pen.Flux_W_m2 * Math.PI / 4 * pen.Diameter_m * pen.Diameter_m) - pen.Power_W) <=
            AgreementRatio * pen.Power_W, "pen", Disagrees(pen));
        return pen;
    }

    private static Pen ReadPen(Section section) => new(
        section.Quantity("power", "W", "Optical power in the spot.", Bounds.Between("1 mW", "1 MW")),
        section.Quantity("diameter", "mm", "Diameter of the spot.", Bounds.Between("0.01 mm", "1 m")),
        section.Quantity("flux", "MW/m^2", "Mean flux over the spot.", Bounds.Between("1 kW/m^2", "100 MW/m^2")));

    private static string Disagrees(Pen pen)
    {
        var area_m2 = Math.PI / 4 * pen.Diameter_m * pen.Diameter_m;
        return string.Create(CultureInfo.InvariantCulture,
            $"{pen.Flux_W_m2 / 1e6:G5} MW/m^2 over a spot of {pen.Diameter_m * 1e3:G5} mm is " +
            $"{pen.Flux_W_m2 * area_m2:G5} W, not {pen.Power_W:G5} W; they must agree within 1 %");
    }
}

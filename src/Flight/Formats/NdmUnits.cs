namespace Guanghan.Flight.Formats;

/// <summary>
/// The units that messages may state behind a value. They are fixed by the standards, CCSDS 502.0-B-3 tables 3-3, 4-3
/// and 5-3 and CCSDS 508.0-B-1 tables 3-3 and 3-5, so a value with another unit is not converted but refused: a miss
/// distance in kilometres that is read as metres would not be noticed.
/// </summary>
internal static class NdmUnits
{
    /// <summary>Refuses a unit that is not the keyword's own.</summary>
    /// <exception cref="FormatException">The unit is another; says which is wanted.</exception>
    public static void Check(string kind, string key, string unit, int line)
    {
        if (unit.Length == 0 || Wanted(kind, key) is not { } wanted
            || string.Equals(unit, wanted, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }
        throw new FormatException(
            $"Line {line}: {key} is given in [{unit}]; the standard has it in [{wanted}]. Convert the value.");
    }

    private static string? Wanted(string kind, string key) => key switch
    {
        "X" or "Y" or "Z" or "SEMI_MAJOR_AXIS" => "km",
        "X_DOT" or "Y_DOT" or "Z_DOT" or "MAN_DV_1" or "MAN_DV_2" or "MAN_DV_3" => "km/s",
        "X_DDOT" or "Y_DDOT" or "Z_DDOT" => "km/s**2",
        "INCLINATION" or "RA_OF_ASC_NODE" or "ARG_OF_PERICENTER" or "TRUE_ANOMALY" or "MEAN_ANOMALY" => "deg",
        "MEAN_MOTION" => "rev/day",
        "GM" => "km**3/s**2",
        "MASS" or "MAN_DELTA_MASS" => "kg",
        "MAN_DURATION" => "s",
        "SOLAR_RAD_AREA" or "DRAG_AREA" or "AREA_PC" or "AREA_DRG" or "AREA_SRP" => "m**2",
        "MISS_DISTANCE" or "RELATIVE_POSITION_R" or "RELATIVE_POSITION_T" or "RELATIVE_POSITION_N"
            or "SCREEN_VOLUME_X" or "SCREEN_VOLUME_Y" or "SCREEN_VOLUME_Z" => "m",
        "RELATIVE_SPEED" or "RELATIVE_VELOCITY_R" or "RELATIVE_VELOCITY_T" or "RELATIVE_VELOCITY_N" => "m/s",
        "RECOMMENDED_OD_SPAN" or "ACTUAL_OD_SPAN" => "d",
        "RESIDUALS_ACCEPTED" => "%",
        "CD_AREA_OVER_MASS" or "CR_AREA_OVER_MASS" => "m**2/kg",
        "THRUST_ACCELERATION" => "m/s**2",
        "SEDR" => "W/kg",
        _ when CovarianceKeys.RateCount(key) is { } rates => (kind is "CDM" ? "m**2" : "km**2")
            + rates switch { 0 => "", 1 => "/s", _ => "/s**2" },
        _ => null,
    };
}

/// <summary>Keywords of a 6 x 6 covariance: the lower triangle, row by row.</summary>
internal static class CovarianceKeys
{
    /// <summary>Elements of the triangle.</summary>
    public const int Count = 21;

    /// <summary>CX_X, CY_X, CY_Y to CZ_DOT_Z_DOT, of orbit data messages.</summary>
    public static readonly string[] Cartesian = Triangle(["X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT"]);

    /// <summary>CR_R, CT_R, CT_T to CNDOT_NDOT, of conjunction data messages.</summary>
    public static readonly string[] Radial = Triangle(["R", "T", "N", "RDOT", "TDOT", "NDOT"]);

    /// <summary>How many of an element's two axes are velocities; null where the keyword is no such element.</summary>
    public static int? RateCount(string key)
    {
        var (i, k) = (Array.IndexOf(Cartesian, key), Array.IndexOf(Radial, key));
        return i < 0 && k < 0 ? null : key.Split("DOT").Length - 1;
    }

    /// <summary>The 21 numbers, each times a factor.</summary>
    public static double[] Read(NdmFields fields, string[] keys, double factor) =>
        [.. keys.Select(key => factor * fields.Number(key))];

    private static string[] Triangle(string[] axes) =>
        [.. axes.SelectMany((row, i) => axes.Take(i + 1).Select(column => $"C{row}_{column}"))];
}

namespace Guanghan.Flight.Formats;

/// <summary>Where the optional keywords of a conjunction data message stand: CCSDS 508.0-B-1, tables 3-1 to
/// 3-5.</summary>
internal static class CdmKeywords
{
    public const string Header = "header";
    public const string Relative = "relativeMetadataData";
    public const string Metadata = "metadata";
    public const string Orbit = "odParameters";
    public const string Additional = "additionalParameters";
    public const string Covariance = "covarianceMatrix";

    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "MESSAGE_FOR", "SCREEN_VOLUME_FRAME", "SCREEN_VOLUME_SHAPE", "COLLISION_PROBABILITY_METHOD", "OBJECT_TYPE",
        "OPERATOR_CONTACT_POSITION", "OPERATOR_ORGANIZATION", "OPERATOR_PHONE", "OPERATOR_EMAIL", "ORBIT_CENTER",
        "GRAVITY_MODEL", "ATMOSPHERIC_MODEL", "N_BODY_PERTURBATIONS", "SOLAR_RAD_PRESSURE", "EARTH_TIDES",
        "INTRACK_THRUST", "START_SCREEN_PERIOD", "STOP_SCREEN_PERIOD", "SCREEN_ENTRY_TIME", "SCREEN_EXIT_TIME",
        "TIME_LASTOB_START", "TIME_LASTOB_END",
    };

    /// <summary>Whether the value of a keyword is a number.</summary>
    public static bool IsNumber(string key) => !s_words.Contains(key);

    /// <summary>The XML element of an optional keyword; null where a message has none such.</summary>
    public static string? GroupOf(string key) => key switch
    {
        "MESSAGE_FOR" => Header,
        "START_SCREEN_PERIOD" or "STOP_SCREEN_PERIOD" or "SCREEN_VOLUME_FRAME" or "SCREEN_VOLUME_SHAPE"
            or "SCREEN_VOLUME_X" or "SCREEN_VOLUME_Y" or "SCREEN_VOLUME_Z" or "SCREEN_ENTRY_TIME"
            or "SCREEN_EXIT_TIME" or "COLLISION_PROBABILITY_METHOD" => Relative,
        "OBJECT_TYPE" or "OPERATOR_CONTACT_POSITION" or "OPERATOR_ORGANIZATION" or "OPERATOR_PHONE"
            or "OPERATOR_EMAIL" or "ORBIT_CENTER" or "GRAVITY_MODEL" or "ATMOSPHERIC_MODEL" or "N_BODY_PERTURBATIONS"
            or "SOLAR_RAD_PRESSURE" or "EARTH_TIDES" or "INTRACK_THRUST" => Metadata,
        "TIME_LASTOB_START" or "TIME_LASTOB_END" or "RECOMMENDED_OD_SPAN" or "ACTUAL_OD_SPAN" or "OBS_AVAILABLE"
            or "OBS_USED" or "TRACKS_AVAILABLE" or "TRACKS_USED" or "RESIDUALS_ACCEPTED" or "WEIGHTED_RMS" => Orbit,
        "AREA_PC" or "AREA_DRG" or "AREA_SRP" or "MASS" or "CD_AREA_OVER_MASS" or "CR_AREA_OVER_MASS"
            or "THRUST_ACCELERATION" or "SEDR" => Additional,
        _ when IsParameterCovariance(key) => Covariance,
        _ => null,
    };

    /// <summary>CDRG_R to CTHR_THR: rows of drag, radiation pressure and thrust below the 6 x 6 covariance.</summary>
    private static bool IsParameterCovariance(string key)
    {
        string[] axes = ["R", "T", "N", "RDOT", "TDOT", "NDOT", "DRG", "SRP", "THR"];
        var row = Array.FindIndex(axes, axis => key.StartsWith($"C{axis}_", StringComparison.Ordinal));
        var column = row < 6 ? -1 : Array.IndexOf(axes, key[(axes[row].Length + 2)..]);
        return column >= 0 && column <= row;
    }
}

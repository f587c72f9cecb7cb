namespace Guanghan.Flight.Formats;

/// <summary>One keyword of a navigation data message with its value, as text.</summary>
/// <param name="Key">Keyword, such as <c>MEAN_MOTION</c>; a user's own is <c>USER_DEFINED_</c> and its name.</param>
/// <param name="Value">Value without unit.</param>
/// <param name="Line">Line of the text, from 1; 0 where there was none.</param>
public readonly record struct NdmEntry(string Key, string Value, int Line = 0);

/// <summary>How a navigation data message is written: CCSDS 502.0-B-3 (KVN) or 505.0-B-3 (XML).</summary>
public enum NdmForm
{
    /// <summary>Keyword = value notation.</summary>
    Kvn,

    /// <summary>XML.</summary>
    Xml,
}

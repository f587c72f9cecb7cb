using Guanghan.Flight.Propagation.Sgp4;

namespace Guanghan.Flight.Formats;

/// <summary>What to do about the digit at the end of each line of a two-line element set.</summary>
public enum ChecksumRule
{
    /// <summary>It must be right.</summary>
    Require,

    /// <summary>It is not looked at: for sets that were edited by hand.</summary>
    Ignore,
}

/// <summary>
/// A two-line element set: mean elements of SGP4 and what else the 69 columns hold. Source: F. R. Hoots and R. L.
/// Roehrich, Spacetrack Report No. 3, 1980; T. S. Kelso, CelesTrak, "NORAD Two-Line Element Set Format"; Space-Track,
/// "Alpha-5" for catalogue numbers above 99999.
/// </summary>
/// <param name="Mean">Mean elements.</param>
/// <param name="Name">Name from the line before the two, or empty.</param>
/// <param name="CatalogueNumber">Catalogue number, 0 to 339999.</param>
/// <param name="Classification">U, C or S.</param>
/// <param name="Designator">
/// International designator as the columns have it, such as <c>98067A</c>; may be empty.
/// </param>
/// <param name="HalfMotionRate_1">Half the first derivative of mean motion, rev/day^2. SGP4 does not use it.</param>
/// <param name="SixthMotionAcceleration_1">A sixth of the second derivative, rev/day^3. SGP4 does not use it.</param>
/// <param name="EphemerisType">Type of theory; 0 in what is published.</param>
/// <param name="ElementSetNumber">Running number of the set, 0 to 9999.</param>
/// <param name="RevolutionNumber">Revolution at the epoch, 0 to 99999.</param>
public sealed record TwoLineElements(
    Sgp4Elements Mean,
    string Name,
    int CatalogueNumber,
    char Classification,
    string Designator,
    double HalfMotionRate_1,
    double SixthMotionAcceleration_1,
    int EphemerisType,
    int ElementSetNumber,
    int RevolutionNumber)
{
    /// <summary>Reads the two lines.</summary>
    /// <param name="line1">First line, 69 columns; more are passed over.</param>
    /// <param name="line2">Second line.</param>
    /// <param name="name">Name of the satellite, or empty.</param>
    /// <param name="checksum">What to do about the check digits.</param>
    /// <exception cref="FormatException">
    /// The message says which line and columns, what is there and what should be.
    /// </exception>
    public static TwoLineElements Parse(
        string line1, string line2, string name = "", ChecksumRule checksum = ChecksumRule.Require) =>
        TryParse(line1, line2, name, checksum, out var elements, out var error) ? elements!
            : throw new FormatException(error);

    /// <summary>Reads the two lines as <see cref="Parse"/> does.</summary>
    /// <param name="line1">First line.</param>
    /// <param name="line2">Second line.</param>
    /// <param name="name">Name of the satellite, or empty.</param>
    /// <param name="checksum">What to do about the check digits.</param>
    /// <param name="elements">The set, or null.</param>
    /// <param name="error">Empty, or what is wrong and where.</param>
    /// <returns>Whether the lines were read.</returns>
    public static bool TryParse(
        string line1, string line2, string name, ChecksumRule checksum, out TwoLineElements? elements, out string error)
    {
        ArgumentNullException.ThrowIfNull(line1);
        ArgumentNullException.ThrowIfNull(line2);
        ArgumentNullException.ThrowIfNull(name);
        return TwoLineReader.TryRead(line1, line2, name, checksum, out elements, out error);
    }

    /// <summary>
    /// Reads a text of many sets, two lines each or three with the name first (with or without <c>0 </c> before it).
    /// What cannot be read is left out and told of: one damaged set does not spoil a catalogue.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="checksum">What to do about the check digits.</param>
    /// <returns>The sets in order, and one complaint for every one left out, with the line's number.</returns>
    public static (IReadOnlyList<TwoLineElements> Sets, IReadOnlyList<string> Problems) ReadAll(
        string text, ChecksumRule checksum = ChecksumRule.Require)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TwoLineReader.ReadAll(text, checksum);
    }

    /// <summary>The two lines, each of 69 columns with its check digit.</summary>
    /// <exception cref="InvalidOperationException">A value does not fit its columns; says which.</exception>
    public (string Line1, string Line2) ToLines() => TwoLineWriter.Write(this);
}

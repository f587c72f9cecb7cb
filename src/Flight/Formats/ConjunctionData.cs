using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Formats;

/// <summary>One of the two objects of a conjunction, at the time of closest approach.</summary>
/// <param name="Designator">Number in the catalogue.</param>
/// <param name="CatalogueName">Which catalogue, such as <c>SATCAT</c>.</param>
/// <param name="Name">Name of the object.</param>
/// <param name="InternationalDesignator">Such as <c>1997-030E</c>.</param>
/// <param name="EphemerisName">Where its motion is from; <c>NONE</c> for a screening by its own state.</param>
/// <param name="CovarianceMethod"><c>CALCULATED</c> or <c>DEFAULT</c>.</param>
/// <param name="Manoeuvrable"><c>YES</c>, <c>NO</c> or <c>N/A</c>.</param>
/// <param name="FrameName">Axes of the state: <c>GCRF</c>, <c>EME2000</c> or <c>ITRF</c>.</param>
/// <param name="Position_m">Position, m.</param>
/// <param name="Velocity_m_s">Velocity, m/s.</param>
/// <param name="CovarianceRtn_si">
/// Covariance in the object's own radial, transverse and normal axes and their rates: lower triangle, row by row, 21
/// numbers, m^2, m^2/s and m^2/s^2.
/// </param>
/// <param name="Others">All other keywords in order, as text: they are written back.</param>
public sealed record ConjunctionObject(
    string Designator,
    string CatalogueName,
    string Name,
    string InternationalDesignator,
    string EphemerisName,
    string CovarianceMethod,
    string Manoeuvrable,
    string FrameName,
    Vec3 Position_m,
    Vec3 Velocity_m_s,
    ImmutableArray<double> CovarianceRtn_si,
    ImmutableArray<NdmEntry> Others);

/// <summary>
/// A conjunction data message (CDM) in either form: two objects that come close, and how close. Every keyword that the
/// standard requires must be there; those it allows are kept. Source: CCSDS 508.0-B-1, "Conjunction Data Message",
/// 2013, sections 3 and 4. Times are UTC.
/// </summary>
/// <param name="Originator">Who made the message.</param>
/// <param name="Creation">When it was made.</param>
/// <param name="MessageId">Its identifier, unique with its originator.</param>
/// <param name="ClosestApproach">TCA.</param>
/// <param name="MissDistance_m">Distance then, m.</param>
/// <param name="RelativeSpeed_m_s">Relative speed then, m/s; null where it is not given.</param>
/// <param name="RelativePosition_m">
/// Object 2 as seen from object 1 in the axes of object 1: radial, transverse, normal, m; null where it is not given.
/// </param>
/// <param name="RelativeVelocity_m_s">Its rate, m/s; null where it is not given.</param>
/// <param name="CollisionProbabilityFraction">Probability of collision; null where it is not given.</param>
/// <param name="Others">Other keywords about message and conjunction in order, as text: they are written back.</param>
/// <param name="First">OBJECT1.</param>
/// <param name="Second">OBJECT2.</param>
public sealed record ConjunctionData(
    string Originator,
    Epoch Creation,
    string MessageId,
    Epoch ClosestApproach,
    double MissDistance_m,
    double? RelativeSpeed_m_s,
    Vec3? RelativePosition_m,
    Vec3? RelativeVelocity_m_s,
    double? CollisionProbabilityFraction,
    ImmutableArray<NdmEntry> Others,
    ConjunctionObject First,
    ConjunctionObject Second)
{
    /// <summary>Reads a message in either form.</summary>
    /// <param name="text">The message.</param>
    /// <exception cref="FormatException">The message says what is wrong and in which line.</exception>
    public static ConjunctionData Parse(string text)
    {
        var message = NdmText.Read(text);
        return message.Kind is "CDM"
            ? CdmReader.Read(message.Entries)
            : throw new FormatException($"The message is an {message.Kind}; a CDM, a conjunction, is wanted.");
    }

    /// <summary>Writes the message; reading it gives the same numbers.</summary>
    /// <param name="form">Which form.</param>
    public string ToText(NdmForm form) => CdmWriter.Write(this, form);
}

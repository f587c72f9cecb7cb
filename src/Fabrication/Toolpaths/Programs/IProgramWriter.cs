using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>Writes a part layer by layer; what it holds does not grow with the layers unless it says so.</summary>
public interface IProgramWriter
{
    /// <summary>Begins; once, before the first layer.</summary>
    /// <param name="header">What is known of the whole part beforehand.</param>
    void Begin(ProgramHeader header);

    /// <summary>Writes a layer; nothing of it is kept.</summary>
    /// <param name="layer">The next layer upwards.</param>
    void Add(DrawnLayer layer);

    /// <summary>Writes the end and hands on what is left; once, after the last layer.</summary>
    void End();
}

/// <summary>What is known of a part before its first layer is drawn.</summary>
/// <param name="Part">What it is called.</param>
/// <param name="LayerCount">How many layers follow.</param>
/// <param name="Low">Least coordinates of its ways.</param>
/// <param name="High">Greatest coordinates of its ways.</param>
/// <param name="Bottom_m">Lower face of the first layer, m.</param>
/// <param name="Top_m">Upper face of the last, m.</param>
/// <param name="PenCount">How many pens draw it; at least 1, at most 256.</param>
/// <param name="Speed_m_s">Speed with the light on, m/s.</param>
/// <param name="TravelSpeed_m_s">Speed with the light off, m/s.</param>
/// <param name="SpotDwell_s">How long the light stands over a spot, s.</param>
public sealed record ProgramHeader(
    string Part, int LayerCount, LatticePoint Low, LatticePoint High, double Bottom_m, double Top_m, int PenCount,
    double Speed_m_s, double TravelSpeed_m_s, double SpotDwell_s)
{
    /// <summary>Most pens that a program tells apart: a way's pen is a byte.</summary>
    public const int MostPens = 256;

    /// <summary>The part's name as programs hold it: letters that end or begin something become underscores.</summary>
    internal string PlainPart => new([.. Part.Take(80).Select(letter =>
        letter is >= ' ' and <= '~' and not ('(' or ')' or ';' or ',' or '/' or '$') ? letter : '_')]);
}

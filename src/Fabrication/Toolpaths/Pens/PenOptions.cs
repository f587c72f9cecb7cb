using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Pens;

/// <summary>Several pens over one bed.</summary>
/// <param name="Count">How many, 1 to 64.</param>
/// <param name="Radius_m">Of the disc that a pen takes, m.</param>
/// <param name="Separation_m">Least gap between two discs, m.</param>
public sealed record PenOptions(int Count, double Radius_m, double Separation_m)
{
    /// <summary>Least distance between the middles of two pens, m.</summary>
    public double Distance_m => (2 * Radius_m) + Separation_m;

    /// <summary>Why there can be no such pens; null where there can.</summary>
    public string? Problem =>
        Count is < 1 or > 64 ? "there must be 1 to 64 pens"
        : !(Radius_m is >= 0 and <= 1 && Separation_m is >= 0 and <= 1) ? "radius and gap of pens must be 0 to 1 m"
        : Count > 1 && Distance_m < 2 * Lattice.Unit_m ? "pens must keep a distance above 0"
        : null;
}

/// <summary>When a pen draws a way. <c>default</c> is at once.</summary>
/// <param name="Depart_s">When it leaves where it was, s.</param>
/// <param name="Start_s">When it is there and the light goes on, s.</param>
/// <param name="End_s">When the light goes off, s; it stays there until it leaves.</param>
public readonly record struct PenTime(double Depart_s, double Start_s, double End_s);

/// <summary>A move of a pen that makes room and draws nothing. <c>default</c> is none.</summary>
/// <param name="Pen">Which.</param>
/// <param name="Depart_s">When it leaves where it was, s.</param>
/// <param name="Arrive_s">When it is there, s; it stays to the end of the layer.</param>
/// <param name="Place">Where.</param>
public readonly record struct PenPark(int Pen, double Depart_s, double Arrive_s, LatticePoint Place);

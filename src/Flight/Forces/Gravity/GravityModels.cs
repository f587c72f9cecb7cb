namespace Guanghan.Flight.Forces.Gravity;

/// <summary>
/// Fields that need no file: enough for a preliminary design, and cut from published models whose files give the rest.
/// What is cut off is felt: in low lunar orbit degree 20 is not enough to say when a spacecraft comes down.
/// </summary>
public static class GravityModels
{
    /// <summary>JGM-3 to degree 20: B. D. Tapley et al., J. Geophys. Res. 101 (1996) 28029. ITRF axes.</summary>
    public static GravityModel Earth { get; } = new(
        "JGM-3", 3.986004415e14, 6378136.3, Jgm3Table.Degree, Jgm3Table.Cosines, Jgm3Table.Sines);

    /// <summary>LP165P to degree 20: A. S. Konopliv et al., Icarus 150 (2001) 1. Principal axes.</summary>
    public static GravityModel Moon { get; } = new(
        "LP165P", 4.902801056e12, 1738000, Lp165pTable.Degree, Lp165pTable.Cosines, Lp165pTable.Sines);

    /// <summary>
    /// GMM-2B to degree 10: F. G. Lemoine et al., J. Geophys. Res. 106 (2001) 23359. Mars-fixed axes.
    /// </summary>
    public static GravityModel Mars { get; } = new(
        "GMM-2B", 4.2828371901284e13, 3397000, Gmm2bTable.Degree, Gmm2bTable.Cosines, Gmm2bTable.Sines);
}

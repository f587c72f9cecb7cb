namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>
/// Gravity over a latitude: at the ground, and the radius with which its inverse square falls as the Earth's does
/// there. The formulas are those of the "Smithsonian Meteorological Tables" (R. J. List, 1951), which the model took.
/// </summary>
internal readonly struct LocalGravity
{
    /// <summary>Over a latitude.</summary>
    /// <param name="sineOfLatitude">Its sine.</param>
    public LocalGravity(double sineOfLatitude)
    {
        var cosineOfTwice = 1 - (2 * sineOfLatitude * sineOfLatitude);
        Ground_m_s2 = 9.80616 * (1 - (0.0026373 * cosineOfTwice));
        Radius_m = 2 * Ground_m_s2 / (3.085462e-6 + (2.27e-9 * cosineOfTwice)); // the fall by height, 1/s^2
    }

    public double Ground_m_s2 { get; }

    public double Radius_m { get; }

    /// <summary>Gravity at a height, m/s^2.</summary>
    public double At_m_s2(double height_m) => Ground_m_s2 * Square(Radius_m / (Radius_m + height_m));

    /// <summary>Height in units of equal work at an origin, m.</summary>
    public double Geopotential_m(double height_m, double origin_m) =>
        (height_m - origin_m) * (Radius_m + origin_m) / (Radius_m + height_m);

    /// <summary>Change of that height by the true one.</summary>
    public double GeopotentialSlope(double height_m, double origin_m) =>
        Square((Radius_m + origin_m) / (Radius_m + height_m));

    private static double Square(double x) => x * x;
}

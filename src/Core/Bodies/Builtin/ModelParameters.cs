namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// What the fit determines of the equations of motion: the states at one epoch and the lag of the tides.
/// </summary>
/// <param name="Position_m">Positions in the layout of <see cref="Slot"/>, m.</param>
/// <param name="Velocity_m_s">Velocities in the same layout, m/s.</param>
/// <param name="TideLag_s">Lag of the Earth's tidal bulge, s.</param>
internal sealed record ModelParameters(double[] Position_m, double[] Velocity_m_s, double TideLag_s)
{
    /// <summary>Julian day, TDB, of the initial states: 2005-01-01T00:00, the middle of the fitted span.</summary>
    public const double Epoch_JulianDay = 2453371.5;

    /// <summary>The same in TDB seconds past J2000.0.</summary>
    public const double Epoch_tdb_s = (Epoch_JulianDay - 2451545.0) * DynamicalConstants.Day_s;
}

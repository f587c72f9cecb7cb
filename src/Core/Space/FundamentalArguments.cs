namespace Guanghan.Core.Space;

/// <summary>
/// The eight angles on which the small terms of Earth rotation depend. Source: IERS Conventions (2010), section 5.7,
/// after J.-L. Simon et al., Astron. Astrophys. 282 (1994) 663, and J. Souchay et al. (1999).
/// </summary>
internal static class FundamentalArguments
{
    // Delaunay arguments, arcsec and powers of Julian centuries of TDB (TT serves): IERS (2010) eq. 5.43.
    private static readonly double[][] Delaunay_arcsec =
    [
        [485868.249036, 1717915923.2178, 31.8792, 0.051635, -0.00024470], // l, mean anomaly of the Moon
        [1287104.793048, 129596581.0481, -0.5532, 0.000136, -0.00001149], // l', mean anomaly of the Sun
        [335779.526232, 1739527262.8478, -12.7512, -0.001037, 0.00000417], // F, L - Omega
        [1072260.703692, 1602961601.2090, -6.3706, 0.006593, -0.00003169], // D, Moon's elongation
        [450160.398036, -6962890.5431, 7.4722, 0.007702, -0.00005939], // Omega, node of the Moon
    ];

    // Mean longitudes, rad and rad per Julian century: IERS (2010) eq. 5.44.
    private static readonly double[] Venus_rad = [3.176146697, 1021.3285546211];
    private static readonly double[] Earth_rad = [1.753470314, 628.3075849991];
    private static readonly double[] Precession_rad = [0.0, 0.024381750, 0.00000538691];

    /// <summary>Angles, rad, and rates, rad per Julian century: l, l', F, D, Omega, Venus, Earth, precession.</summary>
    public static void At(double centuries, Span<double> angles, Span<double> rates)
    {
        for (var i = 0; i < Delaunay_arcsec.Length; i++)
        {
            var (value, derivative) = Polynomial.Evaluate(Delaunay_arcsec[i], centuries);
            angles[i] = value % 1296000.0 * Polynomial.ArcsecondsToRadians_rad;
            rates[i] = derivative * Polynomial.ArcsecondsToRadians_rad;
        }

        (angles[5], rates[5]) = Polynomial.Evaluate(Venus_rad, centuries);
        (angles[6], rates[6]) = Polynomial.Evaluate(Earth_rad, centuries);
        (angles[7], rates[7]) = Polynomial.Evaluate(Precession_rad, centuries);
    }
}

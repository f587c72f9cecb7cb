using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Propagation.Sgp4;

namespace Guanghan.Flight.Formats;

/// <summary>
/// SGP4 for the two-line elements in SPK segments of type 10: give it to <see cref="SpkFile.Open(string,
/// ITwoLineTheory)"/>. States are turned from TEME to the ICRF by IAU 2006 precession and IAU 2000B nutation; SPICE
/// uses those of 1976 and 1980, which IERS Bulletin B puts some 0.1 arcsec off, 3 m in low orbit. Elements must be of
/// 1972 or later and made with the constants of WGS 72 or WGS 84.
/// </summary>
public sealed class SpkTwoLineTheory : ITwoLineTheory
{
    /// <inheritdoc/>
    public ITwoLineOrbit Prepare(TwoLinePacket elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        var gravity = GravityOf(elements);
        try
        {
            var epoch = Epoch.FromTdbSecondsPastJ2000(elements.EpochTdb_s);
            var satellite = new Sgp4Satellite(
                new(
                    epoch.ToJulianDate(TimeScale.Utc), elements.RevolutionsPerDayCount, elements.EccentricityRatio,
                    elements.Inclination_rad, elements.RightAscensionOfNode_rad, elements.ArgumentOfPericentre_rad,
                    elements.MeanAnomaly_rad, elements.BStar_1),
                gravity);
            return new Orbit(satellite, elements.EpochTdb_s);
        }
        catch (Exception unfit) when (unfit is ArgumentException or OverflowException)
        {
            throw new EphemerisException(string.Create(
                CultureInfo.InvariantCulture,
                $"SGP4 cannot use the elements of {elements.EpochTdb_s} s: {unfit.Message}"));
        }
    }

    private static Sgp4Gravity GravityOf(TwoLinePacket elements)
    {
        // Vallado et al. 2006 (AIAA 2006-6753), table 1; NAIF's geophysical.ker has those of WGS 72.
        bool Has(double j2, double radius_km) =>
            Math.Abs(elements.J2Ratio - j2) < 2e-9 && Math.Abs(elements.EarthRadius_km - radius_km) < 1e-3;
        return Has(0.001082616, 6378.135) ? Sgp4Gravity.Wgs72
            : Has(0.00108262998905, 6378.137) ? Sgp4Gravity.Wgs84
            : throw new EphemerisException(string.Create(
                CultureInfo.InvariantCulture,
                $"The elements were made with J2 = {elements.J2Ratio} and a radius of {elements.EarthRadius_km} km; ")
                + "SGP4 knows the constants of WGS 72 and WGS 84.");
    }

    private sealed class Orbit(Sgp4Satellite satellite, double epochTdb_s) : ITwoLineOrbit
    {
        private const double MinuteSeconds_s = 60;

        public State<Icrf> StateAt(double tdbSecondsPastJ2000_s)
        {
            var result = satellite.AtMinutes((tdbSecondsPastJ2000_s - epochTdb_s) / MinuteSeconds_s);
            if (result.Status != Sgp4Status.Valid)
            {
                throw new EphemerisException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The two-line elements of {epochTdb_s} s give no state at {tdbSecondsPastJ2000_s} s TDB past ")
                    + $"J2000: {result.Status}. Use elements nearer in time.");
            }
            var epoch = Epoch.FromTdbSecondsPastJ2000(tdbSecondsPastJ2000_s);
            var orientation = epoch < LeapSeconds.FirstEpoch ? default : EarthOrientation.Unmeasured(epoch);
            return EarthFrames.ToTeme(epoch, orientation).Inverse().Apply(result.State);
        }
    }
}

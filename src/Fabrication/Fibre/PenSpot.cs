namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// The light on the work. Computes from the delivered power by angle the radial flux, encircled power, diameters and
/// the angles at which it falls. Means in time: a shutter that is open for a share of it scales all powers and fluxes,
/// and none of the shapes. Source, assumptions and limits as <see cref="PenOptics"/>; diameters by halving to 1e-9 of
/// the spot, the peak flux by a search over 400 radii, refined: the largest flux found, not a proven bound. A spot
/// without light has diameters and angles of 0.
/// </summary>
public sealed class PenSpot
{
    private const int PeakRadii = 400;
    private const int Halvings = 40;
    private readonly double[] _powers_W;
    private readonly int _lastBin;
    private readonly Lazy<(double Radius_m, double Flux_W_m2)> _peak;

    /// <summary>The spot.</summary>
    /// <param name="optics">The pen, prepared for these bins.</param>
    /// <param name="leaving">Power behind the exit face.</param>
    /// <param name="openFraction">Share of the time that the shutter is open, 0 to 1.</param>
    /// <exception cref="ArgumentException">The table has other bins.</exception>
    public PenSpot(PenOptics optics, AngularPower leaving, double openFraction = 1)
    {
        Optics = optics;
        Delivered = optics.Deliver(leaving).Times(openFraction);
        _powers_W = Delivered.ByBin_W();
        Power_W = Delivered.Total_W;
        CollectedFraction = leaving.Total_W > 0 && openFraction > 0
            ? Power_W / (leaving.Total_W * optics.Pen.TransmittanceFraction * openFraction)
            : 1;
        _lastBin = Array.FindLastIndex(_powers_W, power => power > 1e-12 * Power_W); // below: rounding, not light
        _peak = new(Peak);
    }

    /// <summary>The pen.</summary>
    public PenOptics Optics { get; }

    /// <summary>What reaches the work, by band and by the angle at the bundle's end.</summary>
    public AngularPower Delivered { get; }

    /// <summary>Power on the work, W.</summary>
    public double Power_W { get; }

    /// <summary>Share of what leaves the bundle within the pen's aperture; 1 where nothing leaves.</summary>
    public double CollectedFraction { get; }

    /// <summary>Largest flux, W/m^2.</summary>
    public double PeakFlux_W_m2 => _peak.Value.Flux_W_m2;

    /// <summary>Where it is, m from the centre.</summary>
    public double PeakRadius_m => _peak.Value.Radius_m;

    /// <summary>Diameter of the circle that holds all power, m.</summary>
    public double Diameter_m =>
        _lastBin < 0 ? 0 : 2 * (Optics.Image.Radius_m + Optics.Image.Shift_m(Optics.WorkEdge(_lastBin + 1)));

    /// <summary>
    /// Diameter that holds 1 - e^-2 = 86.5 % of the power, m: what a Gaussian spot holds within its 1/e^2 diameter.
    /// </summary>
    public double GaussianDiameter_m => DiameterHolding_m(1 - Math.Exp(-2));

    /// <summary>Mean flux over the circle that holds all power, W/m^2.</summary>
    public double MeanFlux_W_m2 =>
        _lastBin < 0 ? 0 : Power_W / (Math.PI / 4 * Diameter_m * Diameter_m);

    /// <summary>Largest angle to the normal at which light falls, rad.</summary>
    public double MaximumAngle_rad => _lastBin < 0 ? 0 : Math.Asin(Math.Sqrt(Optics.WorkEdge(_lastBin + 1)));

    /// <summary>Power-weighted mean angle to the normal, rad.</summary>
    public double MeanAngle_rad => AngleMean(Moment1);

    /// <summary>Root of the power-weighted mean square of the angle, rad.</summary>
    public double RmsAngle_rad => Math.Sqrt(Math.Max(0, AngleMean(Moment2)));

    /// <summary>Flux at a radius, W/m^2.</summary>
    /// <param name="radius_m">Distance from the centre, m.</param>
    public double FluxAt_W_m2(double radius_m) => Dot(Optics.FluxWeights_1_m2(radius_m));

    /// <summary>Share of the power within a radius; 1 for a spot without light.</summary>
    /// <param name="radius_m">Distance from the centre, m.</param>
    public double EncircledFraction(double radius_m) =>
        _lastBin < 0 ? 1 : Dot(Optics.EncircledFractions(radius_m)) / Power_W;

    /// <summary>Diameter of the circle that holds a share of the power, m.</summary>
    /// <param name="shareFraction">The share, 0 to 1.</param>
    public double DiameterHolding_m(double shareFraction)
    {
        var (low, high) = (0.0, Diameter_m / 2);
        for (var i = 0; i < Halvings && high > low; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = EncircledFraction(middle) < shareFraction ? (middle, high) : (low, middle);
        }

        return 2 * high;
    }

    /// <summary>
    /// Power per angle to the normal on the work, W/rad: per degree it is pi/180 of that. From power uniform in sin^2
    /// within a bin, ds = sin(2 angle) d(angle).
    /// </summary>
    /// <param name="angle_rad">The angle, rad.</param>
    public double PowerPerAngle_W_rad(double angle_rad)
    {
        var s = Math.Sin(angle_rad) * Math.Sin(angle_rad);
        for (var i = 0; i <= _lastBin && angle_rad >= 0; i++)
        {
            var (low, high) = (Optics.WorkEdge(i), Optics.WorkEdge(i + 1));
            if (s < high && high > low)
            {
                return _powers_W[i] / (high - low) * Math.Sin(2 * angle_rad);
            }
        }

        return 0;
    }

    private double Dot(double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i <= _lastBin; i++)
        {
            sum += weights[i] * _powers_W[i];
        }

        return sum;
    }

    // Golden section around the best of many radii, closer towards the middle, where a long reach leaves the image.
    private (double Radius_m, double Flux_W_m2) Peak()
    {
        if (_lastBin < 0)
        {
            return (0, 0);
        }

        var reach = Diameter_m / 2;
        var (best, flux) = (0.0, FluxAt_W_m2(0));
        for (var i = 1; i < PeakRadii; i++)
        {
            Consider(reach * i * i / PeakRadii / PeakRadii);
        }

        var golden = (Math.Sqrt(5) - 1) / 2;
        var step = (2 * Math.Sqrt(best / reach) / PeakRadii * reach) + (reach / PeakRadii / PeakRadii);
        var (low, high) = (Math.Max(0, best - step), best + step);
        for (var i = 0; i < Halvings && best > 0; i++)
        {
            var (a, b) = (high - (golden * (high - low)), low + (golden * (high - low)));
            (low, high) = Consider(a) >= Consider(b) ? (low, b) : (a, high);
        }

        return (best, flux);

        double Consider(double radius_m)
        {
            var here = FluxAt_W_m2(radius_m);
            if (here > flux * (1 + 1e-9)) // a flat top keeps the first of its radii
            {
                (best, flux) = (radius_m, here);
            }

            return here;
        }
    }

    private double AngleMean(Func<double, double> moment)
    {
        var sum = 0.0;
        for (var i = 0; i <= _lastBin; i++)
        {
            var (low, high) = (Optics.WorkEdge(i), Optics.WorkEdge(i + 1));
            if (high > low)
            {
                var mean = moment(Math.Asin(Math.Sqrt(high))) - moment(Math.Asin(Math.Sqrt(low)));
                sum += _powers_W[i] * mean / (high - low);
            }
        }

        return Power_W > 0 ? sum / Power_W : 0;
    }

    // Integrals of x sin 2x and x^2 sin 2x.
    private static double Moment1(double x) => (Math.Sin(2 * x) / 4) - (x * Math.Cos(2 * x) / 2);

    private static double Moment2(double x) =>
        (x * Math.Sin(2 * x) / 2) + (Math.Cos(2 * x) / 4) - (x * x * Math.Cos(2 * x) / 2);
}

namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// The pen as an operator: from the power by angle that leaves the bundle's end to light on the work. Computes, bin by
/// bin, what the pen's aperture takes and where it falls: the end's image, a disc of magnification m, blurred by the
/// ring of radius stand-off x tan(angle') with sin(angle') = sin(angle)/m (Abbe's sine condition). Assumes an end
/// evenly bright within its circle and the same angles everywhere on it (the fibres scramble place and azimuth),
/// aberration-free optics with one transmittance, and that the pupil clips nothing but angles. Exact for a uniform
/// power within each bin (<see cref="DiscLight"/>): total power is conserved and no radiance rises. Stops being valid
/// where the stand-off is not small against the distance to the lens; for a bare end (m = 1) it holds at any distance.
/// </summary>
public sealed class PenOptics
{
    private readonly double _maximumSin2;
    private readonly double _magnification2;

    /// <summary>Prepares the pen.</summary>
    /// <param name="pen">Magnification, aperture, transmittance, stand-off.</param>
    /// <param name="endDiameter_m">Diameter of the bright end, m.</param>
    /// <param name="binCount">Bins of the tables.</param>
    /// <param name="maximumSin2Ratio">Where the tables end in sin^2, on the side of the end.</param>
    public PenOptics(LightPen pen, double endDiameter_m, int binCount, double maximumSin2Ratio)
    {
        (Pen, BinCount, _maximumSin2) = (pen, binCount, maximumSin2Ratio);
        _magnification2 = pen.MagnificationRatio * pen.MagnificationRatio;
        AcceptedSin2Ratio = Math.Min(maximumSin2Ratio, pen.AcceptedSinRatio * pen.AcceptedSinRatio);
        Image = new(pen.ImageRadius_m(endDiameter_m), pen.StandOff_m);
    }

    /// <summary>The pen.</summary>
    public LightPen Pen { get; }

    /// <summary>Bins of the tables.</summary>
    public int BinCount { get; }

    /// <summary>Largest sin^2 at the end that the pen takes, within the table.</summary>
    public double AcceptedSin2Ratio { get; }

    /// <summary>The end's image and the distance of the work from it.</summary>
    public DiscLight Image { get; }

    /// <summary>Share of each bin within the pen's aperture, before its transmittance.</summary>
    public double[] CollectedFractions()
    {
        var shares = new double[BinCount];
        for (var i = 0; i < BinCount; i++)
        {
            var low = EndEdge(i);
            shares[i] = Math.Clamp((AcceptedSin2Ratio - low) / (EndEdge(i + 1) - low), 0, 1);
        }

        return shares;
    }

    /// <summary>What reaches the work, by band and by the angle at the end; linear.</summary>
    /// <param name="leaving">Power behind the exit face.</param>
    /// <exception cref="ArgumentException">The table has other bins.</exception>
    public AngularPower Deliver(AngularPower leaving)
    {
        leaving.RequireShape(leaving.BandCount, BinCount, _maximumSin2);
        var delivered = leaving.Times(Pen.TransmittanceFraction);
        var shares = CollectedFractions();
        for (var band = 0; band < delivered.BandCount; band++)
        {
            var powers = delivered.Band_W(band);
            for (var i = 0; i < BinCount; i++)
            {
                powers[i] *= shares[i];
            }
        }

        return delivered;
    }

    /// <summary>
    /// Flux at a radius of the work for each watt that reaches it, by bin, 1/m^2: an operator for many tables.
    /// </summary>
    /// <param name="radius_m">Distance from the spot's centre, m.</param>
    public double[] FluxWeights_1_m2(double radius_m)
    {
        var weights = new double[BinCount];
        var area = Math.PI * Image.Radius_m * Image.Radius_m;
        var below = 0.0;
        for (var i = 0; i < BinCount && WorkEdge(i) < WorkEdge(i + 1); i++)
        {
            var above = Image.ProjectedRatio(radius_m, WorkEdge(i + 1));
            weights[i] = Math.Max(0, above - below) / ((WorkEdge(i + 1) - WorkEdge(i)) * area);
            below = above;
        }

        return weights;
    }

    /// <summary>Share of each bin's delivered power within a radius of the work.</summary>
    /// <param name="radius_m">Distance from the spot's centre, m.</param>
    public double[] EncircledFractions(double radius_m)
    {
        var shares = new double[BinCount];
        for (var i = 0; i < BinCount; i++)
        {
            shares[i] = Image.EncircledFraction(radius_m, WorkEdge(i), WorkEdge(i + 1));
        }

        return shares;
    }

    /// <summary>sin^2 on the work at an edge of the bins; where the pen clips, that of its aperture.</summary>
    internal double WorkEdge(int edge) => Math.Min(1, Math.Min(EndEdge(edge), AcceptedSin2Ratio) / _magnification2);

    private double EndEdge(int edge) => _maximumSin2 * edge / BinCount;
}

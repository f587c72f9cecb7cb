namespace Guanghan.Fabrication.Fibre.Designs;

/// <summary>
/// The share of a ray on a core that reaches the work. Computes, by band and angle, acceptance, entry face, length,
/// bends, mode mixing, exit face, pen, window and shutter in one number: all of them are linear in the power by band
/// and angle, so each bin sent through alone says what becomes of any light. The physics is that of
/// <see cref="FibreSpan"/>, <see cref="FibreFace"/> and <see cref="PenOptics"/>, whose assumptions hold here too; a
/// bin's light counts at the bin's middle, as in <see cref="LightTrace"/>. It depends on neither the mirror nor the
/// number of fibres.
/// </summary>
internal sealed class DeliveredShares
{
    private const int Bins = LightSystem.AngleBins;
    private const double Lit = 1e-12; // of a unit of power: below it is rounding, as in PenSpot
    private readonly BundleEntry _entry;
    private readonly PenOptics _pen;
    private readonly double[] _shares; // by band, then bin
    private readonly int[] _widest; // the widest bin that light of a bin leaves in
    private readonly double _maximumSin2;

    /// <summary>Prepares the shares.</summary>
    /// <param name="system">The chain; its mirrors and its number of fibres are not used.</param>
    public DeliveredShares(LightSystem system)
    {
        _entry = new(new FibreLattice(system.Bundle with { Count = 1 }), system.Face,
            system.Bundle.NumericalApertureRatio, system.RollOffRatio);
        _pen = system.PreparePen(1); // no share depends on the end's size
        _maximumSin2 = system.Bundle.NumericalApertureRatio * system.Bundle.NumericalApertureRatio;
        var bands = system.Bands.Count;
        _shares = new double[bands * Bins];
        _widest = new int[Bins];
        var span = system.PrepareSpan();
        for (var bin = 0; bin < Bins; bin++)
        {
            var one = new AngularPower(bands, Bins, _maximumSin2);
            for (var band = 0; band < bands; band++)
            {
                one.Band_W(band)[bin] = 1;
            }

            var delivered = _pen.Deliver(_entry.Face.Pass(span.Carry(one).Left).Passed);
            var byBand = delivered.ByBand_W();
            for (var band = 0; band < bands; band++)
            {
                _shares[(band * Bins) + bin] = byBand[band] * system.OpenFraction * system.WindowFraction;
            }

            _widest[bin] = Array.FindLastIndex(delivered.ByBin_W(), power => power > Lit);
        }
    }

    /// <summary>Share of a ray on a core that reaches the work.</summary>
    /// <param name="band">Its band.</param>
    /// <param name="sinRatio">Sine of its angle to the face's normal, in vacuum.</param>
    public double Of(int band, double sinRatio)
    {
        var guided = _entry.GuidedFraction(sinRatio);
        return guided > 0
            ? guided * _entry.Face.TransmittedFraction(band, sinRatio) * _shares[(band * Bins) + BinOf(sinRatio)]
            : 0;
    }

    /// <summary>Largest sin^2 on the work of light that entered at no more than an angle.</summary>
    /// <param name="sinRatio">Sine of that angle.</param>
    public double WorkSin2Ratio(double sinRatio)
    {
        var widest = -1;
        for (var bin = 0; bin <= BinOf(sinRatio); bin++)
        {
            widest = Math.Max(widest, _widest[bin]);
        }

        return _pen.WorkEdge(widest + 1);
    }

    private int BinOf(double sinRatio) => Math.Min(Bins - 1, (int)(sinRatio * sinRatio / _maximumSin2 * Bins));
}

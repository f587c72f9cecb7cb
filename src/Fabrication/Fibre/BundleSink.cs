using Guanghan.Fabrication.Optics.Secondaries;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// Takes one lane's rays from the receiver's plane into the cores: through a concentrator or rod where there is one,
/// onto the face, and by core, angle and Fresnel's law inside. Scalar: some tens of operations a ray that arrives.
/// </summary>
internal sealed class BundleSink : IRaySink
{
    private readonly ISecondary? _secondary;
    private readonly BundleEntry _entry;
    private readonly double _faceSquare;

    public BundleSink(ISecondary? secondary, BundleEntry entry, int bandCount, SinkGrid grid)
    {
        (_secondary, _entry) = (secondary, entry);
        _faceSquare = entry.Radius_m * entry.Radius_m;
        Focus = new(grid.FocusHalfWidth_m, grid.CellsAcross, grid.RingCount);
        Face = secondary is null ? Focus : new(grid.FaceHalfWidth_m, grid.CellsAcross, grid.RingCount);
        var aperture2 = entry.NumericalApertureRatio * entry.NumericalApertureRatio;
        Entered = new(bandCount, grid.AngleBins, aperture2);
        Cores = new double[Math.Min(entry.Lattice.Count, grid.CoresAtMost)];
        FaceBands = new double[bandCount];
    }

    /// <summary>What falls on the receiver's plane.</summary>
    public FaceMap Focus { get; }

    /// <summary>What falls on the plane of the bundle's face; the same where there is nothing between.</summary>
    public FaceMap Face { get; }

    /// <summary>Inside the cores, by band and angle.</summary>
    public AngularPower Entered { get; }

    /// <summary>On each core, of the first ones from the middle.</summary>
    public double[] Cores { get; }

    /// <summary>On the face, by band.</summary>
    public double[] FaceBands { get; }

    /// <summary>On the face.</summary>
    public double Captured { get; private set; }

    public void Take(RayBatch rays, ulong key, TraceTally tally)
    {
        Focus.Add(rays);
        for (var i = 0; i < rays.Count; i++)
        {
            if (rays.Weight[i] > 0)
            {
                Take(rays, i, tally);
            }
        }
    }

    private void Take(RayBatch rays, int i, TraceTally tally)
    {
        var ray = new SecondaryRay(
            new(rays.X[i], rays.Y[i], 0), new(rays.DirectionX[i], rays.DirectionY[i], rays.DirectionZ[i]), 1);
        var weight = rays.Weight[i];
        if (_secondary is not null)
        {
            var passage = _secondary.Pass(ref ray, rays.Band[i]);
            var left = weight * ray.WeightFraction;
            tally.Add(LightLoss.SecondaryAbsorbed, weight - left, 0);
            weight = left;
            if (passage != SecondaryPassage.Through)
            {
                tally.Add(LossOf(passage), weight, 1);
                return;
            }

            Face.Add(ray.Point.X, ray.Point.Y, weight);
        }

        if ((ray.Point.X * ray.Point.X) + (ray.Point.Y * ray.Point.Y) > _faceSquare)
        {
            tally.Add(LightLoss.BesideFace, weight, 1);
            return;
        }

        Captured += weight;
        FaceBands[rays.Band[i]] += weight;
        Enter(ray, rays.Band[i], weight, tally);
    }

    private void Enter(in SecondaryRay ray, int band, double weight, TraceTally tally)
    {
        var core = _entry.Lattice.CoreAt(ray.Point.X, ray.Point.Y);
        if (core < 0)
        {
            tally.Add(LightLoss.BesideCores, weight, 1);
            return;
        }

        if (core < Cores.Length)
        {
            Cores[core] += weight;
        }

        var (x, y) = (ray.Direction.X, ray.Direction.Y);
        var sine = Math.Sqrt((x * x) + (y * y));
        if (sine > _entry.NumericalApertureRatio)
        {
            tally.Add(LightLoss.BeyondAperture, weight, 1);
            return;
        }

        var guided = weight * _entry.GuidedFraction(sine);
        tally.Add(LightLoss.LeakedNearAperture, weight - guided, 0);
        var inside = guided * _entry.Face.TransmittedFraction(band, sine);
        tally.Add(LightLoss.EntryReflected, guided - inside, 0);
        Entered.Tally(band, Math.Min(sine, _entry.NumericalApertureRatio), inside);
    }

    private static LightLoss LossOf(SecondaryPassage passage) => passage switch
    {
        SecondaryPassage.Beside => LightLoss.BesideEntry,
        SecondaryPassage.TurnedBack => LightLoss.TurnedBack,
        _ => LightLoss.Caught,
    };
}

/// <summary>How finely a sink counts.</summary>
/// <param name="FocusHalfWidth_m">Half the width of the map of the receiver's plane, m.</param>
/// <param name="FaceHalfWidth_m">Half the width of the map of the face's plane, m.</param>
/// <param name="CellsAcross">Cells of a map along one side.</param>
/// <param name="RingCount">Rings of a plane.</param>
/// <param name="AngleBins">Bins of angle.</param>
/// <param name="CoresAtMost">Most cores that are counted one by one.</param>
internal sealed record SinkGrid(
    double FocusHalfWidth_m, double FaceHalfWidth_m, int CellsAcross, int RingCount, int AngleBins, int CoresAtMost);

using System.Collections.Immutable;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Fibre;

/// <summary>One stage of the chain from the Sun to the spot.</summary>
/// <param name="Name">Such as <c>reflected</c>.</param>
/// <param name="EfficiencyFraction">Power after it over power before it; 1 where nothing arrives.</param>
/// <param name="Area_m2">
/// Area that its power falls through: of all collectors' apertures, of the irradiance times this.
/// </param>
public sealed record LightStage(string Name, double EfficiencyFraction, double Area_m2);

/// <summary>
/// Dish, bundle and pen in a row; several equal collectors may feed one cable. Computes how much of the sunlight on the
/// apertures is left after each stage. Everything is proportional to the irradiance, so a stage's power is given as the
/// area that would catch it. Rays are followed by their angle: the same integral over the focal spot (see
/// <see cref="FocalSpot"/>) holds numerical aperture, Fresnel losses, path length and the pen's aperture.
/// </summary>
public sealed class LightChain
{
    private const int Weights = 7;

    /// <summary>Follows the light.</summary>
    /// <param name="dish">One collector's mirror.</param>
    /// <param name="sunHalfAngle_rad">Angular radius of the Sun, rad.</param>
    /// <param name="bundle">The bundle in one collector's focus.</param>
    /// <param name="collectorCount">Collectors whose bundles join into one cable.</param>
    /// <param name="pen">The free end.</param>
    /// <param name="cancellation">Asked while the integral runs.</param>
    /// <exception cref="ArgumentException">Rim angle and blur reach beyond 85 deg.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public LightChain(
        Paraboloid dish,
        double sunHalfAngle_rad,
        FibreBundle bundle,
        int collectorCount,
        LightPen pen,
        CancellationToken cancellation = default)
    {
        (Dish, SunHalfAngle_rad, Bundle, CollectorCount, Pen) = (dish, sunHalfAngle_rad, bundle, collectorCount, pen);
        Cable = bundle with { Count = bundle.Count * collectorCount };
        Spot = new FocalSpot(dish, sunHalfAngle_rad);
        var shares = Spot.EncircledFractions(FaceDiameter_m / 2, Weights,
            [bundle.AcceptanceAngle_rad, Math.Asin(pen.AcceptedSinRatio)], WeighRay, cancellation);
        PeakConcentrationRatio = Spot.ConcentrationRatio(0) * dish.ReflectivityFraction;
        Stages = Chain(shares);
    }

    /// <summary>One collector's mirror.</summary>
    public Paraboloid Dish { get; }

    /// <summary>The light in one collector's focal plane.</summary>
    public FocalSpot Spot { get; }

    /// <summary>Angular radius of the Sun, rad.</summary>
    public double SunHalfAngle_rad { get; }

    /// <summary>The bundle in one collector's focus.</summary>
    public FibreBundle Bundle { get; }

    /// <summary>The bundles of all collectors joined, packed by the same rule.</summary>
    public FibreBundle Cable { get; }

    /// <summary>Number of collectors.</summary>
    public int CollectorCount { get; }

    /// <summary>The free end.</summary>
    public LightPen Pen { get; }

    /// <summary>The stages in the order of the light; the first is what falls on the apertures.</summary>
    public ImmutableArray<LightStage> Stages { get; }

    /// <summary>Concentration in the centre of the focal plane after reflection.</summary>
    public double PeakConcentrationRatio { get; }

    /// <summary>Diameter of the face that light can enter, m: of the core where there is a single fibre.</summary>
    public double FaceDiameter_m => Bundle.Count == 1 ? Bundle.CoreDiameter_m : Bundle.Diameter_m;

    /// <summary>Diameter of the bright end, m.</summary>
    public double EndDiameter_m => Cable.Count == 1 ? Cable.CoreDiameter_m : Cable.Diameter_m;

    /// <summary>Sine of the steepest ray that reaches the face: from the dish's rim to the face's far edge.</summary>
    public double FocusSinRatio
    {
        get
        {
            var rim = Dish.FocalDistance_m(Dish.RimAngle_rad);
            var reach = Math.Min(FaceDiameter_m / 2, Spot.Reach_m);
            return Math.Sin(Math.Atan2((rim * Math.Sin(Dish.RimAngle_rad)) + reach, rim * Math.Cos(Dish.RimAngle_rad)));
        }
    }

    /// <summary>
    /// Sine of the half angle of the cone that leaves the fibres; angles are kept, so no wider than what entered.
    /// </summary>
    public double EndSinRatio => Math.Min(Bundle.NumericalApertureRatio, FocusSinRatio);

    /// <summary>The area whose sunlight would equal the pen's power, m^2: irradiance times this is watts.</summary>
    public double PenArea_m2 => Stages[^1].Area_m2;

    /// <summary>Diameter of the spot on the work, m.</summary>
    public double SpotDiameter_m => Pen.SpotDiameter_m(EndDiameter_m, EndSinRatio);

    /// <summary>Mean flux over the spot, over the direct irradiance.</summary>
    public double SpotConcentrationRatio => PenArea_m2 / Disc_m2(SpotDiameter_m);

    /// <summary>Flux in the centre of the spot, over the direct irradiance.</summary>
    public double SpotPeakConcentrationRatio => SpotConcentrationAtRatio(0);

    /// <summary>Mean concentration over the bundle's face.</summary>
    public double FaceConcentrationRatio => StageOf("captured").Area_m2 / CollectorCount / Disc_m2(FaceDiameter_m);

    /// <summary>Mean concentration inside the cores at the entry, of the light that they guide.</summary>
    public double CoreConcentrationRatio => StageOf("entered").Area_m2 / CollectorCount / Bundle.CoreArea_m2;

    /// <summary>Mean concentration over the bright end of the cable.</summary>
    public double EndConcentrationRatio => StageOf("exited").Area_m2 / Disc_m2(EndDiameter_m);

    /// <summary>The etendue limit at the focal plane for the dish's cone.</summary>
    public double FocusLimitRatio => Etendue.ConcentrationLimitRatio(FocusSinRatio, SunHalfAngle_rad);

    /// <summary>The etendue limit of the fibre's numerical aperture.</summary>
    public double FibreLimitRatio => Etendue.ConcentrationLimitRatio(Bundle.NumericalApertureRatio, SunHalfAngle_rad);

    /// <summary>The etendue limit at the spot, from the widest cone that fibre and pen can make there.</summary>
    public double SpotLimitRatio =>
        Etendue.ConcentrationLimitRatio(Pen.WorkSinRatio(Bundle.NumericalApertureRatio), SunHalfAngle_rad);

    /// <summary>A stage by its name.</summary>
    /// <param name="name">One of the names in <see cref="Stages"/>.</param>
    public LightStage StageOf(string name) =>
        Stages.First(stage => string.Equals(stage.Name, name, StringComparison.Ordinal));

    /// <summary>Flux at a radius of the spot, over the direct irradiance.</summary>
    /// <param name="radius_m">Distance from the spot's centre, m.</param>
    public double SpotConcentrationAtRatio(double radius_m) =>
        PenArea_m2 / Disc_m2(2 * Pen.ImageRadius_m(EndDiameter_m)) * Pen.ProfileRatio(radius_m, EndDiameter_m,
            EndSinRatio);

    private void WeighRay(double sinRatio, Span<double> weights)
    {
        weights.Clear();
        weights[0] = 1;
        if (sinRatio > Bundle.NumericalApertureRatio)
        {
            return;
        }

        var face = Bundle.FaceFraction(sinRatio);
        weights[1] = 1;
        weights[2] = face;
        weights[3] = face * Bundle.CarriedFraction(sinRatio);
        weights[4] = weights[3] * face;
        weights[5] = sinRatio > Pen.AcceptedSinRatio ? 0 : weights[4];
        weights[6] = weights[5] * Pen.TransmittanceFraction;
    }

    private ImmutableArray<LightStage> Chain(double[] shares)
    {
        var area = Dish.ApertureArea_m2 * CollectorCount;
        var stages = ImmutableArray.CreateBuilder<LightStage>();
        stages.Add(new("incident", 1, area));
        Add("unshaded", Dish.UnshadedFraction);
        Add("reflected", Dish.ReflectivityFraction);
        Add("captured", shares[0]);
        Add("on_cores", Bundle.Count == 1 ? 1 : Bundle.CoreFraction);
        Add("accepted", Ratio(1));
        Add("entered", Ratio(2));
        Add("carried", Ratio(3));
        Add("exited", Ratio(4));
        Add("collected", Ratio(5));
        Add("delivered", Ratio(6));
        return stages.ToImmutable();

        double Ratio(int index) => shares[index - 1] > 0 ? shares[index] / shares[index - 1] : 1;

        void Add(string name, double efficiency) =>
            stages.Add(new(name, efficiency, stages[^1].Area_m2 * efficiency));
    }

    private static double Disc_m2(double diameter_m) => Math.PI / 4 * diameter_m * diameter_m;
}

using Guanghan.Fabrication.Heat.Analytic;

namespace Guanghan.Fabrication.Tests.Heat;

/// <summary>Sources, paths and what is refused.</summary>
public sealed class AnalyticSourceTests
{
    private static readonly LinearMaterial Soil = new(1.5, 2900, 1200, 250);

    private static LinearHeat Heat(HeatSource source, ScanPath path, HeatBody? body = null) =>
        new(Soil, [new(source, path)], body ?? HeatBody.HalfSpace, QuadratureError.Fine);

    [Fact]
    [Trait("Kind", "property")]
    public void A_measured_profile_is_fitted_with_its_power_and_says_how_well()
    {
        // Two Gaussians of 0.8 and 2.2 mm are found again; a softened disc is met to some per cent of its peak.
        // A falling one is a staircase of discs, off by half a step.
        double[] radii = [.. Enumerable.Range(0, 101).Select(i => i * 0.05e-3)];
        double Sum(double r) => (3e6 * Math.Exp(-2 * r * r / (0.8e-3 * 0.8e-3))) + (1e6 * Math.Exp(-2 * r * r / (2.2e-3 * 2.2e-3)));
        var found = ProfileFit.Of(radii, [.. radii.Select(Sum)]);
        double[] edge = [.. radii.Select(r => 3.33e6 / (1 + Math.Exp((r - 1.5e-3) / 0.15e-3)))];
        var (soft, discs) = (ProfileFit.Of(radii, edge), ProfileFit.OfDiscs(radii, edge, 32));
        var power = Math.PI / 2 * ((3e6 * 0.8e-3 * 0.8e-3) + (1e6 * 2.2e-3 * 2.2e-3));

        Assert.Equal(power, found.Power_W, 1e-3 * power); // W: flux that runs straight over 0.05 mm, cut off at 5 mm
        Assert.InRange(found.MostErrorFraction, 0, 5e-3);
        Assert.InRange(soft.RmsErrorFraction, 1e-4, 0.1);
        Assert.InRange(soft.MostErrorFraction, soft.RmsErrorFraction, 0.35);
        Assert.InRange(discs.MostErrorFraction, 1 / 64.0, 0.02);
        Assert.Equal(soft.Power_W, discs.Power_W, 1e-9);
        Assert.Equal(1, discs.Source.Parts.Sum(part => part.ShareFraction), 1e-12);
        Assert.All(found.Source.Parts, part => Assert.True(part.ShareFraction > 0));
        Assert.Equal(1, found.Source.Parts.Sum(part => part.ShareFraction), 1e-12);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_fitted_profile_heats_like_what_it_was_made_of()
    {
        double[] radii = [.. Enumerable.Range(0, 401).Select(i => i * 0.0125e-3)];
        var fit = ProfileFit.Of(radii, [.. radii.Select(r => 1e6 * Math.Exp(-2 * r * r / 1e-6))]);
        var path = ScanPath.From(-5e-3, 0, 0).LineTo(0, 0, 2e-3, 10);
        var (of, exact) = (Heat(fit.Source, path), Heat(HeatSource.Gaussian(1e-3), path));
        foreach (var x in (double[])[-2e-3, -0.5e-3, 0, 0.5e-3, 1e-3])
        {
            var rise = exact.At(new(x, 0.1e-3, 0), path.End_s).Temperature_K - 250;
            Assert.Equal(rise, of.At(new(x, 0.1e-3, 0), path.End_s).Temperature_K - 250, (3 * fit.MostErrorFraction * rise) + 0.1);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Pieces_at_one_velocity_and_power_are_one()
    {
        var whole = ScanPath.From(0, 0, 0).LineTo(3e-3, 0, 1e-3, 5);
        var pieces = ScanPath.From(0, 0, 0).LineTo(1e-3, 0, 1e-3, 5).LineTo(3e-3, 0, 1e-3, 5);

        Assert.Single(pieces.Segments);
        Assert.Equal(whole.End_s, pieces.End_s, 1e-15);
        Assert.Equal(2, pieces.Stay(1, 0).Segments.Count);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_slower_or_stronger_pen_melts_more_and_a_weak_one_nothing()
    {
        MeltPool? Pool(double speed, double power)
        {
            var path = ScanPath.From(-20e-3, 0, 0).LineTo(0, 0, speed, power);
            return MeltPools.Under(Heat(HeatSource.Gaussian(2e-3), path), 0, 1388, path.End_s);
        }

        var (pool, slow, strong) = (Pool(2e-3, 40)!, Pool(1e-3, 40)!, Pool(2e-3, 60)!);
        Assert.Null(Pool(2e-3, 1));
        Assert.True(slow.Width_m > pool.Width_m && slow.Depth_m > pool.Depth_m);
        Assert.True(strong.Width_m > pool.Width_m && strong.Depth_m > pool.Depth_m && strong.Length_m > pool.Length_m);
        Assert.Equal(1388, pool.Tail.Temperature_K, 1e-3); // K: the root
        Assert.True(pool.Tail.Rate_K_s < 0 && pool.Front_m > 0);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Wrong_inputs_are_refused_in_words()
    {
        var source = HeatSource.Gaussian(1e-3);
        var start = ScanPath.From(0, 0, 0);
        var body = new HeatBody(-1, 1, -1, 1, 0.5);
        Refused("The power of the stroke is -5 W; it must be 0 or more, and finite.", () => start.LineTo(1, 0, 1, -5));
        Refused("The speed of the stroke is -1 m/s; it must be above 0 and finite.", () => start.LineTo(1, 0, -1, 5));
        Refused("The speed of the stroke is NaN m/s; it must be above 0 and finite.", () => start.LineTo(1, 0, double.NaN, 5));
        Refused("The stay is NaN s; it must be 0 or more, and finite.", () => start.Stay(double.NaN, 5));
        Refused("The radius of the Gaussian spot is 0 m; it must be above 0 and finite.", () => HeatSource.Gaussian(0));
        Refused("The path of pen 1 is empty; add a stroke (LineTo) or a stay (Stay).", () => Heat(source, start));
        Refused("The path of pen 1 passes (2, 0) m, outside the body, which reaches from -1 to 1 m and from -1 to 1 m; " +
            "move the path or widen the body.", () => Heat(source, start.LineTo(2, 0, 1, 5), body));
        Refused("There are no pens; give at least one.",
            () => new LinearHeat(Soil, [], HeatBody.HalfSpace, QuadratureError.Fine));
        Refused("The conductivity is 0 W/m/K; it must be above 0 and finite.", () => new LinearHeat(
            Soil with { Conductivity_W_m_K = 0 }, [new(source, start.Stay(1, 1))], HeatBody.HalfSpace, QuadratureError.Fine));
        Refused("The error of the quadrature is 0 of the rise; it must be from 1e-12 to 0.01.", () => new LinearHeat(
            Soil, [new(source, start.Stay(1, 1))], HeatBody.HalfSpace, new(0, 1e-6)));
        var heat = Heat(source, start.Stay(1, 1), body);
        Refused("The time is NaN s; it must be a finite number.", () => heat.At(new(0, 0, 0), double.NaN));
        Refused("The depth of the place is -0.1 m; it must be 0 or more, and finite.", () => heat.At(new(0, 0, -0.1), 1));
        Refused("The place (0, 3) m, 0 m deep, is outside the body.", () => heat.At(new(0, 3, 0), 1));
        Refused("Radius 2 of the profile is 0 m; radii must begin at 0 and rise.", () => ProfileFit.Of([0, 0, 1], [1, 1, 1]));
        Refused("The flux rises from 1 to 2 W/m^2 at 1 m; discs need a flux that falls from the middle on. Fit it by Gaussians.",
            () => ProfileFit.OfDiscs([0, 1, 2], [1, 2, 0], 4));
        Refused("A disc is not a product along the axes, which the grid needs; fit it by Gaussians (ProfileFit).",
            () => Solidification.Of(Heat(HeatSource.TopHat(1e-3), start.Stay(1, 1)), new(0, 0, 0, 1e-3, 2, 2, 2),
                new(1388, 0.1, 1, false), 1, default));
    }

    private static void Refused(string words, Func<object> act) => Assert.Equal(words, Assert.Throws<ArgumentException>(act).Message);
}

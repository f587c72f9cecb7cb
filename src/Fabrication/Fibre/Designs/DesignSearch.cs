using System.Collections.Immutable;
using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Fibre.Designs;

/// <summary>
/// The chain of least mirror area that brings a flux and a power to the work. Computes it in three steps: tables of all
/// designs within the bounds (<see cref="DesignSpace"/>); for the best pairs of fibres and collectors the rim angle by
/// Brent's minimum, each with the aperture by Brent's root; then the aperture once more with as many rays as the final
/// trace, and that trace with rays of its own. Where the trace falls short by more than three of its standard errors
/// the aperture grows by what lacks, at most <see cref="RoundsAtMost"/> times. Assumes a whole paraboloid on its axis
/// with the bundle in its focus, equal collectors, and that the best of the pairs left out would not have overtaken
/// when refined. The search is exhaustive in fibres and collectors; between its rim angles it takes mirror area to
/// have one valley.
/// </summary>
public sealed class DesignSearch
{
    /// <summary>Most full traces.</summary>
    public const int RoundsAtMost = 4;

    private const int FinalRaysAtMost = 1 << 21; // kept in memory, 24 bytes each
    private const int Pairs = 4; // refined, of all pairs of fibres and collectors
    private const double RimTolerance_rad = 1e-3; // mirror area is flat there: changes by less than 1e-4
    private const double WidestAperture_m = 100;
    private const int FluxesBelow = 8; // of the Pareto curve, from a quarter of the target's flux up to it
    private const int FluxesAbove = 16; // from there to the greatest
    private readonly LightSystem _template;
    private readonly DesignTarget _target;
    private readonly DesignBounds _bounds;
    private readonly CancellationToken _cancellation;

    private DesignSearch(
        LightSystem template, DesignTarget target, DesignBounds bounds, CancellationToken cancellation) =>
        (_template, _target, _bounds, _cancellation) = (template, target, bounds, cancellation);

    /// <summary>Searches.</summary>
    /// <param name="template">All that no design changes; its obstruction over its aperture is kept.</param>
    /// <param name="target">What to bring.</param>
    /// <param name="bounds">Where to look.</param>
    /// <param name="searchRayCount">Rays for each rim angle.</param>
    /// <param name="rayCount">Rays of the final trace, at least <see cref="LightTrace.RaysAtLeast"/>.</param>
    /// <param name="stream">Where random numbers come from.</param>
    /// <param name="cancellation">Ends it.</param>
    public static DesignOutcome Run(
        LightSystem template, DesignTarget target, DesignBounds bounds, int searchRayCount, int rayCount,
        RandomStream stream, CancellationToken cancellation)
    {
        var search = new DesignSearch(template, target, bounds, cancellation);
        var space = new DesignSpace(template, bounds, searchRayCount, stream.Substream("search"), cancellation);
        if (search.Refine(space) is not { } best)
        {
            return new(null, search.Shortfall(searchRayCount, stream), [], [], []);
        }

        var found = search.Finish(space, best, rayCount, stream);
        return new(found, null, search.Pareto(space, best.Point),
            [.. space.Tables.Select(table => table.RimAngle_rad)], search.Map(space));
    }

    private sealed record Refined(DesignPoint Point, int Fibres, int Collectors, bool IsConverged);

    private Refined? Refine(DesignSpace space)
    {
        var pairs = space.BestPairs(_target, Pairs);
        var refined = new Refined?[pairs.Length];
        Parallel.For(0, pairs.Length, new ParallelOptions { CancellationToken = _cancellation },
            i => refined[i] = Refine(space, pairs[i]));
        return refined.OfType<Refined>().MinBy(one => one.Point.MirrorArea_m2);
    }

    private Refined? Refine(DesignSpace space, Candidate pair)
    {
        var last = space.Tables.Length - 1;
        var (low, high) = (space.Tables[Math.Max(0, pair.Rim - 1)].RimAngle_rad,
            space.Tables[Math.Min(last, pair.Rim + 1)].RimAngle_rad);
        DesignPoint? best = null;
        Consider(space.Tables[pair.Rim].RimAngle_rad);
        var minimum = high > low ? BrentMinimum.Find(Consider, low, high, RimTolerance_rad) : default;
        return best is null
            ? null
            : new(best, pair.Fibres, pair.Collectors, high <= low || minimum.Converged);

        double Consider(double rim_rad)
        {
            var rays = space.Trace(rim_rad, space.RayCount, 1);
            if (space.Solve(rays, pair.Fibres, pair.Collectors, _target) is not { } solved)
            {
                return 2 * _bounds.ApertureHigh_m; // worse than all that meet the target
            }

            best = best is null || solved.Point.Aperture_m < best.Aperture_m ? solved.Point : best;
            return solved.Point.Aperture_m;
        }
    }

    private FoundDesign Finish(DesignSpace space, Refined best, int rayCount, RandomStream stream)
    {
        var rays = space.Trace(best.Point.RimAngle_rad, Math.Min(rayCount, FinalRaysAtMost), 0);
        var (point, wanted, isConverged, residual) = (best.Point, _target, best.IsConverged, 0.0);
        for (var round = 1; ; round++)
        {
            if (space.Solve(rays, best.Fibres, best.Collectors, wanted) is { } solved)
            {
                (point, residual) = (solved.Point, solved.Root.Residual);
                isConverged = best.IsConverged && solved.Root.Converged;
            }

            var trace = LightTrace.Run(point.In(_template), rayCount, stream.Substream("verify").Substream(round), 0,
                _cancellation);
            var (flux, power) = (Lack(trace, lane => lane.SpotRatio, wanted.SpotRatio, _target.SpotRatio),
                Lack(trace, lane => lane.PenArea_m2, wanted.PenArea_m2, _target.PenArea_m2));
            var isMet = flux == wanted.SpotRatio && power == wanted.PenArea_m2;
            if (isMet || round == RoundsAtMost)
            {
                return new(point, Binding(space, rays, best, point), trace, isMet, isConverged, Math.Abs(residual),
                    round);
            }

            wanted = new(flux, power);
        }
    }

    /// <summary>What to want next: the same where the trace meets the target within three standard errors.</summary>
    private static double Lack(LightTrace trace, Func<LightOutcome, double> valueOf, double wanted, double target)
    {
        var value = valueOf(trace.Total);
        var error = LightTrace.StandardErrorOf(trace.Lanes.Select(valueOf));
        return value + (3 * error) >= target ? wanted : wanted * target / value;
    }

    private DesignLimit Binding(DesignSpace space, FocalRays rays, Refined best, DesignPoint point)
    {
        if (point.Aperture_m <= _bounds.ApertureLow_m)
        {
            return DesignLimit.LeastAperture;
        }

        var spot = _target.SpotRatio * space.SpotArea_m2(best.Fibres, best.Collectors, rays.WorkSin2Ratio);
        return spot > _target.PenArea_m2 ? DesignLimit.Flux : DesignLimit.Power;
    }

    private ImmutableArray<ParetoPoint> Pareto(DesignSpace space, DesignPoint best)
    {
        var greatest = space.Greatest(flux => new(flux, _target.PenArea_m2), LimitRatio());
        var fluxes = new List<double>();
        for (var i = 0; i <= FluxesBelow; i++)
        {
            fluxes.Add(_target.SpotRatio * Math.Pow(4, ((double)i / FluxesBelow) - 1));
        }

        for (var i = 1; i <= FluxesAbove && greatest > 1.01 * _target.SpotRatio; i++)
        {
            fluxes.Add(_target.SpotRatio * Math.Pow(greatest / _target.SpotRatio, (double)i / FluxesAbove));
        }

        var points = ImmutableArray.CreateBuilder<ParetoPoint>();
        foreach (var flux in fluxes)
        {
            _cancellation.ThrowIfCancellationRequested();
            var least = space.Least(new(flux, _target.PenArea_m2))?.Point;
            var known = flux <= _target.SpotRatio ? best : null;
            if ((known?.MirrorArea_m2 <= least?.MirrorArea_m2 ? known : least ?? known) is { } point)
            {
                points.Add(new(flux, point));
            }
        }

        return points.ToImmutable();
    }

    private ImmutableArray<double> Map(DesignSpace space)
    {
        var areas = ImmutableArray.CreateBuilder<double>();
        for (var n = 0; n < _bounds.FibreCounts.Count; n++)
        {
            for (var rim = 0; rim < space.Tables.Length; rim++)
            {
                var (row, column) = (n, rim);
                areas.Add(space.Least(_target, (r, f) => r == column && f == row)?.Point.MirrorArea_m2 ??
                    double.PositiveInfinity);
            }
        }

        return areas.ToImmutable();
    }

    private DesignShortfall Shortfall(int rayCount, RandomStream stream)
    {
        var wider = new DesignSpace(_template,
            _bounds with { ApertureHigh_m = Math.Max(WidestAperture_m, _bounds.ApertureHigh_m) }, rayCount,
            stream.Substream("search"), _cancellation);
        var flux = wider.Greatest(value => new(value, 0), LimitRatio());
        var most = _bounds.CollectorCounts[^1] * Math.PI / 4 * WidestAperture_m * WidestAperture_m;
        var power = wider.Greatest(value => new(_target.SpotRatio, value), most);
        return new(flux, power, wider.Least(_target)?.Point);
    }

    // What etendue allows at the spot.
    private double LimitRatio() => _template.Sun.CentreToMeanRatio * Etendue.ConcentrationLimitRatio(
        _template.Pen.WorkSinRatio(_template.Bundle.NumericalApertureRatio), _template.Sun.HalfAngle_rad);
}

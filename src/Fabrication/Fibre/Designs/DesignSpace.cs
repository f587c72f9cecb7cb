using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Fibre.Designs;

/// <summary>
/// All designs within bounds, sampled: light on the work from one collector for some rim angles, every number of fibres
/// and some apertures. From these tables it answers which design of least mirror area meets a target. A target asks k
/// collectors with a spot of area s for max(power/k, flux s/k) from each one, so that flux and power are both met where
/// one collector brings enough; that grows with the aperture until the Sun's image is wider than the bundle. Between
/// apertures the tables are straight in logarithms, off by 0.2 % at most where two lie 9 % apart.
/// </summary>
internal sealed class DesignSpace
{
    private const int RimSteps = 24;
    private const int ApertureSteps = 32;
    private const int FewestRays = 512; // on a face: a table goes on no farther than they tell, to 4 %
    private const double RootTolerance = 1e-7; // of the aperture's logarithm: below what one ray changes
    private readonly LightSystem _template;
    private readonly DeliveredShares _shares;
    private readonly FibreLattice[] _lattices;
    private readonly double[][] _ends_m; // diameters of the cable's end, by fibres and collectors
    private readonly double[] _apertures_m;
    private readonly RandomStream _stream;
    private readonly CancellationToken _cancellation;

    /// <summary>Samples the space.</summary>
    /// <param name="template">All that no design changes.</param>
    /// <param name="bounds">Where to look.</param>
    /// <param name="rayCount">Rays for each rim angle.</param>
    /// <param name="stream">Where random numbers come from, the same for every rim angle.</param>
    /// <param name="cancellation">Ends it.</param>
    public DesignSpace(
        LightSystem template, DesignBounds bounds, int rayCount, RandomStream stream, CancellationToken cancellation)
    {
        (_template, Bounds, RayCount, _stream, _cancellation) = (template, bounds, rayCount, stream, cancellation);
        _shares = new(template);
        _lattices = [.. bounds.FibreCounts.Select(LatticeOf)];
        var options = new ParallelOptions { CancellationToken = cancellation };
        _ends_m = new double[bounds.FibreCounts.Count][];
        Parallel.For(0, _ends_m.Length, options, n => _ends_m[n] = [.. bounds.CollectorCounts.Select(k =>
            BundleEntry.FaceDiameter_m(k == 1 ? _lattices[n] : LatticeOf(bounds.FibreCounts[n] * k)))]);
        _apertures_m = Steps(bounds.ApertureLow_m, bounds.ApertureHigh_m, ApertureSteps, true);
        var rims = bounds.RimHigh_rad > bounds.RimLow_rad
            ? Steps(bounds.RimLow_rad, bounds.RimHigh_rad, RimSteps, false)
            : [bounds.RimLow_rad];
        Tables = new RimTable[rims.Length];
        Parallel.For(0, rims.Length, options, i => Tables[i] = TableOf(Trace(rims[i], RayCount, 1)));
    }

    /// <summary>Where designs are looked for.</summary>
    public DesignBounds Bounds { get; }

    /// <summary>Rays for each rim angle.</summary>
    public int RayCount { get; }

    /// <summary>One table for each rim angle, rising.</summary>
    public RimTable[] Tables { get; }

    /// <summary>The candidate of least mirror area, of all or of some; null where none meets the target.</summary>
    /// <param name="target">What to meet.</param>
    /// <param name="isWanted">Whether a rim angle, by its index, and a number of fibres, by its, count.</param>
    public Candidate? Least(DesignTarget target, Func<int, int, bool>? isWanted = null)
    {
        Candidate? least = null;
        for (var rim = 0; rim < Tables.Length; rim++)
        {
            for (var n = 0; n < _lattices.Length; n++)
            {
                for (var k = 0; k < Bounds.CollectorCounts.Count && isWanted?.Invoke(rim, n) != false; k++)
                {
                    if (At(target, rim, n, k) is { } found &&
                        !(least?.Point.MirrorArea_m2 <= found.Point.MirrorArea_m2))
                    {
                        least = found;
                    }
                }
            }
        }

        return least;
    }

    /// <summary>The best candidate of each pair of numbers of fibres and collectors, the least mirror first.</summary>
    /// <param name="target">What to meet.</param>
    /// <param name="most">How many.</param>
    public Candidate[] BestPairs(DesignTarget target, int most)
    {
        var pairs = new List<Candidate>();
        for (var n = 0; n < _lattices.Length; n++)
        {
            for (var k = 0; k < Bounds.CollectorCounts.Count; k++)
            {
                var found = Enumerable.Range(0, Tables.Length).Select(rim => At(target, rim, n, k)).OfType<Candidate>()
                    .MinBy(candidate => candidate.Point.Aperture_m);
                if (found is not null)
                {
                    pairs.Add(found);
                }
            }
        }

        return [.. pairs.OrderBy(candidate => candidate.Point.MirrorArea_m2).Take(most)];
    }

    /// <summary>The greatest of a rising row of targets that some design meets, by halving; 0 for none.</summary>
    /// <param name="targetOf">The target of a value.</param>
    /// <param name="most">A value that no design exceeds, in the unit of the argument.</param>
    public double Greatest(Func<double, DesignTarget> targetOf, double most)
    {
        const int Halvings = 40;
        var (low, high) = (0.0, most);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Least(targetOf(middle)) is null ? (low, middle) : (middle, high);
        }

        return low;
    }

    /// <summary>Rays of any rim angle with the space's own random numbers.</summary>
    public FocalRays Trace(double rimAngle_rad, long rayCount, int workers) =>
        FocalRays.Trace(_template, _shares, rimAngle_rad, rayCount, _stream, workers, _cancellation);

    /// <summary>
    /// The least aperture at which the target is met with these rays, by Brent's root of the ray sum itself; null where
    /// none within the bounds meets it.
    /// </summary>
    public (DesignPoint Point, RootResult Root)? Solve(FocalRays rays, int n, int k, DesignTarget target)
    {
        var needed = NeededArea_m2(target, n, k, rays.WorkSin2Ratio);
        var (low, high) = (Math.Log(Bounds.ApertureLow_m), Math.Log(Bounds.ApertureHigh_m));
        if (Lack(low) >= 0)
        {
            return (PointOf(Bounds.ApertureLow_m, rays.RimAngle_rad, n, k), new(true, low, 0, low, 1));
        }

        if (Lack(high) < 0)
        {
            return null;
        }

        var root = BrentRoot.Find(Lack, low, high, RootTolerance);
        return (PointOf(Math.Exp(root.X), rays.RimAngle_rad, n, k), root);

        double Lack(double logAperture)
        {
            _cancellation.ThrowIfCancellationRequested();
            return (rays.DeliveredArea_m2(Math.Exp(logAperture), _lattices[n]) / needed) - 1;
        }
    }

    /// <summary>What one collector must bring, m^2 of sunlight.</summary>
    public double NeededArea_m2(DesignTarget target, int n, int k, double workSin2Ratio) =>
        Math.Max(target.PenArea_m2, target.SpotRatio * SpotArea_m2(n, k, workSin2Ratio)) / Bounds.CollectorCounts[k];

    /// <summary>Area of the circle that holds all light on the work, m^2.</summary>
    public double SpotArea_m2(int n, int k, double workSin2Ratio)
    {
        var radius = _template.Pen.ImageRadius_m(_ends_m[n][k]) +
            new DiscLight(0, _template.Pen.StandOff_m).Shift_m(workSin2Ratio);
        return Math.PI * radius * radius;
    }

    private Candidate? At(DesignTarget target, int rim, int n, int k)
    {
        var (table, needed) = (Tables[rim], NeededArea_m2(target, n, k, Tables[rim].WorkSin2Ratio));
        var areas = table.Areas_m2[n];
        var at = Array.FindIndex(areas, area => area >= needed);
        if (at < 0)
        {
            return null;
        }

        var aperture = _apertures_m[at];
        if (at > 0 && areas[at - 1] > 0)
        {
            var share = Math.Log(needed / areas[at - 1]) / Math.Log(areas[at] / areas[at - 1]);
            aperture = _apertures_m[at - 1] * Math.Pow(aperture / _apertures_m[at - 1], share);
        }

        return new(PointOf(aperture, table.RimAngle_rad, n, k), rim, n, k);
    }

    private DesignPoint PointOf(double aperture_m, double rim_rad, int n, int k) =>
        new(aperture_m, rim_rad, Bounds.FibreCounts[n], Bounds.CollectorCounts[k]);

    private FibreLattice LatticeOf(int count) => new(_template.Bundle with { Count = count });

    private RimTable TableOf(FocalRays rays)
    {
        var areas = new double[_lattices.Length][];
        for (var n = 0; n < areas.Length; n++)
        {
            _cancellation.ThrowIfCancellationRequested();
            areas[n] = new double[_apertures_m.Length];
            for (var i = 0; i < _apertures_m.Length; i++)
            {
                areas[n][i] = rays.CountWithin(_apertures_m[i], _lattices[n]) >= FewestRays || i == 0
                    ? rays.DeliveredArea_m2(_apertures_m[i], _lattices[n])
                    : areas[n][i - 1];
            }
        }

        return new(rays.RimAngle_rad, rays.WorkSin2Ratio, areas);
    }

    private static double[] Steps(double low, double high, int steps, bool byRatio) =>
    [
        .. Enumerable.Range(0, steps + 1).Select(i => i == steps ? high : byRatio
            ? low * Math.Pow(high / low, (double)i / steps)
            : low + ((high - low) * i / steps)),
    ];
}

/// <summary>What one rim angle's rays bring.</summary>
/// <param name="RimAngle_rad">The rim angle, rad.</param>
/// <param name="WorkSin2Ratio">Largest sin^2 of the light on the work.</param>
/// <param name="Areas_m2">
/// Light on the work from one collector, as the area of sunlight that it equals, by fibres and aperture, m^2.
/// </param>
internal sealed record RimTable(double RimAngle_rad, double WorkSin2Ratio, double[][] Areas_m2);

/// <summary>A design with its place in the space.</summary>
/// <param name="Point">The design.</param>
/// <param name="Rim">Index of its rim angle.</param>
/// <param name="Fibres">Index of its number of fibres.</param>
/// <param name="Collectors">Index of its number of collectors.</param>
internal sealed record Candidate(DesignPoint Point, int Rim, int Fibres, int Collectors);

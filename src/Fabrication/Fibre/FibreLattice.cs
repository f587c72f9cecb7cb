using System.Collections.Immutable;
using System.Globalization;

namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// The places of a bundle's fibres on its round face. Computes the core that a point hits, in constant time: the
/// nearest site of a triangular lattice by rounding axial coordinates (cube rounding; the Voronoi cell is a hexagon),
/// then a table. Assumes a perfect lattice with one fibre in the middle; which sites are taken is said at
/// <see cref="FibreSites"/>. Unmeasured, round fibres touch (pitch = outer diameter), and fused ones tile with hexagons
/// of the round section's area (pitch = outer sqrt(pi/(2 sqrt 3))), the core a hexagon of area share (core/outer)^2. A
/// measured packing fraction f takes the place of the packing of round fibres: they take the sites nearest the middle,
/// and the pitch is such that the circle that holds all is outer sqrt(N/f) wide, coatings pressed into each other where
/// need be. A single fibre is one round core in the middle. Source: geometry; full circular rings give N/(2n + 1)^2.
/// Stops being valid where a bundle is packed at random and a spot covers few fibres, and below 7 fibres, which pack
/// closer without one in the middle.
/// </summary>
public sealed class FibreLattice
{
    private static readonly double s_height = Math.Sqrt(3) / 2; // of a row of the lattice, in pitches
    private readonly (int Q, int R)[] _sites;
    private readonly int[] _table;
    private readonly int _reach;
    private readonly double _coreReach_m;
    private readonly bool _hasHexagons;

    /// <summary>Places the fibres.</summary>
    /// <param name="bundle">The bundle; count, core, outer diameter, packing and measured packing are used.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    /// <exception cref="ArgumentException">A measured packing so dense that the cores would overlap.</exception>
    public FibreLattice(FibreBundle bundle)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bundle.Count, 1);
        _hasHexagons = bundle.Packing == Packing.Fused && bundle.Count > 1;
        _sites = FibreSites.Of(SitesOf(bundle), bundle.Count);
        _reach = _sites.Max(site => Math.Max(Math.Abs(site.Q), Math.Abs(site.R)));
        _table = Table(_sites, _reach);

        // The inradius of a hexagon of area pi d^2/4 is d/2 sqrt(pi/(2 sqrt 3)).
        var pressed = _hasHexagons ? Math.Sqrt(Math.PI / (4 * s_height)) : 1;
        _coreReach_m = bundle.CoreDiameter_m * pressed / 2;
        Pitch_m = bundle.OuterDiameter_m * pressed;
        var far = Farthest(bundle);
        var rim_m = _hasHexagons || bundle.Count == 1 ? 0 : bundle.OuterDiameter_m; // fibres' halves beyond centres
        GreatestPackingFraction = bundle.Count == 1 ? 1 : bundle.Count *
            Math.Pow(bundle.OuterDiameter_m / ((4 * far * _coreReach_m) + rim_m), 2);
        if (bundle is { Count: > 1, MeasuredPackingFraction: { } measured })
        {
            var circle = bundle.OuterDiameter_m * Math.Sqrt(bundle.Count / measured);
            Pitch_m = (circle - rim_m) / (2 * far);
            RefuseOverlap(bundle, measured);
        }

        FaceDiameter_m = bundle.Count == 1 ? bundle.OuterDiameter_m : (2 * far * Pitch_m) + rim_m;
        CoreArea_m2 = Math.PI / 4 * bundle.CoreDiameter_m * bundle.CoreDiameter_m;
    }

    /// <summary>Number of fibres.</summary>
    public int Count => _sites.Length;

    /// <summary>Distance of neighbours, m.</summary>
    public double Pitch_m { get; }

    /// <summary>Diameter of the circle that holds all fibres, m.</summary>
    public double FaceDiameter_m { get; }

    /// <summary>
    /// The greatest measured packing fraction that these fibres can have on the lattice: cores touch.
    /// </summary>
    public double GreatestPackingFraction { get; }

    /// <summary>Area of one core, m^2.</summary>
    public double CoreArea_m2 { get; }

    /// <summary>Share of that circle inside cores.</summary>
    public double CoreAreaFraction => Count * CoreArea_m2 / (Math.PI / 4 * FaceDiameter_m * FaceDiameter_m);

    /// <summary>Centre of a fibre on the face, m.</summary>
    /// <param name="fibre">Its index, from the middle outward.</param>
    public (double X_m, double Y_m) Centre(int fibre)
    {
        var (q, r) = _sites[fibre];
        return ((q + (r / 2.0)) * Pitch_m, r * s_height * Pitch_m);
    }

    /// <summary>The fibre whose core a point hits; -1 on cladding, in a gap or outside.</summary>
    /// <param name="x_m">Place on the face from the middle, m; one row of fibres lies along it.</param>
    /// <param name="y_m">Place on the face, m.</param>
    public int CoreAt(double x_m, double y_m)
    {
        var r = y_m / (s_height * Pitch_m);
        var q = (x_m / Pitch_m) - (r / 2);
        if (!(Math.Abs(q) <= _reach + 1 && Math.Abs(r) <= _reach + 1))
        {
            return -1;
        }

        var (site, row) = Nearest(q, r);
        if (Math.Abs(site) > _reach || Math.Abs(row) > _reach)
        {
            return -1;
        }

        var x = x_m - ((site + (row / 2.0)) * Pitch_m);
        var y = y_m - (row * s_height * Pitch_m);
        var isCore = _hasHexagons
            ? Math.Max(Math.Abs(x), (Math.Abs(x) / 2) + (s_height * Math.Abs(y))) <= _coreReach_m
            : (x * x) + (y * y) <= _coreReach_m * _coreReach_m;
        return isCore ? _table[((site + _reach) * ((2 * _reach) + 1)) + row + _reach] : -1;
    }

    /// <summary>The same for many points.</summary>
    /// <param name="x_m">Places, m.</param>
    /// <param name="y_m">Places, m, as many.</param>
    /// <param name="fibres">To fill, as many.</param>
    public void CoresAt(ReadOnlySpan<double> x_m, ReadOnlySpan<double> y_m, Span<int> fibres)
    {
        for (var i = 0; i < fibres.Length; i++)
        {
            fibres[i] = CoreAt(x_m[i], y_m[i]);
        }
    }

    /// <summary>All centres, m, in the order of the index.</summary>
    public ImmutableArray<(double X_m, double Y_m)> Centres() => [.. Enumerable.Range(0, Count).Select(Centre)];

    // The three cube coordinates are rounded; the one that moved most is made up from the others.
    private static (int Q, int R) Nearest(double q, double r)
    {
        var s = -q - r;
        var (a, b, c) = (Math.Round(q), Math.Round(r), Math.Round(s));
        var (da, db, dc) = (Math.Abs(a - q), Math.Abs(b - r), Math.Abs(c - s));
        if (da > db && da > dc)
        {
            a = -b - c;
        }
        else if (db > dc)
        {
            b = -a - c;
        }

        return ((int)a, (int)b);
    }

    private static int[] Table((int Q, int R)[] sites, int reach)
    {
        var width = (2 * reach) + 1;
        var table = new int[width * width];
        Array.Fill(table, -1);
        for (var i = 0; i < sites.Length; i++)
        {
            table[((sites[i].Q + reach) * width) + sites[i].R + reach] = i;
        }

        return table;
    }

    private static Packing SitesOf(FibreBundle bundle) =>
        bundle is { MeasuredPackingFraction: not null, Packing: Packing.Circular } ? Packing.Hexagonal : bundle.Packing;

    /// <summary>
    /// What the circle must reach, in pitches: the farthest centre, or the farthest corner of a hexagon. A circular
    /// bundle's circle is that of its full rings, however few fibres are in the last.
    /// </summary>
    private double Farthest(FibreBundle bundle)
    {
        if (SitesOf(bundle) == Packing.Circular)
        {
            return FibreSites.Rings(bundle.Count);
        }

        return _hasHexagons
            ? Math.Sqrt(_sites.Max(FarthestCorner2))
            : Math.Sqrt(_sites.Max(site => FibreSites.Norm(site.Q, site.R)));
    }

    private static double FarthestCorner2((int Q, int R) site)
    {
        var (x, y) = (Math.Abs(site.Q + (site.R / 2.0)), Math.Abs(site.R * s_height));
        var radius = 1 / Math.Sqrt(3); // of a hexagon's corner from its centre, in pitches
        var up = (x * x) + ((y + radius) * (y + radius));
        var (aside, above) = (x + 0.5, y + (radius / 2));
        return Math.Max(up, (aside * aside) + (above * above));
    }

    private void RefuseOverlap(FibreBundle bundle, double measured)
    {
        if (Pitch_m < 2 * _coreReach_m * (1 - 1e-12)) // rounding
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"A packing fraction of {measured:0.####} would put {bundle.Count} fibres {Pitch_m * 1e3:0.####} mm " +
                $"apart with cores {2e3 * _coreReach_m:0.####} mm wide; take at most " +
                $"{GreatestPackingFraction:0.####}."),
                nameof(bundle));
        }
    }
}

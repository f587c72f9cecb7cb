using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Printer;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.slice</c> computed.</summary>
/// <param name="Inputs">What it was computed from.</param>
/// <param name="Mesh">The part as sliced; empty where inside and outside are not known.</param>
/// <param name="Slabs">Its layers; none where it could not be sliced.</param>
/// <param name="Sums">Over all layers, and by layer.</param>
/// <param name="Time">How long it takes.</param>
/// <param name="Overhang">What hangs.</param>
/// <param name="Thin">What is too thin.</param>
/// <param name="Files">The files.</param>
/// <param name="Findings">What a reader must know.</param>
public sealed record SliceResult(
    SliceInputs Inputs, Mesh Mesh, ImmutableArray<LayerSlab> Slabs, SliceSums Sums, LayerTime Time, Overhang Overhang,
    ThinFeatures Thin, ImmutableArray<Artefact> Files, ImmutableArray<Finding> Findings)
{
    /// <summary>How it fits its neighbours; null where nobody asked.</summary>
    public PartFit? Fit { get; init; }

    internal static SliceResult Nothing(
        SliceInputs inputs, Mesh mesh, PartFit? fit, ImmutableArray<Finding> findings) =>
        new(inputs, mesh, [], new(), default, default, default, [], findings) { Fit = fit };
}

/// <summary>What the layers of a part add up to.</summary>
public sealed class SliceSums
{
    private readonly List<double> _areas_m2 = [];
    private readonly List<double> _tops_m = [];
    private readonly List<LayerTime> _times = [];

    /// <summary>Slabs cut.</summary>
    public int CutCount => _areas_m2.Count;

    /// <summary>Area of each slab's cut, m^2.</summary>
    public IReadOnlyList<double> Areas_m2 => _areas_m2;

    /// <summary>Upper face of each slab, m.</summary>
    public IReadOnlyList<double> Tops_m => _tops_m;

    /// <summary>How long each drawn layer takes.</summary>
    public IReadOnlyList<LayerTime> Times => _times;

    /// <summary>Volume of all slabs, m^3.</summary>
    public double Volume_m3 { get; private set; }

    /// <summary>Length drawn, m.</summary>
    public double DrawnLength_m { get; private set; }

    /// <summary>Of it along contours, m.</summary>
    public double ContourLength_m { get; private set; }

    /// <summary>Length between ways, m.</summary>
    public double TravelLength_m { get; private set; }

    /// <summary>Area to be filled within the contours, all layers, m^2.</summary>
    public double FillArea_m2 { get; private set; }

    /// <summary>Length of the filling times its spacing, m^2.</summary>
    public double HatchedArea_m2 { get; private set; }

    /// <summary>Ways.</summary>
    public long WayCount { get; private set; }

    /// <summary>Spots.</summary>
    public long SpotCount { get; private set; }

    /// <summary>The layer in which the pen comes back soonest; <c>default</c> where nobody looked.</summary>
    public LayerFigures LeastReturn { get; private set; }

    /// <summary>Which layer, from 0.</summary>
    public int LeastReturnLayer { get; private set; } = -1;

    /// <summary>Fewest pens that a layer had room for.</summary>
    public int FewestPens { get; private set; } = int.MaxValue;

    /// <summary>Which layer, from 0.</summary>
    public int FewestPensLayer { get; private set; }

    /// <summary>Time to draw all layers at constant speeds, with the waits of pens for each other, s.</summary>
    public double SharedDuration_s { get; private set; }

    /// <summary>Adds a slab.</summary>
    /// <param name="slab">The slab.</param>
    /// <param name="region">What is solid in it.</param>
    public void Cut(LayerSlab slab, Region region)
    {
        var area_m2 = region.Area_m2;
        _areas_m2.Add(area_m2);
        _tops_m.Add(slab.Top_m);
        Volume_m3 += area_m2 * slab.Thickness_m;
    }

    /// <summary>Adds a drawn layer.</summary>
    /// <param name="one">The layer.</param>
    /// <param name="time">How long it takes.</param>
    public void Add(ProgramLayer one, LayerTime time)
    {
        var (paths, figures) = (one.Layer.Paths, one.Figures);
        _times.Add(time);
        SharedDuration_s += one.SharedDuration_s;
        (DrawnLength_m, TravelLength_m) = (DrawnLength_m + time.Drawn_m, TravelLength_m + time.Travel_m);
        ContourLength_m += paths.KindLength_m(PathKind.OuterContour) + paths.KindLength_m(PathKind.InnerContour);
        (FillArea_m2, HatchedArea_m2) = (FillArea_m2 + figures.FillArea_m2, HatchedArea_m2 + figures.HatchedArea_m2);
        WayCount += paths.Count;
        for (var index = 0; index < paths.Count; index++)
        {
            SpotCount += paths.Kind(index) is PathKind.Spot ? 1 : 0;
        }

        if (figures.ReturnTime_s > 0 && double.IsFinite(figures.ReturnTime_s) &&
            (LeastReturnLayer < 0 || figures.ReturnTime_s < LeastReturn.ReturnTime_s))
        {
            (LeastReturn, LeastReturnLayer) = (figures, one.Layer.Index);
        }

        if (paths.Count > 0 && one.UsedPenCount < FewestPens)
        {
            (FewestPens, FewestPensLayer) = (one.UsedPenCount, one.Layer.Index);
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Slicing;

/// <summary>
/// A part cut into regions, slab by slab from the lowest: each slab at its middle, corners simplified, contours joined
/// by winding number (bodies that overlap are one). What is kept from slab to slab does not grow with their number.
/// </summary>
public sealed class PartLayers
{
    private readonly LayerCutter _cutter;
    private readonly double _tolerance_units;
    private readonly RegionBuilder _cut = new();
    private readonly RegionBuilder _simple = new();

    /// <summary>Prepares to cut.</summary>
    /// <param name="mesh">A closed mesh, m; see <see cref="Meshes.Repair.MeshRepair"/>.</param>
    /// <param name="slabs">The layers, rising.</param>
    /// <param name="tolerance_m">How far corners that are left out may lie from the contour, m; 0 keeps all.</param>
    /// <param name="workspace">Memory to work in.</param>
    public PartLayers(Mesh mesh, ImmutableArray<LayerSlab> slabs, double tolerance_m, RegionWorkspace workspace)
    {
        var twins = ImmutableCollectionsMarshal.AsArray(MeshTopology.Of(mesh).Twins)!;
        (Slabs, Workspace, _tolerance_units) = (slabs, workspace, tolerance_m / Lattice.Unit_m);
        _cutter = new(mesh, twins, [.. slabs.Select(slab => slab.Middle_m)]);
    }

    /// <summary>The layers, rising.</summary>
    public ImmutableArray<LayerSlab> Slabs { get; }

    /// <summary>Memory to work in between cuts.</summary>
    public RegionWorkspace Workspace { get; }

    /// <summary>What is solid in a slab; slabs must be taken in their order.</summary>
    /// <param name="index">Which slab.</param>
    /// <exception cref="InvalidOperationException">The mesh is not closed.</exception>
    public Region Cut(int index)
    {
        _cut.Clear();
        _cutter.Cut(index, _cut);
        if (_tolerance_units <= 0)
        {
            return RegionBoolean.Clean(_cut.ToRegion(), RegionRule.NonZero, Workspace);
        }

        _simple.Clear();
        var first = 0;
        foreach (var end in _cut.Ends)
        {
            ContourSimplify.Add(_cut.Points[first..end], _tolerance_units, _simple);
            first = end;
        }

        return RegionBoolean.Clean(_simple.ToRegion(), RegionRule.NonZero, Workspace);
    }
}

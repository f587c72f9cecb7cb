using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Toolpaths.Pens;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>A layer of a part's program, with what was planned for it.</summary>
/// <param name="Layer">The layer; its paths are filled anew for the next.</param>
/// <param name="Figures">What was planned, for one pen.</param>
/// <param name="UsedPenCount">How many pens draw it.</param>
/// <param name="SharedDuration_s">
/// How long its drawing takes at constant speeds, with the waits of several pens for each other, s.
/// </param>
public readonly record struct ProgramLayer(
    DrawnLayer Layer, LayerFigures Figures, int UsedPenCount, double SharedDuration_s);

/// <summary>
/// From a part to the ways of its pens, layer by layer from the lowest: cut, what the layers around it cover, planned,
/// shared among pens. What is kept does not grow with the layers.
/// </summary>
/// <param name="layers">The part, at its first slab.</param>
/// <param name="options">How the ways are planned.</param>
/// <param name="pens">The pens that share them; null for one.</param>
public sealed class PartProgram(PartLayers layers, PathOptions options, PenOptions? pens)
{
    private readonly PathPlanner _planner = new(options);
    private readonly PenShares? _shares = pens is { Count: > 1 } ? new(pens, options.Order) : null;
    private readonly PathList _plan = new();
    private readonly PathList _shared = new();

    /// <summary>How many layers will be drawn: all, or one where the mode draws a single one.</summary>
    public int LayerCount => Enumerable.Range(0, layers.Slabs.Length).Count(_planner.Draws);

    /// <summary>Draws the part; once.</summary>
    /// <param name="cut">Told what is solid in each slab, drawn or not, from the lowest.</param>
    /// <param name="cancellation">Asked before each layer.</param>
    public IEnumerable<ProgramLayer> Draw(Action<LayerSlab, Region> cut, CancellationToken cancellation)
    {
        var window = options.Skin is { } skin ? new SkinWindow(skin.LayerCount, layers.Workspace) : null;
        for (var index = 0; index < layers.Slabs.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var region = layers.Cut(index);
            cut(layers.Slabs[index], region);
            if (window is null)
            {
                if (_planner.Draws(index))
                {
                    yield return Plan(index, region, null);
                }

                continue;
            }

            window.Add(region);
            foreach (var one in Covered(window))
            {
                yield return one;
            }
        }

        window?.Complete();
        foreach (var one in Covered(window))
        {
            yield return one;
        }
    }

    private IEnumerable<ProgramLayer> Covered(SkinWindow? window)
    {
        while (window?.TryTake(out var layer) == true)
        {
            if (_planner.Draws(layer.Index))
            {
                yield return Plan(layer.Index, layer.Region, layer.Covered);
            }
        }
    }

    private ProgramLayer Plan(int index, Region region, Region? covered)
    {
        var (slab, figures) = (layers.Slabs[index], _planner.Draw(index, region, covered, _plan));
        _shares?.Share(_plan, _shared);
        return new(
            new(index, slab.Bottom_m, slab.Thickness_m, _planner.Angle_rad(index), region, _shares is null ? _plan
                : _shared),
            figures, _shares?.UsedCount ?? 1, _shares?.Duration_s ?? figures.Duration_s);
    }
}

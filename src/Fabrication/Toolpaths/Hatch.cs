using System.Collections.Immutable;
using Guanghan.Fabrication.Slicing;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>
/// Fills a layer with parallel strokes, clipped exactly to its contours. Inside is where the winding number is not
/// zero: bodies that overlap are one. The strokes lie on a lattice through the part's own origin, half a spacing off
/// it, so layers line up. A stroke through a corner counts an edge from its lower end up to, not including, its upper
/// end: so each corner counts once.
/// </summary>
public static class Hatch
{
    /// <summary>All strokes of one layer: contours first where asked for, then the hatch, there and back.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="plan">How to fill it.</param>
    public static LayerPath Fill(Layer layer, HatchPlan plan)
    {
        var angle = Math.IEEERemainder(plan.FirstAngle_rad + (layer.Index * plan.AngleStep_rad), 2 * Math.PI);
        var tracks = ImmutableArray.CreateBuilder<Track>();
        if (plan.HasPerimeter)
        {
            foreach (var contour in layer.Contours)
            {
                for (var at = 0; at < contour.Points.Length; at++)
                {
                    tracks.Add(new Track(contour.Points[at], contour.Points[(at + 1) % contour.Points.Length], true));
                }
            }
        }

        AddStrokes(layer, plan.Spacing_m, angle, tracks);
        return new LayerPath(layer, angle, tracks.ToImmutable());
    }

    /// <summary>The most strokes that a layer this large may have, for a look before filling.</summary>
    /// <param name="diagonal_m">Diagonal of the part seen from above, m.</param>
    /// <param name="spacing_m">Distance between strokes, m.</param>
    public static double LineCount(double diagonal_m, double spacing_m) => Math.Ceiling(diagonal_m / spacing_m) + 1;

    private static void AddStrokes(
        Layer layer, double spacing_m, double angle_rad, ImmutableArray<Track>.Builder tracks)
    {
        var crossings = new SortedDictionary<long, List<(double Along_m, int Winding)>>();
        var (sin, cos) = Math.SinCos(angle_rad);
        foreach (var contour in layer.Contours)
        {
            for (var at = 0; at < contour.Points.Length; at++)
            {
                AddCrossings(contour.Points[at], contour.Points[(at + 1) % contour.Points.Length],
                    spacing_m, sin, cos, crossings);
            }
        }

        var isForward = true;
        foreach (var (line, found) in crossings)
        {
            AddLine((line + 0.5) * spacing_m, found, isForward, sin, cos, tracks);
            isForward = !isForward;
        }
    }

    private static void AddCrossings(
        PlanePoint p, PlanePoint q, double spacing_m, double sin, double cos,
        SortedDictionary<long, List<(double Along_m, int Winding)>> crossings)
    {
        var (pAlong, pAcross) = ((cos * p.X_m) + (sin * p.Y_m), (cos * p.Y_m) - (sin * p.X_m));
        var (qAlong, qAcross) = ((cos * q.X_m) + (sin * q.Y_m), (cos * q.Y_m) - (sin * q.X_m));
        var (low, high) = (Math.Min(pAcross, qAcross), Math.Max(pAcross, qAcross));

        // Lines with low <= (line + 0.5) spacing < high; one more on either side against rounding, then tested.
        var last = (long)Math.Floor(high / spacing_m) + 1;
        for (var line = (long)Math.Floor(low / spacing_m) - 1; line <= last; line++)
        {
            var across = (line + 0.5) * spacing_m;
            if (across < low || across >= high)
            {
                continue;
            }

            var share = (across - pAcross) / (qAcross - pAcross);
            if (!crossings.TryGetValue(line, out var found))
            {
                crossings.Add(line, found = []);
            }

            found.Add((pAlong + (share * (qAlong - pAlong)), qAcross > pAcross ? -1 : 1));
        }
    }

    private static void AddLine(
        double across_m, List<(double Along_m, int Winding)> found, bool isForward, double sin, double cos,
        ImmutableArray<Track>.Builder tracks)
    {
        found.Sort();
        var first = tracks.Count;
        var (winding, start) = (0, 0.0);
        foreach (var (along, step) in found)
        {
            var before = winding;
            winding += step;
            if (before == 0)
            {
                start = along;
            }
            else if (winding == 0 && along > start)
            {
                tracks.Add(new Track(Place(start, across_m, sin, cos), Place(along, across_m, sin, cos), false));
            }
        }

        if (!isForward)
        {
            for (var (low, high) = (first, tracks.Count - 1); low <= high; low++, high--)
            {
                (tracks[low], tracks[high]) = (Turned(tracks[high]), Turned(tracks[low]));
            }
        }
    }

    private static Track Turned(Track track) => new(track.To, track.From, track.IsPerimeter);

    private static PlanePoint Place(double along_m, double across_m, double sin, double cos) =>
        new((cos * along_m) - (sin * across_m), (sin * along_m) + (cos * across_m));
}

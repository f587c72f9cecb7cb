using System.Numerics;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>A few looks in a row, with the factors of each: what all threads read.</summary>
internal sealed class FreezeSpan
{
    /// <summary>Most looks of a span; a power of two.</summary>
    public const int MostLooks = 32;

    private const long MostBytes = 256L << 20; // of factors; a path of very many nodes gets shorter spans

    private readonly LinearHeat _heat;
    private readonly HeatGrid _grid;
    private readonly double _start;
    private readonly int _workers;

    public FreezeSpan(LinearHeat heat, HeatGrid grid, SolidificationLook look, int workers)
    {
        (_heat, _grid, Look, _workers) = (heat, grid, look, workers);
        Rise = look.Solidus_K - heat.Material.Start_K;
        _start = heat.Pens.Min(pen => pen.Path.Segments[0].Start_s);
        Factors[0] = heat.Factors(grid, _start);
        Times[0] = _start;
    }

    public SolidificationLook Look { get; }

    /// <summary>The solidus above the start, K.</summary>
    public double Rise { get; }

    /// <summary>Looks of this span, after the one that it begins with.</summary>
    public int Looks { get; private set; }

    /// <summary>Whether they are a power of two at even distance: not at the end of the time.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>When they are, s; the first is the last of the span before.</summary>
    public double[] Times { get; } = new double[MostLooks + 1];

    public GridFactors[] Factors { get; } = new GridFactors[MostLooks + 1];

    /// <summary>Whether any point is molten, by look.</summary>
    public bool[] IsOpen { get; } = new bool[MostLooks + 1];

    public double Cut(GridFactors factors) => _heat.Cut_K(factors.Count);

    public (int X, int Y, int Z) SizeOf((int X, int Y, int Z) place) => (
        Math.Min(GridFactors.TileX, _grid.CountX - (place.X * GridFactors.TileX)),
        Math.Min(GridFactors.TileY, _grid.CountY - (place.Y * GridFactors.TileY)),
        Math.Min(GridFactors.TileY, _grid.CountZ - (place.Z * GridFactors.TileY)));

    /// <summary>Goes on from the end of the last span.</summary>
    /// <param name="done">Looks so far.</param>
    public void Next(int done)
    {
        if (Looks > 0)
        {
            (Factors[0], Factors[Looks], Times[0]) = (Factors[Looks], Factors[0], Times[Looks]);
        }

        var bytes = 16L * Math.Max(1, Factors[0].Count) * (_grid.CountX + _grid.CountY + _grid.CountZ);
        // No peak beyond the last look: where they are kept a span is one look.
        var most = Look.KeepsPeaks ? 1 : MostLooks;
        var planned = 1 << BitOperations.Log2((uint)Math.Clamp(MostBytes / bytes, 1, most));
        for (Looks = 0; Looks < planned && (Looks == 0 || Times[Looks] < Look.Until_s);)
        {
            // Every look is a step from the start: no sum of steps, no drift.
            Looks++;
            Times[Looks] = Math.Min(_start + ((done + Looks) * Look.Step_s), Look.Until_s);
        }

        IsWhole = Looks == planned && Times[Looks] < Look.Until_s;
        Array.Clear(IsOpen);
    }

    /// <summary>Fills the factors of the looks that are wanted.</summary>
    /// <param name="stride">Looks from one to the next of those.</param>
    public void Fill(int stride) =>
        Parallel.For(1, (Looks / stride) + 1, new ParallelOptions { MaxDegreeOfParallelism = _workers },
            at => _heat.Fill(Factors[at * stride] ??= new(_grid), _grid, Times[at * stride]));
}

namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// Which sites of a triangular lattice N fibres take, in axial coordinates (q, r): the centre lies at q + r/2, r sqrt
/// 3/2 pitches from the middle. Circular packing fills hexagonal rings one after another; hexagonal and fused take the
/// sites nearest the middle. Both go shell by shell (equal distance, in a circular ring from its sides' middles to its
/// corners), within a shell by rising angle; of the last shell, where only m of its c sites are needed, every c/m-th is
/// taken, which keeps what symmetry the count allows.
/// </summary>
internal static class FibreSites
{
    private const int AngleBits = 30; // angles of a shell differ by far more than 2 pi/2^30
    private const int NormBits = 20; // of q^2 + q r + r^2, below 2^20 for a million fibres

    /// <summary>The sites, from the middle outward.</summary>
    public static (int Q, int R)[] Of(Packing packing, int count)
    {
        var circular = packing == Packing.Circular;
        var reach = circular ? Rings(count) : (int)Math.Ceiling(2 / Math.Sqrt(3) * Radius(count));
        var greatestNorm = circular ? long.MaxValue : (long)(Radius(count) * Radius(count));
        var keys = new List<long>();
        var sites = new List<(int, int)>();
        for (var q = -reach; q <= reach; q++)
        {
            for (var r = Math.Max(-reach, -reach - q); r <= Math.Min(reach, reach - q); r++)
            {
                if (Norm(q, r) <= greatestNorm)
                {
                    sites.Add((q, r));
                    keys.Add(Key(circular ? Ring(q, r) : 0, q, r));
                }
            }
        }

        var (order, all) = (keys.ToArray(), sites.ToArray());
        Array.Sort(order, all);
        return Spread(order, all, count);
    }

    /// <summary>Squared distance from the middle in squared pitches.</summary>
    public static long Norm(int q, int r) => ((long)q * q) + ((long)q * r) + ((long)r * r);

    /// <summary>Full and begun rings around the middle that hold so many fibres.</summary>
    public static int Rings(int count)
    {
        var rings = 0;
        while ((3L * rings * (rings + 1)) + 1 < count)
        {
            rings++;
        }

        return rings;
    }

    private static int Ring(int q, int r) => Math.Max(Math.Abs(q), Math.Max(Math.Abs(r), Math.Abs(q + r)));

    // A circle of radius rho pitches holds 2 pi rho^2/sqrt 3 sites but for its edge, which 2 pitches cover.
    private static double Radius(int count) => Math.Sqrt(count * Math.Sqrt(3) / (2 * Math.PI)) + 2;

    private static long Key(int ring, int q, int r)
    {
        var turn = Math.Atan2(r * Math.Sqrt(3) / 2, q + (r / 2.0)) / (2 * Math.PI);
        var angle = (long)((turn < 0 ? turn + 1 : turn) * ((1 << AngleBits) - 1));
        return (((((long)ring << NormBits) | Norm(q, r)) << AngleBits) | angle);
    }

    private static (int Q, int R)[] Spread(long[] order, (int Q, int R)[] all, int count)
    {
        if (count == all.Length)
        {
            return all;
        }

        var shell = order[count - 1] >> AngleBits;
        var (first, end) = (count - 1, count);
        while (first > 0 && order[first - 1] >> AngleBits == shell)
        {
            first--;
        }

        while (end < all.Length && order[end] >> AngleBits == shell)
        {
            end++;
        }

        var taken = all[..count];
        for (var j = 0; j < count - first; j++)
        {
            taken[first + j] = all[first + (int)((long)j * (end - first) / (count - first))];
        }

        return taken;
    }
}

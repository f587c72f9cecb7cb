namespace Guanghan.Core.Numerics;

/// <summary>
/// The counter-based generator Philox4x32-10: a bijection of 128-bit counters under a 64-bit key whose outputs pass
/// the BigCrush tests. J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2,
/// 3", SC11, 2011, section 3.3 and table 2. Integer arithmetic only: the same bits on every machine.
/// </summary>
public static class Philox4x32
{
    private const int RoundCount = 10; // Salmon et al. 2011, table 2
    private const uint Multiplier0 = 0xD2511F53; // Salmon et al. 2011, Random123 philox.h, PHILOX_M4x32_0
    private const uint Multiplier1 = 0xCD9E8D57; // the same, PHILOX_M4x32_1
    private const uint Weyl0 = 0x9E3779B9; // golden ratio; the same, PHILOX_W32_0
    private const uint Weyl1 = 0xBB67AE85; // sqrt(3) - 1; the same, PHILOX_W32_1

    /// <summary>Four random words for a counter and a key.</summary>
    /// <param name="counter">Any four words, least significant first.</param>
    /// <param name="key">Any two words.</param>
    public static (uint W0, uint W1, uint W2, uint W3) Block(
        (uint W0, uint W1, uint W2, uint W3) counter, (uint W0, uint W1) key)
    {
        var (x0, x1, x2, x3) = counter;
        var (k0, k1) = key;
        for (var round = 0; round < RoundCount; round++)
        {
            var product0 = (ulong)Multiplier0 * x0;
            var product1 = (ulong)Multiplier1 * x2;
            (x0, x1, x2, x3) = (
                (uint)(product1 >> 32) ^ x1 ^ k0, (uint)product1,
                (uint)(product0 >> 32) ^ x3 ^ k1, (uint)product0);
            k0 = unchecked(k0 + Weyl0);
            k1 = unchecked(k1 + Weyl1);
        }
        return (x0, x1, x2, x3);
    }
}

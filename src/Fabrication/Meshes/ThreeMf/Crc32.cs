namespace Guanghan.Fabrication.Meshes.ThreeMf;

/// <summary>The check sum of zip packages: CRC-32 with the polynomial 0xEDB88320, reflected (APPNOTE 4.4.7).</summary>
internal static class Crc32
{
    private static readonly uint[] s_table = Table();

    /// <summary>Check sum of some bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="before">Check sum of those before them; 0 for none.</param>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var crc = ~before;
        foreach (var one in bytes)
        {
            crc = s_table[(byte)(crc ^ one)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] Table()
    {
        var table = new uint[256];
        for (var at = 0u; at < table.Length; at++)
        {
            var crc = at;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }

            table[at] = crc;
        }

        return table;
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>The name under which results of the built-in ephemeris may be stored.</summary>
internal static class ModelIdentity
{
    /// <summary>Raised by one whenever the equations, the integrator or the segments change.</summary>
    public const int Revision = 2;

    /// <summary>Revision and the first 16 hexadecimal digits of the SHA-256 of every fitted number and GM.</summary>
    public static string Text { get; } = Compute();

    private static string Compute()
    {
        var numbers = new List<double>(Slot.GM_m3_s2);
        numbers.AddRange(FittedModelData.Parameters.Position_m);
        numbers.AddRange(FittedModelData.Parameters.Velocity_m_s);
        numbers.Add(FittedModelData.Parameters.TideLag_s);
        foreach (var moon in FittedModelData.CentreOffsets)
        {
            numbers.AddRange([moon.Planet, moon.Rate_rad_s]);
            foreach (var v in (ReadOnlySpan<Space.Vec3>)[moon.Cos_m, moon.Sin_m, moon.CosDrift_m_s, moon.SinDrift_m_s])
            {
                numbers.AddRange([v.X, v.Y, v.Z]);
            }
        }

        var hash = SHA256.HashData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(numbers)));
        var text = Convert.ToHexStringLower(hash)[..16];
        return string.Create(CultureInfo.InvariantCulture, $"guanghan-builtin-{Revision}-{text}");
    }
}

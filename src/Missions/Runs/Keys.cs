using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guanghan.Missions.Files;
using Guanghan.Missions.Store;

namespace Guanghan.Missions.Runs;

/// <summary>Names results by what they are computed from.</summary>
internal static class Keys
{
    /// <summary>
    /// A phase's key: SHA-256 of kind, inputs, seed, ephemeris, code and store format, in hexadecimal.
    /// </summary>
    public static string OfPhase(CataloguePhase phase, string inputsDigest, ulong seed, string ephemerisIdentity)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, phase.Kind);
        Append(hash, inputsDigest);
        Append(hash, seed.ToString(CultureInfo.InvariantCulture));
        Append(hash, ephemerisIdentity);
        Append(hash, phase.Version);
        Append(hash, ReportEncoding.Version.ToString(CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// A run's key: SHA-256 of the mission's text and file name, the phases' keys and code, the ephemeris and the code
    /// that writes the report.
    /// </summary>
    public static string OfRun(MissionPlan plan, IEnumerable<PhaseRun> phases, string ephemerisIdentity)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Convert.ToHexStringLower(SHA256.HashData(plan.Text.Span)));
        Append(hash, plan.FileName);
        Append(hash, MissionRunner.Version);
        Append(hash, typeof(Keys).Assembly.ManifestModule.ModuleVersionId.ToString("N"));
        Append(hash, ephemerisIdentity);
        foreach (var (planned, run) in plan.Phases.Zip(phases))
        {
            Append(hash, planned.Phase.Version);
            Append(hash, run.Key);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Each field is preceded by its length, so that no two lists of fields run together into one key.
    private static void Append(IncrementalHash hash, string field)
    {
        var bytes = Encoding.UTF8.GetBytes(field);
        hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
        hash.AppendData(bytes);
    }
}

using System.Globalization;
using System.Text.Json;
using Guanghan.Bench.Areas;

namespace Guanghan.Bench;

/// <summary>Runs benchmarks: <c>list | AREA [--json FILE] [--peers]</c>. Answers are compared before times are printed.</summary>
internal static class Program
{
    private const int Runs = 7;

    private static readonly Benchmark[] s_all = [.. All.Benchmarks];

    private static int Main(string[] arguments)
    {
        if (!TryRead(arguments, out var area, out var json, out var peers))
        {
            Console.Error.WriteLine("usage: dotnet run -c Release --project bench -- list | AREA | all [--json FILE] [--peers]");
            Console.Error.WriteLine("areas: " + string.Join(", ", s_all.Select(one => one.Area).Distinct(StringComparer.Ordinal)));
            return 2;
        }

        if (area is "list")
        {
            foreach (var one in s_all)
            {
                Console.WriteLine($"{one.Name,-28} {one.Unit,-12} {one.About}{string.Concat(one.Peers.Select(peer => $" [peer: {peer.Name}]"))}");
            }

            return 0;
        }

        return Run(area, json, peers);
    }

    private static bool TryRead(string[] arguments, out string area, out string? json, out bool peers)
    {
        (area, json, peers) = ("", null, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--peers":
                    peers = true;
                    break;
                case "--json" when i + 1 < arguments.Length:
                    json = arguments[++i];
                    break;
                case var word when area.Length == 0 && !word.StartsWith('-'):
                    area = word;
                    break;
                default:
                    return false;
            }
        }

        var wanted = area;
        return area is "list" or "all" || s_all.Any(one => string.Equals(one.Area, wanted, StringComparison.Ordinal));
    }

    private static int Run(string area, string? json, bool peers)
    {
        Console.WriteLine("# " + Machine.Describe());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"# limits, one core: {Machine.ScalarGflops:F1} GFLOP/s scalar FMA, {Machine.VectorGflops:F1} GFLOP/s " +
            $"4-wide FMA, {Machine.ReadGbytes:F1} GB/s reading; medians of {Runs} runs, [minimum..maximum]"));
        var results = new List<Dictionary<string, object?>>();
        var disagreements = 0;
        foreach (var one in s_all.Where(one => area is "all" || string.Equals(one.Area, area, StringComparison.Ordinal)))
        {
            var prepared = one.Prepare();
            if (!prepared.Agrees)
            {
                disagreements++;
                Console.WriteLine($"{one.Name,-28} ANSWERS DISAGREE: {prepared.Agreement}");
                continue;
            }

            prepared.Measure();
            var figures = Enumerable.Range(0, Runs).Select(_ => prepared.Measure()).ToArray();
            results.Add(Print(one, prepared, figures));
            foreach (var peer in peers ? one.Peers : [])
            {
                results.Add(PrintPeer(one, peer, Statistics.Of(figures).Median));
            }
        }

        if (json is not null)
        {
            File.WriteAllText(json, JsonSerializer.Serialize(
                new { machine = Machine.Describe(), area, runs = Runs, results }, s_indented) + "\n");
        }

        return disagreements == 0 ? 0 : 1;
    }

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private static Dictionary<string, object?> Print(Benchmark one, Prepared prepared, double[] figures)
    {
        var statistics = Statistics.Of(figures);
        var share = prepared.Limit is { } limit ? (one.IsRate ? statistics.Median / limit : limit / statistics.Median) : (double?)null;
        var shown = share is { } s
            ? string.Create(CultureInfo.InvariantCulture, $"{s,6:P0} of {prepared.Limit:G3} {one.Unit} ({prepared.LimitReason})")
            : prepared.LimitReason;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{one.Name,-28} {statistics.Median,10:G4} {one.Unit,-12} [{statistics.Minimum:G4}..{statistics.Maximum:G4}] {shown}; ") +
            $"agrees: {prepared.Agreement}");
        return new(StringComparer.Ordinal)
        {
            ["name"] = one.Name,
            ["unit"] = one.Unit,
            ["figures"] = figures,
            ["median"] = statistics.Median,
            ["limit"] = prepared.Limit,
            ["limitReason"] = prepared.LimitReason,
            ["share"] = share,
            ["agreement"] = prepared.Agreement,
        };
    }

    private static Dictionary<string, object?> PrintPeer(Benchmark one, Peer peer, double ours)
    {
        if (!peer.IsInstalled())
        {
            Console.WriteLine($"  peer {peer.Name}: not installed here; {peer.Install}");
            return new(StringComparer.Ordinal) { ["name"] = one.Name, ["peer"] = peer.Name, ["installed"] = false };
        }

        var result = peer.Run();
        var statistics = Statistics.Of(result.Figures);
        var ratio = one.IsRate ? ours / statistics.Median : statistics.Median / ours;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  peer {peer.Name} {result.Version}: {statistics.Median:G4} {one.Unit} [{statistics.Minimum:G4}.." +
            $"{statistics.Maximum:G4}]; ours is {ratio:G3} times as fast; {result.Agreement}"));
        return new(StringComparer.Ordinal)
        {
            ["name"] = one.Name,
            ["peer"] = peer.Name,
            ["version"] = result.Version,
            ["unit"] = one.Unit,
            ["figures"] = result.Figures,
            ["agreement"] = result.Agreement,
        };
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Missions.Store;

namespace Guanghan.Missions.Tests.Store;

public sealed class ResultStoreTests : IDisposable
{
    private const string Key = "aa00000000000000000000000000000000000000000000000000000000000000";

    private static readonly SeriesAxis s_axis = new("time", Unit.Parse("h"), [0, 3600], Epoch.FromTaiNanoseconds(5));

    private static readonly Report s_report = new(
        [new("figure", -0.0), new("tiny", double.Epsilon) { StandardError_si = 0, Band = new(-0.0, 1) }],
        [new("a", s_axis, [1, 2]), new("b", s_axis, [3, 4])],
        [new(Epoch.J2000, "sunrise", "At 5 h.")],
        [new("a.txt", "text/plain", "About.", "content"u8.ToArray()), new("b.bin", "x/y", "", Array.Empty<byte>())],
        [new("TST001", Severity.Warning, "Careful: 月.")])
    {
        Maps = [new("map", s_axis, s_axis with { Name = "y" }, [1, 2, 3, -0.0])],
    };

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    [Trait("Kind", "property")]
    public void A_report_comes_back_from_the_store_with_every_bit()
    {
        var store = ResultStore.Open(_scratch.At("store"));
        store.Write(Key, s_report);

        var read = store.Read(Key, out var damage);

        Assert.Null(damage);
        RequireSame(s_report, read!);
        Assert.Same(read!.Series[0].Axis, read.Series[1].Axis);
        Assert.Same(read.Series[0].Axis, read.Maps[0].X);
        Assert.Null(store.Read(Key.Replace('a', 'b'), out damage));
        Assert.Null(damage);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Any_report_encodes_and_decodes_without_loss()
    {
        var name = Gen.String;
        var bits = Gen.Long.Select(BitConverter.Int64BitsToDouble); // any bits: infinities, both zeros and all NaNs
        var axis = Gen.Select(name, bits.Array[0, 8], Gen.Long, Gen.Bool).Select((label, values, origin, isTime) =>
            new SeriesAxis(label, new Unit("ü/" + label, new(1, -2, 3, -4, 5, -6, 7), 0.1, -3), [.. values],
                isTime ? Epoch.FromTaiNanoseconds(origin) : null));
        var series = axis.SelectMany(shared => Gen.Select(name, bits.Array[0, 8]).Select((label, values) =>
            new Series(label, shared, [.. values])).Array[0, 3]);
        var marks = Gen.Select(name, bits, bits).Select((label, x, y) => new MapMark(label, x, y)).Array[0, 3];
        var maps = Gen.Select(name, axis, axis, bits.Array[0, 8], marks).Select((label, x, y, values, marked) =>
            new FieldMap(label, x, y, [.. values]) { Marks = [.. marked] }).Array[0, 2];
        var reports = Gen.Select(
            Gen.Select(name, bits, bits, bits, Gen.Int[0, 3]).Select((label, value, more, most, has) =>
                new Figure(label, value)
                {
                    StandardError_si = (has & 1) == 1 ? more : null,
                    Band = has > 1 ? new(more, most) : null,
                }).Array[0, 4],
            Gen.Select(series.Array[0, 3].Select(groups => groups.SelectMany(group => group).ToArray()), maps),
            Gen.Select(Gen.Long, name, name).Select((at, label, about) =>
                new Event(Epoch.FromTaiNanoseconds(at), label, about)).Array[0, 3],
            Gen.Select(name, name, Gen.Byte.Array[0, 20]).Select((label, about, content) =>
                new Artefact(label, "x/y", about, content)).Array[0, 3],
            Gen.Select(name, Gen.Enum<Severity>(), name).Select((code, severity, message) =>
                new Finding(code, severity, message)).Array[0, 3])
            .Select((figures, fields, events, artefacts, findings) =>
                new Report([.. figures], [.. fields.Item1], [.. events], [.. artefacts], [.. findings])
                {
                    Maps = [.. fields.Item2],
                });

        reports.Sample(
            report =>
            {
                var bytes = ReportEncoding.Encode(Key, report);
                var decoded = ReportEncoding.Decode(Key, bytes, index => report.Artefacts[index].Content);
                RequireSame(report, decoded);
                Assert.Equal(bytes, ReportEncoding.Encode(Key, decoded));
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void One_wrong_bit_anywhere_is_found_and_the_entry_set_aside()
    {
        var files = new[] { "report", "artefact-0" };
        var random = new Random(1); // seeded: the same bits every time
        for (var times = 0; times < 60; times++)
        {
            var folder = _scratch.At("store" + times.ToString(CultureInfo.InvariantCulture));
            var store = ResultStore.Open(folder);
            store.Write(Key, s_report);
            var path = Path.Combine(folder, "aa", Key, files[times % 2]);
            var bytes = File.ReadAllBytes(path);
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, bytes);

            Assert.Null(store.Read(Key, out var damage));
            Assert.Equal(times % 2 == 0 ? "its checksum is wrong" : "its file 'a.txt' is not what was written", damage);
            Assert.Single(Directory.EnumerateDirectories(Path.Combine(folder, "damaged")));
            Assert.Null(store.Read(Key, out damage));
            Assert.Null(damage);
            store.Write(Key, s_report);
            RequireSame(s_report, store.Read(Key, out _)!);
        }
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("report", "its checksum is wrong")]
    [InlineData("artefact-0", "its file 'a.txt' is not what was written")]
    public void An_entry_that_ends_too_early_is_never_read(string file, string expected)
    {
        var store = ResultStore.Open(_scratch.At("store"));
        var path = _scratch.At("store", "aa", Key, file);
        store.Write(Key, s_report);
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length += 1 + (whole.Length / 40))
        {
            File.WriteAllBytes(path, whole[..length]);

            Assert.Null(store.Read(Key, out var damage));
            Assert.Equal(expected, damage);
            store.Write(Key, s_report);
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void An_entry_with_a_file_missing_or_under_a_wrong_key_is_never_read()
    {
        var store = ResultStore.Open(_scratch.At("store"));
        store.Write(Key, s_report);
        File.Delete(_scratch.At("store", "aa", Key, "artefact-1"));
        Assert.Null(store.Read(Key, out var damage));
        Assert.Equal("a file of it is missing", damage);

        store.Write(Key, s_report);
        var other = Key[..63] + "1";
        Directory.Move(_scratch.At("store", "aa", Key), _scratch.At("store", "aa", other));
        Assert.Null(store.Read(other, out damage));
        Assert.Equal("it is the report of another key", damage);
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_report_of_another_version_of_the_encoding_is_never_read(int version)
    {
        var writer = new FieldWriter();
        writer.Word(0x47485331); // "GHS1", as every version begins
        writer.Count(version);
        writer.Text(Key);

        var exception = Assert.Throws<InvalidDataException>(() =>
            ReportEncoding.Decode(Key, writer.Sealed(), _ => ReadOnlyMemory<byte>.Empty));

        Assert.Equal("it is not a report of this version's format", exception.Message);
        Assert.NotEqual(ReportEncoding.Version, version);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Writers_that_race_leave_one_whole_entry_and_nothing_else()
    {
        var store = ResultStore.Open(_scratch.At("store"));

        Parallel.For(0, 32, _ =>
        {
            store.Write(Key, s_report);
            RequireSame(s_report, store.Read(Key, out var _)!);
        });

        Assert.Empty(Directory.EnumerateFileSystemEntries(_scratch.At("store", "tmp")));
        Assert.Equal(["artefact-0", "artefact-1", "report"],
            ScratchFolder.Contents(_scratch.At("store", "aa", Key)).Keys);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Folders_of_dead_processes_go_and_those_of_living_ones_stay()
    {
        var root = _scratch.At("store", "tmp");
        var mine = ProcessMark.Current;
        var living = $"{mine}-999";
        var numberUsedAgain = $"{mine with { Start = mine.Start + 1 }}-1";
        var dead = $"{mine with { Process = int.MaxValue }}-1"; // above the largest process number of any system
        var foreign = $"{mine with { Host = "00000000" }}-1";
        var foreignAndOld = $"{mine with { Host = "00000000" }}-2";
        foreach (var name in new[] { living, numberUsedAgain, dead, foreign, foreignAndOld, "notes" })
        {
            Directory.CreateDirectory(Path.Combine(root, name, "inner"));
        }

        Directory.SetLastWriteTimeUtc(Path.Combine(root, foreignAndOld),
            Directory.GetLastWriteTimeUtc(root) - TimeSpan.FromDays(8));

        ResultStore.Open(_scratch.At("store"));

        Assert.Equal(new[] { living, foreign, "notes" }.Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    private static void RequireSame(Report expected, Report actual)
    {
        Assert.Equal(expected.Figures.Select(Bits), actual.Figures.Select(Bits));
        Assert.Equal(expected.Series.Select(Bits), actual.Series.Select(Bits));
        Assert.Equal(expected.Maps.Select(Across), actual.Maps.Select(Across));
        Assert.Equal(expected.Maps.Select(Upwards), actual.Maps.Select(Upwards));
        Assert.Equal(expected.Maps.SelectMany(Marks), actual.Maps.SelectMany(Marks));

        static IEnumerable<(string, string, string)> Marks(FieldMap map) =>
            map.Marks.Select(mark => (map.Name, mark.Name, Bits([mark.X_si, mark.Y_si])));

        static (string, string, Unit, Epoch?, string, string) Across(FieldMap map) =>
            Bits(new Series(map.Name, map.X, map.Values_si));
        static (string, string, Unit, Epoch?, string, string) Upwards(FieldMap map) => Bits(new Series("", map.Y, []));
        Assert.Equal(expected.Events.AsEnumerable(), actual.Events);
        Assert.Equal(
            expected.Artefacts.Select(Bits), actual.Artefacts.Select(Bits));
        Assert.Equal(expected.Findings.AsEnumerable(), actual.Findings);
    }

    private static (string Name, string Bits) Bits(Figure figure) => (figure.Name, string.Join(' ',
        Bits([figure.Value_si]), figure.StandardError_si is { } error ? Bits([error]) : "none",
        figure.Band is { } band ? Bits([band.Low_si, band.High_si]) : "none"));

    private static (string Name, string Axis, Unit Unit, Epoch? Origin, string X, string Y) Bits(Series series) => (
        series.Name, series.Axis.Name, series.Axis.Unit, series.Axis.Origin, Bits(series.Axis.Values_si),
        Bits(series.Values_si));

    private static (string Name, string MediaType, string About, string Content) Bits(Artefact file) =>
        (file.Name, file.MediaType, file.About, Convert.ToHexString(file.Content.Span));

    private static string Bits(ImmutableArray<double> values) => string.Join(' ', values.Select(value =>
        BitConverter.DoubleToInt64Bits(value).ToString("x", CultureInfo.InvariantCulture)));
}

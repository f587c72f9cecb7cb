using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>
/// Reads the dialect of G-code that <see cref="GCodeWriter"/> writes, and what other programs may write in it: blanks,
/// line numbers, comments in parentheses, lower case, axes left out where they do not change, G left out where it stays
/// (NISTIR 6556, 3.3 to 3.5). Anything that is not understood is refused with its place. Memory and time grow with the
/// text only: layers are at most <see cref="ProgramReading.MostLayers"/>, corners made of arcs at most 20 million.
/// </summary>
public static class GCodeReader
{
    /// <summary>Chords stand for arcs to this tolerance where nothing else is said, m.</summary>
    public const double DefaultChordTolerance_m = 1e-6;

    /// <summary>Reads a program.</summary>
    /// <param name="text">Its text; ASCII but for comments.</param>
    /// <param name="chordTolerance_m">How far chords may lie from the arc they stand for, m; at least 0.1 um.</param>
    /// <returns>Layers with their ways, regions empty; or the problem.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is below 0.1 um.</exception>
    public static ProgramReading Read(
        ReadOnlySpan<byte> text, double chordTolerance_m = DefaultChordTolerance_m)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chordTolerance_m, 1e-7);
        var scanner = new GCodeScanner(text);
        var machine = new GCodeMachine(chordTolerance_m);
        var said = new Said();
        while (!scanner.IsAtEnd && !machine.IsDone)
        {
            var line = new GCodeLine();
            ProgramProblem? problem;
            while (scanner.TryNext(out var word, out problem))
            {
                if (line.Take(word) is { } wrong)
                {
                    return Refused(scanner.Line, word.Column, wrong);
                }
            }

            if (problem is not null)
            {
                return ProgramReading.Refused(problem);
            }

            if ((machine.Comment(scanner.Comment, said) ?? machine.Do(line)) is { } refusal)
            {
                return Refused(scanner.Line, Math.Max(1, line.Column), refusal);
            }

            scanner.NextLine();
        }

        return machine.IsDone ? Finish(machine, said)
            : Refused(scanner.Line, scanner.Column, ("the program ends without M2: it is cut short",
                "fetch it again, or end it with M2"));
    }

    private static ProgramReading Finish(GCodeMachine machine, Said said)
    {
        var layers = machine.Layers.ToImmutable();
        var notes = ImmutableArray.CreateBuilder<string>();
        Note(machine.RoundedCount, "coordinates with more than five decimals were rounded to 10 nm");
        Note(machine.ArcCount, "arcs became chords");
        if (said.LayerCount is { } count && count != layers.Length)
        {
            notes.Add(Text($"The head says {count} layers, the program has {layers.Length}."));
        }

        var header = new ProgramHeader(said.Part, layers.Length, said.Low, said.High,
            layers.IsEmpty ? 0 : layers[0].Bottom_m, layers.IsEmpty ? 0 : layers[^1].Top_m,
            Math.Max(said.PenCount, machine.PenCount), machine.Feed_mm_min / 60e3, said.Travel_mm_min / 60e3,
            machine.Dwell_s);
        return new(header, layers, null, notes.ToImmutable());

        void Note(long many, string what)
        {
            if (many > 0)
            {
                notes.Add(Text($"{many} {what}."));
            }
        }
    }

    private static ProgramReading Refused(int line, int column, (string What, string Advice) wrong) =>
        ProgramReading.Refused(new(line, column, 0, wrong.What, wrong.Advice));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the comments at the head say.</summary>
    internal sealed class Said
    {
        public string Part { get; set; } = "";

        public int? LayerCount { get; set; }

        public int PenCount { get; set; } = 1;

        public double Travel_mm_min { get; set; }

        public LatticePoint Low { get; set; }

        public LatticePoint High { get; set; }

        /// <summary>Takes in a comment; one that does not read is only a comment.</summary>
        public void Take(ReadOnlySpan<byte> comment)
        {
            if (comment.StartsWith("PART:"u8))
            {
                Part = Encoding.ASCII.GetString(comment[5..]);
            }
            else if (comment.StartsWith("LAYERS:"u8) && Utf8Parser.TryParse(comment[7..], out int layers, out _))
            {
                LayerCount = layers;
            }
            else if (comment.StartsWith("PENS:"u8) && Utf8Parser.TryParse(comment[5..], out int pens, out _))
            {
                PenCount = Math.Clamp(pens, 1, ProgramHeader.MostPens);
            }
            else if (comment.StartsWith("TRAVEL:"u8) && Utf8Parser.TryParse(comment[7..], out double travel, out _))
            {
                Travel_mm_min = travel;
            }
            else if (comment.StartsWith("BOUNDS:"u8))
            {
                Bounds(comment[7..]);
            }
        }

        private void Bounds(ReadOnlySpan<byte> text)
        {
            Span<int> held = stackalloc int[4];
            var scanner = new GCodeScanner(text);
            for (var at = 0; at < held.Length; at++)
            {
                var line = new GCodeLine();
                if (!scanner.TryNext(out var word, out _) || line.Take(word) is not null ||
                    (line.X ?? line.Y) is not { } units)
                {
                    return;
                }

                held[at] = units;
            }

            (Low, High) = (new(held[0], held[1]), new(held[2], held[3]));
        }
    }
}

using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Bodies.Spk;

public sealed class SpkWriterTests
{
    private static readonly SpkLabel Label = new(new(-1), default, "WRITTEN");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Kind", "property")]
    public void The_series_of_a_JPL_kernel_written_again_give_the_same_bits(bool bigEndian)
    {
        var raw = RawKernel.Load("ephemeris/de440s_2023_2025.bsp");
        var writer = new SpkWriter("DE440S AGAIN");
        writer.AddComment("A comment.");
        foreach (var s in raw.Segments)
        {
            var coefficients = new List<double>();
            for (var i = 0; i < s.Count; i++)
            {
                for (var k = 2; k < s.Size; k++)
                {
                    coefficients.Add(raw.Double(s.Offset + (8 * ((i * s.Size) + k))));
                }
            }
            writer.AddPositionSeries(
                new(new(s.Target), new(s.Center), "X"), s.First_s, s.Interval_s, ((s.Size - 2) / 3) - 1, [.. coefficients]);
        }
        var (ours, theirs) = (SpkKernel.FromMemory(writer.ToBytes(bigEndian), "ours"), SpkKernel.FromMemory(raw.Bytes, "jpl"));
        Assert.Equal(theirs.Segments.Count, ours.Segments.Count);
        foreach (var s in raw.Segments)
        {
            for (var i = 0; i < 50; i++)
            {
                var t = s.Begin_s + ((i + 0.5) * (s.End_s - s.Begin_s) / 50);
                Assert.Equal(theirs.StateAtTdb(new(s.Target), new(s.Center), t), ours.StateAtTdb(new(s.Target), new(s.Center), t));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Kind", "property")]
    public void States_written_are_read_back_at_their_epochs_and_interpolated_between(bool hermite)
    {
        var orbit = new EllipseOracle(398600.4418, 7000, 0.01, 0.9, 0.3, 0.4, 0.5);
        SpkState[] states = [.. Enumerable.Range(0, 350).Select(i => new SpkState(20.0 * i, StateAt(orbit, 20.0 * i)))];
        foreach (var bigEndian in (bool[])[false, true])
        {
            var writer = new SpkWriter("STATES");
            if (hermite)
            {
                writer.AddHermiteStates(Label, 6, states);
            }
            else
            {
                writer.AddLagrangeStates(Label, 11, states);
            }
            var kernel = SpkKernel.FromMemory(writer.ToBytes(bigEndian), "ours");
            Assert.Equal((hermite ? 13 : 9, "WRITTEN"), (kernel.Segments[0].DataType, kernel.Segments[0].Name));
            foreach (var state in states)
            {
                var back = kernel.StateAtTdb(new(-1), default, state.Tdb_s);
                // Metres become kilometres and metres again: one unit in the last place of 7e6 m.
                Assert.True((back.Position_m - state.State.Position_m).Length < 2e-9, $"{(back.Position_m - state.State.Position_m).Length} m");
            }
            foreach (var t in (double[])[1, 123.4, 6975])
            {
                // 1e-5 m: an error of degree 11 over 20 s at 1 rad / 930 s, near the ends too, and ten roundings.
                Assert.True((kernel.StateAtTdb(new(-1), default, t).Position_m - StateAt(orbit, t).Position_m).Length < 1e-5);
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [Trait("Kind", "property")]
    public void Series_fitted_to_the_Moon_of_a_JPL_kernel_give_its_states(int type)
    {
        var jpl = SpkFile.Open(Authorities.PathOf("ephemeris/de440s_2023_2025.bsp"));
        State<Icrf> Moon(double t) => jpl.StateAtTdb(Body.Moon, Body.EarthMoonBarycentre, t);
        const double Start = 7.4e8, Step = 2 * 86400.0; // half of JPL's own interval
        var writer = new SpkWriter("MOON");
        var label = new SpkLabel(Body.Moon, Body.EarthMoonBarycentre, "FITTED");
        if (type == 2)
        {
            writer.AddPositionSeries(label, Start, Step, 13, SpkSeries.FitPosition(Moon, Start, Step, 20, 13));
        }
        else
        {
            writer.AddStateSeries(label, Start, Step, 13, SpkSeries.FitState(Moon, Start, Step, 20, 13));
        }
        var ours = SpkKernel.FromMemory(writer.ToBytes(), "ours");
        for (var i = 0; i <= 400; i++)
        {
            var t = Start + (i * Step / 20);
            var (a, b) = (Moon(t), ours.StateAtTdb(Body.Moon, Body.EarthMoonBarycentre, t));
            // JPL's series, of degree 12, are polynomials of degree 13 too where they do not change within an interval:
            // where they do they differ by 1 mm.
            Assert.True((a.Position_m - b.Position_m).Length < 2e-3, $"{(a.Position_m - b.Position_m).Length} m at {i}");
            Assert.True((a.Velocity_m_s - b.Velocity_m_s).Length < 1e-6, $"{(a.Velocity_m_s - b.Velocity_m_s).Length} m/s");
        }
        Assert.Throws<ArgumentException>(() => SpkSeries.FitPosition(Moon, Start, -1, 20, 13));
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_file_has_the_layout_of_NAIFs_description()
    {
        var writer = new SpkWriter("A NAME");
        var filler = new string('x', 700);
        writer.AddComment("first");
        writer.AddComment(filler);
        writer.AddComment(filler);
        for (var i = 1; i <= 30; i++)
        {
            writer.AddPositionSeries(new(new(-i), default, "S" + i), 0, 10, 0, [i, 0, 0]);
        }
        var bytes = writer.ToBytes();
        string Text(int offset, int length) => Encoding.ASCII.GetString(bytes, offset, length);
        int Integer(int offset) => BitConverter.ToInt32(bytes, offset);
        Assert.Equal(("DAF/SPK ", 2, 6, "LTL-IEEE"), (Text(0, 8), Integer(8), Integer(12), Text(88, 8)));
        Assert.Equal("A NAME".PadRight(60), Text(16, 60));
        // Two comment records of 1000 characters; lines end with a zero, the text with character 4.
        Assert.Equal("first\0" + filler + "\0" + filler[..(1000 - 707)], Text(1024, 1000));
        Assert.Equal(filler[(1000 - 707)..] + "\0\u0004", Text(2048, (2 * 700) + 707 - 1700 + 2));
        Assert.Equal(0, bytes.Length % 1024);
        // The first summary record is the fourth; 25 summaries, then the names, the data, and the next group.
        var next = 4 + 2 + 2; // 25 segments of 9 doubles fill 2 records of 128
        Assert.Equal((4, next), (Integer(76), Integer(80)));
        Assert.Equal((next, 0.0, 25.0), (
            (int)BitConverter.ToDouble(bytes, 3 * 1024), BitConverter.ToDouble(bytes, (3 * 1024) + 8),
            BitConverter.ToDouble(bytes, (3 * 1024) + 16)));
        Assert.Equal("S1".PadRight(40) + "S2".PadRight(40), Text(4 * 1024, 80));
        Assert.Equal(((next + 1) * 128) + (5 * 9) + 1, Integer(84)); // the first free address
        var kernel = SpkKernel.FromMemory(bytes, "many");
        Assert.All(Enumerable.Range(1, 30), i =>
            Assert.Equal(1000 * i, kernel.StateAtTdb(new(-i), default, 5).Position_m.X));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_cannot_be_written_is_refused_in_words()
    {
        var writer = new SpkWriter("X");
        Refused("5 coefficients are no whole number",
            () => writer.AddPositionSeries(Label, 0, 1, 0, [1, 2, 3, 4, 5]));
        Refused("degree 28 does not fit; 0 to 27 do", () => writer.AddStateSeries(Label, 0, 1, 28, new double[174]));
        Refused("there are 2 states; a window takes 4", () => writer.AddHermiteStates(Label, 4, new SpkState[2]));
        Refused("state 2 of 0 s does not come after", () => writer.AddLagrangeStates(Label, 1, new SpkState[2]));
        Refused("number 3 of the segment is infinite", () => writer.AddPositionSeries(Label, 0, 1, 0, [double.NaN, 0, 0]));
        Refused("must be of printable ASCII, 40 characters at most",
            () => writer.AddPositionSeries(Label with { Name = "Mondsonde \u6708" }, 0, 1, 0, [1, 2, 3]));
        Refused("body 0 cannot move about itself",
            () => writer.AddPositionSeries(new(default, default, ""), 0, 1, 0, [1, 2, 3]));
        Assert.Equal(
            "An SPK kernel needs a segment; add one first.",
            Assert.Throws<InvalidOperationException>(() => writer.ToBytes()).Message);
        static void Refused(string words, Action write) =>
            Assert.Contains(words, Assert.Throws<ArgumentException>(write).Message, StringComparison.Ordinal);
    }

    private static State<Icrf> StateAt(EllipseOracle orbit, double t)
    {
        var s = orbit.StateAt(t);
        return new(1000 * new Vec3(s[0], s[1], s[2]), 1000 * new Vec3(s[3], s[4], s[5]));
    }
}

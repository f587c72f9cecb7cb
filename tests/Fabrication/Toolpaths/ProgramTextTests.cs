using System.Buffers;
using System.Globalization;
using System.Text;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Tests.Toolpaths;

public sealed class ProgramTextTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void A_length_reads_back_as_the_same_whole_number_and_carries_no_zeros_at_its_end()
    {
        Gen.Int.Sample(units =>
        {
            var sink = new ArrayBufferWriter<byte>();
            var text = new ProgramText(sink);
            text.Millimetres(units).Flush();
            var written = Encoding.ASCII.GetString(sink.WrittenSpan);
            return decimal.Parse(written, CultureInfo.InvariantCulture) * 100_000 == units &&
                (!written.Contains('.') || written[^1] is not ('0' or '.')) && text.Length == written.Length;
        });
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_text_longer_than_the_buffer_comes_out_whole()
    {
        var sink = new ArrayBufferWriter<byte>();
        var text = new ProgramText(sink);
        var whole = new string('a', 200_000);
        text.Text("begin "u8).Text(whole).Text("\u00e9\n").Number(-42).Flush();

        Assert.Equal($"begin {whole}_\n-42", Encoding.ASCII.GetString(sink.WrittenSpan));
    }
}

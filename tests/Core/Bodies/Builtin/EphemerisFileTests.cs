using System.Security.Cryptography;
using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Bodies.Builtin;

public sealed class EphemerisFileTests
{
    private static readonly Lazy<(BuiltinEphemeris Ephemeris, byte[] Saved)> Small = new(() =>
    {
        var ephemeris = BuiltinEphemeris.Build(HorizonsStates.At(2453371.5), HorizonsStates.At(2453435.5));
        using var stream = new MemoryStream();
        ephemeris.Save(stream);
        return (ephemeris, stream.ToArray());
    });

    [Fact]
    [Trait("Kind", "property")]
    public void What_was_saved_loads_to_the_same_bits()
    {
        var (ephemeris, saved) = Small.Value;
        var loaded = BuiltinEphemeris.Load(new MemoryStream(saved));
        Assert.Equal(ephemeris.Start, loaded.Start);
        Assert.Equal(ephemeris.End, loaded.End);
        Assert.Equal(ephemeris.Identity, loaded.Identity);
        for (var slot = 0; slot < Slot.Count; slot++)
        {
            Assert.True(ephemeris.Series[slot].Coefficients.SequenceEqual(loaded.Series[slot].Coefficients));
        }

        var epoch = ephemeris.Start + Duration.FromSeconds(1234567.891);
        Assert.Equal(
            ephemeris.StateOf(Body.Moon, Body.Sun, epoch), loaded.StateOf(Body.Moon, Body.Sun, epoch));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_saved_ephemeris_with_any_one_bit_turned_is_refused() =>
        Gen.Select(Gen.Int[0, Small.Value.Saved.Length - 1], Gen.Int[0, 7]).Sample(
            (at, bit) =>
            {
                var damaged = (byte[])Small.Value.Saved.Clone();
                damaged[at] ^= (byte)(1 << bit);
                Assert.Throws<EphemerisException>(() => BuiltinEphemeris.Load(new MemoryStream(damaged)));
            },
            iter: 200,
            threads: 1);

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_saved_ephemeris_cut_short_anywhere_is_refused() =>
        Gen.Int[0, Small.Value.Saved.Length - 1].Sample(
            length => Assert.Throws<EphemerisException>(
                () => BuiltinEphemeris.Load(new MemoryStream(Small.Value.Saved, 0, length))),
            iter: 200,
            threads: 1);

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_damaged_file_and_a_foreign_one_are_told_apart()
    {
        var damaged = (byte[])Small.Value.Saved.Clone();
        damaged[^40] ^= 1;
        Assert.Equal(
            $"The saved built-in ephemeris of {damaged.Length} bytes is damaged: its checksum does not match. Delete "
            + "the file and build the ephemeris again.",
            Assert.Throws<EphemerisException>(() => BuiltinEphemeris.Load(new MemoryStream(damaged))).Message);
        Assert.Equal(
            "These 5 bytes are not a saved built-in ephemeris (no 'GHEPHEM1' at the start). Delete the file and build "
            + "the ephemeris again.",
            Assert.Throws<EphemerisException>(
                () => BuiltinEphemeris.Load(new MemoryStream("hello"u8.ToArray()))).Message);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void An_ephemeris_saved_by_another_version_of_the_model_is_refused()
    {
        // Another identity of the same length, with a checksum that is right again.
        var other = (byte[])Small.Value.Saved.Clone();
        var name = Encoding.UTF8.GetBytes(Small.Value.Ephemeris.Identity);
        var at = other.AsSpan().IndexOf(name);
        "guanghan-builtin-0"u8.CopyTo(other.AsSpan(at));
        SHA256.HashData(other.AsSpan(0, other.Length - SHA256.HashSizeInBytes))
            .CopyTo(other.AsSpan(other.Length - SHA256.HashSizeInBytes));
        var identity = Small.Value.Ephemeris.Identity;
        Assert.Equal(
            "The saved built-in ephemeris is of model "
            + $"'guanghan-builtin-0{identity["guanghan-builtin-0".Length..]}'; this program's model is "
            + $"'{identity}'. Delete the file and build the ephemeris again.",
            Assert.Throws<EphemerisException>(() => BuiltinEphemeris.Load(new MemoryStream(other))).Message);
    }
}

using System.Security.Cryptography;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// An SPK kernel of JPL/NAIF (.bsp): segments of every public type, in either byte order, in the J2000 frame, which is
/// taken as ICRF (JPL ephemerides since DE403 are in ICRF axes although the file says J2000), or in ECLIPJ2000, which
/// is turned to it. Thread-safe and immutable; nothing to dispose. What the structure of a file can betray is checked
/// on opening and on reading; the format has no checksum, so a changed coefficient, number of a body or of the frame,
/// or coverage is believed.
/// </summary>
public sealed class SpkKernel : IEphemeris
{
    private readonly SpkSegmentTable table;
    private readonly Lazy<string> identity;

    private SpkKernel(SpkBytes bytes, string source, ITwoLineTheory? theory)
    {
        Source = source;
        var daf = new DafSummaries(bytes, source, DafKind.Spk);
        Segments = [.. daf.Read().Select(
            s => new SpkSegment(bytes, source, daf.IsForeignOrder, s.Descriptor, s.Name, theory))];
        if (Segments.All(segment => segment.Defect is not null))
        {
            throw new EphemerisException($"No segment of {source} can be read. {Segments[0].Defect}");
        }
        table = new SpkSegmentTable(Segments, source);
        identity = new Lazy<string>(() => "SPK SHA-256 " + Hash(bytes));
    }

    /// <summary>The name under which messages speak of this kernel: its file name.</summary>
    public string Source { get; }

    /// <summary>
    /// Every segment in file order, the unreadable ones too: bodies, frame, type, coverage, defect.
    /// </summary>
    public IReadOnlyList<SpkSegment> Segments { get; }

    /// <summary>SHA-256 of the whole file; computed on first use, which reads the file once.</summary>
    public string Identity => identity.Value;

    /// <summary>Reads a kernel from memory; the bytes are copied.</summary>
    /// <param name="bytes">A whole SPK file.</param>
    /// <param name="source">The name by which messages shall call it.</param>
    /// <param name="theory">What computes segments of type 10; null leaves them unread.</param>
    /// <exception cref="EphemerisException">
    /// The bytes are not a sound SPK kernel; the message says what is wrong.
    /// </exception>
    public static SpkKernel FromMemory(ReadOnlyMemory<byte> bytes, string source, ITwoLineTheory? theory = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        return new SpkKernel(SpkBytes.CopyOf(bytes.Span), source, theory);
    }

    /// <inheritdoc/>
    public State<Icrf> StateOf(Body target, Body center, Epoch epoch) =>
        table.StateOf(target.NaifId, center.NaifId, SpkTime.FromEpoch(epoch));

    /// <summary>State of one body relative to another at a time in the kernel's own scale.</summary>
    /// <param name="target">The body whose state is wanted.</param>
    /// <param name="center">The body it is relative to.</param>
    /// <param name="tdbSecondsPastJ2000_s">TDB seconds past J2000.0; must be finite.</param>
    /// <returns>Position, m, and velocity, m/s, ICRF axes.</returns>
    /// <exception cref="EphemerisException">
    /// The body or the time is not covered; the message says what is.
    /// </exception>
    public State<Icrf> StateAtTdb(Body target, Body center, double tdbSecondsPastJ2000_s) =>
        table.StateOf(target.NaifId, center.NaifId, SpkTime.FromSeconds(tdbSecondsPastJ2000_s));

    internal static SpkKernel FromBytes(SpkBytes bytes, string source, ITwoLineTheory? theory) =>
        new(bytes, source, theory);

    private static string Hash(SpkBytes bytes)
    {
        const int Piece = 1 << 20;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var offset = 0L; offset < bytes.Length; offset += Piece)
        {
            hash.AppendData(bytes.Slice(offset, (int)Math.Min(Piece, bytes.Length - offset)));
        }
        bytes.KeepAlive();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Guanghan.Core.Phases;

/// <summary>What all sections of one reading share: problems, values for the record, the digest.</summary>
internal sealed class SectionScope(IInputFiles? files) : IDisposable
{
    private readonly List<Problem> _problems = [];
    private readonly List<InputValue> _inputs = [];
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public IInputFiles? Files { get; } = files;

    public bool IsResolved { get; set; } = true;

    /// <summary>Paths of options whose value is a stand-in: mistaken, missing, or not computed yet.</summary>
    public HashSet<string> Unsound { get; } = new(StringComparer.Ordinal);

    public void Add(SourcePosition position, string message) => _problems.Add(new Problem(position, message));

    public void Record(string path, string display, string origin, ReadOnlySpan<byte> canonical)
    {
        _inputs.Add(new InputValue(path, display, origin));
        Append(Encoding.UTF8.GetBytes(path));
        Append(canonical);
    }

    public SectionReading<T> Finish<T>(T value) => new(
        value,
        [.. _problems.OrderBy(problem => problem.Position)],
        [.. _inputs],
        Convert.ToHexStringLower(_digest.GetCurrentHash()),
        IsResolved);

    public void Dispose() => _digest.Dispose();

    /// <summary>Bits of doubles, little-endian, so that digests agree between machines.</summary>
    public static byte[] Canonical(ReadOnlySpan<double> values)
    {
        var bytes = new byte[values.Length * sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            // Adding zero turns -0 into 0: the two are equal and must have one digest.
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i] + 0.0);
        }

        return bytes;
    }

    // Each field is preceded by its length, so that no two lists of fields run together into one digest.
    private void Append(ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, field.Length);
        _digest.AppendData(length);
        _digest.AppendData(field);
    }
}

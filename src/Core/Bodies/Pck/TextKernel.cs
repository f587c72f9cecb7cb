using System.Collections.Immutable;
using System.Globalization;

namespace Guanghan.Core.Bodies.Pck;

/// <summary>A text kernel does not say what it must. The message names file and line.</summary>
/// <param name="message">What is wrong, where, what to do.</param>
public sealed class TextKernelException(string message) : FormatException(message);

/// <summary>
/// The assignments of a NAIF text kernel (.tpc, .tls and the like): what stands between <c>\begindata</c> and
/// <c>\begintext</c>, as <c>NAME = value</c> or, to add to an earlier one, <c>NAME += value</c>. A value is a number
/// (exponents with E or D), a date (<c>@1972-JAN-1</c>, taken as calendar seconds past J2000 without leap seconds), a
/// string in apostrophes, or a list of either in parentheses. Names keep their case. Source: NAIF, "Kernel Required
/// Reading", "Text kernel specifications". Immutable.
/// </summary>
public sealed class TextKernel
{
    private readonly Dictionary<string, TextKernelValue> values;

    private TextKernel(string source, Dictionary<string, TextKernelValue> values) =>
        (Source, this.values) = (source, values);

    /// <summary>The name under which messages speak of this kernel.</summary>
    public string Source { get; }

    /// <summary>Every name that has a value, in ordinal order.</summary>
    public ImmutableArray<string> Names => [.. values.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Reads a kernel.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="source">Its name, for messages.</param>
    /// <param name="earlier">A kernel whose assignments hold where this one makes none; null for none.</param>
    /// <exception cref="TextKernelException">The text is not such a kernel; the message says where.</exception>
    public static TextKernel Parse(string text, string source, TextKernel? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(source);
        var values = earlier is null
            ? new Dictionary<string, TextKernelValue>(StringComparer.Ordinal)
            : new Dictionary<string, TextKernelValue>(earlier.values, StringComparer.Ordinal);
        new TextKernelReader(text, source, values).Read();
        return new(source, values);
    }

    /// <summary>Whether a name has a value.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The numbers of a name, as the file has them.</summary>
    /// <param name="name">Name, such as <c>BODY399_RADII</c>.</param>
    /// <exception cref="TextKernelException">It has no value, or strings.</exception>
    public ImmutableArray<double> NumbersOf(string name) => Find(name) is { Numbers: { IsDefault: false } numbers }
        ? numbers
        : throw new TextKernelException(
            $"{Source}, line {values[name].Line}: {name} is text where numbers are wanted.");

    /// <summary>The numbers of a name that must have so many.</summary>
    /// <param name="name">Name.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="TextKernelException">It has another number of them, none, or strings.</exception>
    public ImmutableArray<double> NumbersOf(string name, int count)
    {
        var numbers = NumbersOf(name);
        return numbers.Length == count
            ? numbers
            : throw new TextKernelException(
                $"{Source}, line {values[name].Line}: {name} has {numbers.Length} numbers; {count} are wanted.");
    }

    /// <summary>The strings of a name.</summary>
    /// <param name="name">Name.</param>
    /// <exception cref="TextKernelException">It has no value, or numbers.</exception>
    public ImmutableArray<string> StringsOf(string name) => Find(name) is { Strings: { IsDefault: false } strings }
        ? strings
        : throw new TextKernelException($"{Source}, line {values[name].Line}: {name} is numbers where text is wanted.");

    /// <summary>The line on which a name got its value.</summary>
    internal int LineOf(string name) => Find(name).Line;

    private TextKernelValue Find(string name) => values.TryGetValue(name, out var value)
        ? value
        : throw new TextKernelException(string.Create(
            CultureInfo.InvariantCulture,
            $"{Source} does not assign {name}; it assigns {values.Count} other names. Load a kernel that does."));
}

/// <summary>What is assigned to a name: numbers or strings, and the line where.</summary>
internal sealed record TextKernelValue(ImmutableArray<double> Numbers, ImmutableArray<string> Strings, int Line);

using System.Collections.Immutable;

namespace Guanghan.Core.Phases;

/// <summary>What reading a section gave.</summary>
/// <typeparam name="T">The phase's inputs.</typeparam>
/// <param name="Value">The inputs; to be used only where there is no problem and nothing is unresolved.</param>
/// <param name="Problems">Every mistake, in order of position.</param>
/// <param name="Inputs">Every value read, with where it came from, in order of reading.</param>
/// <param name="Digest">
/// SHA-256 of all values read, in lower-case hexadecimal: equal inputs have equal digests, whatever the units.
/// </param>
/// <param name="IsResolved">Whether every referenced value was known.</param>
public sealed record SectionReading<T>(
    T Value,
    ImmutableArray<Problem> Problems,
    ImmutableArray<InputValue> Inputs,
    string Digest,
    bool IsResolved);

/// <summary>One value that a phase was given.</summary>
/// <param name="Path">Path of the option inside the phase, such as <c>mirror.aperture</c>.</param>
/// <param name="Display">As a reader would write it.</param>
/// <param name="Origin">Where it came from: <c>file:line:column</c>, <c>default</c>, or <c>from light.pen</c>.</param>
public sealed record InputValue(string Path, string Display, string Origin);

using System.Collections.Immutable;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// A part given by its dimensions. Its axes are those of printing: the third points up, and no part of it lies below
/// height 0.
/// </summary>
public interface IPart
{
    /// <summary>What it is called, such as <c>arch segment</c>.</summary>
    string Name { get; }

    /// <summary>Why such a part cannot be; null where it can.</summary>
    string? Problem { get; }

    /// <summary>Volume in closed form, m^3, of the surface with its flats; null where there is none.</summary>
    double? Volume_m3 { get; }

    /// <summary>Where its neighbours sit in the finished structure, one of each kind.</summary>
    ImmutableArray<PartNeighbour> Neighbours { get; }

    /// <summary>The surface: closed, wound outwards, nowhere passing through itself.</summary>
    /// <exception cref="InvalidOperationException">Such a part cannot be; see <see cref="Problem"/>.</exception>
    Mesh ToMesh();
}

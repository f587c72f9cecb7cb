using System.Collections.Immutable;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Printer;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Toolpaths;
using Guanghan.Fabrication.Toolpaths.Pens;

namespace Guanghan.Fabrication.Phases;

/// <summary>A file of the machine's program that <c>fabrication.slice</c> can write.</summary>
public enum ProgramFormat
{
    /// <summary>G-code.</summary>
    GCode,

    /// <summary>Common Layer Interface, ASCII.</summary>
    CliAscii,

    /// <summary>Common Layer Interface, binary.</summary>
    CliBinary,

    /// <summary>3MF with the solid of each layer.</summary>
    Slices,

    /// <summary>A picture of each layer, SVG.</summary>
    Svg,

    /// <summary>The ways in space, binary glTF.</summary>
    Glb,
}

/// <summary>How the part is divided into layers.</summary>
/// <param name="Thickness_m">Height of a layer, m; the greatest where slopes decide.</param>
/// <param name="Rest">What becomes of a rest.</param>
/// <param name="Adaptive">How layers follow slopes; null for layers of one height.</param>
/// <param name="EndsAtFlats">Whether layers end at horizontal faces.</param>
/// <param name="Tolerance_m">How far corners that are left out may lie from the contour, m.</param>
public sealed record LayerOptions(
    double Thickness_m, LayerRest Rest, AdaptiveHeights? Adaptive, bool EndsAtFlats, double Tolerance_m);

/// <summary>The files of a program.</summary>
/// <param name="Formats">Which are written.</param>
/// <param name="ArcTolerance_m">
/// Chains of chords within this of an arc are arcs in G-code, m; 0 for none.
/// </param>
public sealed record ProgramFiles(ImmutableArray<ProgramFormat> Formats, double ArcTolerance_m);

/// <summary>Checked inputs of <c>fabrication.slice</c>, SI.</summary>
public sealed record SliceInputs
{
    /// <summary>The part as named.</summary>
    public required PartInput Part { get; init; }

    /// <summary>The part as read or made.</summary>
    public required MeshReading Meshes { get; init; }

    /// <summary>How it is divided into layers.</summary>
    public required LayerOptions Layers { get; init; }

    /// <summary>How the ways of the pens are planned.</summary>
    public required PathOptions Paths { get; init; }

    /// <summary>What the machine can do.</summary>
    public required MachineLimits Machine { get; init; }

    /// <summary>The pens; null for one.</summary>
    public required PenOptions? Pens { get; init; }

    /// <summary>The room to print in; null for any.</summary>
    public required BuildVolume? Room { get; init; }

    /// <summary>Angle from the upright at which melt still holds, rad.</summary>
    public required double OverhangAngle_rad { get; init; }

    /// <summary>Optical power of a pen, W; null where nothing is said of energy.</summary>
    public required double? PenPower_W { get; init; }

    /// <summary>Density of what is printed, kg/m^3; null where nothing is said of mass.</summary>
    public required double? Density_kg_m3 { get; init; }

    /// <summary>The files to write.</summary>
    public required ProgramFiles Files { get; init; }
}

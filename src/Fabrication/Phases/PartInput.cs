using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Phases;

/// <summary>A part as a mission names it: a file of meshes, or a shape with its dimensions.</summary>
/// <param name="Name">Name of the file, or of the shape.</param>
/// <param name="Shape">The shape; null where it is a file.</param>
/// <param name="File">The file; null where it is a shape.</param>
/// <param name="Unit_m">Length of the file's unit, m, for formats that do not say it.</param>
/// <param name="Growth">
/// How much larger it is printed, for its fit to its neighbours; null where nobody asked for that.
/// </param>
public sealed record PartInput(string Name, IPart? Shape, InputFile? File, double Unit_m, PrintGrowth? Growth)
{
    /// <summary>The meshes, or why there are none.</summary>
    public MeshReading Read()
    {
        if (Shape is { } shape)
        {
            return shape.Problem is { } problem
                ? MeshReading.Refused(MeshFormat.Dimensions, problem) : MeshReading.Of(shape.Name, shape.ToMesh());
        }

        return File is { } file ? MeshFile.Read(file.Content, file.Name, Unit_m)
            : MeshReading.Refused(MeshFormat.Unknown, "there is neither a file nor a shape");
    }

    /// <summary>How the part fits its neighbours; null for a file, or where nobody asked.</summary>
    /// <param name="cancellation">Asked now and then.</param>
    public PartFit? Fit(CancellationToken cancellation) =>
        Shape is { Problem: null } shape && Growth is { } growth ? PartFit.Of(shape, growth, cancellation) : null;
}

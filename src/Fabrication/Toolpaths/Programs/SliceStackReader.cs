using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Fabrication.Meshes.ThreeMf;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>
/// Reads the slices of a 3MF package (Slice Extension 1.0.2): of the one object with slices that is built, in its
/// own coordinates: where it is put on the plate is left out and said. Packages are bounded as those of meshes are.
/// </summary>
public static class SliceStackReader
{
    private const int MostReferences = 100_000;

    /// <summary>Reads a package.</summary>
    /// <param name="content">All its bytes.</param>
    /// <returns>Layers with their regions, without ways; or the problem.</returns>
    public static ProgramReading Read(ReadOnlyMemory<byte> content)
    {
        if (ZipParts.Open(content, out var problem) is not { } parts ||
            OpcPackage.FindModel(parts, out problem) is not { } entry)
        {
            return Refused(problem!);
        }

        var models = new Dictionary<string, SliceModelReader>(StringComparer.OrdinalIgnoreCase);
        if (Load(parts, models, entry, out problem) is not { } root)
        {
            return Refused(problem!);
        }

        var built = root.Items.Where(item => root.Objects.ContainsKey(item.ObjectId)).ToArray();
        if (built.Length != 1)
        {
            var count = built.Length == 0 ? "no object" : $"{built.Length} objects";
            return Refused($"'{entry}' builds {count} with slices; " +
                "export one part with its slices");
        }

        var written = built[0].Transform;
        if ((written is null ? Transform.Identity : Transform.Parse(written)) is not { } transform ||
            transform with { Shift = Transform.Identity.Shift } != Transform.Identity)
        {
            return Refused($"'{entry}' turns or stretches its slices; export the part as it is to be made");
        }

        var (path, id) = root.Objects[built[0].ObjectId];
        var slices = new List<(int Top, Region Region)>();
        if (Gather(parts, models, entry, path, id, slices, out problem) is not { } bottom)
        {
            return Refused(problem!);
        }

        var notes = new List<string>();
        if (transform != Transform.Identity)
        {
            notes.Add("Where the object is put on the plate was left out.");
        }

        if (models.Values.Sum(model => model.RoundedCount) is > 0 and var rounded)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"{rounded} numbers are no multiples of 10 nm; they were rounded."));
        }

        return Finish(slices, bottom, [.. notes]);
    }

    private static ProgramReading Finish(
        List<(int Top, Region Region)> slices, int bottom, ImmutableArray<string> notes)
    {
        var layers = ImmutableArray.CreateBuilder<DrawnLayer>(slices.Count);
        var first = bottom;
        LatticePoint low = new(int.MaxValue, int.MaxValue), high = new(int.MinValue, int.MinValue);
        foreach (var (top, region) in slices)
        {
            layers.Add(new(layers.Count, bottom * Lattice.Unit_m, (top - bottom) * Lattice.Unit_m, 0, region, new()));
            bottom = top;
            if (!region.IsEmpty)
            {
                var box = region.Bounds;
                low = new(Math.Min(low.X, box.Low.X), Math.Min(low.Y, box.Low.Y));
                high = new(Math.Max(high.X, box.High.X), Math.Max(high.Y, box.High.Y));
            }
        }

        return new(ProgramReading.Unknown with
        {
            LayerCount = layers.Count,
            Low = low.X > high.X ? default : low,
            High = low.X > high.X ? default : high,
            Bottom_m = first * Lattice.Unit_m,
            Top_m = bottom * Lattice.Unit_m,
        }, layers.ToImmutable(), null, notes);
    }

    // The lower face of the first slice; null where there is a problem.
    private static int? Gather(
        ZipParts parts, Dictionary<string, SliceModelReader> models, string entry, string? path, int id,
        List<(int Top, Region Region)> slices, out string? problem)
    {
        if (Find(parts, models, entry, path, id, out problem) is not { } stack)
        {
            return null;
        }

        slices.AddRange(stack.Slices);
        if (stack.References.Count > MostReferences || (stack.References.Count > 0 && slices.Count > 0))
        {
            problem = stack.References.Count > MostReferences ? $"a stack has more than {MostReferences} references"
                : "a stack has both slices and references";
            problem += "; export the part again";
            return null;
        }

        foreach (var reference in stack.References)
        {
            if (Find(parts, models, entry, reference.Path, reference.Id, out problem) is not { } other)
            {
                return null;
            }

            if (other.References.Count > 0 || slices.Count + other.Slices.Count > ProgramReading.MostLayers ||
                (slices.Count > 0 && other.Slices.Count > 0 && other.Slices[0].Top <= slices[^1].Top))
            {
                problem = other.References.Count > 0 ? "references to slices refer to references"
                    : slices.Count + other.Slices.Count > ProgramReading.MostLayers ? "there are too many slices"
                    : "the slices do not rise from stack to stack";
                problem += "; export the part again";
                return null;
            }

            slices.AddRange(other.Slices);
        }

        if (slices.Count == 0 || slices[0].Top <= stack.Bottom)
        {
            problem = slices.Count == 0 ? "the stack has no slices; export the part again"
                : "the first slice does not lie above its stack's zbottom; export the part again";
            return null;
        }

        return stack.Bottom;
    }

    private static SliceStack? Find(
        ZipParts parts, Dictionary<string, SliceModelReader> models, string entry, string? path, int id,
        out string? problem)
    {
        var name = path is null ? entry : OpcPackage.EntryOf(path);
        if (name is null || !parts.Has(name))
        {
            problem = $"the package has no model '{path}'; export the part again";
            return null;
        }

        if (Load(parts, models, name, out problem) is not { } model)
        {
            return null;
        }

        problem = model.Stacks.TryGetValue(id, out var stack) ? null
            : $"'{name}' has no slice stack {id}; export the part again";
        return stack;
    }

    private static SliceModelReader? Load(
        ZipParts parts, Dictionary<string, SliceModelReader> models, string name, out string? problem)
    {
        problem = null;
        if (models.TryGetValue(name, out var known))
        {
            return known;
        }

        if (parts.Read(name, out problem) is not { } bytes)
        {
            return null;
        }

        var model = new SliceModelReader();
        problem = model.Read(bytes, name);
        models.Add(name, model);
        return problem is null ? model : null;
    }

    // Problems of packages end in what to do.
    private static ProgramReading Refused(string problem)
    {
        var cut = problem.LastIndexOf("; ", StringComparison.Ordinal);
        return ProgramReading.Refused(cut < 0 ? new(0, 0, -1, "3MF: " + problem, "export the part again")
            : new(0, 0, -1, "3MF: " + problem[..cut], problem[(cut + 2)..]));
    }
}

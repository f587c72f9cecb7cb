using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes.ThreeMf;

/// <summary>
/// Puts the build of a package together: every item and component in its place, in metres. Mirrored meshes are turned,
/// so that their volume stays positive (core specification, "Meshes"). Depth, number of placed objects and triangles
/// are bounded.
/// </summary>
internal sealed class ModelAssembly(ZipParts parts)
{
    /// <summary>Objects within objects.</summary>
    public const int MostDepth = 32;

    /// <summary>Objects placed.</summary>
    public const int MostPlaced = 100_000;

    /// <summary>Triangles placed.</summary>
    public const int MostTriangles = 50_000_000;

    private readonly Dictionary<string, ModelPart> _models = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<MeshBody> _bodies = [];
    private readonly List<(string Model, int Id)> _open = [];
    private int _placed;
    private long _triangles;
    private int _dropped;

    /// <summary>Reads the model of an entry and puts its build together.</summary>
    public MeshReading Build(string entry)
    {
        if (Load(entry, out var problem) is not { } root)
        {
            return MeshReading.Refused(MeshFormat.ThreeMf, problem!);
        }

        if (root.Items.Count == 0)
        {
            return MeshReading.Refused(MeshFormat.ThreeMf,
                $"'{entry}' builds nothing: its <build> has no <item>; put the part on the plate and export it again");
        }

        foreach (var item in root.Items)
        {
            problem = Place(entry, item, Transform.Identity);
            if (problem is not null)
            {
                return MeshReading.Refused(MeshFormat.ThreeMf, problem);
            }
        }

        return Finish(entry, root);
    }

    private MeshReading Finish(string entry, ModelPart root)
    {
        var models = _bodies.Where(body => body.Kind is MeshBodyKind.Model).ToArray();
        if (models.Sum(body => body.Mesh.Triangles.Length) == 0)
        {
            return MeshReading.Refused(MeshFormat.ThreeMf,
                $"'{entry}' builds no triangle of type 'model'; there is nothing to print");
        }

        var notes = _models.Values.SelectMany(part => part.PassedOver).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(space => $"What '{space}' adds was left out; the file does not " +
                "require it.")
            .ToList();
        if (models.Length < _bodies.Count)
        {
            notes.Add($"{_bodies.Count - models.Length} supports and surfaces are not part of the mesh.");
        }

        return new(models.Length == 1 ? models[0].Mesh : Joined(models), null, MeshFormat.ThreeMf, [.. _bodies],
            [.. root.Metadata], [.. notes], (int)_triangles + _dropped, _dropped);
    }

    private static Mesh Joined(MeshBody[] bodies)
    {
        var vertices = ImmutableArray.CreateBuilder<Vec3>(bodies.Sum(body => body.Mesh.Vertices.Length));
        var triangles = ImmutableArray.CreateBuilder<Triangle>(bodies.Sum(body => body.Mesh.Triangles.Length));
        foreach (var body in bodies)
        {
            var first = vertices.Count;
            vertices.AddRange(body.Mesh.Vertices);
            foreach (var (a, b, c) in body.Mesh.Triangles)
            {
                triangles.Add(new(a + first, b + first, c + first));
            }
        }

        return new(vertices.MoveToImmutable(), triangles.MoveToImmutable());
    }

    private ModelPart? Load(string entry, out string? problem)
    {
        problem = null;
        if (_models.TryGetValue(entry, out var known))
        {
            return known;
        }

        var part = parts.Read(entry, out problem) is { } bytes ? ModelPartReader.Read(bytes, entry, out problem) : null;
        if (part is not null)
        {
            _models.Add(entry, part);
        }

        return part;
    }

    private string? Place(string model, ModelUse use, Transform outer)
    {
        var at = Text($"'{model}', line {use.Line}: ");
        var entry = use.Path is null ? model : OpcPackage.EntryOf(use.Path);
        if (entry is null || (use.Path is not null && !parts.Has(entry)))
        {
            return at + $"the package has no model '{use.Path}'; export the part again";
        }

        if (Load(entry, out var problem) is not { } part)
        {
            return problem;
        }

        if (!part.Objects.TryGetValue(use.ObjectId, out var held))
        {
            return at + $"there is no object {use.ObjectId}; export the part again";
        }

        if (_open.Contains((entry, held.Id)))
        {
            return at + $"object {held.Id} contains itself; export the part again";
        }

        if (_open.Count >= MostDepth || ++_placed > MostPlaced)
        {
            return at + (_open.Count >= MostDepth ? $"objects lie more than {MostDepth} within each other"
                : $"the build places more than {MostPlaced} objects") + "; export the part as one mesh";
        }

        var transform = use.Transform.Then(outer);
        _open.Add((entry, held.Id));
        problem = PlaceMesh(part, held, transform, at);
        foreach (var component in held.Components)
        {
            problem ??= Place(entry, component, transform);
        }

        _open.RemoveAt(_open.Count - 1);
        return problem;
    }

    private string? PlaceMesh(ModelPart part, ModelObject held, Transform transform, string at)
    {
        if (!held.HasMesh)
        {
            return held.Components.Count > 0 ? null
                : at + $"object {held.Id} has neither a mesh nor components; export the part again";
        }

        if (held.Type is "other")
        {
            return at + $"object {held.Id} is of type 'other', which is not to be built; export the part again";
        }

        var determinant = transform.DeterminantRatio;
        if (determinant == 0 || !double.IsFinite(determinant))
        {
            return at + $"object {held.Id} is placed by a transform that leaves it no volume; export the part again";
        }

        _triangles += held.Triangles.Count;
        _dropped += held.DroppedCount;
        if (_triangles > MostTriangles)
        {
            return at + $"the build has more than {MostTriangles} triangles; export a coarser part";
        }

        var vertices = ImmutableArray.CreateBuilder<Vec3>(held.Vertices.Count);
        foreach (var vertex in held.Vertices)
        {
            var place = part.Unit_m * (transform == Transform.Identity ? vertex : transform.Map(vertex));
            var most_m = Math.Max(Math.Abs(place.X), Math.Max(Math.Abs(place.Y), Math.Abs(place.Z)));
            if (!(most_m <= StlReader.MaximumCoordinate_m))
            {
                return at + Text($"vertex {vertices.Count} of object {held.Id} lies {most_m:G4} m from the origin; ") +
                    "the " +
                    Text($"limit is {StlReader.MaximumCoordinate_m:G4} m: check the unit and the transforms of the ") +
                        "part";
            }

            vertices.Add(place);
        }

        var triangles = ImmutableArray.CreateBuilder<Triangle>(held.Triangles.Count);
        foreach (var (a, b, c) in held.Triangles)
        {
            triangles.Add(determinant < 0 ? new(a, c, b) : new(a, b, c));
        }

        _bodies.Add(new(held.Name, KindOf(held.Type), new Mesh(vertices.MoveToImmutable(),
            triangles.MoveToImmutable())));
        return null;
    }

    private static MeshBodyKind KindOf(string type) => type switch
    {
        "solidsupport" => MeshBodyKind.SolidSupport,
        "support" => MeshBodyKind.Support,
        "surface" => MeshBodyKind.Surface,
        _ => MeshBodyKind.Model,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

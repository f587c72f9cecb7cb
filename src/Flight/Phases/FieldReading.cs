using System.Globalization;
using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces.Gravity;

namespace Guanghan.Flight.Phases;

/// <summary>Reads which gravity field is used, and how much of it.</summary>
internal static class FieldReading
{
    private const int DegreeAtMost = 2190;
    private const double SizeRatio = 1e-3; // radius and GM of a file against the body's: another body's are far off

    private enum Kind
    {
        Icgem,
        Cof,
        Shadr,
    }

    private sealed record Chosen(string Name, GravityModel? Model);

    public static FieldSize Read(Section section, CentralBody centre, Epoch start)
    {
        var degree = section.Count("degree", "Highest degree.", 0, DegreeAtMost);
        var order = section.Count("order", "Highest order; cut to the degree.", 0, DegreeAtMost, DegreeAtMost);
        var file = section.OptionalGroup("model", "A field from a file; left out, the built-in one.",
            inside => ReadFile(inside, centre, start, degree));
        var held = (file is null ? centre.Field : file.Model)?.Degree ?? 0;
        section.Require(file is not null || degree <= held, "degree", string.Create(CultureInfo.InvariantCulture,
            $"{degree} is asked for, and the built-in field of {centre.Name} has degree {held}; take at most that, " +
            $"or a model from a file"));
        section.Require(file?.Model is null || degree <= held, "degree", string.Create(CultureInfo.InvariantCulture,
            $"{degree} is asked for, and {file?.Name} has degree {held}; take at most that"), "model");
        var used = Math.Min(degree, held);
        return new(used, Math.Min(order, used)) { Model = file?.Model };
    }

    private static Chosen ReadFile(Section section, CentralBody centre, Epoch start, int degree)
    {
        var file = section.File("file", "Its name.");
        var kind = section.Choice("format", "Its format.",
        [
            new Choice<Kind>("gfc", Kind.Icgem, "ICGEM, 1.0 or 2.0; what changes with time is taken at the start"),
            new Choice<Kind>("cof", Kind.Cof, "GMAT"),
            new Choice<Kind>("tab", Kind.Shadr, "SHADR of the Planetary Data System"),
        ]);
        // A file that is not there is told of already.
        if (file.Content.IsEmpty)
        {
            return new(file.Name, null);
        }

        GravityModel? model = null;
        var error = "";
        try
        {
            var text = Encoding.UTF8.GetString(file.Content.Span);
            model = kind switch
            {
                Kind.Icgem => GravityFile.ReadIcgem(text, file.Name, degree, start),
                Kind.Cof => GravityFile.ReadCof(text, file.Name, degree),
                _ => GravityFile.ReadShadr(text, file.Name, degree),
            };
        }
        catch (GravityFileException unfit)
        {
            error = unfit.Message;
        }

        section.Require(error.Length == 0, "file", error);
        var isOther = model is not null && (Differ(model.Gm_m3_s2, centre.Gm_m3_s2)
            || Differ(model.ReferenceRadius_m, centre.Shape.EquatorialRadius_m));
        section.Require(!isOther, "file", string.Create(CultureInfo.InvariantCulture,
            $"{file.Name} is another body's: its GM is {model?.Gm_m3_s2 / 1e9:0.###} km^3/s^2 and its radius " +
            $"{model?.ReferenceRadius_m / 1e3:0.###} km, and {centre.Name} has {centre.Gm_m3_s2 / 1e9:0.###} and " +
            $"{centre.Shape.EquatorialRadius_m / 1e3:0.###}"));
        return new(file.Name, isOther ? null : model);
    }

    private static bool Differ(double a, double b) => Math.Abs((a / b) - 1) > SizeRatio;
}

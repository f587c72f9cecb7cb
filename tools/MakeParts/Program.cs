using System.Globalization;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;

// Writes the interlocking brick as binary STL in millimetres. The same options give the same bytes.
const string usage = """
    usage: dotnet run -c Release --project tools/MakeParts -- FILE.stl [--OPTION NUMBER]...

    Lengths in millimetres:
      --length 100   --width 50   --height 24         the body
      --stud-side 20   --stud-height 6                its square studs
      --side-clearance 1   --depth-clearance 2        how much wider (each side) and deeper the sockets are
      --studs-along 2   --studs-across 1              how many
    """;
if (args.Length == 0 || args[0].StartsWith('-') || args.Length % 2 == 0)
{
    Console.Error.WriteLine(usage);
    return 2;
}

var brick = InterlockingBrick.Coupon;
for (var at = 1; at < args.Length; at += 2)
{
    if (!double.TryParse(args[at + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ||
        With(brick, args[at], number) is not { } changed)
    {
        Console.Error.WriteLine($"'{args[at]} {args[at + 1]}' is not an option and its number.\n{usage}");
        return 2;
    }

    brick = changed;
}

if (brick.Problem is { } problem)
{
    Console.Error.WriteLine($"Such a brick cannot be made: {problem}.");
    return 2;
}

var mesh = brick.ToMesh();
File.WriteAllBytes(args[0], StlWriter.WriteBinary(mesh, 1e-3, "Guanghan interlocking brick, millimetres"));
Console.WriteLine(FormattableString.Invariant(
    $"{args[0]}: {mesh.Triangles.Length} triangles, {brick.Volume_m3 * 1e6:F3} cm^3"));
return 0;

static InterlockingBrick? With(InterlockingBrick brick, string option, double number) => option switch
{
    "--length" => brick with { Length_m = number * 1e-3 },
    "--width" => brick with { Width_m = number * 1e-3 },
    "--height" => brick with { Height_m = number * 1e-3 },
    "--stud-side" => brick with { StudSide_m = number * 1e-3 },
    "--stud-height" => brick with { StudHeight_m = number * 1e-3 },
    "--side-clearance" => brick with { SideClearance_m = number * 1e-3 },
    "--depth-clearance" => brick with { DepthClearance_m = number * 1e-3 },
    "--studs-along" when double.IsInteger(number) => brick with { StudsAlongCount = (int)number },
    "--studs-across" when double.IsInteger(number) => brick with { StudsAcrossCount = (int)number },
    _ => null,
};

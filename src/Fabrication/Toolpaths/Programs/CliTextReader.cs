namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>Reads the geometry of an ASCII file.</summary>
internal static class CliTextReader
{
    /// <summary>Reads to the geometry's end; false where the scanner says what is wrong.</summary>
    public static bool Read(ref CliScanner scanner, CliLayers layers, out ProgramProblem? problem)
    {
        problem = null;
        var isOpen = false;
        while (scanner.TryCommand(out var name))
        {
            var isFine = true;
            switch (name)
            {
                case "GEOMETRYSTART" when !isOpen:
                    isOpen = true;
                    break;
                case "GEOMETRYEND" when isOpen:
                    return true;
                case "LAYER" when isOpen:
                    isFine = scanner.TryNumber(out var top) && IsFine(ref scanner, layers.Begin(top));
                    break;
                case "POLYLINE" when isOpen:
                    isFine = Polyline(ref scanner, layers);
                    break;
                case "HATCHES" when isOpen:
                    isFine = Hatches(ref scanner, layers);
                    break;
                default:
                    return scanner.Refuse($"$${name} does not belong here",
                        isOpen ? "$$LAYER, $$POLYLINE, $$HATCHES and $$GEOMETRYEND do" : "$$GEOMETRYSTART does");
            }

            if (!isFine)
            {
                return false;
            }
        }

        return scanner.Refuse("the file ends without $$GEOMETRYEND: it is cut short", "fetch it again");
    }

    private static bool Polyline(ref CliScanner scanner, CliLayers layers)
    {
        if (!scanner.TryCount(out var id) || !scanner.TryCount(out var direction) || !scanner.TryCount(out var count))
        {
            return false;
        }

        layers.StartWay(id);
        for (var at = 0; at < count; at++)
        {
            if (!scanner.TryNumber(out var x) || !scanner.TryNumber(out var y) ||
                !IsFine(ref scanner, layers.AddPlace(x, y)))
            {
                return false;
            }
        }

        return IsFine(ref scanner, layers.EndPolyline(direction));
    }

    private static bool Hatches(ref CliScanner scanner, CliLayers layers)
    {
        if (!scanner.TryCount(out var id) || !scanner.TryCount(out var count))
        {
            return false;
        }

        for (var at = 0; at < count; at++)
        {
            layers.StartWay(id);
            if (!scanner.TryNumber(out var x) || !scanner.TryNumber(out var y) ||
                !IsFine(ref scanner, layers.AddPlace(x, y)) ||
                !scanner.TryNumber(out x) || !scanner.TryNumber(out y) || !IsFine(ref scanner, layers.AddPlace(x, y)) ||
                !IsFine(ref scanner, layers.EndHatch()))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFine(ref CliScanner scanner, (string What, string Advice)? wrong) =>
        wrong is not { } found || scanner.Refuse(found.What, found.Advice);
}

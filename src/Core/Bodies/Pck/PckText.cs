using System.Collections.Immutable;
using System.Globalization;

namespace Guanghan.Core.Bodies.Pck;

/// <summary>
/// Sizes, masses and rotations of bodies from text kernels (.tpc): <c>BODYn_RADII</c>, <c>BODYn_GM</c>,
/// <c>BODYn_POLE_RA</c>, <c>_POLE_DEC</c>, <c>_PM</c>, and the periodic terms <c>BODYn_NUT_PREC_RA</c>, <c>_DEC</c> and
/// <c>_PM</c> whose angles belong to the barycentre of the body's system, <c>BODYb_NUT_PREC_ANGLES</c>. Pole in degrees
/// and Julian centuries, meridian in degrees and days of TDB, sines for right ascension and meridian and cosines for
/// declination. Source: NAIF, "PCK Required Reading", "Text PCK contents". Constants in a frame other than J2000 or
/// with an epoch of their own are refused.
/// </summary>
public static class PckText
{
    private const int J2000Frame = 1;
    private const double J2000_d = 2451545;

    /// <summary>The rotation of a body as the kernel gives it.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="TextKernelException">What the kernel lacks or contradicts, with its line.</exception>
    public static RotationModel RotationOf(TextKernel kernel, Body body)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var prefix = Prefix(body.NaifId);
        CheckFrame(kernel, prefix);
        return new(
            [.. kernel.NumbersOf(prefix + "POLE_RA")], [.. kernel.NumbersOf(prefix + "POLE_DEC")],
            [.. kernel.NumbersOf(prefix + "PM")], Terms(kernel, body.NaifId));
    }

    /// <summary>Size and mass of a body; the kernel's axes are those of a triaxial ellipsoid.</summary>
    /// <param name="kernel">The kernel: it must hold both radii and GM; read two into one where they are apart.</param>
    /// <param name="body">The body.</param>
    /// <param name="name">Its name in what is printed.</param>
    /// <exception cref="TextKernelException">What the kernel lacks or contradicts, with its line.</exception>
    public static BodyConstants ConstantsOf(TextKernel kernel, Body body, string name)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var prefix = Prefix(body.NaifId);
        var radii = kernel.NumbersOf(prefix + "RADII", 3);
        var gm = kernel.NumbersOf(prefix + "GM", 1)[0];
        if (!(radii.Min() > 0) || !(gm > 0))
        {
            throw new TextKernelException(string.Create(
                CultureInfo.InvariantCulture,
                $"{kernel.Source}, line {kernel.LineOf(prefix + "RADII")}: radii of {string.Join(", ", radii)} km and ")
                + string.Create(CultureInfo.InvariantCulture, $"a GM of {gm} km^3/s^2 must be positive."));
        }
        const double Km = 1e3;
        return new(
            name, gm * 1e9, Km * (radii[0] + radii[1] + radii[2]) / 3, Km * 0.5 * (radii[0] + radii[1]), Km * radii[2],
            null);
    }

    private static RotationTerm[] Terms(TextKernel kernel, int body)
    {
        var amplitudes = ((string[])["RA", "DEC", "PM"])
            .Select(axis => Prefix(body) + "NUT_PREC_" + axis)
            .Select(name => kernel.Has(name) ? kernel.NumbersOf(name) : ImmutableArray<double>.Empty).ToArray();
        var count = amplitudes.Max(list => list.Length);
        if (count == 0)
        {
            return [];
        }
        var system = Prefix(SystemOf(body));
        var degreeName = system + "MAX_PHASE_DEGREE";
        var width = 1 + (kernel.Has(degreeName) ? (int)Math.Clamp(kernel.NumbersOf(degreeName, 1)[0], 0, 9) : 1);
        var anglesName = system + "NUT_PREC_ANGLES";
        var angles = kernel.NumbersOf(anglesName);
        if (width is not (2 or 3) || angles.Length % width != 0 || angles.Length / width < count)
        {
            throw new TextKernelException(
                $"{kernel.Source}, line {kernel.LineOf(anglesName)}: {anglesName} has {angles.Length} numbers, {width} "
                + $"to an angle; body {body} needs {count} angles of degree 1 or 2.");
        }
        double Amplitude(int axis, int i) => i < amplitudes[axis].Length ? amplitudes[axis][i] : 0;
        return [.. Enumerable.Range(0, count)
            .Select(i => new RotationTerm(
                angles[i * width], angles[(i * width) + 1], Amplitude(0, i), Amplitude(1, i), Amplitude(2, i),
                width > 2 ? angles[(i * width) + 2] : 0))
            .Where(term => term.RightAscension_deg != 0 || term.Declination_deg != 0 || term.Meridian_deg != 0)];
    }

    private static void CheckFrame(TextKernel kernel, string prefix)
    {
        foreach (var (name, only) in ((string, double)[])[("CONSTANTS_REF_FRAME", J2000Frame),
            ("CONSTANTS_JED_EPOCH", J2000_d)])
        {
            if (kernel.Has(prefix + name) && kernel.NumbersOf(prefix + name, 1)[0] != only)
            {
                throw new TextKernelException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kernel.Source}, line {kernel.LineOf(prefix + name)}: {prefix + name} is "
                    + $"{kernel.NumbersOf(prefix + name)[0]}; {only} is supported."));
            }
        }
    }

    /// <summary>The barycentre of a planet or moon; others are their own.</summary>
    private static int SystemOf(int body) => body switch
    {
        >= 100 and <= 999 => body / 100,
        >= 10000 and <= 99999 => body / 10000,
        _ => body,
    };

    private static string Prefix(int body) => string.Create(CultureInfo.InvariantCulture, $"BODY{body}_");
}

namespace Guanghan.Fabrication.Formats;

/// <summary>
/// Colours for values from 0 to 1, as evenly told apart by the eye as can be: nine colours of viridis (van der Walt and
/// Smith 2015, matplotlib, at eighths of its range), straight between them in linear light as glTF wants it.
/// </summary>
internal static class Palette
{
    private static readonly (float R, float G, float B)[] s_colours =
    [
        (68, 1, 84), (71, 44, 122), (59, 81, 139), (44, 113, 142), (33, 144, 141),
        (39, 173, 129), (92, 200, 99), (170, 220, 50), (253, 231, 37),
    ];

    /// <summary>The colour, linear light, each part from 0 to 1.</summary>
    public static (float R, float G, float B) At(float share)
    {
        var (r, g, b) = Encoded(share);
        return (Linear(r), Linear(g), Linear(b));

        // IEC 61966-2-1 (sRGB), decoding.
        static float Linear(float part) => part / 255 is var encoded && encoded <= 0.04045f
            ? encoded / 12.92f : MathF.Pow((encoded + 0.055f) / 1.055f, 2.4f);
    }

    /// <summary>The colour as pictures on a page write it, such as <c>#440154</c>.</summary>
    public static string Hex(float share)
    {
        var (r, g, b) = Encoded(share);
        return FormattableString.Invariant($"#{(int)(r + 0.5f):x2}{(int)(g + 0.5f):x2}{(int)(b + 0.5f):x2}");
    }

    // sRGB, each part from 0 to 255.
    private static (float R, float G, float B) Encoded(float share)
    {
        var place = Math.Clamp(share, 0, 1) * (s_colours.Length - 1);
        var at = Math.Min((int)place, s_colours.Length - 2);
        var rest = place - at;
        var (a, b) = (s_colours[at], s_colours[at + 1]);
        return (a.R + (rest * (b.R - a.R)), a.G + (rest * (b.G - a.G)), a.B + (rest * (b.B - a.B)));
    }
}

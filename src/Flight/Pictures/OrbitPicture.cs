using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Pictures;

/// <summary>One way through space that a picture shows.</summary>
/// <param name="Name">In the key; empty for one that the key leaves out.</param>
/// <param name="Colour">Of the line.</param>
/// <param name="Points_m">Along it, m, from the centre; Z is up.</param>
/// <param name="Width_px">Of the line.</param>
internal sealed record OrbitCurve(string Name, string Colour, IReadOnlyList<Vec3> Points_m, double Width_px = 1.6);

/// <summary>A place that a picture names.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place_m">Where, m.</param>
/// <param name="Colour">Of its dot.</param>
internal sealed record OrbitMark(string Name, Vec3 Place_m, string Colour);

/// <summary>
/// Orbits in space, seen from afar and from above the reference plane (parallel projection): what is below the plane is
/// drawn dotted, marks stand on stems, and the central body hides what is behind it, marks too.
/// </summary>
internal static class OrbitPicture
{
    private const double Width_px = 860;
    private const double Height_px = 620;
    private const double Margin_px = 60;
    private const double Turned_rad = 0.6; // of the view about Z: neither axis along the line of sight
    private const double Elevation_rad = 0.55; // of the eye above the plane: circles stay open
    private const double DotRadius_px = 3;

    private const int RingPoints = 180;

    /// <summary>The picture.</summary>
    /// <param name="title">Above it.</param>
    /// <param name="plane">What the reference plane is.</param>
    /// <param name="bodyRadius_m">Radius of the body in the middle, m; drawn as a dot where too small.</param>
    /// <param name="bodyColour">Its colour.</param>
    /// <param name="curves">Ways; at least one with a point away from the centre.</param>
    /// <param name="marks">Places named.</param>
    public static string Svg(
        string title, string plane, double bodyRadius_m, string bodyColour, IReadOnlyList<OrbitCurve> curves,
        IReadOnlyList<OrbitMark> marks)
    {
        var reach_m = Math.Max(bodyRadius_m, curves.SelectMany(curve => curve.Points_m).Max(point => point.Length));
        var view = View.Over([.. curves.SelectMany(curve => curve.Points_m)], reach_m, bodyRadius_m);
        var svg = new SvgSheet(Width_px, Height_px, title);
        svg.Text(24, 28, title, size: 16);
        Plane(svg, view, reach_m, plane);
        var isDot = bodyRadius_m * view.Scale_px_m < DotRadius_px;
        var (x, y) = view.Of(Vec3.Zero);
        svg.Circle(x, y, isDot ? DotRadius_px + 1 : bodyRadius_m * view.Scale_px_m, bodyColour, SvgSheet.Ink, 0.6);
        if (!isDot)
        {
            svg.Path([Equator(view, bodyRadius_m)], SvgSheet.Soft, 0.8);
        }

        foreach (var curve in curves)
        {
            Curve(svg, view, curve, isDot ? 0 : bodyRadius_m);
        }

        Marks(svg, view, marks, isDot ? 0 : bodyRadius_m);
        Key(svg, curves);
        return svg.Finish();
    }

    private readonly record struct View(double Scale_px_m, double MiddleX_m, double MiddleY_m)
    {
        private static readonly (double Sine, double Cosine) s_turn = Math.SinCos(Turned_rad);
        private static readonly (double Sine, double Cosine) s_rise = Math.SinCos(Elevation_rad);

        public static View Over(IReadOnlyList<Vec3> points, double reach_m, double bodyRadius_m)
        {
            var flat = points.Select(Flat).Append((bodyRadius_m, bodyRadius_m)).Append((-bodyRadius_m, -bodyRadius_m))
                .ToArray();
            var (left, right) = (flat.Min(at => at.Item1), flat.Max(at => at.Item1));
            var (low, high) = (flat.Min(at => at.Item2), flat.Max(at => at.Item2));
            var wide = Math.Max(right - left, 1e-3 * reach_m);
            var tall = Math.Max(high - low, 1e-3 * reach_m);
            return new(Math.Min((Width_px - (2 * Margin_px)) / wide, (Height_px - (2.4 * Margin_px)) / tall),
                0.5 * (left + right), 0.5 * (low + high));
        }

        public (double X, double Y) Of(Vec3 point)
        {
            var (x, y) = Flat(point);
            return ((Width_px / 2) + (Scale_px_m * (x - MiddleX_m)), (Height_px / 2) - (Scale_px_m * (y - MiddleY_m)));
        }

        // Towards the eye.
        public static double Depth_m(Vec3 point) =>
            (s_rise.Cosine * ((s_turn.Sine * point.X) - (s_turn.Cosine * point.Y))) + (s_rise.Sine * point.Z);

        public static bool IsHidden(Vec3 point, double bodyRadius_m)
        {
            var (x, y) = Flat(point);
            return Depth_m(point) < 0 && (x * x) + (y * y) < bodyRadius_m * bodyRadius_m;
        }

        private static (double, double) Flat(Vec3 point)
        {
            var across = (s_turn.Cosine * point.X) + (s_turn.Sine * point.Y);
            var away = (s_turn.Cosine * point.Y) - (s_turn.Sine * point.X);
            return (across, (s_rise.Sine * away) + (s_rise.Cosine * point.Z));
        }
    }

    private static void Plane(SvgSheet svg, View view, double reach_m, string plane)
    {
        var step_m = RoundStep(reach_m);
        for (var count = 1; count * step_m <= reach_m * 1.001; count++)
        {
            var ring = new List<(double, double)>();
            for (var i = 0; i < RingPoints; i++)
            {
                var (sine, cosine) = Math.SinCos(Math.Tau * i / RingPoints);
                ring.Add(view.Of(new(count * step_m * cosine, count * step_m * sine, 0)));
            }

            svg.Path([ring], SvgSheet.Faint, 1, isClosed: true);
        }

        svg.Text(24, Height_px - 18, string.Create(CultureInfo.InvariantCulture,
            $"rings in {plane}, each {Length(step_m)} from the next; below it lines are dotted"),
            colour: SvgSheet.Soft, size: 11);
    }

    // The half that faces the eye.
    private static (double, double)[] Equator(View view, double bodyRadius_m) =>
    [
        .. Enumerable.Range(0, RingPoints)
            .Select(i => Math.SinCos(Turned_rad + Math.PI + (Math.PI * i / (RingPoints - 1))))
            .Select(at => view.Of(new(bodyRadius_m * at.Cos, bodyRadius_m * at.Sin, 0))),
    ];

    private static void Curve(SvgSheet svg, View view, OrbitCurve curve, double bodyRadius_m)
    {
        var (above, below) = (new List<List<(double, double)>>(), new List<List<(double, double)>>());
        List<(double, double)>? open = null;
        bool? wasAbove = null;
        foreach (var point in curve.Points_m)
        {
            if (View.IsHidden(point, bodyRadius_m))
            {
                (open, wasAbove) = (null, null);
                continue;
            }

            var isAbove = point.Z >= 0;
            if (open is null || wasAbove != isAbove)
            {
                var started = open is null ? new List<(double, double)>() : [open[^1]];
                (isAbove ? above : below).Add(started);
                (open, wasAbove) = (started, isAbove);
            }

            open.Add(view.Of(point));
        }

        svg.Path(above, curve.Colour, curve.Width_px);
        svg.Path(below, curve.Colour, curve.Width_px, "1.5 3");
    }

    private static void Marks(SvgSheet svg, View view, IReadOnlyList<OrbitMark> marks, double bodyRadius_m)
    {
        foreach (var (index, mark) in marks.Index())
        {
            if (View.IsHidden(mark.Place_m, bodyRadius_m))
            {
                continue;
            }

            var (x, y) = view.Of(mark.Place_m);
            var (footX, footY) = view.Of(mark.Place_m with { Z = 0 });
            svg.Line(x, y, footX, footY, SvgSheet.Soft, 0.8);
            svg.Circle(x, y, 4, mark.Colour, SvgSheet.Ink);
            // Neighbours keep out of each other's way: one is named above its dot, the next below.
            svg.Text(x + 8, y + (index % 2 == 0 ? -7 : 16), mark.Name, hasHalo: true);
        }
    }

    private static void Key(SvgSheet svg, IReadOnlyList<OrbitCurve> curves)
    {
        var y = 52.0;
        foreach (var curve in curves.Where(curve => curve.Name.Length > 0))
        {
            svg.Line(24, y - 4, 50, y - 4, curve.Colour, 2.5);
            svg.Text(58, y, curve.Name);
            y += 18;
        }
    }

    // 1, 2 or 5 times a power of ten of the unit shown: two to five rings.
    private static double RoundStep(double reach_m)
    {
        var unit_m = reach_m > 0.05 * PhysicalConstants.AstronomicalUnit_m ? PhysicalConstants.AstronomicalUnit_m : 1e3;
        var wanted = reach_m / unit_m / 2.2;
        var power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        var lead = wanted / power;
        return unit_m * power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
    }

    private static string Length(double length_m) => length_m > 0.01 * PhysicalConstants.AstronomicalUnit_m
        ? string.Create(CultureInfo.InvariantCulture, $"{length_m / PhysicalConstants.AstronomicalUnit_m:0.###} au")
        : string.Create(CultureInfo.InvariantCulture, $"{length_m / 1e3:#,0.###} km");
}

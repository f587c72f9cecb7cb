namespace Guanghan.Fabrication.Regions;

/// <summary>Draws a contour moved sideways, corner by corner; it may cross itself where it must be cut.</summary>
/// <param name="Right_units">How far to the right of the way, units: outward, for the solid is on the left.</param>
/// <param name="Join">Corners where edges part.</param>
/// <param name="MiterLimitRatio">Furthest tip of a miter over the distance.</param>
/// <param name="ArcStep_rad">Largest turn of a chord of an arc, rad.</param>
internal readonly record struct OffsetCorner(
    double Right_units, OffsetJoin Join, double MiterLimitRatio, double ArcStep_rad)
{
    private const double LeastStep_rad = 2 * Math.PI / 2000;

    public static OffsetCorner Of(double right_units, OffsetStyle style)
    {
        // A chord that spans a turn of t lies r (1 - cos(t / 2)) inside its arc.
        var sagitta = Math.Min(1, style.ArcTolerance_m / Lattice.Unit_m / Math.Abs(right_units));
        var step = Math.Clamp(2 * Math.Acos(1 - sagitta), LeastStep_rad, Math.PI / 2);
        return new(right_units, style.Join, style.MiterLimitRatio, step);
    }

    /// <summary>Adds the moved contour.</summary>
    public void Draw(ReadOnlySpan<LatticePoint> contour, RegionBuilder raw)
    {
        var count = contour.Length;
        if (count < 3)
        {
            return;
        }

        var before = Way.Of(contour[count - 1], contour[0]);
        for (var at = 0; at < count; at++)
        {
            var after = Way.Of(contour[at], contour[at + 1 < count ? at + 1 : 0]);
            Turn(contour[at], before, after, raw);
            before = after;
        }

        raw.CloseRaw();
    }

    private void Turn(LatticePoint corner, Way before, Way after, RegionBuilder raw)
    {
        var cross = (before.X * after.Y) - (before.Y * after.X); // sine of the turn to the left
        var dot = (before.X * after.X) + (before.Y * after.Y);
        var isParting = cross * Right_units > 0 || (cross == 0 && dot < 0);
        if (!isParting)
        {
            // The moved edges overlap. Where each is long enough to lose the overlap at both its ends they are cut
            // where they meet; else each is drawn whole, by way of the corner.
            var overlap = Math.Abs(Right_units * cross) / (1 + dot);
            if (dot > -0.5 && 2 * overlap < Math.Min(before.Length, after.Length))
            {
                AddMiter(corner, before, after, dot, raw);
                return;
            }

            Add(corner, before.Y, -before.X, Right_units, raw);
            raw.AddRaw(corner);
            Add(corner, after.Y, -after.X, Right_units, raw);
            return;
        }

        if (Join is OffsetJoin.Miter && 2 <= MiterLimitRatio * MiterLimitRatio * (1 + dot))
        {
            AddMiter(corner, before, after, dot, raw);
            return;
        }

        AddArc(corner, before, after, Math.Atan2(cross, dot), raw);
    }

    // The tip lies along the sum of the normals, Right / cos(turn / 2) away.
    private void AddMiter(LatticePoint corner, Way before, Way after, double dot, RegionBuilder raw) =>
        Add(corner, before.Y + after.Y, -(before.X + after.X), Right_units / (1 + dot), raw);

    private void AddArc(LatticePoint corner, Way before, Way after, double turn_rad, RegionBuilder raw)
    {
        Add(corner, before.Y, -before.X, Right_units, raw);
        if (Join is OffsetJoin.Round)
        {
            // A half turn goes the way in which the edges part.
            var turn = Math.Abs(turn_rad) >= Math.PI - 1e-12 ? Math.CopySign(Math.PI, Right_units) : turn_rad;
            var steps = (int)Math.Ceiling((Math.Abs(turn) / ArcStep_rad) - 1e-9);
            var (sin, cos) = Math.SinCos(turn / Math.Max(1, steps));
            var (x, y) = (before.Y, -before.X);
            for (var step = 1; step < steps; step++)
            {
                (x, y) = ((cos * x) - (sin * y), (sin * x) + (cos * y));
                Add(corner, x, y, Right_units, raw);
            }
        }

        Add(corner, after.Y, -after.X, Right_units, raw);
    }

    private static void Add(LatticePoint corner, double x, double y, double length, RegionBuilder raw) =>
        raw.AddRaw(new(Bounded(corner.X + (x * length)), Bounded(corner.Y + (y * length))));

    private static int Bounded(double units) => Math.Abs(units) <= Lattice.Limit
        ? (int)Math.Round(units)
        : throw new ArgumentOutOfRangeException(nameof(units),
            $"An offset leaves the {Lattice.Limit_m:0.00} m around the origin in which contours can lie.");

    /// <summary>A direction of length 1 and how far it goes, units.</summary>
    private readonly record struct Way(double X, double Y, double Length)
    {
        public static Way Of(LatticePoint from, LatticePoint to)
        {
            double x = to.X - from.X, y = to.Y - from.Y;
            var length = Math.Sqrt((x * x) + (y * y));
            return new(x / length, y / length, length);
        }
    }
}

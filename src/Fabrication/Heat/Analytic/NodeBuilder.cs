namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// Turns the history of the pens into nodes for one time, shared by all points. The rise is an integral over the age
/// tau of the heat: P/(rho cp) 2 (3/pi)^1.5 Int exp(-3 Sum x^2/phi) / sqrt(phix phiy phiz) dtau, phi = a^2 + 12 alpha
/// tau (Stump and Plotkowski 2019; Nguyen 1999). Of a thin source 1/sqrt(phiz) is all but singular at tau = 0: in w =
/// sqrt(phi) of the thinnest direction dtau/w = dw/(6 alpha), so that it cancels exactly, for a depth of zero too.
/// Panels grow with the age: what is old is smooth, and takes few nodes.
/// </summary>
internal sealed class NodeBuilder
{
    private const double WidthsToSkip = 3; // exp(-3 3^2) = 2e-12: heat younger than that has not arrived
    private const double LeastWidthRatio = 1e-5; // of the spot: what is younger is 1e-5 of the rise, known to 1 %
    private const int MostPanels = 10_000_000;

    private readonly LinearMaterial _material;
    private readonly QuadratureError _error;
    private readonly double _leastDepth;
    private readonly List<HeatNode> _nodes = [];
    private double _time;

    private NodeBuilder(LinearMaterial material, QuadratureError error, double leastDepth_m) =>
        (_material, _error, _leastDepth) = (material, error, leastDepth_m);

    /// <summary>The nodes for one time, youngest first.</summary>
    /// <param name="material">What is heated.</param>
    /// <param name="pens">What heats it.</param>
    /// <param name="error">How exact it must be.</param>
    /// <param name="time">The time, s.</param>
    /// <param name="leastDepth">
    /// Depth of the shallowest point below the surface, m; infinity where all lie on it.
    /// </param>
    public static List<HeatNode> Nodes(
        LinearMaterial material, IReadOnlyList<HeatPen> pens, QuadratureError error, double time, double leastDepth)
    {
        var builder = new NodeBuilder(material, error, leastDepth) { _time = time };
        foreach (var pen in pens)
        {
            foreach (var part in pen.Source.Parts)
            {
                builder.Add(pen.Path, part);
            }
        }

        return builder._nodes;
    }

    private void Add(ScanPath path, in SourcePart part)
    {
        for (var at = path.Segments.Count - 1; at >= 0; at--)
        {
            var segment = path.Segments[at];
            if (segment.Start_s >= _time)
            {
                continue;
            }

            if (segment.Power_W > 0 && part.ShareFraction > 0)
            {
                AddPanels(segment, part);
            }

            // Where the power changes, the rate has a term of its own; from a piece to the next it cancels.
            var before = at > 0 ? path.Segments[at - 1].Power_W : 0;
            AddRate(segment, segment.Start_s, part, segment.Power_W - before);
            if (at == path.Segments.Count - 1 && _time > segment.End_s)
            {
                AddRate(segment, segment.End_s, part, -segment.Power_W);
            }
        }
    }

    private void AddRate(in PathSegment segment, double since, in SourcePart part, double power)
    {
        var age = 12 * _material.Diffusivity_m2_s * (_time - since);
        if (power != 0 && age > 0)
        {
            _nodes.Add(Node(segment, since, part, age, power, 0, isRate: true));
        }
    }

    private void AddPanels(in PathSegment segment, in SourcePart part)
    {
        var spread = 12 * _material.Diffusivity_m2_s;
        var isDisc = part.Radius_m > 0;
        var thinnest = isDisc ? 0 : Math.Min(part.Depth_m, Math.Min(part.WidthX_m, part.WidthY_m));
        var zero = thinnest * thinnest;
        var w = Math.Sqrt(zero + (spread * Math.Max(0, _time - segment.End_s)));
        var last = Math.Sqrt(zero + (spread * (_time - segment.Start_s)));
        var first = FirstWidth(part);
        for (var panel = 0; panel < MostPanels && w < last; panel++)
        {
            var age = (w * w) - zero;
            var phiX = isDisc ? age : (part.WidthX_m * part.WidthX_m) + age;
            var phiY = isDisc ? age : (part.WidthY_m * part.WidthY_m) + age;

            // Way in widths over time, then the time in which that becomes the longest way allowed.
            var pace = Math.Sqrt((segment.SpeedX_m_s * segment.SpeedX_m_s / Math.Max(phiX, first * first)) +
                (segment.SpeedY_m_s * segment.SpeedY_m_s / Math.Max(phiY, first * first)));
            var limit = pace > 0 ? Math.Sqrt((w * w) + (spread * PanelRule.MostWay / pace)) : last;
            var next = Math.Min(Math.Min(last, limit), w == 0 ? first : w * PanelRule.MostRatio);
            next = last <= next * (1 + 1e-12) ? last : next;
            var way = pace * ((next * next) - (w * w)) / spread;
            var rule = PanelRule.For(next / w, way, _error.ErrorRatio);
            var (half, middle) = ((next - w) / 2, (next + w) / 2);
            for (var i = 0; i < rule.Nodes_1.Length; i++)
            {
                var node = middle + (half * rule.Nodes_1[i]);
                var old = (node * node) - zero;
                _nodes.Add(Node(segment, _time - (old / spread), part, old, segment.Power_W,
                    half * rule.Weights_1[i] * node, isRate: false));
            }

            w = next;
        }
    }

    // The first panel of a thin source: within half the spot, and before its heat is felt by the shallowest point.
    private double FirstWidth(in SourcePart part)
    {
        var spot = part.Radius_m > 0 ? part.Radius_m : Math.Min(part.WidthX_m, part.WidthY_m);
        return part.Radius_m > 0 ? spot * LeastWidthRatio
            : Math.Clamp(_leastDepth / WidthsToSkip, spot * LeastWidthRatio, spot / 2);
    }

    // weight: of w dw; a node of the rate has none, for it is no integral.
    private HeatNode Node(
        in PathSegment segment, double at, in SourcePart part, double age, double power, double weight, bool isRate)
    {
        var spread = 12 * _material.Diffusivity_m2_s;
        var phiZ = (part.Depth_m * part.Depth_m) + age;
        var amount = 2 * part.ShareFraction * power / _material.HeatCapacity_J_m3_K *
            (isRate ? 1 : 2 * weight / spread);
        var (phiX, phiY) = ((part.WidthX_m * part.WidthX_m) + age, (part.WidthY_m * part.WidthY_m) + age);
        var peak = part.Radius_m > 0
            ? amount * Math.Sqrt(3 / (Math.PI * phiZ)) / (Math.PI * part.Radius_m * part.Radius_m)
            : amount * Math.Pow(3 / Math.PI, 1.5) / Math.Sqrt(phiX * phiY * phiZ);
        return new(segment.XAt(at), segment.YAt(at), 0, 3 / phiX, 3 / phiY, 3 / phiZ, isRate ? 0 : peak,
            isRate ? peak : 0, segment.SpeedX_m_s, segment.SpeedY_m_s, part.Radius_m);
    }
}

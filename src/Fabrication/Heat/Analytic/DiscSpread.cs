using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// How much of a disc's heat is felt at a distance r from its middle after it has spread with exp(-i d^2): the share
/// D of a Gaussian around the point that falls on the disc (the offset circle probability, Gilliland 1962). By
/// Gauss's theorem that is an integral over the rim alone: D = (1/pi) Int_0^pi (1 - exp(-i d^2)) / d^2 (R^2 - r R cos
/// p) dp, with d^2 = (R - r)^2 + 4 r R sin^2(p/2). The integrand is smooth but narrow where the point is near the rim
/// and the spread small: p = pi sinh(k u) / sinh(k) gathers the nodes there. Error below 1e-9 for spreads down to
/// 1e-6 of the radius, tested against the integral over the radius.
/// </summary>
internal sealed class DiscSpread
{
    private const double Small = 1e-6; // below it (1 - exp(-x)) / x is 1 - x/2 to 2e-13, and better than by subtraction
    private const int LeastNodes = 24;
    private const double NodesPerDecay = 7; // measured: 5 leaves 1e-8 at the rim

    private readonly double _radius;
    private readonly double _inverse;
    private readonly double[] _sines2; // sin^2(p/2)
    private readonly double[] _weights;

    public DiscSpread(double radius_m, double inverse_1_m2)
    {
        (_radius, _inverse) = (radius_m, inverse_1_m2);
        var gather = Math.Asinh(Math.Max(1, radius_m * Math.Sqrt(inverse_1_m2)));
        var rule = PanelRule.Rule(LeastNodes + (int)(NodesPerDecay * gather));
        var count = rule.Nodes_1.Length;
        (_sines2, _weights) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var u = (1 + rule.Nodes_1[i]) / 2;
            var angle = Math.PI * Math.Sinh(gather * u) / Math.Sinh(gather);
            var sine = Math.Sin(angle / 2);
            _sines2[i] = sine * sine;
            _weights[i] = rule.Weights_1[i] / 2 * gather * Math.Cosh(gather * u) / Math.Sinh(gather);
        }
    }

    /// <summary>Operations for four points.</summary>
    public int VectorOperations => 32 * _weights.Length;

    /// <summary>The share at a distance: the oracle.</summary>
    public double At(double distance_m)
    {
        var gap = _radius - distance_m;
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++)
        {
            var d2 = (gap * gap) + (4 * _radius * distance_m * _sines2[i]);
            var x = _inverse * d2;
            var share = x < Small ? _inverse * (1 - (x / 2)) : -double.ExpM1(-x) / d2;
            sum += _weights[i] * share * ((_radius * gap) + (2 * _radius * distance_m * _sines2[i]));
        }

        return sum;
    }

    /// <summary>Slope of the share with the distance, 1/m.</summary>
    public double SlopeAt(double distance_m)
    {
        var gap = _radius - distance_m;
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++)
        {
            var d2 = (gap * gap) + (4 * _radius * distance_m * _sines2[i]);
            var x = _inverse * d2;
            var decay = Math.Exp(-x);
            var share = x < Small ? _inverse * (1 - (x / 2)) : -double.ExpM1(-x) / d2;
            var slope = x < 1e-4 ? _inverse * _inverse * (-0.5 + (x / 3)) : ((_inverse * decay) - share) / d2;
            var step = (-2 * gap) + (4 * _radius * _sines2[i]); // d(d2)/dr
            sum += _weights[i] * ((slope * step * ((_radius * gap) + (2 * _radius * distance_m * _sines2[i]))) +
                (share * ((-_radius) + (2 * _radius * _sines2[i]))));
        }

        return sum;
    }

    /// <summary>The share at four distances.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vec At(Vec distance)
    {
        var (radius, inverse, one) = (Vector256.Create(_radius), Vector256.Create(_inverse), Vector256.Create(1.0));
        var gap = radius - distance;
        var (gap2, radiusGap) = (gap * gap, radius * gap);
        var twice = 2 * radius * distance;
        var small = Vector256.Create(Small);
        var sum = Vec.Zero;
        for (var i = 0; i < _weights.Length; i++)
        {
            var across = twice * Vector256.Create(_sines2[i]);
            var d2 = gap2 + across + across;
            var x = inverse * d2;
            var near = Vector256.FusedMultiplyAdd(x, Vector256.Create(-0.5), one) * inverse;
            var far = (one - VectorMath.Exp(-x)) / d2;
            var share = Vector256.ConditionalSelect(Vector256.LessThan(x, small), near, far);
            sum = Vector256.FusedMultiplyAdd(share * (radiusGap + across), Vector256.Create(_weights[i]), sum);
        }

        return sum;
    }
}

using System.Numerics;

namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// Attenuation and mode mixing along one stretch of fibre, in one spectral band. Solves Gloge's power flow equation
/// dP/dz = -alpha P + (D/theta) d/dtheta(theta dP/dtheta), theta the angle inside (D. Gloge 1972, Bell System Technical
/// Journal 51:1767, "Optical power flow in multimode fibers"), with P = 0 at the guided limit: what diffuses across it
/// is lost. In s = n^2 theta^2 it reads 4 n^2 D d/ds(s dP/ds): finite volumes on the table's own bins, the last cut at
/// the limit, conserve power. Along z the semi-discrete system is solved in one step of any length: exp(L A) and its
/// integral by the trapezoidal rule on a parabolic contour, 32 resolvents (Trefethen, Weideman and Schmelzer 2006, BIT
/// 46:653, "Talbot quadratures and rational approximations": error as 2.85^-N), each an implicit, tridiagonal solve.
/// Error along z about 1e-14 of the power, of either sign; in angle of second order in the bins' width. Assumes small
/// angles (sin theta ~ theta inside), one D for all angles and wavelengths, and coupling of neighbouring modes only.
/// </summary>
internal sealed class ModeMixing
{
    private const int Nodes = 16; // of 32: the others are their conjugates
    private readonly int _cells;
    private readonly double[] _down; // from a cell to the next steeper one, 1/m
    private readonly double[] _up; // from the next steeper cell back, 1/m
    private readonly double[] _loss_1_m;
    private readonly double _out_1_m;
    private readonly double _length_m;
    private readonly Complex[] _ends = new Complex[Nodes];
    private readonly Complex[] _integrals = new Complex[Nodes];
    private readonly Complex[] _pivots; // inverse; node after node

    /// <summary>Prepares a stretch.</summary>
    /// <param name="length_m">Its length, m.</param>
    /// <param name="losses_1_m">Attenuation by bin along the axis, 1/m.</param>
    /// <param name="width">Width of a bin in sin^2.</param>
    /// <param name="limit">The guided limit in sin^2, within the bins.</param>
    /// <param name="diffusion_1_m">n^2 D: growth of sin^2, a quarter of it, per length.</param>
    public ModeMixing(double length_m, double[] losses_1_m, double width, double limit, double diffusion_1_m)
    {
        _length_m = length_m;
        _cells = Math.Clamp((int)Math.Ceiling((limit / width) - 1e-9), 1, losses_1_m.Length); // no sliver of a cell
        var last = limit - ((_cells - 1) * width);
        _loss_1_m = losses_1_m[.._cells];
        _down = new double[_cells];
        _up = new double[_cells];
        for (var i = 0; i + 1 < _cells; i++)
        {
            var next = i + 2 == _cells ? last : width;
            var conductance = 4 * diffusion_1_m * (i + 1) * width / ((width + next) / 2);
            (_down[i], _up[i]) = (conductance / width, conductance / next);
        }

        _out_1_m = 4 * diffusion_1_m * limit / (last / 2) / last;
        _pivots = new Complex[Nodes * _cells];
        Factorise();
    }

    /// <summary>
    /// Sends a band's bins through, in place; what they hold beyond the limit must be zero and stays so.
    /// </summary>
    /// <returns>Power attenuated and power lost across the limit, W.</returns>
    public (double Attenuated_W, double Mixed_W) Apply(Span<double> powers_W)
    {
        var end = new double[_cells];
        var integral = new double[_cells];
        var solution = new Complex[_cells];
        for (var node = 0; node < Nodes; node++)
        {
            Solve(node, powers_W, solution);
            for (var i = 0; i < _cells; i++)
            {
                end[i] += 2 * (_ends[node] * solution[i]).Real;
                integral[i] += 2 * _length_m * (_integrals[node] * solution[i]).Real;
            }
        }

        var attenuated = 0.0;
        for (var i = 0; i < _cells; i++)
        {
            attenuated += _loss_1_m[i] * integral[i];
            powers_W[i] = end[i];
        }

        return (attenuated, _out_1_m * integral[^1]);
    }

    private void Factorise()
    {
        const double N = 2 * Nodes;
        for (var node = 0; node < Nodes; node++)
        {
            // Parabola of Trefethen, Weideman and Schmelzer 2006, section 3; its upper half.
            var u = ((2 * node) + 1) * Math.PI / N;
            var z = N * new Complex(0.1309 - (0.1194 * u * u), 0.25 * u);
            var slope = N * new Complex(-0.2388 * u, 0.25);
            _ends[node] = Complex.Exp(z) * slope / new Complex(0, N);
            _integrals[node] = _ends[node] / z;

            // Pivots of z - L A never vanish: their imaginary parts are at least that of z.
            for (var i = 0; i < _cells; i++)
            {
                var leaves = _loss_1_m[i] + _down[i] + (i > 0 ? _up[i - 1] : 0) + (i + 1 == _cells ? _out_1_m : 0);
                var pivot = z + (_length_m * leaves);
                if (i > 0)
                {
                    pivot -= _length_m * _length_m * _down[i - 1] * _up[i - 1] * _pivots[(node * _cells) + i - 1];
                }

                _pivots[(node * _cells) + i] = Complex.One / pivot;
            }
        }
    }

    private void Solve(int node, ReadOnlySpan<double> right, Complex[] solution)
    {
        var pivots = _pivots.AsSpan(node * _cells, _cells);
        var carried = Complex.Zero;
        for (var i = 0; i < _cells; i++)
        {
            carried = (right[i] + (i > 0 ? _length_m * _down[i - 1] * carried : Complex.Zero)) * pivots[i];
            solution[i] = carried;
        }

        for (var i = _cells - 2; i >= 0; i--)
        {
            solution[i] += _length_m * _up[i] * solution[i + 1] * pivots[i];
        }
    }
}

using System.Globalization;
using Guanghan.Core.Space;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Propagation;

/// <summary>
/// Motion about one point mass, any conic, forwards and backwards, by universal variables with the f and g functions,
/// and the state transition matrix in closed form. Rectilinear motion passes the centre by the regularised bounce.
/// Source: R. H. Battin, "An Introduction to the Mathematics and Methods of Astrodynamics", 1999, sections 4.5 and 9.7
/// (equations 9.84 to 9.87). Stops being valid where anything but the central mass matters.
/// </summary>
public static class KeplerPropagator
{
    /// <summary>The state some time later or, negative, earlier.</summary>
    /// <typeparam name="TFrame">A frame that does not turn.</typeparam>
    /// <param name="state">Position and velocity relative to the centre of attraction.</param>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <param name="elapsed_s">Time to go, s.</param>
    /// <exception cref="ArgumentException">
    /// The centre itself, at the start or the end, or numbers not finite.
    /// </exception>
    public static State<TFrame> Propagate<TFrame>(State<TFrame> state, double gm_m3_s2, double elapsed_s)
        where TFrame : IFrame
    {
        var arc = Arc.Of(state.Position_m, state.Velocity_m_s, gm_m3_s2, elapsed_s);
        return new(arc.Position, arc.Velocity);
    }

    /// <summary>The state some time later or earlier, and how it depends on the state at the start.</summary>
    /// <typeparam name="TFrame">A frame that does not turn.</typeparam>
    /// <param name="state">Position and velocity relative to the centre of attraction.</param>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <param name="elapsed_s">Time to go, s.</param>
    /// <exception cref="ArgumentException">
    /// The centre itself, at the start or the end, or numbers not finite.
    /// </exception>
    public static (State<TFrame> State, StateTransitionMatrix Transition) PropagateWithTransition<TFrame>(
        State<TFrame> state, double gm_m3_s2, double elapsed_s)
        where TFrame : IFrame
    {
        var arc = Arc.Of(state.Position_m, state.Velocity_m_s, gm_m3_s2, elapsed_s);
        return (new(arc.Position, arc.Velocity),
            Transition(state.Position_m, state.Velocity_m_s, arc, gm_m3_s2, elapsed_s));
    }

    private static StateTransitionMatrix Transition(Vec3 r0, Vec3 v0, Arc arc, double mu, double elapsed)
    {
        var (r, v) = (arc.Position, arc.Velocity);
        var (start, end) = (r0.Length, r.Length);
        // Battin's C, here in time units: C = (3 U5 - chi U4) / sqrt(mu) - U2 t, with U scaled back from radius 1.
        var (u4, u5) = arc.Functions.Higher(arc.Chi, arc.Alpha);
        var unit = start * Math.Sqrt(start / mu);
        var c = start * start * (((3 * u5) - (arc.Chi * u4)) * unit - (arc.Functions.U2 * elapsed));
        var dv = v - v0;
        var (start3, end3) = (start * start * start, end * end * end);
        var phi = default(StateTransitionMatrix);

        phi.AddOuter(0, 0, end / mu, dv, dv);
        phi.AddOuter(0, 0, (1 - arc.F) / (start * start), r, r0);
        phi.AddOuter(0, 0, c / start / start3, v, r0);
        phi.AddIdentity(0, 0, arc.F);

        phi.AddOuter(0, 3, start / mu * (1 - arc.F), r - r0, v0);
        phi.AddOuter(0, 3, -start / mu * (1 - arc.F), dv, r0);
        phi.AddOuter(0, 3, c / start / mu, v, v0);
        phi.AddIdentity(0, 3, arc.G);

        var along = r / end;
        var turned = ((Vec3.Dot(v, r) / mu) * r) - ((end * end / mu) * v);
        phi.AddOuter(3, 0, -1 / (start * start), dv, r0);
        phi.AddOuter(3, 0, -1 / (end * end), r, dv);
        phi.AddIdentity(3, 0, arc.FRate);
        phi.AddOuter(3, 0, -arc.FRate, along, along);
        phi.AddOuter(3, 0, arc.FRate / end, turned, dv);
        phi.AddOuter(3, 0, -mu * c / start / (end3 * start3), r, r0);

        phi.AddOuter(3, 3, start / mu, dv, dv);
        phi.AddOuter(3, 3, start * (1 - arc.F) / end3, r, r0);
        phi.AddOuter(3, 3, -c / start / end3, r, v0);
        phi.AddIdentity(3, 3, arc.GRate);
        return phi;
    }

    private readonly record struct Arc(
        Vec3 Position, Vec3 Velocity, double F, double G, double FRate, double GRate, double Chi, double Alpha,
        UniversalFunctions Functions)
    {
        public static Arc Of(Vec3 r0, Vec3 v0, double mu, double elapsed)
        {
            Conic.RequireGm(mu);
            var start = r0.Length;
            if (!(start > 0 && double.IsFinite(start) && double.IsFinite(v0.Length) && double.IsFinite(elapsed)))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Kepler motion needs a finite state away from the centre and a finite time; there are r = " +
                    $"{start} m, " +
                    $"v = {v0.Length} m/s, t = {elapsed} s."));
            }
            // Units: the start's radius, and the time in which mu is 1.
            var unit = start * Math.Sqrt(start / mu);
            var sigma = Vec3.Dot(r0, v0) / Math.Sqrt(mu * start);
            var alpha = 2 - (v0.LengthSquared * start / mu);
            var (chi, converged) = UniversalKepler.Solve(sigma, alpha, elapsed / unit);
            var u = UniversalFunctions.Of(chi, alpha);
            var ratio = u.U0 + (sigma * u.U1) + u.U2;
            if (!converged || !(ratio > 0 && double.IsFinite(ratio)))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"After {elapsed} s the body is at the centre of attraction or out of reach of double precision " +
                    $"(r = {ratio * start} m)."));
            }
            var (position, velocity) = (default(Vec3), default(Vec3));
            var isSwingBy = alpha < -1 && sigma * elapsed < 0
                && TrySwingBy(r0, v0, mu, elapsed, out position, out velocity);
            var (f, g) = (1 - u.U2, (u.U1 + (sigma * u.U2)) * unit);
            var (fRate, gRate) = (-u.U1 / (ratio * unit), 1 - (u.U2 / ratio));
            (position, velocity) = isSwingBy
                ? (position, velocity)
                : ((f * r0) + (g * v0), (fRate * r0) + (gRate * v0));
            return new(position, velocity, f, g, fRate, gRate, chi, alpha, u);
        }

        /// <summary>
        /// A fast hyperbola on its way in: from far outside through periapsis, the universal functions grow like the
        /// exponential of the anomaly and cancel. Counted from periapsis, M = e sinh H - H, nothing does. Battin 1999,
        /// section 4.4.
        /// </summary>
        private static bool TrySwingBy(
            Vec3 r0, Vec3 v0, double mu, double elapsed, out Vec3 position, out Vec3 velocity)
        {
            (position, velocity) = (default, default);
            var momentum = Vec3.Cross(r0, v0);
            var (h, radius) = (momentum.Length, r0.Length);
            var inverse = (v0.LengthSquared / mu) - (2 / radius); // 1 / |a|
            var (rate, p) = (Math.Sqrt(mu * inverse) * inverse, h / mu * h);
            var (eCosine, eSine) = ((p / radius) - 1, h / mu * Vec3.Dot(r0, v0) / radius);
            var e = double.Hypot(1, Math.Sqrt(p * inverse));
            if (!(h > 0 && e > 1))
            {
                return false;
            }
            var start = Math.Asinh(Vec3.Dot(r0, v0) * Math.Sqrt(inverse / mu) / e);
            var end = KeplerEquation.HyperbolicAnomaly_rad(
                KeplerEquation.MeanFromHyperbolic_rad(start, e) + (rate * elapsed), e);
            var outward = r0 / radius;
            var along = Vec3.Cross(momentum / h, outward);
            var size = double.Hypot(eCosine, eSine);
            var periapsis = ((eCosine / size) * outward) - ((eSine / size) * along);
            var ahead = ((eSine / size) * outward) + ((eCosine / size) * along);
            var (sinh, cosh) = (Math.Sinh(end), Math.Cosh(end));
            var minor = h / Math.Sqrt(mu * inverse); // b = |a| sqrt(e^2 - 1)
            // |a| (e - cosh H) = q - |a| (cosh H - 1), which keeps the periapsis.
            var half = Math.Sinh(0.5 * end);
            var x = (p / (1 + e)) - (2 * half * half / inverse);
            var distance = (p / (1 + e)) + (2 * e * half * half / inverse);
            position = (x * periapsis) + (minor * sinh * ahead);
            var speed = Math.Sqrt(mu / inverse) / distance;
            velocity = (-speed * sinh * periapsis) + (speed * minor * inverse * cosh * ahead);
            return true;
        }
    }
}

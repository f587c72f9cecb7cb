using Guanghan.Core.Space;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Correction;

/// <summary>Conditions that transfers are commonly held to.</summary>
public static class NodeGoals
{
    private const double Tolerance_m = 0.1;
    private const double Tolerance_m_s = 1e-5;
    private const double Tolerance_rad = 1e-9;

    /// <summary>Distance from the centre.</summary>
    /// <param name="node">Which node.</param>
    /// <param name="radius_m">Distance, m.</param>
    public static NodeGoal Radius(int node, double radius_m) =>
        new("radius", node, (_, state) => state.Position_m.Length, radius_m, Tolerance_m);

    /// <summary>At an apsis: no radial speed.</summary>
    /// <param name="node">Which node.</param>
    public static NodeGoal Apsis(int node) => new(
        "radial speed", node, (_, state) => Vec3.Dot(state.Position_m, state.Velocity_m_s) / state.Position_m.Length,
        0, Tolerance_m_s);

    /// <summary>Inclination to the plane across a pole.</summary>
    /// <param name="node">Which node.</param>
    /// <param name="inclination_rad">Inclination, rad, 0 to pi; neither end itself, where it has no slope.</param>
    /// <param name="pole">The pole, ICRF axes, of any length.</param>
    public static NodeGoal Inclination(int node, double inclination_rad, Vec3 pole) => new(
        "inclination", node, (_, state) => Vec3.Angle_rad(Vec3.Cross(state.Position_m, state.Velocity_m_s), pole),
        inclination_rad, Tolerance_rad);

    /// <summary>Periapsis radius of the conic through the node.</summary>
    /// <param name="node">Which node.</param>
    /// <param name="radius_m">Periapsis radius, m.</param>
    /// <param name="gm_m3_s2">GM of the centre, m^3/s^2.</param>
    public static NodeGoal PeriapsisRadius(int node, double radius_m, double gm_m3_s2) => new(
        "periapsis radius", node, (_, state) => KeplerianElements.FromState(state, gm_m3_s2).PeriapsisRadius_m,
        radius_m, Tolerance_m);

    /// <summary>Component of the B vector along T, the node's state being on a hyperbola.</summary>
    /// <param name="node">Which node.</param>
    /// <param name="bDotT_m">B dot T, m, in the ICRF's equator.</param>
    /// <param name="gm_m3_s2">GM of the centre, m^3/s^2.</param>
    public static NodeGoal BDotT(int node, double bDotT_m, double gm_m3_s2) => new(
        "B dot T", node,
        (_, state) => IsHyperbola(state, gm_m3_s2) ? BPlaneElements.FromState(state, gm_m3_s2).BDotT_m : double.NaN,
        bDotT_m, Tolerance_m);

    /// <summary>Component of the B vector along R.</summary>
    /// <param name="node">Which node.</param>
    /// <param name="bDotR_m">B dot R, m, in the ICRF's equator.</param>
    /// <param name="gm_m3_s2">GM of the centre, m^3/s^2.</param>
    public static NodeGoal BDotR(int node, double bDotR_m, double gm_m3_s2) => new(
        "B dot R", node,
        (_, state) => IsHyperbola(state, gm_m3_s2) ? BPlaneElements.FromState(state, gm_m3_s2).BDotR_m : double.NaN,
        bDotR_m, Tolerance_m);

    /// <summary>Position and velocity that stand: six goals.</summary>
    /// <param name="node">Which node.</param>
    /// <param name="state">The state, relative to the node's centre.</param>
    public static IReadOnlyList<NodeGoal> State(int node, State<Icrf> state) =>
    [
        .. Position(node, state.Position_m),
        new("velocity X", node, (_, s) => s.Velocity_m_s.X, state.Velocity_m_s.X, Tolerance_m_s),
        new("velocity Y", node, (_, s) => s.Velocity_m_s.Y, state.Velocity_m_s.Y, Tolerance_m_s),
        new("velocity Z", node, (_, s) => s.Velocity_m_s.Z, state.Velocity_m_s.Z, Tolerance_m_s),
    ];

    /// <summary>A position that stands: three goals.</summary>
    /// <param name="node">Which node.</param>
    /// <param name="position_m">Position relative to the node's centre, m.</param>
    public static IReadOnlyList<NodeGoal> Position(int node, Vec3 position_m) =>
    [
        new("position X", node, (_, s) => s.Position_m.X, position_m.X, Tolerance_m),
        new("position Y", node, (_, s) => s.Position_m.Y, position_m.Y, Tolerance_m),
        new("position Z", node, (_, s) => s.Position_m.Z, position_m.Z, Tolerance_m),
    ];

    /// <summary>The burn between a circle and the node's state at an apsis of the same radius and plane.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="node">Which node.</param>
    /// <param name="gm_m3_s2">GM of the centre, m^3/s^2.</param>
    public static NodeBurn FromCircle(string name, int node, double gm_m3_s2) => new(
        name, node, (_, state) => state.Velocity_m_s.Length - Math.Sqrt(gm_m3_s2 / state.Position_m.Length));

    /// <summary>The burn at periapsis between the node's state and an ellipse of the same plane.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="node">Which node.</param>
    /// <param name="apoapsisRadius_m">Apoapsis radius of the ellipse, m.</param>
    /// <param name="gm_m3_s2">GM of the centre, m^3/s^2.</param>
    public static NodeBurn IntoEllipse(string name, int node, double apoapsisRadius_m, double gm_m3_s2) => new(
        name, node, (_, state) =>
        {
            var r = state.Position_m.Length;
            return state.Velocity_m_s.Length - Math.Sqrt(2 * gm_m3_s2 * ((1 / r) - (1 / (r + apoapsisRadius_m))));
        });

    private static bool IsHyperbola(State<Icrf> state, double gm_m3_s2) =>
        state.Velocity_m_s.LengthSquared * state.Position_m.Length > 2 * gm_m3_s2;
}

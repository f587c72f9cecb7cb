namespace Guanghan.Core.Space;

/// <summary>
/// Position and velocity in the axes of one frame. States of two frames do not add: that is a compile error. Another
/// frame's view, transport term included, is <see cref="Rotation{TFrom, TTo}.Apply(State{TFrom})"/>.
/// <c>default</c> is at rest at the origin.
/// </summary>
/// <typeparam name="TFrame">The frame whose axes the components refer to.</typeparam>
/// <param name="Position_m">Position, m.</param>
/// <param name="Velocity_m_s">Velocity, m/s.</param>
public readonly record struct State<TFrame>(Vec3 Position_m, Vec3 Velocity_m_s)
    where TFrame : IFrame
{
    /// <summary>The position, m, as a vector that keeps its frame.</summary>
    public Vector<TFrame> PositionVector_m => new(Position_m);

    /// <summary>The velocity, m/s, as a vector that keeps its frame.</summary>
    public Vector<TFrame> VelocityVector_m_s => new(Velocity_m_s);

    /// <summary>Sum, component by component: the state of a body whose origin is itself moving.</summary>
    public static State<TFrame> operator +(State<TFrame> a, State<TFrame> b) =>
        new(a.Position_m + b.Position_m, a.Velocity_m_s + b.Velocity_m_s);

    /// <summary>State relative to another.</summary>
    public static State<TFrame> operator -(State<TFrame> a, State<TFrame> b) =>
        new(a.Position_m - b.Position_m, a.Velocity_m_s - b.Velocity_m_s);
}

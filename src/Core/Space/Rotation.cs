using System.Globalization;

namespace Guanghan.Core.Space;

/// <summary>Makes rotations whose frames the caller names.</summary>
public static class Rotation
{
    private const double OrthonormalityLimit = 1e-9;

    /// <summary>No rotation and no angular velocity: the two frames' axes coincide.</summary>
    /// <typeparam name="TFrom">The frame whose components go in.</typeparam>
    /// <typeparam name="TTo">The frame whose components come out.</typeparam>
    public static Rotation<TFrom, TTo> Identity<TFrom, TTo>()
        where TFrom : IFrame
        where TTo : IFrame => new(Turn.Identity);

    /// <summary>From the three axes of the new frame and its angular velocity.</summary>
    /// <typeparam name="TFrom">The frame whose components go in.</typeparam>
    /// <typeparam name="TTo">The frame whose components come out.</typeparam>
    /// <param name="xAxis">X axis of <typeparamref name="TTo"/>.</param>
    /// <param name="yAxis">Y axis of <typeparamref name="TTo"/>.</param>
    /// <param name="zAxis">Z axis of <typeparamref name="TTo"/>.</param>
    /// <param name="angularVelocity_rad_s">Of the new axes against the old, rad/s, in new components.</param>
    /// <exception cref="ArgumentException">
    /// The axes are not perpendicular unit vectors, right-handed, to 1e-9.
    /// </exception>
    public static Rotation<TFrom, TTo> FromAxes<TFrom, TTo>(
        Vector<TFrom> xAxis, Vector<TFrom> yAxis, Vector<TFrom> zAxis, Vector<TTo> angularVelocity_rad_s)
        where TFrom : IFrame
        where TTo : IFrame
    {
        var (x, y, z) = (xAxis.Components, yAxis.Components, zAxis.Components);
        var lengths = Math.Max(Math.Abs(x.Length - 1), Math.Abs(y.Length - 1));
        var defect = Math.Max(lengths, Math.Max(Math.Abs(Vec3.Dot(x, y)), (Vec3.Cross(x, y) - z).Length));
        return defect <= OrthonormalityLimit
            ? new(new Turn(x, y, z, angularVelocity_rad_s.Components))
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The axes are {defect:G3} away from perpendicular, right-handed unit vectors; 1e-9 is allowed."));
    }
}

/// <summary>
/// The rotation from the axes of one frame to those of another at one instant, with their relative angular velocity, so
/// that velocities are carried over with the transport term. The frames share their origin. Rotations chain only where
/// the frames meet: anything else does not compile. <c>default</c> is not a rotation; start from <see
/// cref="Rotation"/>.
/// </summary>
/// <typeparam name="TFrom">The frame whose components go in.</typeparam>
/// <typeparam name="TTo">The frame whose components come out.</typeparam>
public readonly record struct Rotation<TFrom, TTo>
    where TFrom : IFrame
    where TTo : IFrame
{
    private readonly Turn _turn;

    internal Rotation(Turn turn) => _turn = turn;

    /// <summary>The X axis of <typeparamref name="TTo"/>, a unit vector: first row of the matrix.</summary>
    public Vector<TFrom> XAxis => new(_turn.X);

    /// <summary>The Y axis of <typeparamref name="TTo"/>, a unit vector: second row of the matrix.</summary>
    public Vector<TFrom> YAxis => new(_turn.Y);

    /// <summary>The Z axis of <typeparamref name="TTo"/>, a unit vector: third row of the matrix.</summary>
    public Vector<TFrom> ZAxis => new(_turn.Z);

    /// <summary>
    /// Angular velocity of <typeparamref name="TTo"/>'s axes against <typeparamref name="TFrom"/>'s, rad/s, in
    /// <typeparamref name="TTo"/> components.
    /// </summary>
    public Vector<TTo> AngularVelocity_rad_s => new(_turn.Rate_rad_s);

    /// <summary>Angle by which the axes are turned in all, rad, in [0, pi].</summary>
    public double Angle_rad
    {
        get
        {
            var (x, y, z) = (_turn.X, _turn.Y, _turn.Z);
            var twiceSine = new Vec3(y.Z - z.Y, z.X - x.Z, x.Y - y.X).Length;
            return Math.Atan2(twiceSine, x.X + y.Y + z.Z - 1);
        }
    }

    /// <summary>The same physical vector in the other frame's components.</summary>
    public Vector<TTo> Apply(Vector<TFrom> vector) => new(_turn.Apply(vector.Components));

    /// <summary>
    /// The same motion seen in the other frame: v' = R v - omega x r', so a point at rest in the old axes moves in
    /// rotating ones.
    /// </summary>
    public State<TTo> Apply(State<TFrom> state)
    {
        var position_m = _turn.Apply(state.Position_m);
        return new(position_m, _turn.Apply(state.Velocity_m_s) - Vec3.Cross(_turn.Rate_rad_s, position_m));
    }

    /// <summary>This rotation and then the next, as one. Angular velocities add.</summary>
    public Rotation<TFrom, TNext> Compose<TNext>(Rotation<TTo, TNext> next)
        where TNext : IFrame => new(_turn.Then(next._turn));

    /// <summary>The way back.</summary>
    public Rotation<TTo, TFrom> Inverse() => new(_turn.Inverse());
}

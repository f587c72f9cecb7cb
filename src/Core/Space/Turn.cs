namespace Guanghan.Core.Space;

/// <summary>An angle and how fast it grows.</summary>
/// <param name="Angle_rad">Angle, rad.</param>
/// <param name="Rate_rad_s">Rate, rad/s.</param>
internal readonly record struct Swing(double Angle_rad, double Rate_rad_s)
{
    public static Swing operator +(Swing a, Swing b) => new(a.Angle_rad + b.Angle_rad, a.Rate_rad_s + b.Rate_rad_s);

    public static Swing operator -(Swing a) => new(-a.Angle_rad, -a.Rate_rad_s);

    public static Swing operator -(Swing a, Swing b) => a + (-b);
}

/// <summary>
/// A rotation of axes without the names of its frames: the arithmetic under <see cref="Rotation{TFrom, TTo}"/>. The
/// rows are the new axes in the old components; the rate is the angular velocity of the new axes against the old, in
/// new components.
/// </summary>
internal readonly record struct Turn(Vec3 X, Vec3 Y, Vec3 Z, Vec3 Rate_rad_s)
{
    public static Turn Identity => new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), Vec3.Zero);

    /// <summary>Axes turned about X: R1 of the textbooks.</summary>
    public static Turn AboutX(Swing swing)
    {
        var (sine, cosine) = Math.SinCos(swing.Angle_rad);
        return new(new(1, 0, 0), new(0, cosine, sine), new(0, -sine, cosine), new(swing.Rate_rad_s, 0, 0));
    }

    /// <summary>Axes turned about Y: R2 of the textbooks.</summary>
    public static Turn AboutY(Swing swing)
    {
        var (sine, cosine) = Math.SinCos(swing.Angle_rad);
        return new(new(cosine, 0, -sine), new(0, 1, 0), new(sine, 0, cosine), new(0, swing.Rate_rad_s, 0));
    }

    /// <summary>Axes turned about Z: R3 of the textbooks.</summary>
    public static Turn AboutZ(Swing swing)
    {
        var (sine, cosine) = Math.SinCos(swing.Angle_rad);
        return new(new(cosine, sine, 0), new(-sine, cosine, 0), new(0, 0, 1), new(0, 0, swing.Rate_rad_s));
    }

    public static Turn AboutX(double angle_rad) => AboutX(new Swing(angle_rad, 0));

    public static Turn AboutY(double angle_rad) => AboutY(new Swing(angle_rad, 0));

    public static Turn AboutZ(double angle_rad) => AboutZ(new Swing(angle_rad, 0));

    /// <summary>Old components to new.</summary>
    public Vec3 Apply(Vec3 old) => new(Vec3.Dot(X, old), Vec3.Dot(Y, old), Vec3.Dot(Z, old));

    /// <summary>New components to old.</summary>
    public Vec3 ApplyBack(Vec3 turned) => (turned.X * X) + (turned.Y * Y) + (turned.Z * Z);

    /// <summary>This turn, then the next.</summary>
    public Turn Then(in Turn next) => new(
        ApplyBack(next.X), ApplyBack(next.Y), ApplyBack(next.Z), next.Rate_rad_s + next.Apply(Rate_rad_s));

    /// <summary>The turn back.</summary>
    public Turn Inverse() => new(
        new(X.X, Y.X, Z.X), new(X.Y, Y.Y, Z.Y), new(X.Z, Y.Z, Z.Z), -ApplyBack(Rate_rad_s));
}

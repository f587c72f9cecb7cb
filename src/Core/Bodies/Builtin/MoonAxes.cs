using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// The Moon's principal axes as ICRF unit vectors: the axes to which its gravity field refers.
/// </summary>
/// <param name="X">Axis of least inertia, towards the Earth on average.</param>
/// <param name="Y">Intermediate axis.</param>
/// <param name="Z">Axis of greatest inertia, near the pole.</param>
internal readonly record struct MoonAxes(Vec3 X, Vec3 Y, Vec3 Z)
{
    /// <summary>
    /// Orientation from the IAU series of the mean-Earth axes (Archinal et al. 2011, Celest. Mech. Dyn. Astr. 109:101,
    /// table 2) turned to the principal axes by the constant angles of DE440 (Park et al. 2021, section 4). The series
    /// is an approximation to about 150 m on the surface (20"); a constant part of that error acts on the orbit as a
    /// steady pull along track and is taken up by the fitted tidal lag. Valid 1900-2100.
    /// </summary>
    /// <param name="tdb_s">TDB seconds past J2000.0.</param>
    public static MoonAxes At(double tdb_s)
    {
        var d = tdb_s / DynamicalConstants.Day_s;
        var t = d / 36525.0;
        var (s1, c1) = SinCosDegrees(125.045 - (0.0529921 * d));
        var (s2, c2) = SinCosDegrees(250.089 - (0.1059842 * d));
        var (s3, c3) = SinCosDegrees(260.008 + (13.0120009 * d));
        var (s4, c4) = SinCosDegrees(176.625 + (13.3407154 * d));
        var (s5, _) = SinCosDegrees(357.529 + (0.9856003 * d));
        var (s6, c6) = SinCosDegrees(311.589 + (26.4057084 * d));
        var (s7, c7) = SinCosDegrees(134.963 + (13.0649930 * d));
        var (s8, _) = SinCosDegrees(276.617 + (0.3287146 * d));
        var (s9, _) = SinCosDegrees(34.226 + (1.7484877 * d));
        var (s10, c10) = SinCosDegrees(15.134 - (0.1589763 * d));
        var (s11, _) = SinCosDegrees(119.743 + (0.0036096 * d));
        var (s12, _) = SinCosDegrees(239.961 + (0.1643573 * d));
        var (s13, c13) = SinCosDegrees(25.053 + (12.9590088 * d));

        var rightAscension = 269.9949 + (0.0031 * t) - (3.8787 * s1) - (0.1204 * s2) + (0.0700 * s3) - (0.0172 * s4)
            + (0.0072 * s6) - (0.0052 * s10) + (0.0043 * s13);
        var declination = 66.5392 + (0.0130 * t) + (1.5419 * c1) + (0.0239 * c2) - (0.0278 * c3) + (0.0068 * c4)
            - (0.0029 * c6) + (0.0009 * c7) + (0.0008 * c10) - (0.0009 * c13);
        var meridian = 38.3213 + (13.17635815 * d) - (1.4e-12 * d * d) + (3.5610 * s1) + (0.1208 * s2) - (0.0642 * s3)
            + (0.0158 * s4) + (0.0252 * s5) - (0.0066 * s6) - (0.0047 * s7) - (0.0046 * s8) + (0.0028 * s9)
            + (0.0052 * s10) + (0.0040 * s11) + (0.0019 * s12) - (0.0044 * s13);
        return ToPrincipal(MeanEarth(rightAscension, declination, meridian));
    }

    private static MoonAxes MeanEarth(double rightAscension_deg, double declination_deg, double meridian_deg)
    {
        var (sa, ca) = SinCosDegrees(rightAscension_deg);
        var (sd, cd) = SinCosDegrees(declination_deg);
        var (sw, cw) = SinCosDegrees(meridian_deg);
        var node = new Vec3(-sa, ca, 0);
        var pole = new Vec3(cd * ca, cd * sa, sd);
        var ahead = Vec3.Cross(pole, node);
        return new MoonAxes((cw * node) + (sw * ahead), (cw * ahead) - (sw * node), pole);
    }

    // DE440 (Park et al. 2021): mean-Earth = Rx(-0.2785") Ry(-78.6944") Rz(-67.8526") principal; this is the inverse.
    private static MoonAxes ToPrincipal(MoonAxes meanEarth)
    {
        var a = RotateX(meanEarth, 0.2785 * DynamicalConstants.ArcSecond_rad);
        var b = RotateY(a, 78.6944 * DynamicalConstants.ArcSecond_rad);
        return RotateZ(b, 67.8526 * DynamicalConstants.ArcSecond_rad);
    }

    private static MoonAxes RotateX(MoonAxes a, double angle_rad)
    {
        var (s, c) = Math.SinCos(angle_rad);
        return new MoonAxes(a.X, (c * a.Y) + (s * a.Z), (c * a.Z) - (s * a.Y));
    }

    private static MoonAxes RotateY(MoonAxes a, double angle_rad)
    {
        var (s, c) = Math.SinCos(angle_rad);
        return new MoonAxes((c * a.X) - (s * a.Z), a.Y, (s * a.X) + (c * a.Z));
    }

    private static MoonAxes RotateZ(MoonAxes a, double angle_rad)
    {
        var (s, c) = Math.SinCos(angle_rad);
        return new MoonAxes((c * a.X) + (s * a.Y), (c * a.Y) - (s * a.X), a.Z);
    }

    private static (double Sin, double Cos) SinCosDegrees(double angle_deg) =>
        Math.SinCos(angle_deg * DynamicalConstants.Degree_rad);
}

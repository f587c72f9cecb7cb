using System.Globalization;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces.Gravity;

/// <summary>
/// Evaluates a gravity model outside its body: potential, acceleration and gradient in the body's own axes. The
/// derivatives are harmonic functions of their own coefficients (<see cref="HarmonicTriangle"/>), so poles need no
/// care. Valid outside the smallest sphere that holds the body; below the reference radius the series is continued and
/// may diverge. Immutable and thread-safe.
/// </summary>
public sealed class GravityField
{
    private readonly HarmonicTriangle potential;
    private readonly HarmonicLanes acceleration;
    private readonly Lazy<(HarmonicLanes First, HarmonicLanes Second)> gradient;
    private readonly double gm;
    private readonly double radius;

    /// <summary>Prepares a model up to a degree and an order.</summary>
    /// <param name="model">The coefficients.</param>
    /// <param name="degree">Highest degree used; null for all.</param>
    /// <param name="order">Highest order used; null for the degree; 0 for zonal harmonics alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model does not reach so far.</exception>
    public GravityField(GravityModel model, int? degree = null, int? order = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (Model, Degree) = (model, degree ?? model.Degree);
        Order = order ?? Degree;
        if (Degree < 0 || Degree > model.Degree || Order < 0 || Order > Degree)
        {
            throw new ArgumentOutOfRangeException(
                nameof(degree),
                $"{model.Name} holds degree and order {model.Degree}; {Degree} x {Order} was asked for. The order may "
                + "not exceed the degree.");
        }
        (gm, radius) = (model.Gm_m3_s2, model.ReferenceRadius_m);
        potential = HarmonicTriangle.Of(model, Degree, Order);
        acceleration = new HarmonicLanes(Order + 1, potential.AlongX(), potential.AlongY(), potential.AlongZ());
        gradient = new(LayOutGradient);
    }

    /// <summary>The coefficients behind the field.</summary>
    public GravityModel Model { get; }

    /// <summary>Highest degree used.</summary>
    public int Degree { get; }

    /// <summary>Highest order used.</summary>
    public int Order { get; }

    /// <summary>GM/r and the harmonics, m^2/s^2.</summary>
    /// <param name="position_m">Body-fixed position, m.</param>
    /// <exception cref="ArgumentException">The position is the centre or not finite.</exception>
    public double Potential_m2_s2(Vec3 position_m) =>
        (gm / Checked(position_m).Length) + (gm / radius * HarmonicSums.Evaluate(potential, position_m, radius));

    /// <summary>Acceleration, m/s^2, body-fixed axes, as seen from axes at rest.</summary>
    /// <param name="position_m">Body-fixed position, m.</param>
    /// <exception cref="ArgumentException">The position is the centre or not finite.</exception>
    public Vec3 Acceleration_m_s2(Vec3 position_m)
    {
        var r2 = Checked(position_m).LengthSquared;
        return HarmonicAcceleration_m_s2(position_m) - (gm / (r2 * Math.Sqrt(r2)) * position_m);
    }

    /// <summary>The same without the point mass: what the harmonics of degree 1 and higher add.</summary>
    /// <param name="position_m">Body-fixed position, m; not the centre.</param>
    public Vec3 HarmonicAcceleration_m_s2(Vec3 position_m) =>
        Degree == 0 ? Vec3.Zero : gm / (radius * radius) * acceleration.Evaluate(position_m, radius);

    /// <summary>Gradient of the acceleration, 1/s^2: symmetric, and its trace is zero.</summary>
    /// <param name="position_m">Body-fixed position, m.</param>
    /// <exception cref="ArgumentException">The position is the centre or not finite.</exception>
    public Matrix3 Gradient_1_s2(Vec3 position_m) =>
        PointMass.Gradient_1_s2(Checked(position_m), gm) + HarmonicGradient_1_s2(position_m);

    /// <summary>The same without the point mass.</summary>
    /// <param name="position_m">Body-fixed position, m; not the centre.</param>
    public Matrix3 HarmonicGradient_1_s2(Vec3 position_m)
    {
        if (Degree == 0)
        {
            return default;
        }
        var (first, second) = gradient.Value;
        var scale = gm / (radius * radius * radius);
        var x = scale * first.Evaluate(position_m, radius); // xx, xy, xz
        var rest = scale * second.Evaluate(position_m, radius); // yy, yz, zz
        return new(x, new(x.Y, rest.X, rest.Y), new(x.Z, rest.Y, rest.Z));
    }

    /// <summary>The acceleration by the plain sums: the oracle of the fast one.</summary>
    internal Vec3 PlainHarmonicAcceleration_m_s2(Vec3 position_m) => gm / (radius * radius) * new Vec3(
        HarmonicSums.Evaluate(potential.AlongX(), position_m, radius),
        HarmonicSums.Evaluate(potential.AlongY(), position_m, radius),
        HarmonicSums.Evaluate(potential.AlongZ(), position_m, radius));

    private (HarmonicLanes First, HarmonicLanes Second) LayOutGradient()
    {
        var (x, y, z) = (potential.AlongX(), potential.AlongY(), potential.AlongZ());
        return (
            new HarmonicLanes(Order + 2, x.AlongX(), x.AlongY(), x.AlongZ()),
            new HarmonicLanes(Order + 2, y.AlongY(), y.AlongZ(), z.AlongZ()));
    }

    private Vec3 Checked(Vec3 position_m) => position_m.LengthSquared is > 0 and < double.PositiveInfinity
        ? position_m
        : throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"{Model.Name} has no acceleration at ({position_m.X}, {position_m.Y}, {position_m.Z}) m: the position ")
            + "must be finite and away from the centre of mass.");
}

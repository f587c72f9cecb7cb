using Guanghan.Core.Bodies.Builtin;

namespace Guanghan.FitEphemeris;

/// <summary>
/// Gauss-Newton fit of the model to the published positions. Unknowns: 45 positions, 45 velocities, the tidal lag, and
/// twelve numbers for each moon that moves a giant planet's centre. The Jacobian of the first 91 is taken by
/// differences of whole integrations.
/// </summary>
internal sealed class Fit(Observations observations, Func<Observation, bool> isFitted, TextWriter log)
{
    public const int TrackFirstDay = Observations.FirstDay - 100;
    public const int TrackLastDay = Observations.LastDay + 140;
    private const int Dynamical = (6 * Slot.Count) + 1;
    // Published with respect to the barycentre of an older ephemeris (see README.md): a shift a + b t + c t^2 for each.
    private static readonly int[] ShiftedSlots = [Slot.Mars, Slot.Saturn];
    private const int ShiftTerms = 3;
    private static readonly int FirstShift = Dynamical + (Wobble.Terms * Wobble.All.Count(w => w.IsFitted));
    private static readonly int Unknowns = FirstShift + (ShiftTerms * 3 * ShiftedSlots.Length);

    // Share of a body's distance by which it is moved for its partial derivatives: small enough that the answer is
    // linear to 1e-3 over 35 years, large enough that rounding in the Moon's orbit (1 cm), which every column carries,
    // stays small when Jupiter's first guess has to move by a million kilometres.
    private const double StepRatio = 2e-7;
    private const double SunStep_m = 1e5;
    private const double LagStep_s = 10.0;

    /// <summary>Wobble numbers, <see cref="Wobble.Terms"/> for each moon in turn, m and m/century.</summary>
    public double[] Wobbles_m { get; } =
        [.. Wobble.All.SelectMany(w => w.IsFitted ? new double[Wobble.Terms] : w.Circular())];

    /// <summary>
    /// Shift of the barycentre to which Mars and Saturn are published: for each a, b, c (3 numbers each), m, m/century,
    /// m/century^2.
    /// </summary>
    public double[] Shifts_m { get; } = new double[ShiftTerms * 3 * ShiftedSlots.Length];

    /// <summary>Which published positions the fit uses.</summary>
    public Func<Observation, bool> IsFitted => isFitted;

    public ModelParameters Parameters { get; private set; } = new([], [], 0);

    /// <summary>Takes Gauss-Newton steps from a start, printing the residuals before each.</summary>
    public ModelParameters Run(ModelParameters initial, int iterations)
    {
        Parameters = initial;
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var track = Track.Integrate(Parameters, TrackFirstDay, TrackLastDay);
            var all = observations.All(track);
            log.WriteLine($"-- iteration {iteration}, before the step; tidal lag {Parameters.TideLag_s:F3} s");
            new Residuals(this).Write(log, track, all, isFitted);
            Step(track, all, Jacobian(all));
        }

        return Parameters;
    }

    /// <summary>Starts from numbers that are already in the product's form.</summary>
    public void TakeWobbles(IReadOnlyList<CentreOffset> offsets)
    {
        for (var k = 0; k < offsets.Count; k++)
        {
            var o = offsets[k];
            const double century = DynamicalConstants.JulianCentury_s;
            double[] numbers =
            [
                o.Cos_m.X, o.Cos_m.Y, o.Cos_m.Z, o.Sin_m.X, o.Sin_m.Y, o.Sin_m.Z,
                century * o.CosDrift_m_s.X, century * o.CosDrift_m_s.Y, century * o.CosDrift_m_s.Z,
                century * o.SinDrift_m_s.X, century * o.SinDrift_m_s.Y, century * o.SinDrift_m_s.Z,
            ];
            numbers.CopyTo(Wobbles_m, k * Wobble.Terms);
        }
    }

    /// <summary>Published minus model, m.</summary>
    public void Misfit(Track track, Observation o, Span<double> misfit)
    {
        for (var axis = 0; axis < 3; axis++)
        {
            misfit[axis] = o.Position_m[axis] - Model(track, o, axis);
        }

        for (var k = 0; k < Wobble.All.Length; k++)
        {
            if (Wobble.All[k].Planet == o.Slot)
            {
                var (cos, sin, century) = Wobble.All[k].Factors(o.Day);
                for (var axis = 0; axis < 3; axis++)
                {
                    var at = (Wobble.Terms * k) + axis;
                    misfit[axis] -= ((Wobbles_m[at] + (century * Wobbles_m[at + 6])) * cos)
                        + ((Wobbles_m[at + 3] + (century * Wobbles_m[at + 9])) * sin);
                }
            }
        }

        var shifted = Array.IndexOf(ShiftedSlots, o.Slot);
        if (shifted >= 0)
        {
            var century = o.Day / 36525.0;
            for (var axis = 0; axis < 3; axis++)
            {
                var at = (9 * shifted) + axis;
                misfit[axis] -= Shifts_m[at] + (century * (Shifts_m[at + 3] + (century * Shifts_m[at + 6])));
            }
        }
    }

    private static double Model(Track track, Observation o, int axis) =>
        track.At(o.Day, o.Slot, axis) - (o.Origin == Origin.Sun ? track.At(o.Day, Slot.Sun, axis) : 0);

    private double[][] Jacobian(List<Observation> all)
    {
        var track = Track.Integrate(Parameters, TrackFirstDay, TrackLastDay, Track.CoarseStepsPerDay);
        var columns = new double[Dynamical][];
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        Parallel.For(0, Dynamical, options, unknown =>
        {
            var (changed, step) = Perturbed(unknown);
            var other = Track.Integrate(changed, TrackFirstDay, TrackLastDay, Track.CoarseStepsPerDay);
            var column = new double[3 * all.Count];
            for (var k = 0; k < all.Count; k++)
            {
                for (var axis = 0; axis < 3; axis++)
                {
                    column[(3 * k) + axis] = (Model(other, all[k], axis) - Model(track, all[k], axis)) / step;
                }
            }

            columns[unknown] = column;
        });
        return columns;
    }

    private (ModelParameters Changed, double Step) Perturbed(int unknown)
    {
        var position = (double[])Parameters.Position_m.Clone();
        var velocity = (double[])Parameters.Velocity_m_s.Clone();
        const int components = 3 * Slot.Count;
        if (unknown == Dynamical - 1)
        {
            return (Parameters with { TideLag_s = Parameters.TideLag_s + LagStep_s }, LagStep_s);
        }

        var component = unknown % components;
        var slot = component % Slot.Count;
        var length = slot == Slot.Sun ? SunStep_m : StepRatio * Distance_m(slot);
        if (unknown < components)
        {
            Move(position, component, length);
            return (Parameters with { Position_m = position }, length);
        }

        // The velocity change that moves the body about as far in a radian of its orbit.
        var speed = length * MeanMotion_rad_s(slot);
        Move(velocity, component, speed);
        return (Parameters with { Velocity_m_s = velocity }, speed);
    }

    // The Sun's unknowns move everything with it, the others' are heliocentric: so the place of the whole, which only
    // the barycentric positions of the Sun determine, does not mix with the orbits, where it would cancel badly.
    private static void Move(double[] values, int component, double change)
    {
        var slot = component % Slot.Count;
        var first = component - slot;
        for (var s = 0; s < Slot.Count; s++)
        {
            values[first + s] += s == slot || (slot == Slot.Sun && s != Slot.Moon) ? change : 0;
        }
    }

    private double MeanMotion_rad_s(int slot) =>
        slot == Slot.Sun ? 1e-8 : Size(Parameters.Velocity_m_s, slot) / Distance_m(slot);

    private double Distance_m(int slot) => Size(Parameters.Position_m, slot);

    private static double Size(double[] values, int slot)
    {
        var (x, y, z) = (values[slot], values[Slot.Count + slot], values[Slot.Count + Slot.Count + slot]);
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    private void Step(Track track, List<Observation> all, double[][] jacobian)
    {
        var equations = new LeastSquares(Unknowns, 3 * all.Count(isFitted));
        Span<double> misfit = stackalloc double[3];
        var columns = new List<int>();
        var row = new List<double>();
        for (var k = 0; k < all.Count; k++)
        {
            if (!isFitted(all[k]))
            {
                continue;
            }

            Misfit(track, all[k], misfit);
            for (var axis = 0; axis < 3; axis++)
            {
                columns.Clear();
                row.Clear();
                Row(all[k], (3 * k) + axis, axis, jacobian, columns, row);
                equations.Add(
                    System.Runtime.InteropServices.CollectionsMarshal.AsSpan(columns),
                    System.Runtime.InteropServices.CollectionsMarshal.AsSpan(row),
                    misfit[axis] / all[k].Sigma_m);
            }
        }

        Apply(equations.Solve());
    }

    private static void Row(
        Observation o, int index, int axis, double[][] jacobian, List<int> columns, List<double> row)
    {
        for (var u = 0; u < Dynamical; u++)
        {
            columns.Add(u);
            row.Add(jacobian[u][index] / o.Sigma_m);
        }

        var at = Dynamical - Wobble.Terms;
        for (var m = 0; m < Wobble.All.Length; m++)
        {
            at += Wobble.All[m].IsFitted ? Wobble.Terms : 0;
            if (Wobble.All[m].Planet != o.Slot || !Wobble.All[m].IsFitted)
            {
                continue;
            }

            var (cos, sin, century) = Wobble.All[m].Factors(o.Day);
            foreach (var (group, factor) in (ReadOnlySpan<(int, double)>)
                [(0, cos), (3, sin), (6, century * cos), (9, century * sin)])
            {
                columns.Add(at + group + axis);
                row.Add(factor / o.Sigma_m);
            }
        }

        var shifted = Array.IndexOf(ShiftedSlots, o.Slot);
        for (var (power, factor) = (0, 1.0); shifted >= 0 && power < ShiftTerms; power++, factor *= o.Day / 36525.0)
        {
            columns.Add(FirstShift + (9 * shifted) + (3 * power) + axis);
            row.Add(factor / o.Sigma_m);
        }
    }

    private void Apply(double[] change)
    {
        var position = (double[])Parameters.Position_m.Clone();
        var velocity = (double[])Parameters.Velocity_m_s.Clone();
        for (var k = 0; k < 3 * Slot.Count; k++)
        {
            Move(position, k, change[k]);
            Move(velocity, k, change[(3 * Slot.Count) + k]);
        }

        var at = Dynamical;
        for (var k = 0; k < Wobbles_m.Length; k++)
        {
            Wobbles_m[k] += Wobble.All[k / Wobble.Terms].IsFitted ? change[at++] : 0;
        }

        for (var k = 0; k < Shifts_m.Length; k++)
        {
            Shifts_m[k] += change[FirstShift + k];
        }

        Parameters = new ModelParameters(position, velocity, Parameters.TideLag_s + change[Dynamical - 1]);
    }
}

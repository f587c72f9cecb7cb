using System.Runtime.Intrinsics;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces;

/// <summary>
/// Where bodies are and how they are turned during one propagation, seen from its central body: looked up in the
/// ephemeris once, then interpolated. Positions within 1e-11 of the distance, axes within 1e-11 rad (a kink that an
/// ephemeris has at its own joints stays). An object serves one thread; its answers do not depend on the order of
/// questions.
/// </summary>
public sealed class Surroundings
{
    private const double PathPiece_s = 8 * 86400.0;
    private const double PathToleranceFactor = 1e-12;

    private readonly IEphemeris? ephemeris;
    private readonly IReadOnlyList<BodyAxes> axes;
    private readonly double from_s;
    private readonly double to_s;
    private readonly List<(int NaifId, Path Path)> paths = [];
    private readonly List<(int NaifId, TurnTable Turn)> turns = [];
    private double? legMiddle_s;

    /// <summary>Prepares a span of time.</summary>
    /// <param name="center">The central body.</param>
    /// <param name="clock">How times are counted.</param>
    /// <param name="end">The other end of the span; may be earlier.</param>
    /// <param name="ephemeris">Where bodies are; null where no force asks.</param>
    /// <param name="axes">How bodies are turned; a body needs axes only if a force or an event asks.</param>
    public Surroundings(
        Body center, RunClock clock, Epoch end, IEphemeris? ephemeris, IReadOnlyList<BodyAxes> axes)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(axes);
        (Center, Clock, this.ephemeris, this.axes) = (center, clock, ephemeris, axes);
        var span_s = clock.SecondsTo_s(end);
        (from_s, to_s) = (Math.Min(0, span_s), Math.Max(0, span_s));
    }

    /// <summary>The central body.</summary>
    public Body Center { get; }

    /// <summary>How times are counted.</summary>
    public RunClock Clock { get; }

    /// <summary>Position of a body relative to the central one, m, ICRF axes.</summary>
    /// <param name="body">The body.</param>
    /// <param name="time_s">When, s on the clock.</param>
    /// <exception cref="EphemerisException">
    /// The ephemeris does not hold the body or the time, or there is none.
    /// </exception>
    public Vec3 PositionOf(Body body, double time_s) => body == Center ? Vec3.Zero : PathOf(body).At(time_s);

    /// <summary>Position and velocity of a body relative to the central one, ICRF axes.</summary>
    /// <param name="body">The body.</param>
    /// <param name="time_s">When, s on the clock.</param>
    /// <exception cref="EphemerisException">
    /// The ephemeris does not hold the body or the time, or there is none.
    /// </exception>
    public State<Icrf> StateOf(Body body, double time_s) =>
        body == Center ? default : new(PathOf(body).At(time_s), PathOf(body).VelocityAt(time_s));

    /// <summary>Rotation from ICRF to a body's own axes, by its rows.</summary>
    /// <param name="body">The body.</param>
    /// <param name="time_s">When, s on the clock.</param>
    /// <exception cref="InvalidOperationException">No axes were given for the body.</exception>
    public Matrix3 AxesOf(Body body, double time_s) => TurnOf(body).At(time_s);

    /// <summary>
    /// Angular velocity of a body's axes, rad/s, ICRF axes: its spin about its own Z axis at the start. What precession
    /// adds, 1e-12 rad/s, is left out.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="time_s">When, s on the clock.</param>
    /// <exception cref="InvalidOperationException">No axes were given for the body.</exception>
    public Vec3 SpinOf(Body body, double time_s)
    {
        var turn = TurnOf(body);
        return turn.Spin_rad_s * turn.At(time_s).Z;
    }

    /// <summary>
    /// Whether the present leg of the integration lies within a span: a leg never crosses a switch, so this answers for
    /// its ends as for its inside.
    /// </summary>
    internal bool IsWithin(double time_s, Epoch start, Epoch end)
    {
        var asked_s = legMiddle_s ?? time_s;
        return asked_s >= Clock.SecondsTo_s(start) && asked_s < Clock.SecondsTo_s(end);
    }

    /// <summary>Says which leg is being integrated.</summary>
    internal void EnterLeg(double from_s, double to_s) => legMiddle_s = (from_s + to_s) / 2;

    private Path PathOf(Body body)
    {
        foreach (var (naifId, path) in paths)
        {
            if (naifId == body.NaifId)
            {
                return path;
            }
        }
        return AddPath(body);
    }

    // Apart, for what a closure captures is allocated where its method begins.
    private Path AddPath(Body body)
    {
        var source = ephemeris ?? throw new EphemerisException(
            $"A force or an event asks where body {body.NaifId} is, but the force model has no ephemeris: give it "
            + "one.");
        var made = new Path(new ChebyshevTable(
            (time_s, values) =>
            {
                var position_m = source.StateOf(body, Center, Clock.EpochAt(time_s)).Position_m;
                (values[0], values[1], values[2], values[3]) = (position_m.X, position_m.Y, position_m.Z, 0);
            },
            from_s, to_s, PathPiece_s, PathToleranceFactor));
        paths.Add((body.NaifId, made));
        return made;
    }

    private TurnTable TurnOf(Body body)
    {
        foreach (var (naifId, turn) in turns)
        {
            if (naifId == body.NaifId)
            {
                return turn;
            }
        }
        return AddTurn(body);
    }

    private TurnTable AddTurn(Body body)
    {
        var given = axes.FirstOrDefault(one => one.Body == body) ?? throw new InvalidOperationException(
            $"A force or an event needs the axes of body {body.NaifId}; the force model has axes for "
            + (axes.Count == 0 ? "none" : string.Join(", ", axes.Select(one => one.Body.NaifId)))
            + ": add a BodyAxes.");
        var made = new TurnTable(given, Clock, from_s, to_s);
        turns.Add((body.NaifId, made));
        return made;
    }

    /// <summary>One body's path and the last answer.</summary>
    private sealed class Path(ChebyshevTable table)
    {
        private double time_s = double.NaN;
        private Vec3 position_m;

        public Vec3 At(double t_s)
        {
            if (t_s != time_s)
            {
                (position_m, time_s) = (ToVec3(table.At(t_s)), t_s);
            }
            return position_m;
        }

        public Vec3 VelocityAt(double t_s) => ToVec3(table.SlopeAt(t_s));

        private static Vec3 ToVec3(Vector256<double> v) => new(v[0], v[1], v[2]);
    }
}

using System.Globalization;
using Guanghan.Core.Numerics;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Propagation;

/// <summary>
/// Propagates a spacecraft numerically (Cowell's method): <see cref="DormandPrince853"/> on position, velocity and mass
/// in ICRF axes, with events on its dense output and variational equations beside it. Legs end where a force switches
/// and at impulses. Immutable and thread-safe: each call has its own work space.
/// </summary>
public sealed class NumericalPropagator
{
    private readonly ForceModel model;
    private readonly PropagationOptions options;

    /// <summary>Prepares a force model.</summary>
    /// <param name="model">What moves the spacecraft.</param>
    /// <param name="options">Tolerances and bounds; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no force, or a tolerance is not positive.</exception>
    public NumericalPropagator(ForceModel model, PropagationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Forces.Count == 0)
        {
            throw new ArgumentException(
                "The force model has no force, not even the central body's attraction.", nameof(model));
        }
        if (model.TimeScale is not TimeScale.Tt and not TimeScale.Tdb)
        {
            throw new ArgumentException(
                $"Equations of motion count seconds of TT or TDB, not {model.TimeScale}.", nameof(model));
        }
        (this.model, this.options) = (model, options ?? new PropagationOptions());
        if (!(this.options.RelativeErrorRatio >= 1e-15) || !(this.options.PositionError_m > 0))
        {
            throw new ArgumentException(
                "RelativeErrorRatio must be at least 1e-15 and PositionError_m positive.", nameof(options));
        }
    }

    /// <summary>Propagates.</summary>
    /// <param name="request">What, until when, and what is wanted.</param>
    /// <returns>Where it got to; that it fell short is said in the result, never thrown.</returns>
    /// <exception cref="ArgumentException">
    /// The initial state is not finite, its mass not positive, an impulse lies outside, or one in local axes cannot be
    /// undone.
    /// </exception>
    /// <exception cref="Core.Bodies.EphemerisException">The ephemeris does not cover what a force asks.</exception>
    public PropagationResult Propagate(PropagationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var surroundings = new Surroundings(
            model.Center, new RunClock(request.Initial.Epoch, model.TimeScale), request.End, model.Ephemeris,
            model.Axes);
        var columnCount = request.WithTransition || request.Parameters.Count > 0
            ? Sensitivity.StateLength + request.Parameters.Count
            : 0;
        return new PropagationRun(model, options, request, surroundings, columnCount).Finish();
    }

    private static void Check(PropagationRequest request)
    {
        var (r, v, mass_kg) = (
            request.Initial.Orbit.Position_m, request.Initial.Orbit.Velocity_m_s, request.Initial.Mass_kg);
        if (!double.IsFinite(r.LengthSquared + v.LengthSquared) || !(r.LengthSquared > 0) || !(mass_kg > 0)
            || !double.IsFinite(mass_kg))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The initial state must be finite, away from the centre and of positive mass; it is ({r.X}, {r.Y}, ")
                + string.Create(CultureInfo.InvariantCulture, $"{r.Z}) m, ({v.X}, {v.Y}, {v.Z}) m/s, {mass_kg} kg."));
        }
        var (first, last) = request.IsBackward
            ? (request.End, request.Initial.Epoch)
            : (request.Initial.Epoch, request.End);
        if (request.Impulses.FirstOrDefault(impulse => impulse.Epoch < first || impulse.Epoch > last) is { } outside)
        {
            throw new ArgumentException(
                $"An impulse at {outside.Epoch} lies outside the propagation from {request.Initial.Epoch} to "
                + $"{request.End}.");
        }
    }
}

using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Correction;

/// <summary>A trajectory to be corrected.</summary>
/// <param name="Nodes">Its points in the order of time, at least two.</param>
/// <param name="Goals">What is wanted of them.</param>
/// <param name="Models">Force models; one for each centre that a node has.</param>
/// <param name="Ephemeris">Where the centres are.</param>
public sealed record ShootingProblem(
    IReadOnlyList<TrajectoryNode> Nodes, IReadOnlyList<NodeGoal> Goals, IReadOnlyList<ForceModel> Models,
    IEphemeris Ephemeris)
{
    /// <summary>Burns at the ends that count when impulses are minimised.</summary>
    public IReadOnlyList<NodeBurn> Burns { get; init; } = [];

    /// <summary>Mass of the spacecraft, kg; forces other than gravity depend on it.</summary>
    public double Mass_kg { get; init; } = 1000;

    /// <summary>Gap of position that is tolerated between pieces, m.</summary>
    public double PositionTolerance_m { get; init; } = 0.1;

    /// <summary>Gap of velocity that is tolerated, m/s.</summary>
    public double VelocityTolerance_m_s { get; init; } = 1e-5;

    /// <summary>Tolerances of the propagation.</summary>
    public PropagationOptions Propagation { get; init; } = new()
    {
        RelativeErrorRatio = 1e-13,
        PositionError_m = 1e-4,
    };

    /// <summary>Most iterations.</summary>
    public int IterationCount_max { get; init; } = 50;

    internal ForceModel ModelOf(Body center) => Models.First(model => model.Center == center);

    /// <summary>Throws where there is nothing to correct.</summary>
    /// <exception cref="ArgumentException">Says what is wrong.</exception>
    internal void Require()
    {
        var text = CultureInfo.InvariantCulture;
        if (Nodes.Count < 2)
        {
            throw new ArgumentException($"A trajectory needs two nodes or more; there are {Nodes.Count}.");
        }
        for (var k = 1; k < Nodes.Count; k++)
        {
            if (Nodes[k].Epoch <= Nodes[k - 1].Epoch)
            {
                throw new ArgumentException(
                    $"Node {k} ({Nodes[k].Name}) at {Nodes[k].Epoch} is not after node {k - 1} at "
                    + $"{Nodes[k - 1].Epoch}: put the nodes in the order of time.");
            }
        }
        if (Nodes.FirstOrDefault(node => Models.All(model => model.Center != node.Center)) is { } lost)
        {
            throw new ArgumentException(
                $"Node {lost.Name} is relative to body {lost.Center.NaifId}, for which there is no force model: add "
                + "one, or give the node another centre.");
        }
        if (Goals.FirstOrDefault(goal => goal.Node < 0 || goal.Node >= Nodes.Count || !(goal.Tolerance_si > 0))
            is { } stray)
        {
            throw new ArgumentException(string.Create(
                text, $"Goal {stray.Name} is of node {stray.Node} with a tolerance of {stray.Tolerance_si}: nodes run ")
                + $"from 0 to {Nodes.Count - 1}, and tolerances are positive.");
        }
        if (!(PositionTolerance_m > 0) || !(VelocityTolerance_m_s > 0) || !(Mass_kg > 0))
        {
            throw new ArgumentException(string.Create(
                text, $"Tolerances of {PositionTolerance_m} m and {VelocityTolerance_m_s} m/s and a mass of {Mass_kg} ")
                + "kg: all must be positive.");
        }
    }
}

/// <summary>One impulse of a corrected trajectory.</summary>
/// <param name="Name">The node's name, or the burn's.</param>
/// <param name="Epoch">When.</param>
/// <param name="DeltaV_m_s">Its size, m/s.</param>
public sealed record TrajectoryImpulse(string Name, Core.Time.Epoch Epoch, double DeltaV_m_s);

/// <summary>A corrected trajectory.</summary>
/// <param name="Converged">True where gaps and goals are within tolerances, and the minimum found if asked.</param>
/// <param name="Message">The same in words, with what to do where it fell short.</param>
/// <param name="Nodes">Its points.</param>
/// <param name="Impulses">Impulses at nodes, then burns at ends.</param>
/// <param name="GoalErrors_si">What each goal is missed by, in its SI unit.</param>
/// <param name="PositionResidual_m">Largest gap of position, m.</param>
/// <param name="VelocityResidual_m_s">Largest gap of velocity where none is wanted, m/s.</param>
/// <param name="Iterations">Iterations of the solver.</param>
public sealed record CorrectedTrajectory(
    bool Converged, string Message, IReadOnlyList<TrajectoryNode> Nodes, IReadOnlyList<TrajectoryImpulse> Impulses,
    IReadOnlyList<double> GoalErrors_si, double PositionResidual_m, double VelocityResidual_m_s, int Iterations)
{
    /// <summary>Sum of all impulses and burns, m/s.</summary>
    public double DeltaV_m_s => Impulses.Sum(impulse => impulse.DeltaV_m_s);
}

using System.Collections.Immutable;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// What a set of rays says of the whole chain. Everything is proportional to the irradiance: powers are given as the
/// areas that would catch them, fluxes as ratios to it. Pure arithmetic on the counts; the same for one lane and for
/// all of them, so the lanes' spread is the standard error of every figure.
/// </summary>
public sealed class LightOutcome
{
    private readonly List<LightStage> _stages = [];

    internal LightOutcome(LightTrace trace, LightLane lane, double? spotDiameter_m, double? peakRadius_m)
    {
        var system = trace.System;
        var perRay = trace.Collector.OutlineArea_m2 * system.CollectorCount / lane.Tally.IncidentCount;
        Lane = lane;
        AreaPerRay_m2 = perRay;
        var window = perRay * system.WindowFraction;
        var carried = trace.Span.Carry(lane.Entered.Times(window));
        var (passed, _) = trace.Exit.Pass(carried.Left);
        Spot = new(trace.Pen, passed, system.OpenFraction);
        SpotDiameter_m = spotDiameter_m ?? Spot.Diameter_m;
        PeakRadius_m = peakRadius_m ?? Spot.PeakRadius_m;
        (Carried, Leaving) = (carried, passed);
        AddStages(system, lane, perRay, window);
        CoreHottestRatio = lane.Cores.Max() * window / system.CollectorCount / trace.Entry.Lattice.CoreArea_m2;
        var peak = trace.PeakDiscRadius_m;
        FocusPeakRatio = lane.Focus.Within(peak) * window / system.CollectorCount / (Math.PI * peak * peak);
        GapRatio = lane.Tally.Lost(LightLoss.BesideCores) * window / system.CollectorCount;
    }

    /// <summary>The stages in the order of the light; the first is what falls on the apertures.</summary>
    public ImmutableArray<LightStage> Stages => [.. _stages];

    /// <summary>Before the exit faces, and what the fibres' length lost.</summary>
    public FibreCarried Carried { get; }

    /// <summary>Behind the exit faces, by band and angle, m^2.</summary>
    public AngularPower Leaving { get; }

    /// <summary>The light on the work; its watts are m^2 and its fluxes ratios to the irradiance.</summary>
    public PenSpot Spot { get; }

    /// <summary>Diameter of the circle that holds all light on the work, m.</summary>
    public double SpotDiameter_m { get; }

    /// <summary>Where the flux on the work is largest, m from the centre.</summary>
    public double PeakRadius_m { get; }

    /// <summary>Flux in the middle of the receiver's plane, over the irradiance.</summary>
    public double FocusPeakRatio { get; }

    /// <summary>Mean flux over the hottest core, over the irradiance.</summary>
    public double CoreHottestRatio { get; }

    /// <summary>Light on one face between the cores, m^2.</summary>
    public double GapRatio { get; }

    /// <summary>The area whose sunlight would equal the pen's power, m^2.</summary>
    public double PenArea_m2 => _stages[^1].Area_m2;

    /// <summary>Mean flux over the spot, over the irradiance; 0 where no light arrives.</summary>
    public double SpotRatio => SpotDiameter_m > 0 ? PenArea_m2 / (Math.PI / 4 * SpotDiameter_m * SpotDiameter_m) : 0;

    /// <summary>Largest flux on the work, over the irradiance.</summary>
    public double SpotPeakRatio => Spot.FluxAt_W_m2(PeakRadius_m);

    internal LightLane Lane { get; }

    internal double AreaPerRay_m2 { get; }

    /// <summary>A stage by its name.</summary>
    /// <param name="name">One of the names in <see cref="Stages"/>.</param>
    public LightStage StageOf(string name) =>
        _stages.First(stage => string.Equals(stage.Name, name, StringComparison.Ordinal));

    private void AddStages(LightSystem system, LightLane lane, double perRay, double window)
    {
        var tally = lane.Tally;
        _stages.Add(new("incident", 1, tally.Incident * perRay));
        var weight = tally.Incident;
        Add("admitted", weight * window);
        Lose("unshaded", LightLoss.ShadedByScreen, LightLoss.ShadedByStrut, LightLoss.ShadedByFacet);
        Lose("reflected", LightLoss.IntoHole, LightLoss.MirrorAbsorbed, LightLoss.MirrorDust);
        Lose("arrived", LightLoss.BlockedByScreen, LightLoss.BlockedByStrut, LightLoss.BlockedByFacet,
            LightLoss.BesideMirror, LightLoss.AwayFromReceiver);
        Lose("concentrated", LightLoss.BesideEntry, LightLoss.TurnedBack, LightLoss.Caught,
            LightLoss.SecondaryAbsorbed);
        Lose("captured", LightLoss.BesideFace);
        Lose("on_cores", LightLoss.BesideCores);
        Lose("accepted", LightLoss.BeyondAperture, LightLoss.LeakedNearAperture);

        // From here on the table of band and angle carries the power; its total is what the losses have left.
        Add("entered", lane.Entered.Total_W * window);
        Add("carried", _stages[^1].Area_m2 - Carried.Attenuated_W);
        Add("guided", Carried.Left.Total_W);
        Add("exited", Leaving.Total_W);
        var transmitted = system.Pen.TransmittanceFraction * system.OpenFraction;
        Add("collected", transmitted > 0 ? Spot.Power_W / transmitted : _stages[^1].Area_m2);
        Add("delivered", Spot.Power_W);

        void Lose(string name, params ReadOnlySpan<LightLoss> losses)
        {
            foreach (var loss in losses)
            {
                weight -= tally.Lost(loss);
            }

            Add(name, Math.Max(0, weight) * window);
        }

        void Add(string name, double area_m2)
        {
            var before = _stages[^1].Area_m2;
            _stages.Add(new(name, before > 0 ? area_m2 / before : 1, area_m2));
        }
    }
}

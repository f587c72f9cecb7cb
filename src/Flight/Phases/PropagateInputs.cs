using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces.Atmospheres;
using Guanghan.Flight.Forces.Gravity;

namespace Guanghan.Flight.Phases;

/// <summary>Checked inputs of <c>flight.propagate</c>.</summary>
public sealed record PropagateInputs
{
    /// <summary>Name of the spacecraft in the ephemeris message.</summary>
    public required string Name { get; init; }

    /// <summary>What it goes about.</summary>
    public required CentralBody Centre { get; init; }

    /// <summary>Start of the flight.</summary>
    public required Epoch Start { get; init; }

    /// <summary>Length of the flight, s.</summary>
    public required double Duration_s { get; init; }

    /// <summary>Step of series and ephemeris, s.</summary>
    public required double Step_s { get; init; }

    /// <summary>Axes of the series of elements.</summary>
    public required RestAxes Axes { get; init; }

    /// <summary>Initial state, ICRF axes.</summary>
    public required State<Icrf> Initial { get; init; }

    /// <summary>Mass, kg.</summary>
    public required double Mass_kg { get; init; }

    /// <summary>Forces beside the point mass.</summary>
    public required PropagateForces Forces { get; init; }

    /// <summary>Error of a step, relative.</summary>
    public required double ToleranceRatio { get; init; }

    /// <summary>Whether the flight is repeated with finer steps for an estimate of its error.</summary>
    public required bool ChecksError { get; init; }

    /// <summary>Whether apsides are listed as events.</summary>
    public required bool ListsApsides { get; init; }

    /// <summary>Whether nodes are listed as events.</summary>
    public required bool ListsNodes { get; init; }

    /// <summary>Whether eclipses are listed as events.</summary>
    public required bool ListsEclipses { get; init; }

    /// <summary>Files beside the ephemeris message.</summary>
    public PropagateFileKinds Files { get; init; } = new(false, false, false);
}

/// <summary>Forces of a flight.</summary>
/// <param name="Field">The central body's harmonics; null for a point mass.</param>
/// <param name="ThirdBodies">Bodies that pull beside it.</param>
/// <param name="Radiation">Pressure of sunlight; null for none.</param>
/// <param name="Drag">The Earth's atmosphere; null for none.</param>
/// <param name="HasRelativity">Whether general relativity counts.</param>
public sealed record PropagateForces(
    FieldSize? Field, IReadOnlyList<Body> ThirdBodies, CrossSection? Radiation, CrossSection? Drag,
    bool HasRelativity)
{
    /// <summary>The air that drags.</summary>
    public IAtmosphere Air { get; init; } = StandardAtmosphere1976.Shared;

    /// <summary>The central body as a point and nothing else.</summary>
    public static PropagateForces PointMass { get; } = new(null, [], null, null, false);

    /// <summary>Whether energy is kept: a point mass alone.</summary>
    public bool IsTwoBody => Field is null && ThirdBodies.Count == 0 && Radiation is null && Drag is null
        && !HasRelativity;
}

/// <summary>Part of a gravity field that is used.</summary>
/// <param name="Degree">Highest degree.</param>
/// <param name="Order">Highest order.</param>
public sealed record FieldSize(int Degree, int Order)
{
    /// <summary>The field, from a file; null for the built-in one.</summary>
    public GravityModel? Model { get; init; }
}

/// <summary>What light or air presses on.</summary>
/// <param name="Area_m2">Cross-section, m^2.</param>
/// <param name="CoefficientFactor">Coefficient of pressure or drag.</param>
public sealed record CrossSection(double Area_m2, double CoefficientFactor);

/// <summary>Which other files of the ephemeris are written.</summary>
/// <param name="Spk">An SPK kernel.</param>
/// <param name="Stk">An STK ephemeris.</param>
/// <param name="Czml">A scene of Cesium; only about the Earth.</param>
public sealed record PropagateFileKinds(bool Spk, bool Stk, bool Czml);

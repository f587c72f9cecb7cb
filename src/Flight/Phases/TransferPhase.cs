using Guanghan.Core.Phases;

namespace Guanghan.Flight.Phases;

/// <summary>
/// From one body to another about the Sun: a ballistic arc, a tour of swing-bys, or months of thrust. The physics is in
/// Transfers, Tours and LowThrust.
/// </summary>
public sealed class TransferPhase : IPhase<TransferInputs, TransferResult>
{
    /// <inheritdoc/>
    public static string Kind => "flight.transfer";

    /// <inheritdoc/>
    public static PhaseDescription Description { get; } = TransferOutputs.Description;

    /// <inheritdoc/>
    public static TransferInputs Read(Section section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return TransferReading.Read(section);
    }

    /// <inheritdoc/>
    public static TransferResult Run(TransferInputs inputs, PhaseContext context)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(context);
        return inputs.Direct is { } direct ? DirectTransfer.Fly(inputs, direct, context)
            : inputs.Tour is { } tour ? TourTransfer.Fly(inputs, tour, context)
            : LowThrustFlight.Fly(inputs, inputs.LowThrust!, context);
    }

    /// <inheritdoc/>
    public static Report Report(TransferResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return TransferReport.Of(result);
    }
}

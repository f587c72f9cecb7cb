using System.Collections.Immutable;
using Guanghan.Fabrication.Phases;
using Guanghan.Flight.Phases;

namespace Guanghan.Missions;

/// <summary>
/// Every phase there is: the one list. Adding a capability is one folder with one phase in it, and one line here.
/// </summary>
public static class Catalogue
{
    /// <summary>All phases, in the order that <c>guanghan list</c> prints them.</summary>
    public static ImmutableArray<CataloguePhase> Phases { get; } =
    [
        CataloguePhase.Of<SunlightPhase, SunlightInputs, SunlightResult>(),
        CataloguePhase.Of<GroundPhase, GroundInputs, GroundResult>(),
        CataloguePhase.Of<LightPhase, LightInputs, LightResult>(),
        CataloguePhase.Of<LightDesignPhase, LightDesignInputs, LightDesignResult>(),
        CataloguePhase.Of<SoilPhase, SoilInputs, SoilResult>(),
        CataloguePhase.Of<SlicePhase, SliceInputs, SliceResult>(),
        CataloguePhase.Of<TrackPhase, TrackInputs, TrackResult>(),
        CataloguePhase.Of<PrintPhase, PrintInputs, PrintResult>(),
        CataloguePhase.Of<ProcessMapPhase, ProcessMapInputs, ProcessMapResult>(),
        CataloguePhase.Of<PropagatePhase, PropagateInputs, PropagateResult>(),
        CataloguePhase.Of<VisibilityPhase, VisibilityInputs, VisibilityResult>(),
        CataloguePhase.Of<PorkchopPhase, PorkchopInputs, PorkchopResult>(),
        CataloguePhase.Of<TransferPhase, TransferInputs, TransferResult>(),
    ];

    /// <summary>The phase of that kind, or null.</summary>
    public static CataloguePhase? Find(string kind) =>
        Phases.FirstOrDefault(phase => string.Equals(phase.Kind, kind, StringComparison.Ordinal));
}

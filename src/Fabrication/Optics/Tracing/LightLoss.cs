namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>
/// Where light ends between the Sun and the inside of the fibres' cores. Up to <see cref="BeyondAperture"/> it is
/// where rays end, and
/// rays are counted; the later ones take part of a ray's power and let it go on.
/// </summary>
public enum LightLoss
{
    /// <summary>On its way in, on a screen such as the receiver's holder.</summary>
    ShadedByScreen,

    /// <summary>On its way in, on a strut.</summary>
    ShadedByStrut,

    /// <summary>On its way in, on another facet.</summary>
    ShadedByFacet,

    /// <summary>Through the hole of the first mirror.</summary>
    IntoHole,

    /// <summary>On its way between mirrors and receiver, on a screen.</summary>
    BlockedByScreen,

    /// <summary>On its way between mirrors and receiver, on a strut.</summary>
    BlockedByStrut,

    /// <summary>On its way from a facet, on another facet.</summary>
    BlockedByFacet,

    /// <summary>Beside a later mirror, through its hole, or on its back.</summary>
    BesideMirror,

    /// <summary>Never through the receiver's plane from its front.</summary>
    AwayFromReceiver,

    /// <summary>Through the receiver's plane, beside the entry of the concentrator or rod that stands there.</summary>
    BesideEntry,

    /// <summary>Turned back by a concentrator.</summary>
    TurnedBack,

    /// <summary>Still inside a concentrator or rod after <see cref="RayLimits.Bounces"/> reflections.</summary>
    Caught,

    /// <summary>Through the receiver's plane, beside its face.</summary>
    BesideFace,

    /// <summary>On the face of a bundle, between its cores.</summary>
    BesideCores,

    /// <summary>On a core, at an angle beyond what it guides.</summary>
    BeyondAperture,

    /// <summary>Not reflected by a mirror; a ray that it reflects nothing of ends there and is counted.</summary>
    MirrorAbsorbed,

    /// <summary>On the dust of a mirror.</summary>
    MirrorDust,

    /// <summary>Not reflected by the wall of a concentrator or rod, or reflected at a rod's faces.</summary>
    SecondaryAbsorbed,

    /// <summary>On a core, within the numerical aperture, where the fibre leaks all the same.</summary>
    LeakedNearAperture,

    /// <summary>Reflected by the entry face of the fibres.</summary>
    EntryReflected,
}

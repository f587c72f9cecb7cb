namespace Guanghan.Fabrication.Sunlight;

/// <summary>What can happen between Sun, horizon and Earth at a site.</summary>
public enum SunEventKind
{
    /// <summary>The Sun's upper limb appears.</summary>
    Sunrise,

    /// <summary>The Sun's upper limb disappears.</summary>
    Sunset,

    /// <summary>The Sun's centre rises over the terrain.</summary>
    CentreRises,

    /// <summary>The Sun's centre sets.</summary>
    CentreSets,

    /// <summary>The Sun's lower limb leaves the terrain: the whole disc shows.</summary>
    DiscClears,

    /// <summary>The Sun's lower limb meets the terrain.</summary>
    DiscMeetsHorizon,

    /// <summary>The Sun's centre climbs over the usable elevation.</summary>
    UsableBegins,

    /// <summary>The Sun's centre sinks below the usable elevation.</summary>
    UsableEnds,

    /// <summary>The Earth begins to cover the Sun: the site enters the penumbra.</summary>
    EclipseBegins,

    /// <summary>The Earth has covered the Sun: the site enters the umbra.</summary>
    TotalityBegins,

    /// <summary>Earth and Sun are nearest to each other in an eclipse.</summary>
    EclipseGreatest,

    /// <summary>The Sun reappears: the site leaves the umbra.</summary>
    TotalityEnds,

    /// <summary>The Earth leaves the Sun: the site leaves the penumbra.</summary>
    EclipseEnds,
}

/// <summary>Something that happened at a site.</summary>
/// <param name="Time_s">When, s after the start.</param>
/// <param name="Kind">What.</param>
/// <param name="View">What the site saw.</param>
public readonly record struct SunEvent(double Time_s, SunEventKind Kind, SkyView View);

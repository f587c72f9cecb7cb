namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>What a ray's random numbers are for: each purpose has its own.</summary>
internal static class RayPurpose
{
    /// <summary>Point on the first mirror and direction from the Sun.</summary>
    public const uint Start = 0;

    /// <summary>Pointing error.</summary>
    public const uint Tracking = 1;

    /// <summary>Entry into a bundle with a soft edge of acceptance.</summary>
    public const uint Entry = 2;

    /// <summary>Errors of the first mirror; the next mirrors count up from here.</summary>
    public const uint First = 16;
}

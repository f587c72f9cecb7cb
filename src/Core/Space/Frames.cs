namespace Guanghan.Core.Space;

/// <summary>A reference frame, used only as a type argument: it keeps vectors of two frames from being mixed.</summary>
public interface IFrame
{
    /// <summary>The field's name of the frame, as reports and CCSDS messages write it.</summary>
    static abstract string Name { get; }
}

/// <summary>International Celestial Reference Frame axes.</summary>
public readonly struct Icrf : IFrame
{
    /// <inheritdoc/>
    public static string Name => "ICRF";
}

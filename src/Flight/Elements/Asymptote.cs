namespace Guanghan.Flight.Elements;

/// <summary>Which end of a hyperbola is meant.</summary>
public enum Asymptote
{
    /// <summary>Where the body comes from: the asymptote of arrival.</summary>
    Incoming,

    /// <summary>Where the body goes to: the asymptote of departure.</summary>
    Outgoing,
}

namespace Guanghan.Fabrication.Phases;

/// <summary>An input that is known as a range.</summary>
/// <param name="Low_si">Least, SI.</param>
/// <param name="High_si">Greatest, SI.</param>
public sealed record InputRange(double Low_si, double High_si)
{
    /// <summary>The middle, SI.</summary>
    public double Middle_si => (Low_si + High_si) / 2;
}

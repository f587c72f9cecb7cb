namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>How exact the quadrature in time must be.</summary>
/// <param name="ErrorRatio">Largest error of the rise, as a share of it.</param>
/// <param name="Floor_K">Rises may be wrong by this however small they are, K: what is left out far away.</param>
public sealed record QuadratureError(double ErrorRatio, double Floor_K)
{
    /// <summary>A ten-millionth of the rise, and a microkelvin.</summary>
    public static QuadratureError Fine { get; } = new(1e-7, 1e-6);

    internal void Check()
    {
        Refusal.UnlessPositive(Floor_K, "The floor of the error", "K");
        if (!(ErrorRatio is >= 1e-12 and <= 1e-2))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The error of the quadrature is {ErrorRatio} of the rise; it must be from 1e-12 to 0.01."));
        }
    }
}

namespace Guanghan.Fabrication.Fibre;

/// <summary>One stage of the chain from the Sun to the spot.</summary>
/// <param name="Name">Such as <c>reflected</c>.</param>
/// <param name="EfficiencyFraction">Power after it over power before it; 1 where nothing arrives.</param>
/// <param name="Area_m2">
/// Area that its power falls through: of all collectors' apertures, of the irradiance times this.
/// </param>
public sealed record LightStage(string Name, double EfficiencyFraction, double Area_m2);

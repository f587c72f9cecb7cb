namespace Guanghan.Fabrication.Parts;

/// <summary>Throws where a part cannot be made.</summary>
internal static class PartProblem
{
    /// <summary>Refuses a part with a problem.</summary>
    /// <param name="part">The part.</param>
    /// <exception cref="InvalidOperationException">It has a problem.</exception>
    public static void Refuse(IPart part)
    {
        if (part.Problem is { } problem)
        {
            throw new InvalidOperationException($"This {part.Name} cannot be made: {problem}.");
        }
    }
}

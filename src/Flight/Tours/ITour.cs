namespace Guanghan.Flight.Tours;

/// <summary>
/// A tour whose free numbers are to be chosen: what they are, what they cost, and what they mean. An objective is never
/// "not a number": where there is no trajectory (two bodies at one point, an arc through the Sun) it is
/// <see cref="Tour.Infeasible_m_s"/>, which any trajectory beats.
/// </summary>
public interface ITour
{
    /// <summary>The numbers of a decision vector, in order.</summary>
    IReadOnlyList<TourVariable> Variables { get; }

    /// <summary>The objective of one decision vector, m/s, by the readable version.</summary>
    /// <param name="point_si">One number a variable, SI units.</param>
    /// <exception cref="ArgumentException">Too many numbers or too few.</exception>
    double Objective_m_s(ReadOnlySpan<double> point_si);

    /// <summary>
    /// The objectives of many decision vectors, four at a time, within 1e-7 of the readable version (half of them
    /// within 1e-13). A value does not depend on what else is in the batch.
    /// </summary>
    /// <param name="points_si">The decision vectors, one after the other, SI units.</param>
    /// <param name="objectives_m_s">One objective a vector, m/s.</param>
    /// <exception cref="ArgumentException">The spans do not fit each other.</exception>
    void Evaluate(ReadOnlySpan<double> points_si, Span<double> objectives_m_s);

    /// <summary>What a decision vector means: epochs, arcs, passages and manoeuvres.</summary>
    /// <param name="point_si">One number a variable, SI units.</param>
    /// <exception cref="ArgumentException">Too many numbers or too few, or no trajectory.</exception>
    Itinerary Decode(ReadOnlySpan<double> point_si);
}

/// <summary>What all tours share.</summary>
public static class Tour
{
    /// <summary>
    /// Objective of a decision vector without a trajectory, m/s: above every one that has, and finite, so that searches
    /// may compare and average it.
    /// </summary>
    public const double Infeasible_m_s = 1e9;

    internal static void RequireLength(int given, int wanted)
    {
        if (given != wanted)
        {
            throw new ArgumentException($"A decision vector of this tour has {wanted} numbers; {given} were given.");
        }
    }

    internal static void RequireBatch(int given, int objectives, int wanted)
    {
        if (given != objectives * wanted)
        {
            throw new ArgumentException(
                $"{objectives} decision vectors of {wanted} numbers are {objectives * wanted} numbers; {given} were " +
                "given.");
        }
    }

    internal static void RequireBodies(IReadOnlyList<TourBody> bodies, int legs, int swingBys)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        if (bodies.Count < 2)
        {
            throw new ArgumentException($"A tour needs at least two bodies; there are {bodies.Count}.");
        }
        if (legs != bodies.Count - 1)
        {
            throw new ArgumentException(
                $"{bodies.Count} bodies have {bodies.Count - 1} legs between them; {legs} were given.");
        }
        if (swingBys != bodies.Count - 2)
        {
            throw new ArgumentException(
                $"{bodies.Count} bodies have {bodies.Count - 2} swing-bys between them; {swingBys} were given.");
        }
        for (var i = 1; i < bodies.Count - 1; i++)
        {
            Elements.Conic.Require(bodies[i].Gm_m3_s2 > 0, bodies[i].Gm_m3_s2,
                $"The gravitational parameter of {bodies[i].Name}, which is swung by,", "must be positive, m^3/s^2");
        }
    }
}

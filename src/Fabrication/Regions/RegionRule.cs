namespace Guanghan.Fabrication.Regions;

/// <summary>Which places belong to a result, by how often the contours of two operands wind around them.</summary>
public enum RegionRule
{
    /// <summary>Contours of the first wind around it, either way.</summary>
    NonZero,

    /// <summary>Contours of the first wind around it counter-clockwise more often than clockwise.</summary>
    Positive,

    /// <summary>Contours of the first wind around it an odd number of times.</summary>
    EvenOdd,

    /// <summary>It is in either, each by winding number above zero.</summary>
    Union,

    /// <summary>It is in both.</summary>
    Intersection,

    /// <summary>It is in the first and not in the second.</summary>
    Difference,

    /// <summary>It is in one of them.</summary>
    Exclusive,
}

/// <summary>Two winding numbers in one word, so that one addition carries both.</summary>
internal static class WindingPair
{
    /// <summary>One turn of the first operand.</summary>
    public const long First = 1;

    /// <summary>One turn of the second operand.</summary>
    public const long Second = 1L << 32;

    /// <summary>Whether a place with these windings belongs to the result.</summary>
    /// <param name="pair">Windings of both operands.</param>
    /// <param name="rule">The rule.</param>
    public static bool IsInside(long pair, RegionRule rule)
    {
        var first = (int)pair;
        var second = (int)((pair - first) >> 32);
        return rule switch
        {
            RegionRule.NonZero => first != 0,
            RegionRule.Positive => first > 0,
            RegionRule.EvenOdd => (first & 1) != 0,
            RegionRule.Union => first > 0 || second > 0,
            RegionRule.Intersection => first > 0 && second > 0,
            RegionRule.Difference => first > 0 && second <= 0,
            _ => (first > 0) != (second > 0),
        };
    }
}

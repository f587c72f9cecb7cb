namespace Guanghan.Core.Phases;

/// <summary>Finds the word a user probably meant.</summary>
public static class Suggestion
{
    private const int MaximumWordLength = 64;

    /// <summary>
    /// <c>"; did you mean 'aperture'?"</c> for the nearest valid word, <c>"; valid: a, b, c"</c> where none is near and
    /// the list is short, else an empty string. Nearness: optimal string alignment distance (Damerau 1964), at most a
    /// third of the word's length, ignoring case; of equally near words the one nearer in case (mW and not MW for mw),
    /// then the first in ordinal order.
    /// </summary>
    /// <param name="word">What the user wrote.</param>
    /// <param name="valid">The words that would have been right.</param>
    public static string For(string word, IEnumerable<string> valid)
    {
        var words = valid.Order(StringComparer.Ordinal).ToArray();
        var best = Nearest(word, words);
        if (best is not null)
        {
            return $"; did you mean '{best}'?";
        }

        return words.Length is > 0 and <= 16 ? $"; valid: {string.Join(", ", words)}" : "";
    }

    private static string? Nearest(string word, string[] words)
    {
        if (word.Length > MaximumWordLength)
        {
            return null;
        }

        string? best = null;
        // A word of one letter is near to every other letter; only its own in another case is meant.
        var least = (word.Length < 2 ? 0 : Math.Max(1, word.Length / 3)) + 1;
        var rank = (WithCase: int.MaxValue, Differs: 0); // among equally near ones, those that begin alike
        foreach (var candidate in words)
        {
            if (Math.Abs(candidate.Length - word.Length) > least || candidate.Length > MaximumWordLength)
            {
                continue;
            }

            var distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance > least || (distance == least && best is null))
            {
                continue;
            }

            var own = (Distance(word, candidate), -word.AsSpan().CommonPrefixLength(candidate));
            if (distance < least || own.CompareTo(rank) < 0)
            {
                (best, least, rank) = (candidate, distance, own);
            }
        }

        return best;
    }

    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    least = Math.Min(least, rows[i - 2, j - 2] + 1);
                }

                rows[i, j] = least;
            }
        }

        return rows[a.Length, b.Length];
    }
}

using System.Globalization;

namespace Guanghan.Cli.Terminal;

/// <summary>Numbers of things in words.</summary>
internal static class Plural
{
    /// <summary><c>1 phase</c>, <c>2 phases</c>.</summary>
    public static string Of(int number, string noun) =>
        number.ToString(CultureInfo.InvariantCulture) + " " + noun + (number == 1 ? "" : "s");
}

using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Guanghan.Architecture.Tests;

[Trait("Kind", "property")]
public sealed partial class NamingRuleTests
{
    private const BindingFlags PublicMembers =
        BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Mathematical types, whose numbers have whatever unit their user gives them.</summary>
    private static readonly string[] s_mathematical = ["Guanghan.Core.Numerics.", "Guanghan.Core.Space.Vec3"];

    private static readonly string[] s_dimensionless = ["Fraction", "Ratio", "Count", "Factor"];

    private static readonly string[] s_forbiddenWords = ["Manager", "Helper", "Utils", "Processor", "Base"];

    [Fact]
    public void Every_public_double_ends_in_its_unit_or_says_it_is_a_ratio()
    {
        var offences = Repository.Libraries.Values
            .SelectMany(library => library.GetExportedTypes())
            .Where(type => !s_mathematical.Any(prefix => type.FullName!.StartsWith(prefix, StringComparison.Ordinal)))
            .SelectMany(Doubles)
            .Where(found => !NamesItsUnit(found.Name))
            .Select(found => $"{found.Where}: {found.Name}")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

        Assert.Empty(offences);
    }

    [Theory]
    [InlineData("Altitude_m", true)]
    [InlineData("temperature_K_max", true)]
    [InlineData("Flux_W_m2", true)]
    [InlineData("PackingFraction", true)]
    [InlineData("factor", true)]
    [InlineData("Altitude", false)]
    [InlineData("Altitude_metres", false)]
    public void The_naming_rule_tells_a_unit_from_a_word(string name, bool namesItsUnit) =>
        Assert.Equal(namesItsUnit, NamesItsUnit(name));

    [Fact]
    public void No_type_is_named_Manager_Helper_Utils_Processor_or_Base()
    {
        var offences = Repository.Libraries.Values
            .SelectMany(library => library.GetTypes())
            .Where(type => s_forbiddenWords.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal)))
            .Select(type => type.FullName);

        Assert.Empty(offences);
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var offences = Repository.SourceFiles("src")
            .Where(file => NamespaceLine().Match(File.ReadAllText(file)) is { Success: true } match &&
                !string.Equals(match.Groups[1].Value, NamespaceOf(file), StringComparison.Ordinal))
            .Select(Repository.Relative);

        Assert.Empty(offences);
    }

    private static string NamespaceOf(string file) =>
        "Guanghan." + Path.GetDirectoryName(Path.GetRelativePath(Path.Combine(Repository.Root, "src"), file))!.Replace('/', '.');

    private static IEnumerable<(string Where, string Name)> Doubles(Type type)
    {
        foreach (var field in type.GetFields(PublicMembers).Where(field => HoldsDoubles(field.FieldType)))
        {
            yield return (type.FullName!, field.Name);
        }

        foreach (var property in type.GetProperties(PublicMembers).Where(property => HoldsDoubles(property.PropertyType)))
        {
            yield return (type.FullName!, property.Name);
        }

        foreach (var method in type.GetMethods(PublicMembers).Where(method => !method.IsSpecialName && !IsGenerated(method)))
        {
            foreach (var parameter in method.GetParameters().Where(parameter => HoldsDoubles(parameter.ParameterType)))
            {
                yield return ($"{type.FullName}.{method.Name}", parameter.Name!);
            }
        }

        foreach (var parameter in type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => HoldsDoubles(parameter.ParameterType)))
        {
            yield return ($"{type.FullName} constructor", parameter.Name!);
        }
    }

    private static bool IsGenerated(MethodInfo method) =>
        method.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), false);

    private static bool HoldsDoubles(Type type) =>
        type.IsByRef ? HoldsDoubles(type.GetElementType()!)
        : type == typeof(double) || type == typeof(double?) || type == typeof(double[]) ||
            type == typeof(ImmutableArray<double>) || type == typeof(ReadOnlySpan<double>) || type == typeof(Span<double>) ||
            type == typeof(IReadOnlyList<double>) || type == typeof(ReadOnlyMemory<double>);

    private static bool NamesItsUnit(string name) =>
        s_dimensionless.Any(word => name.EndsWith(word, StringComparison.OrdinalIgnoreCase) ||
            name.EndsWith(word + "s", StringComparison.OrdinalIgnoreCase)) || UnitSuffix().IsMatch(name);

    // A quantity, then unit symbols with exponents, then perhaps a qualifier: Flux_W_m2, temperature_K_max. 1 marks a
    // plain number and si the coherent unit of a quantity whose dimension is known only at run time.
    [GeneratedRegex(@"_(?:(?:[numkMGT]?(?:m|g|s|K|A|mol|rad|N|J|W|Pa|Hz|V)|suns|d|1|si|degC)\d?)(?:_[A-Za-z0-9]+)*$")]
    private static partial Regex UnitSuffix();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}

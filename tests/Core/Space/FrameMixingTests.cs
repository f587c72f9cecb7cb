using Guanghan.Core.Space;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Guanghan.Core.Tests.Space;

/// <summary>Asks the compiler itself: what mixes frames must not compile, and what does not mix them must.</summary>
public sealed class FrameMixingTests
{
    [Theory]
    [Trait("Kind", "property")]
    [InlineData("inertial + inertial")]
    [InlineData("state - state")]
    [InlineData("toEarth.Apply(inertial) + fixedToEarth")]
    [InlineData("toEarth.Compose(toHorizon).Apply(state)")]
    public void What_stays_in_one_frame_compiles(string expression) => Assert.Empty(ErrorsOf(expression));

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("inertial + fixedToEarth", "CS0019")] // operator cannot be applied
    [InlineData("inertial - fixedToEarth", "CS0019")]
    [InlineData("state + earthState", "CS0019")]
    [InlineData("inertial.Dot(fixedToEarth)", "CS1503")] // cannot convert argument
    [InlineData("toEarth.Apply(fixedToEarth)", "CS1503")]
    [InlineData("toEarth.Apply(earthState)", "CS1503")]
    [InlineData("toHorizon.Compose(toEarth)", "CS1503")]
    public void What_mixes_two_frames_does_not_compile(string expression, string error) =>
        Assert.Equal([error], ErrorsOf(expression));

    private static string[] ErrorsOf(string expression)
    {
        var source = $$"""
            using Guanghan.Core.Space;
            static class Snippet
            {
                static object Run(
                    Vector<Icrf> inertial, Vector<Itrf> fixedToEarth, State<Icrf> state, State<Itrf> earthState,
                    Rotation<Icrf, Itrf> toEarth, Rotation<Itrf, EastNorthUp> toHorizon) => {{expression}};
            }
            """;
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Append(typeof(Vec3).Assembly.Location)
            .Distinct(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
            platform,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => found.Id)];
    }
}

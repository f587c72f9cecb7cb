using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Tests.Heat;

[Trait("Kind", "refusal")]
public sealed class BedRefusalTests
{
    private static BedPrint Good => BedCases.Stroke(16e-3, BedCases.Cube(2e-3), BedCases.Cube(1e-3));

    public static TheoryData<string, string> Cases => new()
    {
        { "outside", "Layer 1, stroke 1: (0.02, 0.005) m lies outside the bed of 0.016 x 0.01 m." },
        { "speed", "Layer 1, stroke 1: the speed is 0 m/s; it must be above 0." },
        { "light", "Layer 1, stroke 1: the share of the light is 2; it must be from 0 to 1." },
        { "recoat", "Layer 1 takes -1 s to spread and pauses for 0 s; neither may be negative." },
        { "nan", "The temperature of the bed is NaN K; it must be a number above 0." },
        { "emissivity", "The emissivity is 1.2; it must not be above 1." },
        { "flux", "The light's flux at 0 m is -1 W/m^2; it must be a number not below 0." },
        { "multiple", "The width of the bed of 0.016 m is not a whole multiple of 0.003 m, the coarsest cell." },
        { "layer", "The height of a layer of 0.0015 m is not a whole multiple of 0.002 m, the coarsest cell." },
        { "nested", "The width of a cell of 0.002 m is not a whole multiple of 0.0015 m, the next smaller one." },
        { "threads", "The number of threads is 3; it must be 1 or 2." },
        { "memory", "The grid needs 25.0 GiB, and 4.0 GiB are allowed; take larger cells or a smaller bed." },
        { "steps",
            "The print takes 16 s in steps of 0.188 s for the smallest cells: 85 steps, and 10 are allowed; take " +
            "larger cells." },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_bad_print_is_refused_in_words(string what, string message)
    {
        var print = Bad(what);

        Assert.Equal(message, print.Problem());
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new BedSolver(print)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_print_has_no_problem() => Assert.Null(Good.Problem());

    private static BedPrint Bad(string what) => what switch
    {
        "outside" => Drawn(new(4e-3, 5e-3, 20e-3, 5e-3, .5e-3, 1)),
        "speed" => Drawn(new(4e-3, 5e-3, 12e-3, 5e-3, 0, 1)),
        "light" => Drawn(new(4e-3, 5e-3, 12e-3, 5e-3, 1e-3, 2)),
        "recoat" => Good with { Path = new([new(-1, 0, [])]) },
        "nan" => Good with { Start_K = double.NaN },
        "emissivity" => Good with { EmissivityRatio = 1.2 },
        "flux" => Good with { Light = new([0, 1e-3], [-1, 0]) },
        "multiple" => Good with { Grid = Good.Grid with { Cells = [new(3e-3, 2e-3, 2e-3)] } },
        "layer" => Good with { Grid = Good.Grid with { Layer_m = 1.5e-3 } },
        "nested" => Good with { Grid = Good.Grid with { Cells = [BedCases.Cube(2e-3), new(1.5e-3, 1e-3, 1e-3)] } },
        "threads" => Good with { ThreadCount = 3 },
        "memory" => Good with { Grid = Good.Grid with { Cells = [BedCases.Cube(1e-5)] } },
        "steps" => Good with { StepLimit = 10 },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "no such case"),
    };

    private static BedPrint Drawn(BedStroke stroke) => Good with { Path = new([new(0, 0, [stroke])]) };
}

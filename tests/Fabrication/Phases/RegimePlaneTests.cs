using System.Collections.Immutable;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class RegimePlaneTests
{
    private static readonly ImmutableArray<double> Axis =
        [.. Enumerable.Range(0, 9).Select(at => Math.Pow(10, at / 8.0))]; // 1 to 10

    // A plane whose vapour crosses its limit where x y = 10, a straight line in logarithms, and which is joined above
    // y = 2.
    private static RegimePlane Plane() => new(Axis, Axis,
        [.. Axis.SelectMany(y => Axis.Select(x => new ProcessOutcome(
            0, 0, 1 + 0.5 - (2 / y), 0.5, 2000, 1400, 2000, x * y / 10, 0, 0, 0, 0, 0, 0, 0.1)))], new(0.5, 2));

    [Fact, Trait("Kind", "property")]
    public void A_limit_that_is_straight_in_logarithms_is_drawn_straight_and_parts_the_regimes()
    {
        var plane = Plane();
        var pieces = plane.Line((int)ProcessLimit.Vapour).ToArray();
        Assert.NotEmpty(pieces);
        foreach (var (x0, y0, x1, y1) in pieces)
        {
            Assert.Equal(1, x0 + y0, 1e-9); // shares of a decade
            Assert.Equal(1, x1 + y1, 1e-9);
            Assert.Equal(PrintRegime.OverMelt, plane.At(Math.Min(1, x0 + 0.01), Math.Min(1, y0 + 0.01)));
            Assert.NotEqual(PrintRegime.OverMelt, plane.At(Math.Max(0, x0 - 0.01), Math.Max(0, y0 - 0.01)));
        }
    }

    [Fact, Trait("Kind", "property")]
    public void A_name_lies_wholly_in_its_region_and_a_region_too_small_has_none()
    {
        var squares = new PrintRegime[100, 160];
        for (var row = 0; row < 100; row++)
        {
            for (var column = 0; column < 160; column++)
            {
                squares[row, column] = row + column > 150 ? PrintRegime.OverMelt
                    : row < 4 && column < 6 ? PrintRegime.BreakUp : PrintRegime.Good;
            }
        }

        var labels = RegimeLabels.Of(squares, 4, (_, _) => false).ToArray();
        Assert.Equal([PrintRegime.Good, PrintRegime.OverMelt], labels.Select(one => one.Regime));
        foreach (var label in labels)
        {
            var half = (Width: ProcessMapFindings.Word(label.Regime).Length * label.Size_px * 0.6 / 4 / 2,
                Height: label.Size_px / 4.0 / 2);
            foreach (var (right, up) in new[] { (-1, -1), (-1, 1), (1, -1), (1, 1) })
            {
                Assert.Equal(label.Regime, squares[(int)(label.Row + (up * half.Height)),
                    (int)(label.Column + (right * half.Width))]);
            }
        }
    }

    [Fact, Trait("Kind", "property")]
    public void Names_keep_clear_of_what_is_taken()
    {
        var label = Assert.Single(RegimeLabels.Of(new PrintRegime[60, 100], 4, (_, column) => column < 50));
        Assert.True(label.Column > 50 + 6); // half of "no melt" in its smallest letters
    }
}

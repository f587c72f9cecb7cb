using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Phases;

/// <summary>A name on a chart.</summary>
/// <param name="Regime">Of which regime.</param>
/// <param name="Column">Middle, in squares from the left.</param>
/// <param name="Row">Middle, in squares from the bottom.</param>
/// <param name="Size_px">Size of its letters, pixels.</param>
internal readonly record struct RegimeLabel(PrintRegime Regime, double Column, double Row, int Size_px);

/// <summary>
/// Places names where the region around them is widest: of all places in which a name with its margin lies wholly
/// inside its region, the one with the most of the region around. A region that holds no name of any size stays
/// without.
/// </summary>
internal static class RegimeLabels
{
    private static readonly int[] s_sizes_px = [17, 14, 11];
    private const double LetterRatio = 0.6; // width of a bold letter over its size
    private const int GrowthLimit = 60; // squares around a name that still count

    /// <summary>Names of a chart of squares.</summary>
    /// <param name="squares">Rows from the bottom, columns from the left.</param>
    /// <param name="square_px">Edge of a square, pixels.</param>
    /// <param name="isTaken">Squares that hold something else, such as the mark.</param>
    public static IEnumerable<RegimeLabel> Of(PrintRegime[,] squares, double square_px, Func<int, int, bool> isTaken)
    {
        foreach (var regime in Enum.GetValues<PrintRegime>())
        {
            var sums = Sums(squares, regime, isTaken);
            foreach (var size in s_sizes_px)
            {
                var width = (int)Math.Ceiling(ProcessMapFindings.Word(regime).Length * size * LetterRatio / square_px);
                var height = (int)Math.Ceiling(size / square_px);
                if (Widest(sums, width + 1, height + 1) is { } place)
                {
                    yield return new(regime, place.Column, place.Row, size);
                    break;
                }
            }
        }
    }

    private static (double Column, double Row)? Widest(int[,] sums, int width, int height)
    {
        var (rows, columns) = (sums.GetLength(0) - 1, sums.GetLength(1) - 1);
        (double Column, double Row)? best = null;
        var most = 0;
        for (var row = 0; row + height <= rows; row++)
        {
            for (var column = 0; column + width <= columns; column++)
            {
                var margin = most;
                while (margin < GrowthLimit && IsInside(sums, row - margin, column - margin,
                    row + height + margin, column + width + margin))
                {
                    margin++;
                    (most, best) = (margin, (column + (width / 2.0), row + (height / 2.0)));
                }
            }
        }

        return best;
    }

    // All squares from one corner to the other, the last left out, are the region's.
    private static bool IsInside(int[,] sums, int row0, int column0, int row1, int column1) =>
        row0 >= 0 && column0 >= 0 && row1 < sums.GetLength(0) && column1 < sums.GetLength(1) &&
        sums[row1, column1] - sums[row0, column1] - sums[row1, column0] + sums[row0, column0] ==
        (row1 - row0) * (column1 - column0);

    // Squares of the region below and to the left of each corner.
    private static int[,] Sums(PrintRegime[,] squares, PrintRegime regime, Func<int, int, bool> isTaken)
    {
        var (rows, columns) = (squares.GetLength(0), squares.GetLength(1));
        var sums = new int[rows + 1, columns + 1];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var one = squares[row, column] == regime && !isTaken(row, column) ? 1 : 0;
                sums[row + 1, column + 1] = one + sums[row, column + 1] + sums[row + 1, column] - sums[row, column];
            }
        }

        return sums;
    }
}

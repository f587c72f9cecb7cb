namespace Guanghan.Fabrication.Regions;

/// <summary>
/// Leaves out corners of a contour that lie closer to the straight way between those kept than a tolerance: the
/// cone of directions from the last kept corner that pass every later one narrows until one lies outside
/// (Williams 1978, Computer Graphics and Image Processing 8:286). Corners must go on away from the last kept one. One
/// look at each corner; contours may come to cross themselves by as much as the tolerance, so they are cleaned after.
/// </summary>
internal static class ContourSimplify
{
    /// <summary>Adds the simplified contour.</summary>
    /// <param name="contour">Corners; the last joins the first.</param>
    /// <param name="tolerance_units">How far a corner may lie from the way, units; 0 drops straight ones only.</param>
    /// <param name="result">Takes the contour.</param>
    public static void Add(ReadOnlySpan<LatticePoint> contour, double tolerance_units, RegionBuilder result)
    {
        if (tolerance_units <= 0 || contour.Length <= 4)
        {
            foreach (var point in contour)
            {
                result.Add(point);
            }

            result.Close();
            return;
        }

        var anchor = contour[0];
        result.Add(anchor);
        var cone = default(Cone);
        var last = anchor;
        for (var at = 1; at <= contour.Length; at++)
        {
            var point = contour[at < contour.Length ? at : 0];
            if (!cone.TryTake(anchor, point, tolerance_units))
            {
                result.Add(last);
                anchor = last;
                cone = default;
                _ = cone.TryTake(anchor, point, tolerance_units);
            }

            last = point;
        }

        result.Close();
    }

    /// <summary>Directions from a corner that pass all corners taken so far. <c>default</c> takes any.</summary>
    private struct Cone
    {
        private double _rightX;
        private double _rightY;
        private double _leftX;
        private double _leftY;
        private double _reach; // square of the distance to the last corner taken
        private bool _isBounded;

        public bool TryTake(LatticePoint anchor, LatticePoint point, double tolerance)
        {
            double x = point.X - (double)anchor.X, y = point.Y - (double)anchor.Y;
            var square = (x * x) + (y * y);
            if (square < _reach)
            {
                return false;
            }

            if (_isBounded && ((_rightX * y) - (_rightY * x) < 0 || (x * _leftY) - (y * _leftX) < 0))
            {
                return false;
            }

            _reach = square;
            if (square <= tolerance * tolerance)
            {
                return true; // any direction passes it
            }

            // Tangents from the anchor to the disc of the tolerance around the corner.
            var along = Math.Sqrt(square - (tolerance * tolerance));
            double rightX = (x * along) + (y * tolerance), rightY = (y * along) - (x * tolerance);
            double leftX = (x * along) - (y * tolerance), leftY = (y * along) + (x * tolerance);
            if (!_isBounded || (_rightX * rightY) - (_rightY * rightX) > 0)
            {
                (_rightX, _rightY) = (rightX, rightY);
            }

            if (!_isBounded || (leftX * _leftY) - (leftY * _leftX) > 0)
            {
                (_leftX, _leftY) = (leftX, leftY);
            }

            _isBounded = true;
            return true;
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Optics.Mirrors;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>Four points of an outline, or four points held against one; <see cref="Outline"/> is the oracle.</summary>
internal static class OutlineKernel
{
    private const double Sin60 = 0.86602540378443864676; // sqrt(3)/2

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vec X, Vec Y) At(in Outline outline, Vec first, Vec second)
    {
        var (centreX, centreY) = (Vector256.Create(outline.CentreX_m), Vector256.Create(outline.CentreY_m));
        var (width, height) = (Vector256.Create(outline.HalfWidth_m), Vector256.Create(outline.HalfHeight_m));
        if (outline.Shape == OutlineShape.Circle)
        {
            var radius = width * Vector256.Sqrt(first);
            var (sine, cosine) = VectorMath.SinCosOfTurn(second);
            return (centreX + (radius * cosine), centreY + (radius * sine));
        }

        var one = Vector256.Create(1.0);
        if (outline.Shape == OutlineShape.Rectangle)
        {
            return (centreX + (width * (first + first - one)), centreY + (height * (second + second - one)));
        }

        var scaled = first * 3.0;
        var rhombus = Vector256.Min(Vector256.Floor(scaled), one + one);
        var share = scaled - rhombus;
        var (ax, ay) = Corner(rhombus);
        var (bx, by) = Corner(rhombus + one);
        return (centreX + (width * ((share * ax) + (second * bx))), centreY + (width * ((share * ay) + (second * by))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec Contains(in Outline outline, Vec x, Vec y)
    {
        var (dx, dy) = (x - Vector256.Create(outline.CentreX_m), y - Vector256.Create(outline.CentreY_m));
        var width = Vector256.Create(outline.HalfWidth_m);
        if (outline.Shape == OutlineShape.Circle)
        {
            return Vector256.LessThanOrEqual((dx * dx) + (dy * dy), width * width);
        }

        (dx, dy) = (Vector256.Abs(dx), Vector256.Abs(dy));
        if (outline.Shape == OutlineShape.Rectangle)
        {
            return Vector256.LessThanOrEqual(dx, width) &
                Vector256.LessThanOrEqual(dy, Vector256.Create(outline.HalfHeight_m));
        }

        var apothem = Sin60 * width;
        return Vector256.LessThanOrEqual(dy, apothem) &
            Vector256.LessThanOrEqual((Sin60 * dx) + (0.5 * dy), apothem);
    }

    // Directions at 0, 120, 240 and again 0 deg for the indices 0, 1, 2 and 3.
    private static (Vec X, Vec Y) Corner(Vec index)
    {
        var isFirst = Vector256.Equals(index, Vector256.Create(1.0));
        var isSecond = Vector256.Equals(index, Vector256.Create(2.0));
        var x = Vector256.ConditionalSelect(isFirst | isSecond, Vector256.Create(-0.5), Vector256.Create(1.0));
        var y = (isFirst & Vector256.Create(Sin60)) + (isSecond & Vector256.Create(-Sin60));
        return (x, y);
    }
}

using System.Numerics;
using System.Runtime.Intrinsics;

namespace Guanghan.Fabrication.Regions;

/// <summary>
/// The segments over the line of a sweep along X: which of them reach a span of Y. Eight are compared at a time.
/// </summary>
internal sealed class ActiveBoxes
{
    private const int Lanes = 8;

    private int[] _xMost = new int[256];
    private int[] _yLeast = new int[256];
    private int[] _yMost = new int[256];
    private int[] _ids = new int[256];
    private int[] _found = new int[64];
    private int _count;

    public void Clear() => _count = 0;

    public void Add(int id, int xMost, int yLeast, int yMost)
    {
        if (_count + Lanes > _ids.Length)
        {
            var size = 2 * _ids.Length;
            Array.Resize(ref _xMost, size);
            Array.Resize(ref _yLeast, size);
            Array.Resize(ref _yMost, size);
            Array.Resize(ref _ids, size);
        }

        (_xMost[_count], _yLeast[_count], _yMost[_count], _ids[_count]) = (xMost, yLeast, yMost, id);
        _count++;
    }

    /// <summary>Those that reach a span of Y and the present X; forgets, now and then, those left behind.</summary>
    /// <param name="x">The present X; never smaller than before.</param>
    /// <param name="yLeast">The span.</param>
    /// <param name="yMost">The span.</param>
    public ReadOnlySpan<int> Find(int x, int yLeast, int yMost)
    {
        var (present, least, most) = (Vector256.Create(x), Vector256.Create(yLeast), Vector256.Create(yMost));
        var (found, behind) = (0, 0);
        for (var at = 0; at < _count; at += Lanes)
        {
            var isHere = Vector256.GreaterThanOrEqual(Vector256.Create<int>(_xMost.AsSpan(at)), present);
            var isIn = Vector256.LessThanOrEqual(Vector256.Create<int>(_yLeast.AsSpan(at)), most) &
                Vector256.GreaterThanOrEqual(Vector256.Create<int>(_yMost.AsSpan(at)), least) & isHere;
            var lanes = Math.Min(Lanes, _count - at);
            var valid = (1u << lanes) - 1;
            behind += lanes - BitOperations.PopCount(isHere.ExtractMostSignificantBits() & valid);
            var hits = isIn.ExtractMostSignificantBits() & valid;
            if (found + Lanes > _found.Length)
            {
                Array.Resize(ref _found, 2 * _found.Length);
            }

            for (; hits != 0; hits &= hits - 1)
            {
                _found[found++] = _ids[at + BitOperations.TrailingZeroCount(hits)];
            }
        }

        if (behind > 16 && 2 * behind > _count)
        {
            Forget(x);
        }

        return _found.AsSpan(0, found);
    }

    private void Forget(int x)
    {
        var kept = 0;
        for (var at = 0; at < _count; at++)
        {
            if (_xMost[at] >= x)
            {
                (_xMost[kept], _yLeast[kept], _yMost[kept], _ids[kept]) = (
                    _xMost[at], _yLeast[at], _yMost[at], _ids[at]);
                kept++;
            }
        }

        _count = kept;
    }
}

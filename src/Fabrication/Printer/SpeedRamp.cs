namespace Guanghan.Fabrication.Printer;

/// <summary>
/// Changes of speed from no acceleration to none, as fast as limits of acceleration A and jerk J allow: the
/// acceleration rises at J, stays at A where the change is larger than A^2 / J, and falls at J (Biagiotti and
/// Melchiorri 2008, "Trajectory Planning for Automatic Machines and Robots", 3.4, double S). Without a limit of jerk, J
/// is infinite and the acceleration is A throughout. Braking is the same, backwards.
/// </summary>
/// <param name="acceleration_m_s2">A.</param>
/// <param name="jerk_m_s3">J.</param>
internal readonly struct SpeedRamp(double acceleration_m_s2, double jerk_m_s3)
{
    private const int MostSteps = 60; // of Newton's method with halving: far more than it takes

    private readonly double _a = acceleration_m_s2;
    private readonly double _j = jerk_m_s3;
    private readonly double _rise_s = acceleration_m_s2 / jerk_m_s3;
    private readonly double _knee = acceleration_m_s2 * acceleration_m_s2 / jerk_m_s3; // change that just reaches A

    /// <summary>Time of a change of speed, s.</summary>
    public double Time_s(double change) => change < _knee ? 2 * Math.Sqrt(change / _j) : (change / _a) + _rise_s;

    /// <summary>Length of way that a change of speed takes, m.</summary>
    public double Length_m(double low, double high) => (low + high) / 2 * Time_s(high - low);

    /// <summary>Most speed that is reached from another over a length of way, m/s.</summary>
    public double Reach_m_s(double low, double length)
    {
        if (length >= ((2 * low) + _knee) * _rise_s)
        {
            var root = _knee - (2 * low);
            return (Math.Sqrt((root * root) + (8 * _a * length)) - _knee) / 2;
        }

        // Half the time t: J t^3 + 2 v t = length; both bounds lie above the root, where the cubic is convex.
        var time = Math.Cbrt(length / _j);
        if (low > 0)
        {
            time = Math.Min(time, length / (2 * low));
            for (var step = 0; step < MostSteps; step++)
            {
                var square = _j * time * time;
                var next = time - ((((square + (2 * low)) * time) - length) / ((3 * square) + (2 * low)));
                if (!(next < time * (1 - 1e-12)))
                {
                    break;
                }

                time = next;
            }
        }

        return low + (_j * time * time);
    }

    /// <summary>Most speed between two others over a length of way, where no limit of speed holds it, m/s.</summary>
    /// <param name="first">Speed at one end, m/s.</param>
    /// <param name="last">Speed at the other, m/s; the length must suffice for the change between them.</param>
    /// <param name="length">Length of way, m.</param>
    public double Peak_m_s(double first, double last, double length)
    {
        if (first == last)
        {
            return Reach_m_s(first, length / 2);
        }

        var (low, high) = first < last ? (first, last) : (last, first);
        var peak = (Math.Sqrt((_knee * _knee) - (2 * ((_knee * (low + high)) - (low * low) - (high * high) -
            (2 * _a * length)))) - _knee) / 2;
        if (peak >= high + _knee || _knee == 0)
        {
            return Math.Max(peak, high); // below it by rounding only
        }

        // By half the time of the upper ramp, which does not reach A: from 0 to A / J.
        var (least, most) = (0.0, _rise_s);
        var time = most / 2;
        for (var step = 0; step < MostSteps && most - least > 1e-12 * most; step++)
        {
            peak = high + (_j * time * time);
            var excess = Length_m(low, peak) + (((2 * high) + (_j * time * time)) * time) - length;
            if (Math.Abs(excess) <= 1e-12 * length)
            {
                break;
            }

            (least, most) = excess > 0 ? (least, time) : (time, most);
            var change = peak - low;
            var perSpeed = (Time_s(change) / 2) +
                ((low + peak) / 2 * (change < _knee ? 1 / Math.Sqrt(_j * change) : 1 / _a));
            var next = time - (excess / ((2 * high) + (3 * _j * time * time) + (perSpeed * 2 * _j * time)));
            time = next > least && next < most ? next : (least + most) / 2;
        }

        return high + (_j * time * time);
    }

    /// <summary>Length of way of a ramp until a speed on it is reached, m.</summary>
    public double LengthTo_m(double low, double high, double speed)
    {
        var knee = Math.Min(high - low, _knee) / 2;
        if (speed <= low + knee)
        {
            var time = Math.Sqrt(2 * (speed - low) / _j);
            return (low + ((speed - low) / 3)) * time; // J t^2 = 2 (speed - low)
        }

        if (speed >= high - knee)
        {
            var time = Math.Sqrt(2 * (high - speed) / _j);
            return Length_m(low, high) - ((high - ((high - speed) / 3)) * time);
        }

        var full = low + knee;
        return (low * _rise_s) + (_knee * _rise_s / 6) + (((speed * speed) - (full * full)) / (2 * _a));
    }
}

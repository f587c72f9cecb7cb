using Guanghan.Fabrication.Printer;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Tests.Printer;

/// <summary>
/// Drives a way in small steps of time, as a controller might: at each step the greatest jerk after which all limits
/// ahead can still be kept, by braking at once to the speed of the corner with the acceleration back at zero. It shares
/// nothing with the planner but the limits.
/// </summary>
internal static class SteppedMotion
{
    private const double Step_s = 1e-4; // a two-hundredth of the shortest rise of the acceleration in the tests
    private const double There_m = 1e-7;
    private const double Near_m = 1e-5; // before a corner steps are an eighth as long

    public static (double Time_s, double Slow_m) Drive(LatticePoint[] way, MachineLimits limits, double speed_m_s)
    {
        var (corners, length) = Corners(way, limits, speed_m_s);
        double s = 0, v = 0, a = 0, time = 0, slow = 0;
        var next = 0;
        for (var step = 0; length - s > There_m && step < 10_000_000; step++)
        {
            while (next < corners.Count - 1 && corners[next].At - s < There_m)
            {
                next++;
            }

            var dt = corners[next].At - s < Near_m ? Step_s / 8 : Step_s;
            var (least, most) = (-limits.Jerk_m_s3, limits.Jerk_m_s3);
            var chosen = After(s, v, a, most, dt, limits);
            if (!IsSafe(chosen, corners, next, limits, speed_m_s))
            {
                chosen = After(s, v, a, least, dt, limits);
                for (var halving = 0; halving < 8; halving++)
                {
                    var middle = (least + most) / 2;
                    var tried = After(s, v, a, middle, dt, limits);
                    var isSafe = IsSafe(tried, corners, next, limits, speed_m_s);
                    (least, most, chosen) = isSafe ? (middle, most, tried) : (least, middle, chosen);
                }
            }

            slow += v < limits.SteadyFraction * speed_m_s ? chosen.S - s : 0;
            (s, v, a) = chosen;
            time += dt;
        }

        // In the last tenth of a micrometre the acceleration falls to zero: s = J t^3 / 6.
        return (time + Math.Cbrt(6 * Math.Max(0, length - s) / limits.Jerk_m_s3), slow + length - s);
    }

    private static (double S, double V, double A) After(
        double s, double v, double a, double jerk, double dt, MachineLimits limits)
    {
        var after = Math.Clamp(a + (jerk * dt), -limits.Acceleration_m_s2, limits.Acceleration_m_s2);
        var faster = Math.Max(0, v + ((a + after) / 2 * dt));
        return (s + ((v + faster) / 2 * dt), faster, faster == 0 ? Math.Max(0, after) : after);
    }

    private static bool IsSafe(
        (double S, double V, double A) state, List<(double At, double Most)> corners, int next, MachineLimits limits, double speed)
    {
        var (s, v, a) = state;
        if (v + (a > 0 ? a * a / (2 * limits.Jerk_m_s3) : 0) > speed * (1 + 1e-9))
        {
            return false;
        }

        var far = Braking(v, a, 0, limits);
        for (var at = next; at < corners.Count && corners[at].At - s < far + There_m; at++)
        {
            var left = corners[at].At - s;
            if (left > 0 ? Braking(v, a, corners[at].Most, limits) > left : v > corners[at].Most * 1.001)
            {
                return false;
            }
        }

        return true;
    }

    // How far the way goes until the speed is down at another and the acceleration back at zero.
    private static double Braking(double v, double a, double to, MachineLimits limits)
    {
        var (most, j) = (limits.Acceleration_m_s2, limits.Jerk_m_s3);
        var square = (j * (v - to)) + (a * a / 2);
        if (square <= 0)
        {
            return 0; // even the acceleration there is leads to no more
        }

        var peak = Math.Sqrt(square);
        if (a < 0 && peak < -a)
        {
            // Braking harder than need be: easing at once passes the speed.
            var root = (a * a) - (2 * j * (v - to));
            var until = root < 0 || v <= to ? 0 : (-a - Math.Sqrt(root)) / j;
            return (v * until) + (a * until * until / 2) + (j * until * until * until / 6);
        }

        var hold = peak > most ? ((v - to) + (a * a / (2 * j)) - (most * most / j)) / most : 0;
        peak = Math.Min(peak, most);
        var (distance, speed, acceleration) = (0.0, v, a);
        Go((a + peak) / j, -j);
        Go(hold, 0);
        Go(peak / j, j);
        return distance;

        void Go(double time, double jerk)
        {
            distance += (speed * time) + (acceleration * time * time / 2) + (jerk * time * time * time / 6);
            speed += (acceleration * time) + (jerk * time * time / 2);
            acceleration += jerk * time;
        }
    }

    private static (List<(double At, double Most)>, double Length) Corners(
        LatticePoint[] way, MachineLimits limits, double speed)
    {
        var (corners, length) = (new List<(double, double)>(), 0.0);
        var places = way.Where((place, at) => at == 0 || place != way[at - 1]).ToArray();
        for (var at = 1; at < places.Length; at++)
        {
            length += places[at].DistanceTo_m(places[at - 1]);
            if (at + 1 < places.Length)
            {
                // The angle between the sides, by its tangent; the arc that leaves the corner by d has the radius
                // d sin / (1 - sin) and its centripetal acceleration is the limit.
                var inner = Math.Abs(Math.Atan2(places[at - 1].Y - places[at].Y, places[at - 1].X - places[at].X) -
                    Math.Atan2(places[at + 1].Y - places[at].Y, places[at + 1].X - places[at].X));
                var sine = Math.Sin((inner > Math.PI ? (2 * Math.PI) - inner : inner) / 2);
                var most = Math.Sqrt(limits.Acceleration_m_s2 * limits.CornerDeviation_m * sine / Math.Max(1e-15, 1 - sine));
                if (most < speed)
                {
                    corners.Add((length, most));
                }
            }
        }

        corners.Add((length, 0));
        return (corners, length);
    }
}

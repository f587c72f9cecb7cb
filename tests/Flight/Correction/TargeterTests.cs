using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Flight.Correction;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Tests.Correction;

public sealed class TargeterTests
{
    [Fact]
    [Trait("Kind", "validates")]
    public void An_apoapsis_is_raised_by_the_impulse_of_the_energy_equation()
    {
        var mu = BodyConstants.Of(Body.Earth).Gm_m3_s2;
        var (low_m, high_m) = (7000e3, 42164e3);
        var circle_m_s = Math.Sqrt(mu / low_m);
        var result = Targeter.Solve(
            [new("impulse", 2000, 0.1, 500)], [new("apoapsis radius", high_m, 0.1)],
            (controls, figures) =>
            {
                var conic = KeplerianElements.FromState(
                    new State<Icrf>(new(low_m, 0, 0), new(0, circle_m_s + controls[0], 0)), mu);
                figures[0] = conic.PeriapsisRadius_m * (1 + conic.EccentricityRatio) / (1 - conic.EccentricityRatio);
                return conic.EccentricityRatio < 1;
            });

        // Vis viva, 2 / r - 2 / (r + R).
        var exact_m_s = Math.Sqrt(mu * ((2 / low_m) - (2 / (low_m + high_m)))) - circle_m_s;
        Assert.True(result.Converged, result.Message);
        Assert.Equal(exact_m_s, result.Controls_si[0], 1e-5); // m/s: 0.1 m over 14 km a m/s
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Spare_controls_take_the_shortest_way()
    {
        var result = Targeter.Solve(
            [new("a", 0, 1e-3, 1), new("b", 0, 1e-3, 1)], [new("sum", 2, 1e-9)],
            (controls, figures) =>
            {
                figures[0] = controls[0] + controls[1];
                return true;
            });

        Assert.True(result.Converged);
        Assert.Equal([1, 1], result.Controls_si, (a, b) => Math.Abs(a - b) < 1e-9); // the goal's tolerance
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_goal_out_of_reach_is_named()
    {
        var result = Targeter.Solve(
            [new("a", 1, 1e-3, 1)], [new("height", -1, 1e-6)],
            (controls, figures) =>
            {
                figures[0] = controls[0] * controls[0];
                return true;
            });

        Assert.False(result.Converged);
        Assert.Contains("height is missed by", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Too_few_controls_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Targeter.Solve(
            [new("a", 0, 1, 1)], [new("x", 0, 1), new("y", 0, 1)], (_, _) => true));

        Assert.Equal("2 goals for 1 controls: give one goal or more, and as many controls.", error.Message);
    }
}

namespace Guanghan.Core.Bodies;

/// <summary>
/// The rotation of the Sun, the planets, Pluto and the Moon. Source: B. A. Archinal et al., IAU WGCCRE report 2015,
/// Celest. Mech. Dyn. Astr. 130 (2018) 22, table 1; the Moon's series from the 2009 report (Celest. Mech. Dyn. Astr.
/// 109 (2011) 101, table 2), which the 2015 report points to. The Earth is not here: <see cref="Space.EarthFrames"/>
/// knows it better. Figures are degrees; polynomials in Julian centuries for the pole, in days for the meridian.
/// </summary>
public static class RotationModels
{
    private static readonly RotationModel Sun = new([286.13], [63.87], [84.176, 14.1844000]);

    private static readonly RotationModel Mercury = new(
        [281.0103, -0.0328],
        [61.4155, -0.0049],
        [329.5988, 6.1385108],
        new(174.7910857, 149472.53587500003, 0, 0, 0.01067257),
        new(349.5821714, 298945.07175000006, 0, 0, -0.00112309),
        new(164.3732571, 448417.60762500006, 0, 0, -0.00011040),
        new(339.1643429, 597890.14350000012, 0, 0, -0.00002539),
        new(153.9554286, 747362.67937499995, 0, 0, -0.00000571));

    private static readonly RotationModel Venus = new([272.76], [67.16], [160.20, -1.4813688]);

    private static readonly RotationModel Moon = new(
        [269.9949, 0.0031],
        [66.5392, 0.0130],
        [38.3213, 13.17635815, -1.4e-12],
        new(125.045, -1935.5364525, -3.8787, 1.5419, 3.5610),
        new(250.089, -3871.0729050, -0.1204, 0.0239, 0.1208),
        new(260.008, 475263.3328725, 0.0700, -0.0278, -0.0642),
        new(176.625, 487269.6299850, -0.0172, 0.0068, 0.0158),
        new(357.529, 35999.0509575, 0, 0, 0.0252),
        new(311.589, 964468.4993100, 0.0072, -0.0029, -0.0066),
        new(134.963, 477198.8693250, 0, 0.0009, -0.0047),
        new(276.617, 12006.3007650, 0, 0, -0.0046),
        new(34.226, 63863.5132425, 0, 0, 0.0028),
        new(15.134, -5806.6093575, -0.0052, 0.0008, 0.0052),
        new(119.743, 131.8406400, 0, 0, 0.0040),
        new(239.961, 6003.1503825, 0, 0, 0.0019),
        new(25.053, 473327.7964200, 0.0043, -0.0009, -0.0044));

    private static readonly RotationModel Mars = new(
        [317.269202, -0.10927547],
        [54.432516, -0.05827105],
        [176.049863, 350.891982443297],
        new(198.991226, 19139.4819985, 0.000068, 0, 0),
        new(226.292679, 38280.8511281, 0.000238, 0, 0),
        new(249.663391, 57420.7251593, 0.000052, 0, 0),
        new(266.183510, 76560.6367950, 0.000009, 0, 0),
        new(79.398797, 0.5042615, 0.419057, 0, 0),
        new(122.433576, 19139.9407476, 0, 0.000051, 0),
        new(43.058401, 38280.8753272, 0, 0.000141, 0),
        new(57.663379, 57420.7517205, 0, 0.000031, 0),
        new(79.476401, 76560.6495004, 0, 0.000005, 0),
        new(166.325722, 0.5042615, 0, 1.591274, 0),
        new(129.071773, 19140.0328244, 0, 0, 0.000145),
        new(36.352167, 38281.0473591, 0, 0, 0.000157),
        new(56.668646, 57420.9295360, 0, 0, 0.000040),
        new(67.364003, 76560.2552215, 0, 0, 0.000001),
        new(104.792680, 95700.4387578, 0, 0, 0.000001),
        new(95.391654, 0.5042615, 0, 0, 0.584542));

    private static readonly RotationModel Jupiter = new(
        [268.056595, -0.006499],
        [64.495303, 0.002413],
        [284.95, 870.5360000],
        new(99.360714, 4850.4046, 0.000117, 0.000050, 0),
        new(175.895369, 1191.9605, 0.000938, 0.000404, 0),
        new(300.323162, 262.5475, 0.001432, 0.000617, 0),
        new(114.012305, 6070.2476, 0.000030, -0.000013, 0),
        new(49.511251, 64.3000, 0.002150, 0.000926, 0));

    private static readonly RotationModel Saturn = new([40.589, -0.036], [83.537, -0.004], [38.90, 810.7939024]);

    private static readonly RotationModel Uranus = new([257.311], [-15.175], [203.81, -501.1600928]);

    private static readonly RotationModel Neptune = new(
        [299.36], [43.46], [249.978, 541.1397757], new RotationTerm(357.85, 52.316, 0.70, -0.51, -0.48));

    private static readonly RotationModel Pluto = new([132.993], [-6.163], [302.695, 56.3625225]);

    /// <summary>The rotation of a body. Planets answer by their own number (499) and their system's (4).</summary>
    /// <exception cref="ArgumentException">No model for the body; the message lists those there are.</exception>
    public static RotationModel Of(Body body) => body.NaifId switch
    {
        10 => Sun,
        1 or 199 => Mercury,
        2 or 299 => Venus,
        301 => Moon,
        4 or 499 => Mars,
        5 or 599 => Jupiter,
        6 or 699 => Saturn,
        7 or 799 => Uranus,
        8 or 899 => Neptune,
        9 or 999 => Pluto,
        399 => throw new ArgumentException(
            "The Earth's rotation needs measured UT1 and pole: use EarthFrames.ToItrf.", nameof(body)),
        _ => throw new ArgumentException(
            $"There is no rotation model for body {body.NaifId}; there is one for the Sun (10), Mercury (199), "
            + "Venus (299), the Moon (301), Mars (499), Jupiter (599), Saturn (699), Uranus (799), Neptune (899) "
            + "and Pluto (999).",
            nameof(body)),
    };
}

using Guanghan.Core.Bodies;
using Guanghan.Core.Time;

namespace Guanghan.Core.Space;

/// <summary>Rotations between the ICRF and Mars.</summary>
public static class MarsFrames
{
    private static readonly RotationModel Model = RotationModels.Of(Body.Mars);

    /// <summary>
    /// ICRF to Mars-fixed axes, IAU 2015. Source: Archinal et al. (2018), after P. Kuchynka et al., Icarus 229 (2014)
    /// 340.
    /// </summary>
    public static Rotation<Icrf, MarsFixed> ToFixed(Epoch epoch) => Model.ToFixed<MarsFixed>(epoch);
}

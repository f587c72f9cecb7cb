using Guanghan.Fabrication.Optics.Mirrors;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>Takes from a batch what a mirror's dust and metal keep.</summary>
internal static class ReflectanceKernel
{
    public static void Lose(MirrorFinish finish, RayBatch rays, TraceTally tally)
    {
        if (finish.DustFraction > 0)
        {
            LoseDust(finish, rays, tally);
        }

        var weight = rays.Weight.AsSpan(0, rays.Count);
        var (absorbed, ended) = (0.0, 0);
        if (finish.Reflectance.IsConstant)
        {
            var reflected = finish.Reflectance.Values[0];
            if (reflected == 1)
            {
                return;
            }

            var sum = 0.0;
            for (var i = 0; i < weight.Length; i++)
            {
                sum += weight[i];
                weight[i] *= reflected;
            }

            absorbed = sum * (1 - reflected);
        }
        else
        {
            for (var i = 0; i < weight.Length; i++)
            {
                var kept = weight[i] * finish.Reflectance.Fraction(rays.Band[i], rays.CosIncidence[i]);
                absorbed += weight[i] - kept;
                ended += kept == 0 && weight[i] > 0 ? 1 : 0; // a table may reflect nothing: the ray ends here
                weight[i] = kept;
            }
        }

        tally.Add(LightLoss.MirrorAbsorbed, absorbed, ended);
    }

    private static void LoseDust(MirrorFinish finish, RayBatch rays, TraceTally tally)
    {
        var lost = 0.0;
        for (var i = 0; i < rays.Count; i++)
        {
            if (rays.Weight[i] > 0)
            {
                var kept = rays.Weight[i] * finish.CleanFraction(rays.CosIncidence[i]);
                lost += rays.Weight[i] - kept;
                rays.Weight[i] = kept;
            }
        }

        tally.Add(LightLoss.MirrorDust, lost, 0);
    }
}

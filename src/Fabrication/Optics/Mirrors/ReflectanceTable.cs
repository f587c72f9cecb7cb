namespace Guanghan.Fabrication.Optics.Mirrors;

/// <summary>
/// A mirror's reflectance by spectral band and by cosine of the angle of incidence, as a table that a ray tracer reads
/// quickly: linear between cosines of 0, 1/64, ... 1. Between them a metal's reflectance bends by less than 1e-4 above
/// a cosine of 0.2. <c>IsConstant</c> tables hold one value.
/// </summary>
public sealed class ReflectanceTable
{
    /// <summary>Steps of the cosine.</summary>
    public const int Steps = 64;

    private readonly double[] _values;

    private ReflectanceTable(double[] values, int bandCount) => (_values, BandCount) = (values, bandCount);

    /// <summary>Number of bands.</summary>
    public int BandCount { get; }

    /// <summary>Whether one value holds everywhere.</summary>
    public bool IsConstant => _values.Length == 1;

    internal double[] Values => _values;

    /// <summary>One reflectance for every band and angle.</summary>
    /// <param name="reflectanceFraction">From 0 to 1.</param>
    public static ReflectanceTable Constant(double reflectanceFraction) => new([reflectanceFraction], 1);

    /// <summary>A table from a function.</summary>
    /// <param name="bandCount">Number of bands.</param>
    /// <param name="reflectance">Reflectance for a band and a cosine of the angle of incidence.</param>
    public static ReflectanceTable Of(int bandCount, Func<int, double, double> reflectance)
    {
        var values = new double[bandCount * (Steps + 1)];
        for (var band = 0; band < bandCount; band++)
        {
            for (var step = 0; step <= Steps; step++)
            {
                values[(band * (Steps + 1)) + step] = Math.Clamp(reflectance(band, (double)step / Steps), 0, 1);
            }
        }

        return new(values, bandCount);
    }

    /// <summary>The reflectance.</summary>
    /// <param name="band">Index of the band.</param>
    /// <param name="cosIncidenceRatio">Cosine of the angle of incidence, 0 to 1.</param>
    public double Fraction(int band, double cosIncidenceRatio)
    {
        if (IsConstant)
        {
            return _values[0];
        }

        var place = Math.Min(cosIncidenceRatio * Steps, Steps - 1e-9);
        var step = (int)place;
        var at = (band * (Steps + 1)) + step;
        var rest = place - step;
        return ((1 - rest) * _values[at]) + (rest * _values[at + 1]);
    }
}

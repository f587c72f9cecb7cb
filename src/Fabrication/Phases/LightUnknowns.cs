using System.Collections.Immutable;
using Guanghan.Core.Numerics;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>One input of a chain that is known as a range.</summary>
/// <param name="Name">Such as <c>slope_error</c>.</param>
/// <param name="Unit">Unit that messages show it in.</param>
/// <param name="Low_si">Least, SI.</param>
/// <param name="High_si">Greatest, SI.</param>
/// <param name="Set">Puts a value into the inputs.</param>
public sealed record LightUnknown(
    string Name, Unit Unit, double Low_si, double High_si, Func<LightInputs, double, LightInputs> Set);

/// <summary>
/// Inputs of a chain that are known as ranges. Draws cases that cover all ranges evenly: a Latin hypercube (McKay,
/// Beckman and Conover 1979, Technometrics 21:239), each range cut into as many equal parts as there are cases, each
/// part drawn once. Assumes that the inputs are independent and as likely anywhere within their range.
/// </summary>
/// <param name="Ranges">The inputs.</param>
/// <param name="CaseCount">Cases to draw.</param>
public sealed record LightUnknowns(ImmutableArray<LightUnknown> Ranges, int CaseCount)
{
    private sealed record Interval(double Low, double High);

    /// <summary>The cases.</summary>
    /// <param name="inputs">What they vary.</param>
    /// <param name="stream">Where random numbers come from.</param>
    public IEnumerable<LightInputs> Cases(LightInputs inputs, RandomStream stream)
    {
        if (Ranges.IsEmpty)
        {
            yield break;
        }

        var values = Ranges.Select((range, i) => Column(range, stream.Substream(i))).ToArray();
        for (var i = 0; i < CaseCount; i++)
        {
            var varied = inputs;
            for (var j = 0; j < values.Length; j++)
            {
                varied = Ranges[j].Set(varied, values[j][i]);
            }

            yield return varied;
        }
    }

    // A value from each part, in random order (Fisher and Yates).
    private double[] Column(LightUnknown range, RandomStream stream)
    {
        var column = new double[CaseCount];
        for (var i = 0; i < CaseCount; i++)
        {
            var share = (i + stream.NextUniformFraction()) / CaseCount;
            column[i] = range.Low_si + (share * (range.High_si - range.Low_si));
        }

        for (var i = CaseCount - 1; i > 0; i--)
        {
            var j = (int)stream.NextInteger(i + 1);
            (column[i], column[j]) = (column[j], column[i]);
        }

        return column;
    }

    /// <summary>Reads the group.</summary>
    internal static LightUnknowns Read(Section section)
    {
        var ranges = ImmutableArray.CreateBuilder<LightUnknown>();
        Add("reflectivity", "", "Of the primary mirror.", Bounds.AboveUpTo("0", "1"), (inputs, value) =>
            inputs with { PrimaryFinish = inputs.PrimaryFinish with { ReflectivityFraction = value } });
        Add("slope_error", "mrad", "Of the primary mirror.", Bounds.Between("0 mrad", "10 mrad"), (inputs, value) =>
            inputs with { PrimaryFinish = inputs.PrimaryFinish with { SlopeError_rad = value } });
        Add("dust", "", "On the primary mirror.", Bounds.FromBelow("0", "1"), (inputs, value) =>
            inputs with { PrimaryFinish = inputs.PrimaryFinish with { DustFraction = value } });
        Add("focal_length", "m", "Of the primary mirror.", Bounds.Between("1 cm", "100 m"), (inputs, value) =>
            inputs with { Primary = inputs.Primary with { FocalLength_m = value } });
        Add("aperture", "m", "Of the primary mirror.", Bounds.Between("1 cm", "20 m"), (inputs, value) =>
            inputs with { Primary = inputs.Primary with { Aperture_m = value } });
        Add("obstruction", "m", "In front of the primary mirror.", Bounds.Between("0 m", "20 m"), (inputs, value) =>
            inputs with { Primary = inputs.Primary with { Obstruction_m = value } });
        Add("tracking_error", "mrad", "Of the pointing.", Bounds.Between("0 mrad", "20 mrad"), (inputs, value) =>
            inputs with { Sun = inputs.Sun with { TrackingError_rad = value } });
        Add("window", "", "Share that the window lets through.", Bounds.AboveUpTo("0", "1"), (inputs, value) =>
            inputs with { WindowFraction = value });
        Add("numerical_aperture", "", "Of the fibres.", Bounds.Between("0.01", "1"), (inputs, value) =>
            inputs with { Fibre = inputs.Fibre with { NumericalApertureRatio = value } });
        Add("packing", "", "Share of the bundle's circle inside fibres.", Bounds.AboveUpTo("0", "0.9069"),
            (inputs, value) => inputs with { Fibre = inputs.Fibre with { MeasuredPackingFraction = value } });
        Add("attenuation", "dB/km", "Of the fibres, at all wavelengths.", Bounds.Between("0 dB/km", "10000 dB/km"),
            (inputs, value) => inputs with
            {
                Fibre = inputs.Fibre with { Attenuation_dB_km = Unit.Parse("dB/km").FromSi(value) },
            });
        Add("mode_coupling", "rad^2/m", "Of the fibres.", Bounds.Between("0 rad^2/m", "0.01 rad^2/m"),
            (inputs, value) => inputs with { Fibre = inputs.Fibre with { Mixing_rad2_m = value } });
        Add("irradiance", "W/m^2", "Constant, in place of the irradiance.", Bounds.Between("1 W/m^2", "2000 W/m^2"),
            (inputs, value) => inputs with { Irradiance = new([], [value], null) });
        var cases = section.Count("cases", "Cases that the band is drawn from.", 8, 1024, 32);
        return new(ranges.ToImmutable(), cases);

        void Add(string key, string unit, string about, Bounds bounds, Func<LightInputs, double, LightInputs> set)
        {
            var read = section.OptionalGroup(key, about + " Left out, it is as stated above.", inside =>
            {
                var low = inside.Quantity("low", unit, "Least.", bounds);
                var high = inside.Quantity("high", unit, "Greatest.", bounds);
                inside.Require(high >= low, "high", "is less than low; write the smaller value as low", "low");
                return new Interval(low, high);
            });
            if (read is not null)
            {
                ranges.Add(new(key, Unit.Parse(unit), read.Low, read.High, set));
            }
        }
    }
}

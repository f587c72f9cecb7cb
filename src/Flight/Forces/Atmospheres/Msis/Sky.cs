using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>
/// The functions of place, day and hour that every expansion is made of: Legendre functions of the latitude, cosines
/// and sines of the year, of local time, longitude and universal time. Evaluated once for all quantities.
/// </summary>
internal ref struct Sky
{
    public const int LatitudeCount = 64; // degree to 7, order to 3; the same times the sine of the latitude
    public const int SeasonCount = 5; // 1; cosine and sine of a year, of half a year
    public const int AngleCount = 13;

    public const double RadiansPerDay = 1.72142e-2; // the rates of the fit: 2 pi / 365.0 d,
    public const double RadiansPerHour = 0.2618; // 2 pi / 24 h,
    public const double RadiansPerSecond = 7.2722e-5; // 2 pi / 86400 s,
    public const double RadiansPerDegree = 1.74533e-2; // to the digits that the coefficients were fitted with

    private const int OrderCount = 4;
    private const int DegreeCount = LatitudeCount / 2 / OrderCount;

    // Not normalised, P(n + 1, m) from P(n, m) and P(n - 1, m): (n + 1 - m) P(n + 1, m) = (2n + 1) s P(n, m)
    // - (n + m) P(n - 1, m); M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions" (1964), 8.5.3.
    private static readonly (double Ahead, double Behind)[] s_recursion =
    [
        .. Enumerable.Range(0, DegreeCount * OrderCount).Select(slot => (N: slot / OrderCount, M: slot % OrderCount))
            .Select(one => (((2.0 * one.N) + 1) / (one.N + 1 - one.M), ((double)one.N + one.M) / (one.N + 1 - one.M))),
    ];

    private readonly Span<double> latitudes;
    private readonly Span<double> seasons;
    private readonly Span<double> angles;

    /// <summary>Evaluates the functions.</summary>
    /// <param name="conditions">Where and when.</param>
    /// <param name="room">At least 64 + 5 + 13 numbers.</param>
    public Sky(in AirConditions conditions, Span<double> room)
    {
        latitudes = room[..LatitudeCount];
        seasons = room.Slice(LatitudeCount, SeasonCount);
        angles = room.Slice(LatitudeCount + SeasonCount, AngleCount);
        Latitude_deg = double.RadiansToDegrees(conditions.Latitude_rad);
        FillLatitudes(Latitude_deg * RadiansPerDegree);
        Day_rad = conditions.DayOfYear_d * RadiansPerDay;
        seasons[0] = 1;
        (seasons[2], seasons[1]) = Math.SinCos(Day_rad);
        (seasons[3], seasons[4]) = Doubled(seasons[1], seasons[2]);
        var local_rad = conditions.LocalSolarTime_s / 3600 * RadiansPerHour;
        var universal_rad = conditions.UniversalTime_s * RadiansPerSecond;
        FillAngles(local_rad, double.RadiansToDegrees(conditions.Longitude_rad) * RadiansPerDegree, universal_rad);
    }

    public double Latitude_deg { get; }

    public double Day_rad { get; }

    public readonly double SineOfLatitude => latitudes[LatitudeSlot(1, 0, false)];

    /// <summary>Place of a Legendre function, or of its product with the sine of the latitude.</summary>
    public static int LatitudeSlot(int degree, int order, bool timesSine) =>
        (timesSine ? LatitudeCount / 2 : 0) + (OrderCount * degree) + order;

    /// <summary>Products of one function of each kind.</summary>
    /// <param name="functions">Which; their places are within the sky by construction.</param>
    /// <param name="products">As many numbers.</param>
    public readonly void Fill(ReadOnlySpan<BasisFunction> functions, Span<double> products)
    {
        ref var latitude = ref MemoryMarshal.GetReference(latitudes);
        ref var season = ref MemoryMarshal.GetReference(seasons);
        ref var angle = ref MemoryMarshal.GetReference(angles);
        products = products[..functions.Length];
        for (var i = 0; i < functions.Length; i++)
        {
            var function = functions[i];
            products[i] = Unsafe.Add(ref latitude, function.Latitude) * Unsafe.Add(ref season, function.Season)
                * Unsafe.Add(ref angle, function.Angle);
        }
    }

    private static (double Cosine, double Sine) Doubled(double cosine, double sine) =>
        ((2 * cosine * cosine) - 1, 2 * sine * cosine);

    private readonly void FillLatitudes(double latitude_rad)
    {
        var (sine, cosine) = Math.SinCos(latitude_rad);
        var diagonal = 1.0;
        for (var m = 0; m < OrderCount; m++)
        {
            var (before, last) = (0.0, diagonal);
            for (var n = m; n < DegreeCount; n++)
            {
                latitudes[LatitudeSlot(n, m, false)] = last;
                latitudes[LatitudeSlot(n, m, true)] = sine * last;
                var (ahead, behind) = s_recursion[LatitudeSlot(n, m, false)];
                (before, last) = (last, (ahead * sine * last) - (behind * before));
            }
            diagonal *= ((2 * m) + 1) * cosine;
        }
    }

    private readonly void FillAngles(double local_rad, double longitude_rad, double universal_rad)
    {
        angles[0] = 1;
        (angles[2], angles[1]) = Math.SinCos(local_rad);
        (angles[3], angles[4]) = Doubled(angles[1], angles[2]);
        angles[5] = (angles[3] * angles[1]) - (angles[4] * angles[2]);
        angles[6] = (angles[4] * angles[1]) + (angles[3] * angles[2]);
        (angles[8], angles[7]) = Math.SinCos(longitude_rad);
        (angles[10], angles[9]) = Math.SinCos(universal_rad);
        var (cosine, sine) = Doubled(angles[7], angles[8]);
        angles[11] = (angles[9] * cosine) - (angles[10] * sine);
        angles[12] = (angles[10] * cosine) + (angles[9] * sine);
    }
}

/// <summary>A product of a Legendre function, a season and an angle, by their places in the sky.</summary>
/// <param name="Latitude">Place of the Legendre function.</param>
/// <param name="Season">0; 1, 2 cosine and sine of a year; 3, 4 of half a year.</param>
/// <param name="Angle">
/// 0; cosine and sine of once, twice, three times local time; of longitude; of universal time; of it with twice the
/// longitude.
/// </param>
internal readonly record struct BasisFunction(int Latitude, int Season, int Angle);

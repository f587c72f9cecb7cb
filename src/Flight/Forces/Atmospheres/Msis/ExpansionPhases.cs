namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>
/// Turns a term with phases into functions of the sky without: c cos(x - p) = c cos p cos x + c sin p sin x, for the
/// season and for the angle.
/// </summary>
/// <param name="seasons">Phases of seasons, d.</param>
/// <param name="angles">Phases of angles.</param>
internal sealed class ExpansionPhases(IReadOnlyList<SeasonPhase> seasons, IReadOnlyList<AnglePhase> angles)
{
    /// <summary>A quantity's term as functions and coefficients, the zero ones left out.</summary>
    /// <param name="term">The term.</param>
    /// <param name="quantity">Which quantity.</param>
    /// <param name="lever">Share that is added times the sine of the latitude.</param>
    public IEnumerable<(BasisFunction Function, double Coefficient)> Resolve(
        ExpansionTerm term, int quantity, double lever)
    {
        foreach (var (season, ofSeason) in SeasonsOf(term.Season, quantity))
        {
            foreach (var (angle, ofAngle) in AnglesOf(term.Angle, quantity))
            {
                foreach (var (timesSine, ofSide) in ((bool, double)[])[(false, 1), (true, lever)])
                {
                    var coefficient = term.Values[quantity] * ofSeason * ofAngle * ofSide;
                    if (coefficient != 0)
                    {
                        var latitude = Sky.LatitudeSlot(term.Degree, term.Order, timesSine);
                        yield return (new(latitude, season, angle), coefficient);
                    }
                }
            }
        }
    }

    private static (int, double)[] Split(int cosinePlace, double phase_rad) =>
        [(cosinePlace, Math.Cos(phase_rad)), (cosinePlace + 1, Math.Sin(phase_rad))];

    private (int Place, double Share)[] SeasonsOf(Season season, int quantity)
    {
        if (season == Season.Always)
        {
            return [(0, 1)];
        }
        var phase_rad = seasons.FirstOrDefault(one => one.Season == season)?.Values[quantity] * Sky.RadiansPerDay ?? 0;
        return season is Season.SymmetricHalf or Season.AsymmetricHalf or Season.LongitudeHalfYear
            or Season.LongitudeSineHalfYear
            ? Split(3, 2 * phase_rad)
            : Split(1, phase_rad);
    }

    private (int Place, double Share)[] AnglesOf(Angle angle, int quantity)
    {
        var phase = angles.FirstOrDefault(one => one.Angle == angle)?.Values[quantity] ?? 0;
        return angle switch
        {
            Angle.Universal or Angle.DailyUniversal or Angle.HistoryUniversal =>
                Split(9, phase * Sky.RadiansPerSecond),
            Angle.Mixed => Split(11, phase * Sky.RadiansPerSecond),
            Angle.DailyLocal or Angle.HistoryLocal => Split(1, phase * Sky.RadiansPerHour),
            Angle.DailyLongitude or Angle.DailySeasonLongitude or Angle.HistoryLongitude
                or Angle.HistorySeasonLongitude => Split(7, phase * Sky.RadiansPerDegree),
            _ => [((int)angle, 1)], // the others are functions of the sky, in its order
        };
    }
}

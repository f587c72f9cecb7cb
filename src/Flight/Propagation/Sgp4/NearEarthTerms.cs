namespace Guanghan.Flight.Propagation.Sgp4;

/// <summary>
/// Mean elements in the theory's units and everything of secular gravity and drag that does not change with time.
/// Source: F. R. Hoots and R. L. Roehrich, Spacetrack Report No. 3, 1980, section 6; D. A. Vallado, P. Crawford, R.
/// Hujsak and T. S. Kelso, AIAA 2006-6753, appendix. Names follow the report: C1 to C5, D2 to D4, eta, xi, s.
/// </summary>
internal sealed record NearEarthTerms
{
    private const double LeastEccentricityOfDrag = 1e-4; // below, terms in 1/e are dropped: Vallado 2006
    private const double DeepPeriod_min = 225; // Hoots and Roehrich 1980, section 3

    public required EarthModel Earth { get; init; }

    public required Sgp4Elements Elements { get; init; }

    /// <summary>Brouwer's mean motion n0'', rad/min, and its semi-major axis, Earth radii.</summary>
    public required double N { get; init; }

    public required double A { get; init; }

    public required double BetaSquare { get; init; }

    public required double SinI { get; init; }

    public required double CosI { get; init; }

    public double E => Elements.EccentricityRatio;

    /// <summary>3 cos^2 i - 1, 1 - cos^2 i and 7 cos^2 i - 1.</summary>
    public double X3ThetaMinus1 => (3 * CosI * CosI) - 1;

    public double X1MinusTheta => 1 - (CosI * CosI);

    public double X7ThetaMinus1 => (7 * CosI * CosI) - 1;

    public double MeanAnomalyRate { get; private set; }

    public double ArgumentRate { get; private set; }

    public double NodeRate { get; private set; }

    public double C1 { get; private set; }

    public double C4 { get; private set; }

    public double C5 { get; private set; }

    public double D2 { get; private set; }

    public double D3 { get; private set; }

    public double D4 { get; private set; }

    public double Eta { get; private set; }

    public double ArgumentDrag { get; private set; }

    public double AnomalyDrag { get; private set; }

    public double NodeDrag { get; private set; }

    public double T3 { get; private set; }

    public double T4 { get; private set; }

    public double T5 { get; private set; }

    public double AnomalyCube { get; private set; }

    public double SinAnomaly { get; private set; }

    /// <summary>Whether the drag terms are cut after the linear ones: pericentre below 220 km, or deep space.</summary>
    public bool IsSimple { get; private set; }

    public bool IsDeep => 2 * Math.PI / N >= DeepPeriod_min;

    public static NearEarthTerms Of(Sgp4Elements elements, EarthModel earth)
    {
        var (e, i) = (elements.EccentricityRatio, elements.Inclination_rad);
        var kozai = elements.RevolutionsPerDayCount / (1440 / (2 * Math.PI));
        var cosine = Math.Cos(i);
        var betaSquare = 1 - (e * e);
        // From Kozai's mean motion back to Brouwer's.
        var a1 = Math.Pow(earth.Ke / kozai, 2.0 / 3);
        var size = 0.75 * earth.J2 * ((3 * cosine * cosine) - 1) / (Math.Sqrt(betaSquare) * betaSquare);
        var delta1 = size / (a1 * a1);
        var a0 = a1 * (1 - (delta1 * delta1) - (delta1 * ((1.0 / 3) + (134 * delta1 * delta1 / 81))));
        var n = kozai / (1 + (size / (a0 * a0)));
        var terms = new NearEarthTerms
        {
            Earth = earth,
            Elements = elements,
            N = n,
            A = Math.Pow(earth.Ke / n, 2.0 / 3),
            BetaSquare = betaSquare,
            SinI = Math.Sin(i),
            CosI = cosine,
        };
        terms.SetRates();
        terms.SetDrag();
        return terms;
    }

    /// <summary>Long-period coefficients of J3 for an inclination.</summary>
    public (double L, double Ay) LongPeriod(double sine, double cosine)
    {
        const double Least = 1.5e-12; // 1 + cos i of a retrograde equatorial orbit: Vallado 2006
        var ratio = Earth.J3 / Earth.J2;
        var sum = Math.Abs(1 + cosine) > Least ? 1 + cosine : Least;
        return (-0.25 * ratio * sine * (3 + (5 * cosine)) / sum, -0.5 * ratio * sine);
    }

    private void SetRates()
    {
        var c2 = CosI * CosI;
        var c4 = c2 * c2;
        var p = A * BetaSquare;
        var inverse = 1 / (p * p);
        var k1 = 1.5 * Earth.J2 * inverse * N;
        var k2 = 0.5 * k1 * Earth.J2 * inverse;
        var k3 = -0.46875 * Earth.J4 * inverse * inverse * N;
        var beta = Math.Sqrt(BetaSquare);
        MeanAnomalyRate = N + (0.5 * k1 * beta * X3ThetaMinus1) + (0.0625 * k2 * beta * (13 - (78 * c2) + (137 * c4)));
        ArgumentRate = (-0.5 * k1 * (1 - (5 * c2))) + (0.0625 * k2 * (7 - (114 * c2) + (395 * c4)))
            + (k3 * (3 - (36 * c2) + (49 * c4)));
        NodeRate = (-k1 * CosI) + (((0.5 * k2 * (4 - (19 * c2))) + (2 * k3 * (3 - (7 * c2)))) * CosI);
    }

    private void SetDrag()
    {
        var pericentre = (A * (1 - E)) - 1;
        var (s, reach) = Atmosphere(pericentre * Earth.Radius_km);
        var xi = 1 / (A - s);
        Eta = A * E * xi;
        var eta2 = Eta * Eta;
        var eEta = E * Eta;
        var psi = Math.Abs(1 - eta2);
        var coefficient = reach * xi * xi * xi * xi;
        var density = coefficient / Math.Pow(psi, 3.5);
        var c2 = density * N * ((A * (1 + (1.5 * eta2) + (eEta * (4 + eta2))))
            + (0.375 * Earth.J2 * xi / psi * X3ThetaMinus1 * (8 + (3 * eta2 * (8 + eta2)))));
        var bStar = Elements.BStar_1;
        C1 = bStar * c2;
        var isEccentric = E > LeastEccentricityOfDrag;
        var c3 = isEccentric ? -2 * coefficient * xi * (Earth.J3 / Earth.J2) * N * SinI / E : 0;
        C4 = 2 * N * density * A * BetaSquare * ((Eta * (2 + (0.5 * eta2))) + (E * (0.5 + (2 * eta2)))
            - (Earth.J2 * xi / (A * psi) * ((-3 * X3ThetaMinus1 * (1 - (2 * eEta) + (eta2 * (1.5 - (0.5 * eEta)))))
                + (0.75 * X1MinusTheta * ((2 * eta2) - (eEta * (1 + eta2))) * Math.Cos(
                    2 * Elements.ArgumentOfPericentre_rad)))));
        C5 = 2 * density * A * BetaSquare * (1 + (2.75 * (eta2 + eEta)) + (eEta * eta2));
        ArgumentDrag = bStar * c3 * Math.Cos(Elements.ArgumentOfPericentre_rad);
        AnomalyDrag = isEccentric ? -2.0 / 3 * coefficient * bStar / eEta : 0;
        var k1 = 1.5 * Earth.J2 / (A * BetaSquare * A * BetaSquare) * N;
        NodeDrag = 3.5 * BetaSquare * -k1 * CosI * C1;
        var sum = 1 + (Eta * Math.Cos(Elements.MeanAnomaly_rad));
        AnomalyCube = sum * sum * sum;
        SinAnomaly = Math.Sin(Elements.MeanAnomaly_rad);
        IsSimple = pericentre < 220 / Earth.Radius_km || IsDeep;
        if (!IsSimple)
        {
            SetHigherDrag(s, xi);
        }
    }

    private void SetHigherDrag(double s, double xi)
    {
        var c1 = C1 * C1;
        D2 = 4 * A * xi * c1;
        var third = D2 * xi * C1 / 3;
        D3 = ((17 * A) + s) * third;
        D4 = 0.5 * third * A * xi * ((221 * A) + (31 * s)) * C1;
        T3 = D2 + (2 * c1);
        T4 = 0.25 * ((3 * D3) + (C1 * ((12 * D2) + (10 * c1))));
        T5 = 0.2 * ((3 * D4) + (12 * C1 * D3) + (6 * D2 * D2) + (15 * c1 * ((2 * D2) + c1)));
    }

    /// <summary>s and (q0 - s)^4 of the density profile, Earth radii, lowered with the pericentre.</summary>
    private (double S, double Reach) Atmosphere(double pericentre_km)
    {
        var s_km = pericentre_km switch
        {
            < 98 => 20,
            < 156 => pericentre_km - 78,
            _ => 78,
        };
        var reach = (120 - s_km) / Earth.Radius_km;
        return ((s_km / Earth.Radius_km) + 1, reach * reach * reach * reach);
    }
}

using System.Runtime.Intrinsics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Propagation.Sgp4;

/// <summary>
/// Constants of four near-Earth satellites side by side, or of one four times. Where the drag is cut short its higher
/// terms are zero, so that one formula serves both.
/// </summary>
internal readonly struct WideTerms
{
    public readonly Vec Anomaly, AnomalyRate, Argument, ArgumentRate, Node, NodeRate, NodeDrag;
    public readonly Vec C1, D2, D3, D4, T2, T3, T4, T5, BC4, BC5;
    public readonly Vec Eta, ArgumentDrag, AnomalyDrag, AnomalyCube, SinAnomaly;
    public readonly Vec E, A, N, SinI, CosI, LongL, LongAy;

    public WideTerms(Sgp4Satellite a, Sgp4Satellite b, Sgp4Satellite c, Sgp4Satellite d)
    {
        var all = new Four(a, b, c, d);
        Anomaly = all.Of(one => one.Elements.MeanAnomaly_rad);
        AnomalyRate = all.Of(one => one.Terms.MeanAnomalyRate);
        Argument = all.Of(one => one.Elements.ArgumentOfPericentre_rad);
        ArgumentRate = all.Of(one => one.Terms.ArgumentRate);
        Node = all.Of(one => one.Elements.RightAscensionOfNode_rad);
        NodeRate = all.Of(one => one.Terms.NodeRate);
        NodeDrag = all.Of(one => one.Terms.NodeDrag);
        C1 = all.Of(one => one.Terms.C1);
        D2 = all.Of(one => one.Terms.D2);
        D3 = all.Of(one => one.Terms.D3);
        D4 = all.Of(one => one.Terms.D4);
        T2 = all.Of(one => 1.5 * one.Terms.C1);
        T3 = all.Of(one => one.Terms.T3);
        T4 = all.Of(one => one.Terms.T4);
        T5 = all.Of(one => one.Terms.T5);
        BC4 = all.Of(one => one.Elements.BStar_1 * one.Terms.C4);
        BC5 = all.Of(one => one.Terms.IsSimple ? 0 : one.Elements.BStar_1 * one.Terms.C5);
        Eta = all.Of(one => one.Terms.Eta);
        ArgumentDrag = all.Of(one => one.Terms.IsSimple ? 0 : one.Terms.ArgumentDrag);
        AnomalyDrag = all.Of(one => one.Terms.IsSimple ? 0 : one.Terms.AnomalyDrag);
        AnomalyCube = all.Of(one => one.Terms.AnomalyCube);
        SinAnomaly = all.Of(one => one.Terms.SinAnomaly);
        E = all.Of(one => one.Terms.E);
        A = all.Of(one => one.Terms.A);
        N = all.Of(one => one.Terms.N);
        SinI = all.Of(one => one.Terms.SinI);
        CosI = all.Of(one => one.Terms.CosI);
        LongL = all.Of(one => one.LongPeriod.L);
        LongAy = all.Of(one => one.LongPeriod.Ay);
        Earth = a.Terms.Earth;
    }

    public EarthModel Earth { get; }

    private readonly record struct Four(Sgp4Satellite A, Sgp4Satellite B, Sgp4Satellite C, Sgp4Satellite D)
    {
        public Vec Of(Func<Sgp4Satellite, double> number) =>
            Vector256.Create(number(A), number(B), number(C), number(D));
    }
}

/// <summary>Four states: position, Earth radii, velocity in the theory's unit, and status codes.</summary>
internal struct WideState
{
    public Vec X, Y, Z, U, V, W, Status;
}

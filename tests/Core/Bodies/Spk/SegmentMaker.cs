namespace Guanghan.Core.Tests.Bodies.Spk;

/// <summary>
/// The numbers of SPK segments of every type, laid out from NAIF's description. States and packets are rows of
/// kilometres.
/// </summary>
internal static class SegmentMaker
{
    internal static double[] Differences(int type, int tableSize, double[][] records, double[] finals_s)
    {
        var data = new List<double>(records.SelectMany(r => r));
        data.AddRange(finals_s);
        data.AddRange(Hundredths(finals_s, finals_s.Length / 100));
        if (type == 21)
        {
            data.Add((4 * tableSize) + 11);
        }
        data.Add(records.Length);
        return [.. data];
    }

    /// <summary>One record of types 1 and 21.</summary>
    internal static double[] DifferenceRecord(
        double reference_s, double[] steps_s, double[] state_km, double[][] table, int[] orders)
    {
        var size = steps_s.Length;
        var record = new List<double> { reference_s };
        record.AddRange(steps_s);
        for (var i = 0; i < 3; i++)
        {
            record.AddRange([state_km[i], state_km[3 + i]]);
        }
        for (var i = 0; i < 3; i++)
        {
            record.AddRange(table[i].Concat(new double[size]).Take(size));
        }
        record.Add(orders.Max() + 1);
        record.AddRange(orders.Select(o => (double)o));
        return [.. record];
    }

    internal static double[] TwoBody(double gm_km3_s2, double[] epochs_s, double[][] states_km) =>
        [.. states_km.SelectMany(s => s), .. epochs_s, .. Hundredths(epochs_s, epochs_s.Length / 100), gm_km3_s2,
            epochs_s.Length];

    /// <summary>Types 8 and 12; the last number but one is the degree or the window less one.</summary>
    internal static double[] EqualStates(double first_s, double step_s, int windowLessOne, double[][] states_km) =>
        [.. states_km.SelectMany(s => s), first_s, step_s, windowLessOne, states_km.Length];

    /// <summary>Types 9 and 13.</summary>
    internal static double[] UnequalStates(int windowLessOne, double[] epochs_s, double[][] states_km) =>
        [.. states_km.SelectMany(s => s), .. epochs_s, .. Hundredths(epochs_s, (epochs_s.Length - 1) / 100),
            windowLessOne, states_km.Length];

    /// <summary>Type 18 and mini-segments of type 19.</summary>
    internal static double[] Packets(int subtype, int window, double[] epochs_s, double[][] packets_km) =>
        [.. packets_km.SelectMany(s => s), .. epochs_s, .. Hundredths(epochs_s, (epochs_s.Length - 1) / 100), subtype,
            window, packets_km.Length];

    internal static double[] Piecewise(double[] bounds_s, double[][] minis, bool later)
    {
        var pointers = new List<double> { 1 };
        foreach (var mini in minis)
        {
            pointers.Add(pointers[^1] + mini.Length);
        }
        return [.. minis.SelectMany(m => m), .. bounds_s, .. Hundredths(bounds_s, minis.Length / 100), .. pointers,
            later ? 1 : 0, minis.Length];
    }

    /// <summary>Generic segments: types 10 and 14.</summary>
    internal static double[] Generic(double[] constants, double[][] packets, double[] references_s, int indexType)
    {
        var directory = Hundredths(references_s, (references_s.Length - 1) / 100);
        var (packetBase, size) = (constants.Length, packets[0].Length);
        var referenceBase = packetBase + (packets.Length * size);
        var directoryBase = referenceBase + references_s.Length;
        var end = directoryBase + directory.Length;
        double[] meta =
        [
            0, constants.Length, directoryBase, directory.Length, indexType, referenceBase, references_s.Length, end, 0,
            0, packetBase, packets.Length, end, 0, size, 0, 17,
        ];
        return [.. constants, .. packets.SelectMany(p => p), .. references_s, .. directory, .. meta];
    }

    /// <summary>Type 20: for each record and axis the coefficients of the rate and the value in the middle.</summary>
    internal static double[] Velocities(
        double unit, double timeUnit_s, double firstDay_d, double fraction_d, double interval_d, double[][] records) =>
        [.. records.SelectMany(r => r), unit, timeUnit_s, firstDay_d, fraction_d, interval_d, records[0].Length,
            records.Length];

    internal static double[] Hundredths(double[] epochs_s, int count) =>
        [.. Enumerable.Range(1, count).Select(i => epochs_s[(100 * i) - 1])];
}

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>
/// What became of the rays of one lane up to the inside of the cores: weight by where it ended (a ray that faces the
/// Sun starts with 1), and rays counted where they ended. Only one thread writes it.
/// </summary>
internal sealed class TraceTally
{
    private static readonly int s_losses = Enum.GetValues<LightLoss>().Length;
    private readonly double[] _powers = new double[s_losses];
    private readonly long[] _counts = new long[s_losses];

    /// <summary>Weight that started.</summary>
    public double Incident { get; private set; }

    /// <summary>Rays that started.</summary>
    public long IncidentCount { get; private set; }

    /// <summary>Weight lost in one way.</summary>
    public double Lost(LightLoss loss) => _powers[(int)loss];

    /// <summary>Rays that ended in one way.</summary>
    public long EndedCount(LightLoss loss) => _counts[(int)loss];

    /// <summary>All weight lost.</summary>
    public double AllLost => _powers.Sum();

    /// <summary>All rays that ended.</summary>
    public long AllEndedCount => _counts.Sum();

    /// <summary>Takes in another lane's.</summary>
    public void Add(TraceTally other)
    {
        Incident += other.Incident;
        IncidentCount += other.IncidentCount;
        for (var i = 0; i < s_losses; i++)
        {
            _powers[i] += other._powers[i];
            _counts[i] += other._counts[i];
        }
    }

    internal void Start(double weight, int count)
    {
        Incident += weight;
        IncidentCount += count;
    }

    internal void Add(LightLoss loss, double weight, int count)
    {
        _powers[(int)loss] += weight;
        _counts[(int)loss] += count;
    }
}

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// A second thread that waits for its half of each step: a step of a window takes tens of microseconds, too few to
/// start a task. It spins for a little, then gives its processor away until it is called again.
/// </summary>
internal sealed class BedCrew : IDisposable
{
    private readonly Thread? _second;
    private volatile Action<int>? _work;
    private volatile Exception? _failure;
    private volatile int _called;
    private volatile int _done;
    private volatile bool _hasEnded;

    public BedCrew(int workers)
    {
        if (workers > 1)
        {
            _second = new Thread(Follow) { IsBackground = true, Name = "bed" };
            _second.Start();
        }
    }

    public bool HasTwo => _second is not null;

    /// <summary>Runs the work for lane 0 here and for lane 1 on the other thread, and waits for both.</summary>
    public void Run(Action<int> work)
    {
        _work = work;
        var call = _called + 1;
        _called = call;
        work(0);
        var wait = new SpinWait();
        while (_done != call)
        {
            wait.SpinOnce(-1);
        }

        if (_failure is { } failure)
        {
            throw new InvalidOperationException("The second thread of the bed failed.", failure);
        }
    }

    public void Dispose()
    {
        _hasEnded = true;
        _second?.Join();
    }

    private void Follow()
    {
        var wait = new SpinWait();
        while (!_hasEnded)
        {
            var call = _called;
            if (call == _done)
            {
                wait.SpinOnce(wait.Count > 2000 ? 1 : -1);
                continue;
            }

            try
            {
                _work!(1);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                _failure = failure; // thrown by the thread that waits
            }

            _done = call;
            wait.Reset();
        }
    }
}

namespace Guanghan.Core.Tests;

/// <summary>
/// Bytes that work allocates for itself. The runtime allocates on a thread now and then while it compiles what runs there
/// anew, whenever it likes: so the work is repeated on a thread of its own until the count no longer falls. Such
/// disturbances are few and end; work that allocates does it every time, and never gets below what it allocates.
/// </summary>
public static class Allocations
{
    private const int MostRounds = 2000;
    private const int RoundsWithoutLess = 50; // the runtime recompiles after 30 calls, and in the midst of long loops

    /// <summary>The fewest bytes that a call allocates.</summary>
    /// <param name="work">The work; after its first call it should run the same way every time.</param>
    public static long Fewest(Action work)
    {
        var fewest = long.MaxValue;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                work();
                var since = 0;
                for (var round = 0; round < MostRounds && since < RoundsWithoutLess && fewest > 0; round++)
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    work();
                    var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
                    (fewest, since) = bytes < fewest ? (bytes, 0) : (fewest, since + 1);
                }
            }
#pragma warning disable CA1031 // handed to the caller's thread below
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? fewest : throw new InvalidOperationException("The work failed.", failure);
    }
}

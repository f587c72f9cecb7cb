namespace Guanghan.Core.Tests;

public sealed class AllocationsTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void Work_that_allocates_is_seen_and_work_that_does_not_is_not()
    {
        var kept = new object?[1];
        var sum = 0L;
        Assert.Equal(0, Allocations.Fewest(() => sum += 3));
        Assert.InRange(Allocations.Fewest(() => kept[0] = new byte[100]), 100, 200); // the array and its header
        Assert.NotNull(kept[0]);
        // Once in a while, as the runtime does: the fewest is nothing.
        Assert.Equal(0, Allocations.Fewest(() => kept[0] = ++sum % 5 == 0 ? null : kept[0] ?? new byte[100]));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_failure_of_the_work_is_the_callers() => Assert.IsType<ArithmeticException>(
        Assert.Throws<InvalidOperationException>(() => Allocations.Fewest(() => throw new ArithmeticException())).InnerException);
}

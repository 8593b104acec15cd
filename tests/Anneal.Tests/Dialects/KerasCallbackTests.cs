using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

public sealed class KerasCallbackTests
{
    [Fact]
    public void An_odd_cycle_ends_at_the_base_and_an_even_one_a_step_above()
    {
        Assert.Equal(0.01, KerasCallback.OneCycle(0.1, 0.01, 15).At(14), 1e-15);
        Assert.Equal(0.01 + 0.09 / 5, KerasCallback.OneCycle(0.1, 0.01, 10).At(9), 1e-15);
    }

    [Fact]
    public void The_triangle_knows_no_end() => Assert.Equal(-0.08, KerasCallback.OneCycle(0.1, 0.01, 4).At(6), 1e-15);

    [Fact]
    public void A_cycle_of_one_epoch_has_no_halves() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => KerasCallback.OneCycle(0.1, 0.01, 1));
}

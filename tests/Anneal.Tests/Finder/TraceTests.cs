using Anneal.Finder;

namespace Anneal.Tests.Finder;

/// <summary>A finder leaves everything as it was.</summary>
public sealed class TraceTests
{
    [Fact]
    public void What_was_kept_is_brought_back_after_every_sweep()
    {
        var training = new QuadraticTraining(curvature: 50);
        var begun = new List<(int, double)>();
        var finder = new LearningRateFinder(training.Update, training.Snapshot, training.Restore)
        {
            BeginRepeat = repeat => begun.Add((repeat, training.Weight)),
        };
        finder.Find();

        Assert.Equal([(0, 1.0), (1, 1.0), (2, 1.0)], begun);
        Assert.Equal((1, 3, 1.0), (training.Snapshots, training.Restores, training.Weight));
    }

    [Theory]
    [InlineData("update")]
    [InlineData("probe")]
    [InlineData("begin")]
    [InlineData("progress")]
    public void What_was_kept_is_brought_back_when_a_delegate_throws(string where)
    {
        var training = new QuadraticTraining(curvature: 50);
        var finder = new LearningRateFinder(rate => { double loss = training.Update(rate); Fail("update"); return loss; }, training.Snapshot, training.Restore)
        {
            Probe = () => { Fail("probe"); return training.Loss; },
            BeginRepeat = repeat => { if (repeat == 1) Fail("begin"); },
            Progress = _ => Fail("progress"),
        };

        Assert.Equal(where, Assert.Throws<InvalidOperationException>(() => finder.Find()).Message);
        Assert.Equal((1.0, training.Updates > 20), (training.Weight, true));

        void Fail(string here)
        {
            if (here == where && training.Updates > 20)
                throw new InvalidOperationException(where);
        }
    }

    [Fact]
    public void What_was_kept_is_brought_back_when_the_sweep_is_cancelled_and_no_further_update_is_made()
    {
        var training = new QuadraticTraining(curvature: 50);
        using var cancellation = new CancellationTokenSource();
        var finder = new LearningRateFinder(training.Update, training.Snapshot, training.Restore)
        {
            Progress = point => { if (point.Update == 17) cancellation.Cancel(); },
        };

        Assert.Throws<OperationCanceledException>(() => finder.Find(cancellation.Token));
        Assert.Equal((19, 1, 1.0), (training.Updates, training.Restores, training.Weight));
    }

    [Fact]
    public void Nothing_is_touched_when_it_is_cancelled_before_it_begins()
    {
        var training = new QuadraticTraining(curvature: 50);

        Assert.Throws<OperationCanceledException>(() => training.Finder().Find(new CancellationToken(canceled: true)));
        Assert.Equal((0, 0, 0), (training.Updates, training.Snapshots, training.Restores));
    }
}

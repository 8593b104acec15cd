using Anneal.Engine.Data;

namespace Anneal.Engine.Tests.Data;

public sealed class PrefetchedBatchesTests
{
    [Fact]
    public void Prefetched_batches_have_the_bits_of_the_inner_source_whatever_sizes_are_asked_for()
    {
        using var source = new PrefetchedBatches(AugmentationTests.Images());
        AssertSame(AugmentationTests.Images(), source, [64, 64, 64, 10, 64, 17, 17, 17, 64, 1, 1, 64]);
    }

    [Fact]
    public void The_position_is_that_of_the_batches_that_were_taken()
    {
        using var source = new PrefetchedBatches(AugmentationTests.Images());
        var batch = new Batch(64, source.InputSize);
        source.Fill(batch, 64);
        Assert.Equal(new(0, 64), source.Position);

        source.Position = new(4, 100);
        ShuffledBatches inner = AugmentationTests.Images();
        inner.Position = new(4, 100);

        AssertSame(inner, source, [64, 64, 64]);
    }

    [Fact]
    public void Batches_of_several_capacities_may_take_turns()
    {
        using var source = new PrefetchedBatches(AugmentationTests.Images());
        ShuffledBatches inner = AugmentationTests.Images();
        foreach (int capacity in (int[])[64, 50, 50, 64, 64])
        {
            Batch expected = new(capacity, inner.InputSize), actual = new(capacity, inner.InputSize);
            inner.Fill(expected, 50);
            source.Fill(actual, 50);
            Assert.True(expected.Inputs.SequenceEqual(actual.Inputs));
        }
    }

    [Fact]
    public void An_exception_of_the_inner_source_reaches_the_caller_who_may_go_on()
    {
        using var source = new PrefetchedBatches(new ShuffledBatches(new Failing(), batchSize: 4, seed: 1));
        var batch = new Batch(4, 1);
        int failures = 0;
        for (int i = 0; i < 10; i++)
        {
            try
            {
                source.Fill(batch, 4);
            }
            catch (IOException)
            {
                failures++;
                source.Position = new(source.Position.Epoch + 1, 0);
            }
        }

        Assert.InRange(failures, 1, 9);
    }

    [Fact]
    public void A_source_that_was_disposed_of_says_so()
    {
        var source = new PrefetchedBatches(AugmentationTests.Images());
        source.Fill(new Batch(64, source.InputSize), 64);
        source.Dispose();
        source.Dispose();

        Assert.Throws<ObjectDisposedException>(() => source.Fill(new Batch(64, 3072), 64));
    }

    [Fact]
    public void Prefetching_allocates_nothing()
    {
        using var source = new PrefetchedBatches(AugmentationTests.Images());
        var batch = new Batch(64, source.InputSize);
        for (int i = 0; i < 8; i++)
            source.Fill(batch, 50);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 8; i++)
            source.Fill(batch, 50);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void AssertSame(ShuffledBatches inner, PrefetchedBatches source, int[] sizes)
    {
        Batch expected = new(64, inner.InputSize), actual = new(64, inner.InputSize);
        foreach (int size in sizes)
        {
            inner.Fill(expected, size);
            source.Fill(actual, size);
            Assert.Equal(expected.Count, actual.Count);
            Assert.True(expected.Inputs.SequenceEqual(actual.Inputs));
            Assert.Equal(expected.Labels.ToArray(), actual.Labels.ToArray());
            Assert.Equal(inner.Position, source.Position);
        }
    }

    /// <summary>Every third example cannot be read in the first epochs.</summary>
    private sealed class Failing() : LabeledExamples(new int[12], inputSize: 1, classes: 1, valueCount: 12)
    {
        private int _read;

        public override void CopyExample(int example, Span<float> destination)
        {
            if (++_read % 11 == 0)
                throw new IOException("The disk is gone.");
            destination[0] = example;
        }
    }
}

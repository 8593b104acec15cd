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
    public void Disposing_waits_for_the_batch_at_hand_and_leaves_nothing_to_wait_for()
    {
        using var inner = new Gated(AugmentationTests.Images());
        var source = new PrefetchedBatches(inner);
        inner.Gate.Set();
        source.Fill(new Batch(64, source.InputSize), 64);
        inner.Gate.Reset();
        var disposing = new Thread(source.Dispose);
        disposing.Start();
        inner.Gate.Set();
        disposing.Join();

        source.Position = new(1, 2);

        Assert.Equal(new(1, 2), source.Position);
    }

    [Fact]
    public void Whoever_waits_for_a_batch_while_another_thread_disposes_gets_it()
    {
        using var inner = new Gated(AugmentationTests.Images());
        var source = new PrefetchedBatches(inner);
        Batch batch = new(64, source.InputSize), expected = new(64, source.InputSize);
        inner.Gate.Set();
        source.Fill(batch, 64);
        Exception? problem = null;
        var filling = new Thread(() => problem = Record.Exception(() => source.Fill(batch, 64)));
        filling.Start();
        source.Dispose();
        filling.Join();
        source.Position = default;

        Assert.True(problem is null or ObjectDisposedException);
        ShuffledBatches again = AugmentationTests.Images();
        again.Fill(expected, 64);
        if (problem is null)
            again.Fill(expected, 64);
        Assert.True(expected.Inputs.SequenceEqual(batch.Inputs));
    }

    [Fact]
    public void A_batch_that_was_filled_ahead_is_not_filled_again()
    {
        using var inner = new Gated(AugmentationTests.Images());
        inner.Gate.Set();
        var source = new PrefetchedBatches(inner);
        var batch = new Batch(64, source.InputSize);
        for (int i = 0; i < 10; i++)
            source.Fill(batch, 64);
        source.Dispose();

        Assert.InRange(inner.Filled, 10, 11);
    }

    [Fact]
    public void Targets_are_prefetched_too()
    {
        var data = new VectorData(Numbers.Normal(40, 1), 2, Numbers.Normal(60, 2), 3);
        ShuffledBatches inner = new(data, 8, seed: 1), same = new(data, 8, seed: 1);
        using var source = new PrefetchedBatches(same);
        Batch expected = new(8, 2, targetSize: 3), actual = new(8, 2, targetSize: source.TargetSize);
        for (int i = 0; i < 7; i++)
        {
            inner.Fill(expected);
            source.Fill(actual, 8);
            Assert.Equal(expected.Targets.ToArray(), actual.Targets.ToArray());
            Assert.NotEqual(0, actual.Targets[0]);
        }
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

    /// <summary>A source that waits until it may fill, and counts.</summary>
    private sealed class Gated(ShuffledBatches inner) : IBatchSource, IDisposable
    {
        public ManualResetEventSlim Gate { get; } = new();

        public int Filled { get; private set; }

        public int InputSize => inner.InputSize;

        public int Classes => inner.Classes;

        public int BatchSize => inner.BatchSize;

        public int ExamplesPerEpoch => inner.ExamplesPerEpoch;

        public SourcePosition Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public void Fill(Batch batch, int examples)
        {
            Gate.Wait();
            Filled++;
            inner.Fill(batch, examples);
        }

        public void Dispose() => Gate.Dispose();
    }
}

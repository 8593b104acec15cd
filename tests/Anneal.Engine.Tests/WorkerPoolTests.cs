namespace Anneal.Engine.Tests;

public sealed class WorkerPoolTests
{
    public static TheoryData<int> ThreadCounts => [1, 2, 3, 8];

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Every_chunk_runs_once_on_a_worker_of_the_pool(int threads)
    {
        using var pool = new WorkerPool(threads);
        for (int chunks = 0; chunks < 40; chunks++)
        {
            int[] runs = new int[chunks];
            pool.Run(chunks, (chunk, worker) =>
            {
                Assert.InRange(worker, 0, threads - 1);
                Interlocked.Increment(ref runs[chunk]);
            });
            Assert.All(runs, count => Assert.Equal(1, count));
        }
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void An_exception_in_a_body_reaches_the_caller_and_the_pool_stays_usable(int threads)
    {
        using var pool = new WorkerPool(threads);
        for (int round = 0; round < 20; round++)
        {
            int failing = round;
            var thrown = Assert.Throws<InvalidOperationException>(() => pool.Run(20, (chunk, _) =>
            {
                if (chunk == failing)
                    throw new InvalidOperationException("chunk");
            }));
            Assert.Equal("chunk", thrown.Message);
        }

        int sum = 0;
        pool.Run(10, (chunk, _) => Interlocked.Add(ref sum, chunk));
        Assert.Equal(45, sum);
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void A_nested_run_stays_on_its_worker(int threads)
    {
        using var pool = new WorkerPool(threads);
        int inner = 0;
        pool.Run(9, (_, worker) => pool.Run(7, (_, nested) =>
        {
            Assert.Equal(worker, nested);
            Interlocked.Increment(ref inner);
        }));
        Assert.Equal(63, inner);
    }

    [Fact]
    public void Callers_on_several_threads_take_turns()
    {
        using var pool = new WorkerPool(3);
        int total = 0;
        Thread[] callers = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int round = 0; round < 50; round++)
                pool.Run(6, (_, _) => Interlocked.Increment(ref total));
        }))];
        Array.ForEach(callers, caller => caller.Start());
        Array.ForEach(callers, caller => caller.Join());
        Assert.Equal(4 * 50 * 6, total);
    }

    [Fact]
    public void A_pool_of_one_thread_works_on_the_caller_in_order()
    {
        using var pool = new WorkerPool(1);
        var order = new List<int>();
        int caller = Environment.CurrentManagedThreadId;
        pool.Run(5, (chunk, _) =>
        {
            Assert.Equal(caller, Environment.CurrentManagedThreadId);
            order.Add(chunk);
        });
        Assert.Equal([0, 1, 2, 3, 4], order);
    }

    [Fact]
    public void A_disposed_pool_says_so_and_bad_counts_are_named()
    {
        var pool = new WorkerPool(2);
        pool.Dispose();
        pool.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pool.Run(2, (_, _) => { }));
        Assert.Contains("1 to 256", Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPool(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shared_pool_cannot_be_disposed()
    {
        WorkerPool.Shared.Dispose();
        int runs = 0;
        WorkerPool.Shared.Run(4, (_, _) => Interlocked.Increment(ref runs));
        Assert.Equal(4, runs);
    }
}

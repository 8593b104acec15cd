using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Anneal.Engine;

/// <summary>Persistent threads that share out numbered chunks of work and return when all are done.</summary>
/// <remarks>
/// <para>A chunk's result must depend on its number only, never on the worker that happens to run it; then results are
/// the same bits for any number of threads. Everything in this library keeps to that.</para>
/// <para>A pool of one thread starts none and runs everything on the caller. Several callers take turns. A body that
/// calls
/// <see cref="Run"/> of its own pool runs the inner chunks itself, in order. An exception in a body skips the chunks
/// that have not begun and is thrown to the caller; the pool stays usable. Whoever waits spins for a fraction of a
/// millisecond, then sleeps: where another program holds a processor, the system can then move the thread that is waited for.
/// A worker that was given no time is not waited for; others take its chunks. Workers offer their processor to other programs
/// between chunks, twice a millisecond, so that they are seldom stopped with a chunk in hand.</para>
/// </remarks>
public sealed class WorkerPool : IDisposable
{
    private const int MostSpins = 2000;
    private const int FewestSpins = 20;
    private const int MostSharedThreads = 8;
    private static readonly long TicksBetweenOffers = Stopwatch.Frequency / 2000;

    private static Lazy<WorkerPool> LazyShared { get; } =
        new(() => new WorkerPool(Math.Min(Environment.ProcessorCount, MostSharedThreads)));

    [ThreadStatic]
    private static WorkerPool? _currentPool;

    [ThreadStatic]
    private static int _currentWorker;

    private readonly int _spinsBeforeSleep;
    private readonly Thread[] _workers;
    private readonly Lock _turn = new();
    private readonly object _workGate = new();
    private readonly object _endGate = new();
    private Action<int, int> _body = static (_, _) => { };
    private ExceptionDispatchInfo? _failure;

    /// <summary>The chunks that nobody has taken yet: the first in the lower half, the one after the last in the upper.</summary>
    private long _untaken;
    private int _unfinished;
    private int _sleepingWorkers;
    private int _sleepingCallers;
    private bool _stopping;

    /// <summary>Starts the pool.</summary>
    /// <param name="threads">Threads that work, the caller included; 1 to 256.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is outside its range.</exception>
    public WorkerPool(int threads)
    {
        if (threads is < 1 or > 256)
        {
            throw new ArgumentOutOfRangeException(
                nameof(threads), threads, "'threads' must be from 1 to 256; 1 works on the caller alone.");
        }

        Threads = threads;
        _spinsBeforeSleep = threads <= Environment.ProcessorCount ? MostSpins : FewestSpins; // more would wait for each other
        _workers = new Thread[threads - 1];
        for (int i = 0; i < _workers.Length; i++)
        {
            int worker = i + 1;
            _workers[i] = new Thread(() => Serve(worker)) { IsBackground = true, Name = $"anneal worker {worker}" };
            _workers[i].Start();
        }
    }

    /// <summary>
    /// The pool of models that were given none: a thread for each processor, at most 8, started when first used.
    /// </summary>
    public static WorkerPool Shared => LazyShared.Value;

    /// <summary>Threads that work, the caller included.</summary>
    public int Threads { get; }

    /// <summary>Calls a body for every chunk and returns when all are done.</summary>
    /// <param name="chunks">Number of chunks, 0 or more.</param>
    /// <param name="body">Called with the chunk, from 0, and the worker that runs it, from 0 to below <see
    /// cref="Threads"/>.</param>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public void Run(int chunks, Action<int, int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentOutOfRangeException.ThrowIfNegative(chunks);
        ObjectDisposedException.ThrowIf(_stopping, this);
        if (Threads == 1 || chunks <= 1 || _currentPool == this)
        {
            RunHere(chunks, body);
            return;
        }

        lock (_turn)
            Share(chunks, body);
    }

    /// <summary>Ends the threads. The shared pool ignores this.</summary>
    public void Dispose()
    {
        if (_stopping || (LazyShared.IsValueCreated && LazyShared.Value == this))
            return;
        lock (_turn)
        {
            lock (_workGate)
            {
                Volatile.Write(ref _stopping, true);
                Monitor.PulseAll(_workGate);
            }
        }

        foreach (Thread worker in _workers)
            worker.Join();
    }

    /// <summary>Runs the chunks on this thread, for work too small to share.</summary>
    internal void RunHere(int chunks, Action<int, int> body)
    {
        int worker = _currentPool == this ? _currentWorker : 0;
        for (int chunk = 0; chunk < chunks; chunk++)
            body(chunk, worker);
    }

    private void Share(int chunks, Action<int, int> body)
    {
        (_body, _failure) = (body, null);
        Volatile.Write(ref _unfinished, chunks);
        Interlocked.Exchange(ref _untaken, (long)chunks << 32);
        if (Volatile.Read(ref _sleepingWorkers) > 0)
        {
            lock (_workGate)
                Monitor.PulseAll(_workGate);
        }

        (WorkerPool? outerPool, int outerWorker) = (_currentPool, _currentWorker);
        (_currentPool, _currentWorker) = (this, 0);
        Work(0, int.MaxValue);
        (_currentPool, _currentWorker) = (outerPool, outerWorker);
        AwaitEnd();
        _failure?.Throw();
    }

    private void Serve(int worker)
    {
        (_currentPool, _currentWorker) = (this, worker);
        long offered = 0;
        while (AwaitWork())
        {
            while (HasWork)
            {
                Offer(ref offered);
                Work(worker, mostChunks: 1);
            }
        }
    }

    /// <summary>Lets another program have the processor now, if the last time is long enough ago.</summary>
    private static void Offer(ref long offered)
    {
        long now = Stopwatch.GetTimestamp();
        if (now - offered < TicksBetweenOffers)
            return;
        offered = now;
        Thread.Yield();
    }

    private void Work(int worker, int mostChunks)
    {
        for (; mostChunks > 0 && TryTake(worker, out int chunk); mostChunks--)
        {
            try
            {
                _body(chunk, worker);
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown to the caller of Run.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
                Finish(TakeRest());
            }

            Finish(1);
        }
    }

    /// <summary>
    /// Takes a chunk: the first for the caller and every other worker, the last for those between. So two threads mostly meet the
    /// same numbers again in the next run, and find in their caches what they left there. Whoever holds a chunk keeps its run from
    /// ending, so the run's fields are those of the chunk.
    /// </summary>
    private bool TryTake(int worker, out int chunk)
    {
        for (long untaken = Volatile.Read(ref _untaken); IsWork(untaken);)
        {
            (int first, int end) = ((int)untaken, (int)(untaken >> 32));
            bool isFirst = worker % 2 == 0;
            long seen = Interlocked.CompareExchange(ref _untaken, isFirst ? untaken + 1 : untaken - (1L << 32), untaken);
            if (seen == untaken)
            {
                chunk = isFirst ? first : end - 1;
                return true;
            }

            untaken = seen;
        }

        chunk = 0;
        return false;
    }

    /// <summary>Takes all chunks that are left; returns their number.</summary>
    private int TakeRest()
    {
        int rest = 0;
        while (TryTake(worker: 0, out _))
            rest++;
        return rest;
    }

    private void Finish(int chunks)
    {
        if (Interlocked.Add(ref _unfinished, -chunks) > 0 || Volatile.Read(ref _sleepingCallers) == 0)
            return;
        lock (_endGate)
            Monitor.PulseAll(_endGate);
    }

    private void AwaitEnd()
    {
        for (int spins = 0; spins < _spinsBeforeSleep / 8; spins++)
        {
            if (Volatile.Read(ref _unfinished) == 0)
                return;
            Thread.SpinWait(8);
        }

        lock (_endGate)
        {
            Interlocked.Increment(ref _sleepingCallers);
            while (Volatile.Read(ref _unfinished) > 0)
                Monitor.Wait(_endGate);
            Interlocked.Decrement(ref _sleepingCallers);
        }
    }

    /// <summary>Returns when there is a chunk to take, or false when the pool ends.</summary>
    private bool AwaitWork()
    {
        for (int spins = 0; spins < _spinsBeforeSleep; spins++)
        {
            if (HasWork || Volatile.Read(ref _stopping))
                return HasWork;
            Thread.SpinWait(8);
        }

        lock (_workGate)
        {
            Interlocked.Increment(ref _sleepingWorkers);
            while (!HasWork && !_stopping)
                Monitor.Wait(_workGate);
            Interlocked.Decrement(ref _sleepingWorkers);
            return HasWork;
        }
    }

    private bool HasWork => IsWork(Volatile.Read(ref _untaken));

    private static bool IsWork(long untaken) => (int)untaken < (int)(untaken >> 32);
}

using System.Runtime.ExceptionServices;

namespace Anneal.Engine;

/// <summary>Persistent threads that share out numbered chunks of work and return when all are done.</summary>
/// <remarks>
/// <para>A chunk's result must depend on its number only, never on the worker that happens to run it; then results are
/// the same bits for any number of threads. Everything in this library keeps to that.</para>
/// <para>A pool of one thread starts none and runs everything on the caller. Several callers take turns. A body that
/// calls
/// <see cref="Run"/> of its own pool runs the inner chunks itself, in order. An exception in a body skips the chunks
/// that have not begun and is thrown to the caller; the pool stays usable. Idle workers spin for a fraction of a
/// millisecond, then sleep.</para>
/// </remarks>
public sealed class WorkerPool : IDisposable
{
    private const int MostSpins = 2000;
    private const int FewestSpins = 20;
    private const int MostSharedThreads = 8;
    private static Lazy<WorkerPool> LazyShared { get; } =
        new(() => new WorkerPool(Math.Min(Environment.ProcessorCount, MostSharedThreads)));

    [ThreadStatic]
    private static WorkerPool? _currentPool;

    [ThreadStatic]
    private static int _currentWorker;

    private readonly int _spinsBeforePark;
    private readonly Thread[] _workers;
    private readonly Lock _turn = new();
    private readonly object _gate = new();
    private Action<int, int> _body = static (_, _) => { };
    private ExceptionDispatchInfo? _failure;
    private int _chunks;
    private int _next;
    private int _pending;
    private int _epoch;
    private int _parked;
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
        _spinsBeforePark = threads <= Environment.ProcessorCount ? MostSpins : FewestSpins; // more would wait for each other
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
            _stopping = true;
            Interlocked.Increment(ref _epoch);
            lock (_gate)
                Monitor.PulseAll(_gate);
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
        (_body, _chunks, _next, _failure) = (body, chunks, -1, null);
        Volatile.Write(ref _pending, _workers.Length);
        Interlocked.Increment(ref _epoch);
        if (Volatile.Read(ref _parked) > 0)
        {
            lock (_gate)
                Monitor.PulseAll(_gate);
        }

        (WorkerPool? outerPool, int outerWorker) = (_currentPool, _currentWorker);
        (_currentPool, _currentWorker) = (this, 0);
        Work(0);
        (_currentPool, _currentWorker) = (outerPool, outerWorker);
        AwaitOthers();
        _failure?.Throw();
    }

    private void AwaitOthers()
    {
        for (int spins = 0; Volatile.Read(ref _pending) > 0; spins++)
        {
            if (spins < _spinsBeforePark)
                Thread.SpinWait(8);
            else
                Thread.Yield();
        }
    }

    private void Work(int worker)
    {
        try
        {
            for (int chunk; (chunk = Interlocked.Increment(ref _next)) < _chunks;)
                _body(chunk, worker);
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown to the caller of Run.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
            Volatile.Write(ref _next, int.MaxValue / 2);
        }
    }

    private void Serve(int worker)
    {
        (_currentPool, _currentWorker) = (this, worker);
        for (int seen = 0; ;)
        {
            AwaitWork(seen);
            seen = Volatile.Read(ref _epoch);
            if (_stopping)
                return;
            Work(worker);
            Interlocked.Decrement(ref _pending);
        }
    }

    private void AwaitWork(int seen)
    {
        for (int spins = 0; Volatile.Read(ref _epoch) == seen; spins++)
        {
            if (spins < _spinsBeforePark)
                Thread.SpinWait(8);
            else
                Park(seen);
        }
    }

    private void Park(int seen)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _parked);
            while (Volatile.Read(ref _epoch) == seen)
                Monitor.Wait(_gate);
            Interlocked.Decrement(ref _parked);
        }
    }
}

using System.Runtime.ExceptionServices;

namespace Anneal.Engine.Data;

/// <summary>A source whose next batch is filled by a thread of its own while the model works on the one before.</summary>
/// <remarks>
/// <para>The batches have the same bits as those of the inner source. The next batch is filled in the size of the last; where another
/// size is asked for, it is filled anew. <see cref="Position"/> is that of the batches that were taken: what was filled ahead does not
/// count. Not thread-safe; the inner source belongs to this one until it is disposed of.</para>
/// <para>An exception of the inner source reaches whoever asks for the batch.</para>
/// </remarks>
/// <example>
/// <code>
/// var images = new ImageData(new byte[256 * 3072], new int[256], new ImageShape(3, 32, 32), classes: 10);
/// using var source = new PrefetchedBatches(new ShuffledBatches(images, batchSize: 128, seed: 1, [new HorizontalFlip()]));
/// var batch = new Batch(capacity: 128, source.InputSize);
/// source.Fill(batch, examples: 128);
/// </code>
/// </example>
public sealed class PrefetchedBatches : IBatchSource, IDisposable
{
    private readonly IBatchSource _inner;
    private readonly object _gate = new();
    private readonly WorkerPool _pool = new(threads: 1);
    private readonly Thread _thread;
    private Batch? _ahead;
    private SourcePosition _begin;
    private SourcePosition _end;
    private int _wanted;
    private bool _isWorking;
    private bool _isReady;
    private bool _stopping;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Takes over a source.</summary>
    /// <param name="inner">The source.</param>
    public PrefetchedBatches(IBatchSource inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
        _begin = inner.Position;
        _thread = new Thread(Serve) { IsBackground = true, Name = "anneal loader" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public int InputSize => _inner.InputSize;

    /// <inheritdoc/>
    public int Classes => _inner.Classes;

    /// <inheritdoc/>
    public int TargetSize => _inner.TargetSize;

    /// <inheritdoc/>
    public int BatchSize => _inner.BatchSize;

    /// <inheritdoc/>
    public int ExamplesPerEpoch => _inner.ExamplesPerEpoch;

    /// <inheritdoc/>
    public SourcePosition Position
    {
        get => _begin;
        set
        {
            lock (_gate)
            {
                WaitUntilIdle();
                _inner.Position = _begin = value;
                (_isReady, _failure) = (false, null);
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The source was disposed of.</exception>
    public void Fill(Batch batch, int examples)
    {
        ArgumentNullException.ThrowIfNull(batch);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            WaitUntilIdle();
            if (_isReady && _wanted == examples && _ahead!.IsLike(batch))
                Take(batch);
            else
                FillNow(batch, examples);
            Begin(batch, examples);
        }
    }

    /// <summary>Ends the thread, after the batch at hand.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopping)
                return;
            _stopping = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
        _pool.Dispose();
    }

    private void Take(Batch batch)
    {
        _isReady = false;
        _failure?.Throw();
        batch.Exchange(_ahead!);
        _begin = _end;
    }

    private void FillNow(Batch batch, int examples)
    {
        (_isReady, _failure) = (false, null);
        _inner.Position = _begin;
        _inner.Fill(batch, examples);
        _begin = _inner.Position;
    }

    /// <summary>Has the next batch filled.</summary>
    private void Begin(Batch batch, int examples)
    {
        if (_ahead is null || !_ahead.IsLike(batch))
            _ahead = new Batch(batch.Capacity, batch.InputSize, _pool, batch.TargetSize);
        (_wanted, _isWorking) = (examples, !_stopping);
        Monitor.PulseAll(_gate);
    }

    private void WaitUntilIdle()
    {
        while (_isWorking)
            Monitor.Wait(_gate);
    }

    private void Serve()
    {
        while (true)
        {
            lock (_gate)
            {
                while (!_isWorking && !_stopping)
                    Monitor.Wait(_gate);
                if (_stopping)
                {
                    _isWorking = false;
                    Monitor.PulseAll(_gate);
                    return;
                }
            }

            ExceptionDispatchInfo? failure = FillAhead();
            lock (_gate)
            {
                (_failure, _isReady, _isWorking) = (failure, true, false);
                Monitor.PulseAll(_gate);
            }
        }
    }

    private ExceptionDispatchInfo? FillAhead()
    {
        try
        {
            _inner.Position = _begin;
            _inner.Fill(_ahead!, _wanted);
            _end = _inner.Position;
            return null;
        }
        catch (Exception exception)
        {
            return ExceptionDispatchInfo.Capture(exception);
        }
    }
}

namespace Anneal.Lab.Data.Downloads;

/// <summary>Cancels what takes too long without a sign of life.</summary>
internal sealed class Patience : IDisposable
{
    private readonly TimeSpan _silence;
    private readonly CancellationTokenSource _timer, _either;

    public Patience(TimeSpan silence, TimeProvider time, CancellationToken outer)
    {
        _silence = silence;
        Outer = outer;
        _timer = new CancellationTokenSource(silence, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, outer);
    }

    /// <summary>The caller's token.</summary>
    public CancellationToken Outer { get; }

    /// <summary>Cancelled by the caller, or when nothing was heard for too long.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>A sign of life: the time begins anew.</summary>
    public void Renew() => _timer.CancelAfter(_silence);

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}

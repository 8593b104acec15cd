using Anneal.Cli.Rendering;

namespace Anneal.Cli.Commands;

/// <summary>Ctrl-C once asks for a clean end; a second time it ends the process, as usual.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly Terminal _terminal;
    private readonly CancellationTokenSource _source;

    public Interrupt(Terminal terminal, CancellationToken outer)
    {
        _terminal = terminal;
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        Console.CancelKeyPress += OnCancelKeyPress;
    }

    /// <summary>Cancelled by the first Ctrl-C.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancelKeyPress;
        _source.Dispose();
    }

    private void OnCancelKeyPress(object? sender, ConsoleCancelEventArgs press)
    {
        if (_source.IsCancellationRequested)
            return;
        press.Cancel = true;
        _terminal.Complain("Ending after the updates at hand; Ctrl-C again to stop at once.");
        _source.Cancel();
    }
}

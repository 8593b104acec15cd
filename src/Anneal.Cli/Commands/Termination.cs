using System.Runtime.InteropServices;

namespace Anneal.Cli.Commands;

/// <summary>SIGTERM, and where there is one SIGUSR1, ask for a clean end with a checkpoint, as a cluster's scheduler does before it takes a machine away.</summary>
/// <remarks>On Windows SIGTERM stands for the end of the session and for a closed console window; there is no SIGUSR1.</remarks>
internal sealed class Termination : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly List<PosixSignalRegistration> _registrations = [];

    public Termination(CancellationToken outer)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
        if (UserSignal is { } number)
            _registrations.Add(PosixSignalRegistration.Create((PosixSignal)number, OnSignal));
    }

    /// <summary>Cancelled by the first signal, or by what was handed in.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether a signal came.</summary>
    public bool IsRequested { get; private set; }

    /// <summary>The system's number of SIGUSR1.</summary>
    private static int? UserSignal => OperatingSystem.IsLinux() ? 10 : OperatingSystem.IsMacOS() || OperatingSystem.IsFreeBSD() ? 30 : null;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        IsRequested = true;
        _source.Cancel();
    }
}

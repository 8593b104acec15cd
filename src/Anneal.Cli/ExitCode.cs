namespace Anneal.Cli;

/// <summary>What the process tells its caller; <c>anneal --help</c> lists them.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Usage = 2;
    public const int Diverged = 3;
    public const int Problems = 4;

    /// <summary>The work was put aside safely at the system's request; the same command with --resume goes on.</summary>
    public const int TryAgain = 75;

    public const int Cancelled = 130;
}

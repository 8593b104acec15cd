namespace Anneal.Cli;

/// <summary>The command line asks for something that cannot be done; the message says what could be asked for.</summary>
internal sealed class UsageException(string message) : AnnealException(message);

namespace Anneal.Dialects;

/// <summary>Another library's schedule cannot be built from the arguments that were given; the message says why and what would do.</summary>
/// <param name="message">What is wrong, and the remedy.</param>
public sealed class DialectException(string message) : AnnealException(message);

namespace Anneal;

/// <summary>A saved state cannot be restored; the message names every difference.</summary>
/// <param name="message">What is wrong or differs, and the remedy.</param>
public sealed class PlanStateException(string message) : AnnealException(message);

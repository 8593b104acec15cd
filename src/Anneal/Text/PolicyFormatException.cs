namespace Anneal.Text;

/// <summary>A policy's text is wrong; the message lists every problem that was found.</summary>
/// <param name="text">The text.</param>
/// <param name="problems">What is wrong: value, rule and remedy, one sentence or two each.</param>
public sealed class PolicyFormatException(string text, IReadOnlyList<string> problems)
    : AnnealException($"The policy \"{text}\" cannot be used: {string.Join(" ", problems)}")
{
    /// <summary>Every problem that was found.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}

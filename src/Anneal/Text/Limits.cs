namespace Anneal.Text;

/// <summary>What is refused rather than tried, so that no text takes for ever or all of the stack.</summary>
internal static class Limits
{
    /// <summary>The longest text or JSON that is read.</summary>
    public const int Characters = 1 << 24;

    /// <summary>How deep schedules may stand in each other, written or read.</summary>
    public const int Nesting = 64;

    /// <summary>Levels of JSON that this nesting takes at most.</summary>
    public const int JsonDepth = 4 * Nesting;
}

namespace Anneal.Text.Notations;

/// <summary>Builds values from what was read, whatever stands there.</summary>
internal static class Reading
{
    /// <summary>Whether an exception says that values are out of their ranges or do not fit each other.</summary>
    public static bool IsOfValues(Exception problem) =>
        problem is ArgumentException or InvalidOperationException or ArithmeticException or NotSupportedException;

    /// <summary>Builds a value of fields that were read; where some are wrong, whatever goes wrong with the value says nothing.</summary>
    public static (T? Value, Exception? Failure) Build<T>(Func<T> build, Func<bool> hasProblems)
    {
        try
        {
            return (build(), null);
        }
        catch (Exception problem) when (IsOfValues(problem) || hasProblems())
        {
            return (default, problem);
        }
    }

    /// <summary>What such an exception says.</summary>
    public static string MessageOf(Exception problem) => problem is OverflowException
        ? "the lengths together are more steps than can be counted. Take shorter ones."
        : PlanFormatException.Plain(problem);
}

namespace Anneal.Lab.Runs.Store;

/// <summary>An index that cannot be used: locked, damaged, or in a place that may not be written. The runs' folders are not touched by it.</summary>
public sealed class RunIndexException : AnnealException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    public RunIndexException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public RunIndexException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

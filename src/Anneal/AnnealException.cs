namespace Anneal;

/// <summary>The base of Anneal's own exceptions: something that Anneal was given from outside (a file, data) is not sound.</summary>
/// <remarks>A wrong argument of a call is an <see cref="ArgumentException"/> instead. The message is meant for the user: it says
/// what is wrong, where, and what to do.</remarks>
public abstract class AnnealException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    protected AnnealException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

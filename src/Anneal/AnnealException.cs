namespace Anneal;

/// <summary>Something that a user gave (a file, a text, a setting) is wrong; the message says what, where, and the remedy.</summary>
public class AnnealException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    public AnnealException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public AnnealException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

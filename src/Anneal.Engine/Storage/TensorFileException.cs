namespace Anneal.Engine.Storage;

/// <summary>A file of tensors that cannot be used: damaged, of another format, or of another network.</summary>
public sealed class TensorFileException : AnnealException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    public TensorFileException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public TensorFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

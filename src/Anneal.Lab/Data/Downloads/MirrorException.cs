namespace Anneal.Lab.Data.Downloads;

/// <summary>A mirror gave nothing that can be used; the message says why, and another one may do better.</summary>
internal sealed class MirrorException(string message, bool mayRetry) : Exception(message)
{
    /// <summary>Whether the same mirror may do better when it is asked again.</summary>
    public bool MayRetry => mayRetry;
}

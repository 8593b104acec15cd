namespace Anneal.Dialects;

/// <summary>Parameter schedulers of PyTorch-Ignite, under its own names (<c>ignite.handlers</c>, version 0.5).</summary>
/// <remarks>
/// Step t is the t-th call of the handler. Arguments have the library's names in .NET's casing, and its defaults.
/// </remarks>
public static partial class Ignite
{
}

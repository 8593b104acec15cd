namespace Anneal.Dialects;

/// <summary>Schedules as fastai's callbacks run them, under fastai's own names (version 2.8).</summary>
/// <remarks>
/// The position of batch k is <c>k / total_steps</c>, so the last batch never reaches the value that a schedule is told to end with.
/// Arguments have the library's names in .NET's casing, and its defaults.
/// </remarks>
public static partial class Fastai
{
}

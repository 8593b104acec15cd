namespace Anneal.Dialects;

/// <summary>Schedules with DeepSpeed's own end points, under DeepSpeed's own names (<c>deepspeed.runtime.lr_schedules</c>, version 0.19.8).</summary>
/// <remarks>
/// DeepSpeed sets a rate after an update, from a counter that is then one behind: update t ≥ 1 uses what the formula gives for
/// <c>t − 1</c>, and update 0 what the constructor left. A warm-up therefore runs updates 0 and 1 at its first value. Arguments have the
/// library's names in .NET's casing, and its defaults; <c>learningRate</c> is the <c>lr</c> of the optimizer's parameter group.
/// </remarks>
public static partial class DeepSpeed
{
}

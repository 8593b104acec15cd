namespace Anneal.Dialects;

/// <summary>A schedule from one of its later steps on, where a library lets its clock run while something else is in force.</summary>
/// <param name="Inner">The schedule whose clock runs from 0.</param>
/// <param name="First">Its step that is step 0 here.</param>
internal sealed record LateStart(Schedule Inner, long First)
    : Schedule(Inner.Steps == Unbounded ? Unbounded : Math.Max(1, Inner.Steps - First))
{
    internal override double Final => Inner.Final;

    internal override double Evaluate(long step, Ending ending) => Inner.At(step + First);

    private protected override double Beyond(long step) => Inner.At(step + First);
}

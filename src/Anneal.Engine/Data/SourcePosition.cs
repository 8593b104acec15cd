namespace Anneal.Engine.Data;

/// <summary>A place in the endless row of epochs.</summary>
/// <param name="Epoch">The epoch of the next example, counted from 0.</param>
/// <param name="Example">The examples of that epoch before it.</param>
public readonly record struct SourcePosition(long Epoch, int Example)
{
    internal SourcePosition RequireWithin(int examples)
    {
        if (Epoch < 0 || Example < 0 || Example >= examples)
            throw new ArgumentOutOfRangeException(nameof(examples), this, $"There is no such place: an epoch has {examples} examples, and both are counted from 0.");
        return this;
    }
}

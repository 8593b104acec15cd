namespace Anneal.Engine.Units;

/// <summary>A unit that takes one example at a time, so that neighbors can pass it on while it is in the cache.</summary>
internal abstract unsafe class ExampleUnit : Unit
{
    protected ExampleUnit(UnitContext context, string name, ImageShape shape, params Unit[] inputs)
        : base(context, name, shape, inputs)
    {
    }

    /// <summary>Floats of scratch memory that a call of <see cref="Forward(int, float*)"/> or <see cref="Backward(int, int, float*)"/> wants.</summary>
    public virtual int ScratchLength => 0;

    /// <summary>Examples that the unit would rather take at once; others of its pass then take as many.</summary>
    public virtual int Group => 1;

    /// <summary>Begins a chunk of the backward pass.</summary>
    public virtual void BeginChunk(int chunk)
    {
    }

    public virtual void Forward(int example, float* scratch)
    {
    }

    /// <summary>Takes some examples forward.</summary>
    public virtual void Forward(int first, int end, float* scratch)
    {
        for (int example = first; example < end; example++)
            Forward(example, scratch);
    }

    /// <summary>Ends the forward pass, after all examples.</summary>
    public virtual void FinishForward()
    {
    }

    public virtual void Backward(int example, int chunk, float* scratch)
    {
    }

    /// <summary>Takes some examples backward.</summary>
    public virtual void Backward(int first, int end, int chunk, float* scratch)
    {
        for (int example = first; example < end; example++)
            Backward(example, chunk, scratch);
    }

    /// <summary>Ends the backward pass, after all examples.</summary>
    public virtual void FinishBackward()
    {
    }
}

using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>A unit that takes the whole batch at once and cuts the work itself. Its input and its output are stored.</summary>
internal abstract unsafe class BatchUnit : Unit
{
    private readonly PinnedBuffer _output;

    protected BatchUnit(UnitContext context, string name, int outputSize, Unit input)
        : base(context, name, ImageShape.Vector(outputSize), input) =>
        _output = new PinnedBuffer((long)context.MaximumBatch * outputSize);

    public override float* Stored => _output.Pointer;

    public abstract void Forward();

    /// <summary>Replaces the parameters' gradients and, where it is wanted, the input's.</summary>
    public abstract void Backward();

    /// <summary>Shares chunks out, unless there is so little to do that waking others would cost more.</summary>
    /// <param name="chunks">Number of chunks.</param>
    /// <param name="body">A delegate kept in a field, so that a pass allocates nothing.</param>
    /// <param name="operations">Multiplications or moved floats in all chunks.</param>
    protected void Share(int chunks, Action<int, int> body, long operations) => Context.Share(chunks, body, operations);
}

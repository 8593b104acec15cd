using Anneal.Engine.Kernels;

namespace Anneal.Engine.Layers;

/// <summary>What runs one layer, or a few that share their passes, for one model.</summary>
/// <remarks>
/// Buffers are made at build time for the largest batch. Work is cut into chunks that depend on shapes only, and each
/// value is summed by one chunk, so results are the same bits for any number of threads.
/// </remarks>
internal abstract unsafe class Unit
{
    protected Unit(UnitContext context, int inputSize, int outputSize)
    {
        Pool = context.Pool;
        InputSize = inputSize;
        OutputSize = outputSize;
        Output = new PinnedBuffer((long)context.MaximumBatch * outputSize);
        OutputGradient = new PinnedBuffer((long)context.MaximumBatch * outputSize);
    }

    public int InputSize { get; }

    public int OutputSize { get; }

    /// <summary>[batch, outputs] after <see cref="Forward"/>.</summary>
    public PinnedBuffer Output { get; }

    /// <summary>[batch, outputs], written by what follows; <see cref="Backward"/> may overwrite it.</summary>
    public PinnedBuffer OutputGradient { get; }

    public virtual IReadOnlyList<Parameter> Parameters => [];

    protected WorkerPool Pool { get; }

    /// <summary>Computes <see cref="Output"/>.</summary>
    /// <param name="input">[count, inputs].</param>
    /// <param name="count">Examples.</param>
    public abstract void Forward(float* input, int count);

    /// <summary>Replaces the parameters' gradients and, where asked for, the input's.</summary>
    /// <param name="input">[count, inputs], as in the forward pass.</param>
    /// <param name="inputGradient">[count, inputs]; null where nobody needs it.</param>
    /// <param name="count">Examples, as in the forward pass.</param>
    public abstract void Backward(float* input, float* inputGradient, int count);

    /// <summary>Shares chunks out, unless there is so little to do that waking others would cost more.</summary>
    /// <param name="chunks">Number of chunks.</param>
    /// <param name="body">A delegate kept in a field, so that a pass allocates nothing.</param>
    /// <param name="operations">Multiplications or moved floats in all chunks.</param>
    protected void Share(int chunks, Action<int, int> body, long operations)
    {
        const long WorthSharing = 50_000;
        if (operations < WorthSharing)
            Pool.RunHere(chunks, body);
        else
            Pool.Run(chunks, body);
    }
}

namespace Anneal.Engine.Units;

/// <summary>How a batch is cut for passes over examples: by the number of examples alone.</summary>
internal static class ExampleChunks
{
    /// <summary>The most chunks of a backward pass; each has its own sums of weight gradients.</summary>
    private const int MostBackward = 16;
    private const int MostForward = 32;

    /// <summary>Chunks of a forward pass, which has no sums: more of them share the work more evenly.</summary>
    public static int Forward(int count) => Math.Min(count, MostForward);

    public static int Backward(int count) => Math.Min(count, MostBackward);

    /// <summary>The examples of a chunk.</summary>
    public static (int First, int End) Range(int chunk, int chunks, int count) =>
        ((int)((long)chunk * count / chunks), (int)((chunk + 1L) * count / chunks));
}

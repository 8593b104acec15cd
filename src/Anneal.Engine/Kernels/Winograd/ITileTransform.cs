namespace Anneal.Engine.Kernels.Winograd;

/// <summary>A transform between a tile of an image and its 36 values in the planes, over as many channels as a vector holds.</summary>
internal unsafe interface ITileTransform
{
    /// <param name="image">The tile's first pixel.</param>
    /// <param name="row">Floats from row to row.</param>
    /// <param name="column">Floats from column to column.</param>
    /// <param name="planes">The tile's place in the first plane.</param>
    /// <param name="plane">Floats from plane to plane.</param>
    /// <param name="init">What every output starts from; of no use to other transforms.</param>
    /// <param name="between">[36, lanes], scratch.</param>
    static abstract void Run<V>(float* image, nint row, nint column, float* planes, nint plane, float* init, float* between)
        where V : unmanaged, ITransformLanes<V>;
}

namespace Anneal.Engine.Kernels.Winograd;

/// <summary>A 3 × 3 or 5 × 5 convolution of stride 1 as 36 products, one for each value of the transformed tiles.</summary>
/// <remarks>The input gradient is one, too: of the output gradient, with flipped, transposed weights.</remarks>
internal sealed unsafe class WinogradConvolution
{
    private readonly WinogradShape _shape;
    private readonly int _inputs;
    private readonly int _outputs;
    private readonly Panels _weights;
    private readonly Panels _panels;
    private readonly PinnedBuffer _planes;
    private readonly PinnedBuffer _zeros = new(Panels.LargestWidth);
    private readonly GatherProduct _product;

    /// <param name="shape">How images are cut.</param>
    /// <param name="inputs">Channels that come in.</param>
    /// <param name="outputs">Channels that go out.</param>
    /// <param name="weights">The weights' layout, with rows (kernel row, kernel column, input).</param>
    public WinogradConvolution(WinogradShape shape, int inputs, int outputs, Panels weights)
    {
        (_shape, _inputs, _outputs, _weights) = (shape, inputs, outputs, weights);
        _panels = new Panels(inputs, outputs);
        _planes = new PinnedBuffer((long)TileTransforms.Planes * ChannelTransforms.WeightPlane(inputs, weights));
        int[] tiles = [.. Enumerable.Range(0, shape.BlockTiles)];
        _product = new GatherProduct(1, inputs, 0, [.. tiles.Select(tile => tile * inputs)], [.. tiles.Select(tile => tile * outputs)]);
    }

    /// <summary>Takes the weights over; after every change of them.</summary>
    public void TakeWeights(float* weights) => ChannelTransforms.Weights(_inputs, _weights, weights, _planes.Pointer);

    /// <summary>Multiplies the planes of a block of images with those of the weights.</summary>
    /// <param name="planes">[36, tiles, inputs].</param>
    /// <param name="images">Images in the block.</param>
    /// <param name="results">[36, tiles, outputs].</param>
    public void Multiply(float* planes, int images, float* results)
    {
        int weightPlane = ChannelTransforms.WeightPlane(_inputs, _weights);
        for (int plane = 0; plane < TileTransforms.Planes; plane++)
        {
            for (int i = 0; i < _panels.Count; i++)
            {
                _product.Run(
                    _panels[i], _planes.Pointer + (long)plane * weightPlane, planes + plane * _shape.Plane(_inputs),
                    results + plane * _shape.Plane(_outputs), _zeros.Pointer, 0, images * _shape.Tiles);
            }
        }
    }
}

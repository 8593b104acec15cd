namespace Anneal.Engine.Kernels.Winograd;

/// <summary>36 products of transformed images with transformed weights, one for each value of the tiles.</summary>
/// <remarks>
/// Outputs come from inputs so, and the gradients of inputs from those of outputs, with each plane of weights transposed:
/// whatever is linear goes backward by the transposes of its steps.
/// </remarks>
internal sealed unsafe class WinogradProduct
{
    private readonly WinogradShape _shape;
    private readonly int _rows;
    private readonly int _columns;
    private readonly Panels _panels;
    private readonly int _weightPlane;
    private readonly PinnedBuffer _weights;
    private readonly PinnedBuffer _zeros = new(Panels.LargestWidth);
    private readonly GatherProduct _product;

    /// <param name="shape">How images are cut.</param>
    /// <param name="rows">Channels that come in.</param>
    /// <param name="columns">Channels that go out.</param>
    public WinogradProduct(WinogradShape shape, int rows, int columns)
    {
        (_shape, _rows, _columns) = (shape, rows, columns);
        _panels = new Panels(rows, columns);
        _weightPlane = WeightTransforms.Plane(rows, _panels);
        _weights = new PinnedBuffer((long)TileTransforms.Planes * _weightPlane);
        int from = Panels.Pad(rows), to = Panels.Pad(columns);
        int[] tiles = [.. Enumerable.Range(0, shape.BlockTiles)];
        _product = new GatherProduct(1, rows, 0, [.. tiles.Select(tile => tile * from)], [.. tiles.Select(tile => tile * to)]);
    }

    /// <summary>Transforms the weights; after every change of them.</summary>
    /// <param name="panels">The weights' layout, with rows (kernel row, kernel column, input).</param>
    /// <param name="weights">All panels.</param>
    public void TakeWeights(Panels panels, float* weights) => WeightTransforms.Run(_rows, panels, weights, _weights.Pointer);

    /// <summary>Takes the transposes of another product's weights.</summary>
    public void TakeTransposed(WinogradProduct other)
    {
        for (int plane = 0; plane < TileTransforms.Planes; plane++)
        {
            float* from = other._weights.Pointer + (long)plane * other._weightPlane, to = _weights.Pointer + (long)plane * _weightPlane;
            for (int i = 0; i < _panels.Count; i++)
                Transposition.Run(other._panels, from, firstRow: 0, _panels[i], to + _panels[i].Offset);
        }
    }

    /// <summary>Multiplies the planes of a block of images with those of the weights.</summary>
    /// <param name="planes">[36, tiles, rows].</param>
    /// <param name="images">Images in the block.</param>
    /// <param name="results">[36, tiles, columns].</param>
    /// <param name="ahead">What is asked for meanwhile.</param>
    public void Multiply(float* planes, int images, float* results, in MemoryAhead ahead)
    {
        int tiles = images * _shape.Tiles;
        for (int plane = 0; plane < TileTransforms.Planes; plane++)
        {
            FetchAhead own = ahead.Part(plane, TileTransforms.Planes, (long)tiles * _rows * _panels.PaddedColumns);
            float* from = planes + plane * _shape.Plane(_rows), to = results + plane * _shape.Plane(_columns);
            for (int i = 0; i < _panels.Count; i++)
                Multiply(_panels[i], _weights.Pointer + (long)plane * _weightPlane, from, tiles, to, ref own);
        }
    }

    private void Multiply(in Panels.Panel panel, float* weights, float* from, int tiles, float* to, ref FetchAhead ahead)
    {
        int done = KernelPath.Is512
            ? WideEvenTile.Run(panel.Width, tiles, _rows, from, Panels.Pad(_rows), weights + panel.Offset, to + panel.Start, Panels.Pad(_columns), ref ahead)
            : 0;
        if (done < tiles)
            _product.Run(panel with { Used = panel.Width }, weights, from, to, _zeros.Pointer, done, tiles, ref ahead);
    }
}

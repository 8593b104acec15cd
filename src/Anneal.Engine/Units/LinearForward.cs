using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>y = x W + b, one panel of outputs and one band of examples at a time.</summary>
internal sealed unsafe class LinearForward
{
    /// <summary>Panels that are enough to share out without cutting the batch finely too.</summary>
    private const int EnoughPanels = 8;

    /// <summary>Examples of a band, multiples of every tile's positions; a band stays in the second-level cache while the panels pass.</summary>
    private const int SmallBand = 24;
    private const int LargeBand = 144;

    private readonly int _bandRows;
    private readonly int _rows;
    private readonly GatherProduct _product;

    public LinearForward(Panels panels, int maximumBatch)
    {
        _rows = panels.Rows;
        _bandRows = panels.Count < EnoughPanels ? SmallBand : LargeBand;
        int[] from = [.. Enumerable.Range(0, maximumBatch).Select(row => row * panels.Rows)];
        int[] to = [.. Enumerable.Range(0, maximumBatch).Select(row => row * panels.Columns)];
        _product = new GatherProduct(1, panels.Rows, 0, from, to);
    }

    public int Bands(int count) => (count + _bandRows - 1) / _bandRows;

    public (int First, int End) Band(int band, int count) => (band * _bandRows, Math.Min((band + 1) * _bandRows, count));

    public void Run(in Panels.Panel panel, float* x, float* weights, float* bias, float* y, int first, int end)
    {
        long length = (long)_rows * panel.Width;
        var nextPanel = new FetchAhead(weights + panel.Offset + length, length, length * (end - first));
        _product.Run(panel, weights, x, y, bias + panel.Start, first, end, ref nextPanel);
    }
}

using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>y = x W + b, one panel of outputs and one band of examples at a time.</summary>
internal sealed unsafe class LinearForward
{
    /// <summary>
    /// Inputs taken at a time: a panel's part, 16 KB, stays in the first-level cache while the examples pass.
    /// </summary>
    private const int Depth = 256;

    /// <summary>Panels that are enough to share out without cutting the batch too.</summary>
    private const int EnoughPanels = 8;

    /// <summary>A multiple of every tile's positions.</summary>
    private const int SmallestBand = 48;

    /// <summary>Inputs of a band, half a megabyte: they stay in the second-level cache while the panels pass.</summary>
    private const int LargestBandFloats = 1 << 17;

    private readonly int _bandRows;
    private readonly GatherProduct[] _parts;
    private readonly int[] _starts;

    public LinearForward(Panels panels, int maximumBatch)
    {
        _bandRows = panels.Count < EnoughPanels ? SmallestBand : Math.Max(1, LargestBandFloats / panels.Rows / SmallestBand) * SmallestBand;
        int[] from = [.. Enumerable.Range(0, maximumBatch).Select(row => row * panels.Rows)];
        int[] to = [.. Enumerable.Range(0, maximumBatch).Select(row => row * panels.Columns)];
        int parts = (panels.Rows + Depth - 1) / Depth;
        _starts = [.. Enumerable.Range(0, parts + 1).Select(part => (int)((long)panels.Rows * part / parts))];
        _parts =
        [
            .. Enumerable.Range(0, parts).Select(
                part => new GatherProduct(1, _starts[part + 1] - _starts[part], 0, from, to, _starts[part])),
        ];
    }

    public int Bands(int count) => (count + _bandRows - 1) / _bandRows;

    public (int First, int End) Band(int band, int count) => (band * _bandRows, Math.Min((band + 1) * _bandRows, count));

    public void Run(in Panels.Panel panel, float* x, float* weights, float* bias, float* y, int first, int end)
    {
        for (int part = 0; part < _parts.Length; part++)
            _parts[part].Run(panel, weights, x + _starts[part], y, part == 0 ? bias + panel.Start : null, first, end);
    }
}

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

    /// <summary>Examples in a band; a multiple of every tile's positions.</summary>
    private const int BandRows = 48;
    private readonly bool _isCut;
    private readonly GatherProduct[] _parts;
    private readonly int[] _starts;

    public LinearForward(Panels panels, int maximumBatch)
    {
        _isCut = panels.Count < EnoughPanels;
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

    public int Bands(int count) => _isCut ? (count + BandRows - 1) / BandRows : 1;

    public (int First, int End) Band(int band, int count) =>
        _isCut ? (band * BandRows, Math.Min((band + 1) * BandRows, count)) : (0, count);

    public void Run(in Panels.Panel panel, float* x, float* weights, float* bias, float* y, int first, int end)
    {
        for (int part = 0; part < _parts.Length; part++)
            _parts[part].Run(panel, weights, x + _starts[part], y, part == 0 ? bias + panel.Start : null, first, end);
    }
}

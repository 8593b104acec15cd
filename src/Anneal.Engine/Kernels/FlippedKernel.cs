namespace Anneal.Engine.Kernels;

/// <summary>The part of a convolution's input gradient that one parity of input positions gets.</summary>
internal sealed unsafe class FlippedKernel
{
    private readonly ConvolutionShape _shape;
    private readonly BorderedImage _gradient;
    private readonly (int Y, int X) _parity;
    private readonly int[] _rows;
    private readonly int[] _columns;
    private readonly int _offset;
    private readonly (GatherProduct Product, int Positions)[] _groups;

    /// <param name="shape">The convolution.</param>
    /// <param name="gradient">The output gradient with its border.</param>
    /// <param name="parity">The first input position.</param>
    /// <param name="rows">Kernel rows that these positions meet, the last first.</param>
    /// <param name="columns">Kernel columns, the last first.</param>
    /// <param name="offset">Where this part's flipped weights begin.</param>
    public FlippedKernel(
        ConvolutionShape shape, BorderedImage gradient, (int Y, int X) parity, int[] rows, int[] columns, int offset)
    {
        (_shape, _gradient, _parity, _rows, _columns, _offset) = (shape, gradient, parity, rows, columns, offset);
        int length = columns.Length * shape.Outputs;
        Panels = new Panels(rows.Length * length, shape.Input.Channels);
        _groups = parity.X < shape.Input.Width ? [.. InputRows().GroupBy(Met).Select(group => Group(group.Key, group, length))] : [];
        MultiplyAdds = _groups.Sum(group => (long)group.Positions) * Panels.Rows * Panels.PaddedColumns;
    }

    /// <summary>The layout of the flipped weights: rows (kernel row, kernel column, output), columns of inputs.</summary>
    public Panels Panels { get; }

    /// <summary>What <see cref="Run"/> computes.</summary>
    public long MultiplyAdds { get; }

    /// <summary>Copies this part of the weights, transposed.</summary>
    public void Flip(Panels from, float* weights, float* flipped)
    {
        int row = 0;
        foreach (int kernelRow in _rows)
        {
            foreach (int kernelColumn in _columns)
            {
                int first = (kernelRow * _shape.Kernel + kernelColumn) * _shape.Input.Channels;
                for (int panel = 0; panel < Panels.Count; panel++)
                {
                    ref readonly Panels.Panel to = ref Panels[panel];
                    Transposition.Run(from, weights, first, to, flipped + _offset + to.Offset + (long)row * to.Width);
                }

                row += from.Columns;
            }
        }
    }

    /// <summary>Computes, or where <paramref name="init"/> is null adds, the gradient of these positions.</summary>
    public void Run(float* flipped, float* gradient, float* init, float* inputGradient, FetchAhead ahead)
    {
        for (int panel = 0; panel < Panels.Count; panel++)
        {
            foreach ((GatherProduct product, int positions) in _groups)
                product.Run(Panels[panel], flipped + _offset, gradient, inputGradient, init, 0, positions, ref ahead);
        }
    }

    private IEnumerable<int> InputRows()
    {
        for (int y = _parity.Y; y < _shape.Input.Height; y += _shape.Stride)
            yield return y;
    }

    private int FirstOutput(int input, int tap) => (input + _shape.Padding - tap) / _shape.Stride;

    /// <summary>
    /// The kernel rows that meet the image at an input row. A "same" convolution loses little at its edges and is not cut.
    /// </summary>
    private (int First, int End) Met(int y)
    {
        if (_gradient.Border <= _shape.Kernel / 2)
            return (0, _rows.Length);
        int output = FirstOutput(y, _rows[0]);
        int first = Math.Min(_rows.Length, Math.Max(0, -output));
        return (first, Math.Max(first, Math.Min(_rows.Length, _shape.Output.Height - output)));
    }

    private (GatherProduct Product, int Positions) Group((int First, int End) met, IEnumerable<int> inputRows, int length)
    {
        List<int> from = [], to = [];
        foreach (int y in inputRows)
        {
            int row = (FirstOutput(y, _rows[0]) + met.First + _gradient.Border) * _gradient.Row;
            for (int x = _parity.X; x < _shape.Input.Width; x += _shape.Stride)
            {
                from.Add(row + (FirstOutput(x, _columns[0]) + _gradient.Border) * _shape.Outputs);
                to.Add((y * _shape.Input.Width + x) * _shape.Input.Channels);
            }
        }

        var product = new GatherProduct(met.End - met.First, length, _gradient.Row, [.. from], [.. to], met.First * length);
        return (product, to.Count);
    }
}

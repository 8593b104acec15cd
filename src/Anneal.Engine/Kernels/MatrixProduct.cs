namespace Anneal.Engine.Kernels;

/// <summary>
/// Products of row-major matrices, <c>C = factor C + A B</c>, of one size: the right operand is packed into panels,
/// then rows are multiplied with them.
/// </summary>
internal sealed unsafe class MatrixProduct
{
    private const int BandRows = 48;
    private const long WorthSharing = 50_000;
    private readonly WorkerPool _pool;
    private readonly int _rows;
    private readonly int _bands;
    private readonly Panels _panels;
    private readonly PinnedBuffer _packed;
    private readonly GatherProduct _product;
    private readonly Action<int, int> _packBody;
    private readonly Action<int, int> _multiplyBody;
    private float* _left;
    private float* _right;
    private float* _target;
    private bool _isTransposed;
    private float _factor;

    /// <param name="pool">The threads.</param>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="depth">Columns of A and rows of B.</param>
    /// <param name="columns">Columns of B and C.</param>
    public MatrixProduct(WorkerPool pool, int rows, int depth, int columns)
    {
        (_pool, _rows, _bands) = (pool, rows, (rows + BandRows - 1) / BandRows);
        _panels = new Panels(depth, columns);
        _packed = new PinnedBuffer(_panels.Length);
        _product = new GatherProduct(
            1, depth, 0, [.. Enumerable.Range(0, rows).Select(row => row * depth)], [.. Enumerable.Range(0, rows).Select(row => row * columns)]);
        (_packBody, _multiplyBody) = (Pack, Multiply);
    }

    /// <summary>Computes a product; A and C must not overlap.</summary>
    /// <param name="left">A, [rows, depth].</param>
    /// <param name="right">B, [depth, columns], or its transpose [columns, depth]; may be A or C.</param>
    /// <param name="isTransposed">Whether the transpose of B is given.</param>
    /// <param name="target">C, [rows, columns].</param>
    /// <param name="factor">What C is multiplied by first; 0 replaces it, whatever it holds.</param>
    public void Run(float* left, float* right, bool isTransposed, float* target, float factor = 0)
    {
        _left = left;
        _right = right;
        _target = target;
        (_isTransposed, _factor) = (isTransposed, factor);
        Share(_panels.Count, _packBody);
        Share(_panels.Count * _bands, _multiplyBody);
    }

    private void Share(int chunks, Action<int, int> body)
    {
        if ((long)_rows * _panels.Rows * _panels.Columns < WorthSharing)
            _pool.RunHere(chunks, body);
        else
            _pool.Run(chunks, body);
    }

    private void Pack(int number, int worker)
    {
        ref readonly Panels.Panel panel = ref _panels[number];
        float* to = _packed.Pointer + panel.Offset;
        (int rowStride, int columnStride) = _isTransposed ? (1, _panels.Rows) : (_panels.Columns, 1);
        for (int row = 0; row < _panels.Rows; row++, to += panel.Width)
        {
            float* from = _right + (long)row * rowStride + (long)panel.Start * columnStride;
            for (int column = 0; column < panel.Used; column++)
                to[column] = from[(long)column * columnStride];
        }
    }

    private void Multiply(int number, int worker)
    {
        (int index, int band) = Math.DivRem(number, _bands);
        int first = band * BandRows, end = Math.Min(first + BandRows, _rows);
        ref readonly Panels.Panel panel = ref _panels[index];
        for (int row = first; row < end; row++)
            Scale(_target + (long)row * _panels.Columns + panel.Start, panel.Used);
        _product.Run(panel, _packed.Pointer, _left, _target, init: null, first, end);
    }

    private void Scale(float* values, int length)
    {
        for (int i = 0; i < length; i++)
            values[i] = _factor == 0 ? 0 : _factor * values[i];
    }
}

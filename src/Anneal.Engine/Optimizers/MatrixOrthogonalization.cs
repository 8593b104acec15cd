using Anneal.Engine.Kernels;
using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>The Newton–Schulz iteration of one packed parameter, on all threads.</summary>
/// <remarks>
/// The parameter counts as a matrix [outputs, the rest], transposed where that has fewer rows; it is copied to row-major order
/// for the iteration and back.
/// </remarks>
internal sealed unsafe class MatrixOrthogonalization
{
    private readonly int[] _places;
    private readonly PinnedBuffer _x;
    private readonly PinnedBuffer _gram;
    private readonly PinnedBuffer _update;
    private readonly MatrixProduct _gramProduct;
    private readonly MatrixProduct _gramSquare;
    private readonly MatrixProduct _changeProduct;

    public MatrixOrthogonalization(WorkerPool pool, Parameter parameter)
    {
        int rows = parameter.Shape[0], columns = parameter.Count / rows;
        (int small, int large) = (Math.Min(rows, columns), Math.Max(rows, columns));
        _places = new int[parameter.Count];
        for (int i = 0; i < _places.Length; i++)
            _places[i] = parameter.IndexOf(rows > columns ? i % large * columns + i / large : i);
        _x = new PinnedBuffer(parameter.Count);
        _gram = new PinnedBuffer((long)small * small);
        _update = new PinnedBuffer((long)small * small);
        _gramProduct = new MatrixProduct(pool, small, large, small);
        _gramSquare = new MatrixProduct(pool, small, small, small);
        _changeProduct = new MatrixProduct(pool, small, small, large);
    }

    /// <summary>Replaces a buffer that is stored as the parameter is.</summary>
    public void Apply(PinnedBuffer packed, in NewtonSchulz iteration)
    {
        var factor = (float)iteration.Normalization(SumOfSquares.Of(packed.Pointer, packed.Length));
        for (int i = 0; i < _places.Length; i++)
            _x.Pointer[i] = factor * packed.Pointer[_places[i]];
        for (int i = 0; i < iteration.Iterations; i++)
            Iterate((float)iteration.Coefficients.A, (float)iteration.Coefficients.B, (float)iteration.Coefficients.C);
        for (int i = 0; i < _places.Length; i++)
            packed.Pointer[_places[i]] = _x.Pointer[i];
    }

    private void Iterate(float a, float b, float c)
    {
        _gramProduct.Run(_x.Pointer, _x.Pointer, isTransposed: true, _gram.Pointer);
        _gramSquare.Run(_gram.Pointer, _gram.Pointer, isTransposed: false, _update.Pointer);
        for (int i = 0; i < _update.Length; i++)
            _update.Pointer[i] = b * _gram.Pointer[i] + c * _update.Pointer[i];
        _changeProduct.Run(_update.Pointer, _x.Pointer, isTransposed: false, _x.Pointer, factor: a);
    }
}

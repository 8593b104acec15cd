using System.Numerics;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// The Newton–Schulz iteration <c>X = a X + (b X Xᵀ + c (X Xᵀ)²) X</c> from <c>X / max(‖X‖, ε)</c>: it brings every singular
/// value near 1.
/// </summary>
/// <param name="Coefficients">a, b, c.</param>
/// <param name="Iterations">How often.</param>
/// <param name="Epsilon">The least to divide by.</param>
/// <remarks>A matrix with more rows than columns is iterated transposed.</remarks>
internal readonly record struct NewtonSchulz((double A, double B, double C) Coefficients, int Iterations, double Epsilon)
{
    /// <summary>The definition: plain loops over a matrix [rows, columns].</summary>
    public void Apply<T>(Span<T> matrix, int rows, int columns)
        where T : IBinaryFloatingPointIeee754<T>
    {
        bool isTall = rows > columns;
        (int small, int large) = isTall ? (columns, rows) : (rows, columns);
        T[] x = isTall ? Transposed<T>(matrix, rows, columns) : matrix.ToArray();
        Normalize(x);
        for (int iteration = 0; iteration < Iterations; iteration++)
            Iterate(x, small, large);
        (isTall ? Transposed<T>(x, small, large) : x).CopyTo(matrix);
    }

    /// <summary>What a matrix is multiplied by first.</summary>
    /// <param name="squares">Σ X².</param>
    public double Normalization(double squares) => 1 / Math.Max(Math.Sqrt(squares), Epsilon);

    private void Normalize<T>(T[] x)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T squares = T.Zero;
        foreach (T value in x)
            squares += value * value;
        T factor = T.CreateTruncating(Normalization(double.CreateTruncating(squares)));
        foreach (ref T value in x.AsSpan())
            value *= factor;
    }

    private void Iterate<T>(T[] x, int small, int large)
        where T : IBinaryFloatingPointIeee754<T>
    {
        (T a, T b, T c) = (T.CreateTruncating(Coefficients.A), T.CreateTruncating(Coefficients.B), T.CreateTruncating(Coefficients.C));
        T[] gram = Product(x, Transposed<T>(x, small, large), small, large, small);
        T[] update = Product(gram, gram, small, small, small);
        for (int i = 0; i < update.Length; i++)
            update[i] = b * gram[i] + c * update[i];
        T[] change = Product(update, x, small, small, large);
        for (int i = 0; i < x.Length; i++)
            x[i] = a * x[i] + change[i];
    }

    private static T[] Product<T>(T[] left, T[] right, int rows, int depth, int columns)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var product = new T[rows * columns];
        for (int i = 0; i < product.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            for (int k = 0; k < depth; k++)
                product[i] += left[row * depth + k] * right[k * columns + column];
        }

        return product;
    }

    private static T[] Transposed<T>(ReadOnlySpan<T> matrix, int rows, int columns)
    {
        var transposed = new T[matrix.Length];
        for (int i = 0; i < transposed.Length; i++)
            transposed[i] = matrix[i % rows * columns + i / rows];
        return transposed;
    }
}

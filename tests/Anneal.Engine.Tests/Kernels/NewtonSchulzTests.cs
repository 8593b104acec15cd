using Anneal.Engine.Kernels;
using Anneal.Engine.Kernels.Updates;
using Anneal.Engine.Layers;
using Anneal.Engine.Optimizers;

namespace Anneal.Engine.Tests.Kernels;

public sealed unsafe class NewtonSchulzTests
{
    private static NewtonSchulz Iteration { get; } = new((3.4445, -4.7750, 2.0315), 5, 1e-7);

    [Fact]
    public void Singular_values_go_through_the_polynomial_of_the_coefficients()
    {
        double[] values = [3, 1, 0.25, 0], matrix = new double[4 * 6];
        for (int i = 0; i < values.Length; i++)
            matrix[i * 6 + i] = values[i];

        Iteration.Apply<double>(matrix, 4, 6);

        double norm = Math.Sqrt(values.Sum(value => value * value));
        for (int i = 0; i < values.Length; i++)
        {
            double s = values[i] / norm;
            for (int iteration = 0; iteration < 5; iteration++)
                s = 3.4445 * s - 4.7750 * Math.Pow(s, 3) + 2.0315 * Math.Pow(s, 5);
            Assert.Equal(s, matrix[i * 6 + i], 1e-12);
        }

        Assert.Equal(3, matrix.Count(value => value != 0));
    }

    [Fact]
    public void A_transposed_matrix_gives_the_transposed_result()
    {
        double[] wide = [.. Numbers.Normal(15, 1).Select(value => (double)value)];
        double[] tall = [.. Enumerable.Range(0, 15).Select(i => wide[i % 3 * 5 + i / 3])];
        Iteration.Apply<double>(wide, 3, 5);
        Iteration.Apply<double>(tall, 5, 3);
        for (int i = 0; i < 15; i++)
            Assert.Equal(wide[i % 3 * 5 + i / 3], tall[i], 1e-12);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 4)]
    [InlineData(4, 6)]
    [InlineData(10, 1)]
    [InlineData(64, 64)]
    [InlineData(33, 150)]
    [InlineData(150, 33)]
    public void Packed_parameters_on_all_threads_give_the_scalar_definition(int outputs, int inputs)
    {
        using var pool = new WorkerPool(3);
        Parameter parameter = new Model(inputs, [new Linear(outputs)], 1, seed: 0, pool).Parameters[0];
        float[] values = Numbers.Normal(outputs * inputs, 5);
        double[] expected = [.. values.Select(value => (double)value)];
        Iteration.Apply<double>(expected, outputs, inputs);
        parameter.CopyGradientFrom(values);

        new MatrixOrthogonalization(pool, parameter).Apply(parameter.Gradient, Iteration);

        Numbers.Close(expected, Numbers.Gradient(parameter), 1e-4);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 7, 3)]
    [InlineData(50, 33, 24)]
    [InlineData(100, 9, 70)]
    public void A_product_of_matrices_is_the_sum_over_the_depth(int rows, int depth, int columns)
    {
        using var pool = new WorkerPool(2);
        PinnedBuffer a = Filled(rows * depth, 1), b = Filled(columns * depth, 2), c = Filled(rows * columns, 3);
        foreach (bool isTransposed in new[] { false, true })
        {
            double[] expected = new double[rows * columns];
            for (int i = 0; i < expected.Length; i++)
            {
                (int row, int column) = Math.DivRem(i, columns);
                expected[i] = 0.5 * c.Span[i] + Enumerable.Range(0, depth).Sum(
                    k => (double)a.Span[row * depth + k] * b.Span[isTransposed ? column * depth + k : k * columns + column]);
            }

            new MatrixProduct(pool, rows, depth, columns).Run(a.Pointer, b.Pointer, isTransposed, c.Pointer, factor: 0.5f);
            Numbers.Close(expected, c.Span, Numbers.SumTolerance);
        }
    }

    private static PinnedBuffer Filled(int length, ulong seed)
    {
        var buffer = new PinnedBuffer(length);
        Numbers.Normal(length, seed).CopyTo(buffer.Span);
        return buffer;
    }
}

using Anneal.Engine.Kernels;

namespace Anneal.Engine.Tests.Kernels;

public sealed unsafe class TranspositionTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(7, 5)]
    [InlineData(3, 9)]
    [InlineData(16, 13)]
    public void Rows_become_columns_and_nothing_else_is_touched(int rows, int columns)
    {
        using Pinned source = new(Numbers.Normal(rows * (columns + 2), 1));
        using Pinned actual = new(Numbers.Normal(columns * (rows + 3), 2)), expected = new([.. actual.Values]);

        Transposition.Run(source.Pointer, columns + 2, rows, columns, actual.Pointer, rows + 3);

        Transposition.Scalars(source.Pointer, columns + 2, rows, columns, expected.Pointer, rows + 3);
        Assert.Equal(expected.Values, actual.Values);
        Assert.Equal(source.Values[(rows - 1) * (columns + 2) + columns - 1], actual.Values[(columns - 1) * (rows + 3) + rows - 1]);
    }
}

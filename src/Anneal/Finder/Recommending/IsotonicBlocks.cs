namespace Anneal.Finder;

/// <summary>The falling sequence nearest to values that come one by one, by least squares: blocks of equal value.</summary>
/// <remarks>Pool adjacent violators: M. Ayer et al., "An empirical distribution function for sampling with incomplete information",
/// Annals of Mathematical Statistics 26 (1955). A value costs constant time on average.</remarks>
internal sealed class IsotonicBlocks
{
    private readonly List<Block> _blocks = [];

    /// <summary>The sum of squared distances from the values to the sequence.</summary>
    public double Error { get; private set; }

    public IReadOnlyList<Block> Blocks => _blocks;

    public void Add(double at, double value)
    {
        var block = new Block(1, at, value, value * value);
        while (_blocks.Count > 0 && _blocks[^1].Mean <= block.Mean)
        {
            Error -= _blocks[^1].Error;
            block = _blocks[^1].With(block);
            _blocks.RemoveAt(_blocks.Count - 1);
        }

        Error += block.Error;
        _blocks.Add(block);
    }

    /// <summary>Neighbouring values that have one value in the sequence, their mean.</summary>
    internal readonly record struct Block(int Count, double SumAt, double Sum, double SumOfSquares)
    {
        public double At => SumAt / Count;

        public double Mean => Sum / Count;

        public double Error => Math.Max(0, SumOfSquares - Sum * Sum / Count);

        public Block With(Block next) =>
            new(Count + next.Count, SumAt + next.SumAt, Sum + next.Sum, SumOfSquares + next.SumOfSquares);
    }
}

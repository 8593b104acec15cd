using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>Adds up the chunks' sums of all parameters, always in the order of the chunks.</summary>
internal sealed unsafe class PartialSumPass
{
    private const int Longest = 8192;
    private readonly UnitContext _context;
    private readonly (PartialSum Sum, int Start, int Length)[] _pieces;
    private readonly long _length;
    private readonly Action<int, int> _run;

    public PartialSumPass(UnitContext context, IEnumerable<Unit> units)
    {
        _context = context;
        PartialSum[] sums = [.. units.OfType<ConvolutionUnit>().SelectMany(unit => unit.PartialSums)];
        _pieces = [.. sums.SelectMany(Cut)];
        _length = sums.Sum(sum => (long)sum.Gradient.Length);
        _run = RunPiece;
    }

    public void Run() => _context.Share(_pieces.Length, _run, _length);

    private static IEnumerable<(PartialSum Sum, int Start, int Length)> Cut(PartialSum sum)
    {
        for (int start = 0; start < sum.Gradient.Length; start += Longest)
            yield return (sum, start, Math.Min(Longest, sum.Gradient.Length - start));
    }

    private void RunPiece(int piece, int worker)
    {
        (PartialSum sum, int start, int length) = _pieces[piece];
        Addition.Sum(
            sum.Chunks.Pointer + start, ExampleChunks.Backward(_context.Count), sum.Gradient.Length,
            sum.Gradient.Pointer + start, length);
    }
}

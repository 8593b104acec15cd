using System.Collections.Immutable;
using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>Runs the units of a model.</summary>
internal sealed unsafe class UnitGraph
{
    /// <summary>Floats in a cache line; every worker's scratch memory begins with one.</summary>
    private const int CacheLine = 16;
    private readonly UnitContext _context;
    private readonly Unit[] _units;
    private readonly PassStep[] _forward;
    private readonly PassStep[] _backward;
    private readonly PartialSumPass _sums;
    private readonly ConvolutionUnit[] _convolutions;
    private readonly WinogradUnit[] _transformed;
    private readonly Action<int, int> _prepare;
    private readonly Action<int, int> _prepareForward;

    public UnitGraph(UnitContext context, IReadOnlyList<Unit> units)
    {
        (_context, _units) = (context, [.. units]);
        for (int i = 0; i < _units.Length; i++)
            _units[i].Number = i;
        Times = new UnitTimes(_units.Length, context.Pool.Threads);
        int scratchLength = _units.OfType<ExampleUnit>().Select(unit => unit.ScratchLength).DefaultIfEmpty(0).Max();
        scratchLength = (scratchLength + CacheLine - 1) / CacheLine * CacheLine;
        var scratch = new PinnedBuffer((long)context.Pool.Threads * scratchLength);
        _forward = [.. PassPlan.Forward(_units).SelectMany(pass => PassStep.Of(context, pass, scratch, Times))];
        _backward = [.. PassPlan.Backward(_units).SelectMany(pass => PassStep.Of(context, pass, scratch, Times))];
        _sums = new PartialSumPass(context, _units);
        _convolutions = [.. _units.OfType<ConvolutionUnit>()];
        _transformed = [.. _units.OfType<WinogradUnit>()];
        _prepareForward = (unit, _) => _transformed[unit].TakeForwardWeights();
        _prepare = (unit, _) => _convolutions[unit].TakeWeights();
        foreach (Unit unit in _units.Where(unit => unit.NeedsGradient && unit is not ConvolutionUnit { Normalization: not null }))
            _ = unit.GradientBuffer;
    }

    public ImmutableArray<Unit> Units => [.. _units];

    public UnitTimes Times { get; }

    public void Forward()
    {
        Times.Begin(_context.Count);
        _context.Pool.Run(_transformed.Length, _prepareForward);
        foreach (PassStep step in _forward)
            step.Forward();
    }

    public void Backward()
    {
        _context.Pool.Run(_convolutions.Length, _prepare);
        foreach (PassStep step in _backward)
            step.Backward();
        _sums.Run();
    }
}

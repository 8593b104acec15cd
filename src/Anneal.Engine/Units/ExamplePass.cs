using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>
/// Takes every example through some units, chunk by chunk of the batch and group by group of a chunk, and then ends the
/// units' work.
/// </summary>
internal sealed unsafe class ExamplePass
{
    private readonly UnitContext _context;
    private readonly ExampleUnit[] _units;
    private readonly PinnedBuffer _scratch;
    private readonly UnitTimes _times;
    private readonly Action<int, int> _forward;
    private readonly Action<int, int> _backward;
    private readonly long _operations;
    private readonly int _scratchLength;
    private readonly int _group;
    private int _chunks;

    /// <param name="context">What all units share.</param>
    /// <param name="units">The units, in the order in which they run.</param>
    /// <param name="scratch">Memory for every worker.</param>
    /// <param name="times">Where time goes.</param>
    public ExamplePass(UnitContext context, ExampleUnit[] units, PinnedBuffer scratch, UnitTimes times)
    {
        (_context, _units, _scratch, _times) = (context, units, scratch, times);
        _scratchLength = scratch.Length / context.Pool.Threads;
        _group = units.Max(unit => unit.Group);
        _operations = units.Sum(unit => unit.Operations);
        (_forward, _backward) = (ForwardChunk, BackwardChunk);
    }

    public void Forward()
    {
        _chunks = ExampleChunks.Forward(_context.Count);
        _context.Share(_chunks, _forward, _context.Count * _operations);
        foreach (ExampleUnit unit in _units)
            unit.FinishForward();
    }

    public void Backward()
    {
        _chunks = ExampleChunks.Backward(_context.Count);
        _context.Share(_chunks, _backward, _context.Count * _operations);
        foreach (ExampleUnit unit in _units)
            unit.FinishBackward();
    }

    private void ForwardChunk(int chunk, int worker)
    {
        float* scratch = _scratch.Pointer + (long)worker * _scratchLength;
        (int first, int end) = ExampleChunks.Range(chunk, _chunks, _context.Count);
        for (; first < end; first += _group)
        {
            foreach (ExampleUnit unit in _units)
            {
                long start = _times.Start();
                unit.Forward(first, Math.Min(first + _group, end), scratch);
                _times.Add(unit, worker, start, isForward: true);
            }
        }
    }

    private void BackwardChunk(int chunk, int worker)
    {
        float* scratch = _scratch.Pointer + (long)worker * _scratchLength;
        (int first, int end) = ExampleChunks.Range(chunk, _chunks, _context.Count);
        foreach (ExampleUnit unit in _units)
            unit.BeginChunk(chunk);
        for (; first < end; first += _group)
        {
            foreach (ExampleUnit unit in _units)
            {
                long start = _times.Start();
                unit.Backward(first, Math.Min(first + _group, end), chunk, scratch);
                _times.Add(unit, worker, start, isForward: false);
            }
        }
    }
}

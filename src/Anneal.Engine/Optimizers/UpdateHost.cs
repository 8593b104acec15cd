using System.Collections.Immutable;
using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>Sums over the engine's packed parameters, whose padding is zero.</summary>
internal sealed unsafe class UpdateHost : IUpdateHost
{
    private readonly ImmutableArray<Parameter> _parameters;
    private readonly SlotMemory _memory;
    private readonly UpdateStep[] _steps;
    private readonly ChunkSums _sums;
    private readonly double[][] _squares = new double[3][];
    private readonly double[] _agreements;
    private readonly Func<UpdateChunk, double>[] _measures;
    private readonly Func<UpdateChunk, double> _count;
    private readonly WorkerPool _pool;
    private MatrixOrthogonalization[] _matrices = [];

    public UpdateHost(
        WorkerPool pool, ImmutableArray<Parameter> parameters, ParameterChunks chunks, SlotMemory memory, UpdateStep[] steps)
    {
        (_pool, _parameters, _memory, _steps) = (pool, parameters, memory, steps);
        _sums = new ChunkSums(chunks);
        for (int operand = 0; operand < _squares.Length; operand++)
            _squares[operand] = new double[parameters.Length];
        _agreements = new double[parameters.Length];
        _measures =
        [
            chunk => SumOfSquares.Of(_parameters[chunk.Parameter].Value.Pointer + chunk.Start, chunk.Length),
            chunk => SumOfSquares.Of(_parameters[chunk.Parameter].Gradient.Pointer + chunk.Start, chunk.Length),
            chunk => SumOfSquares.Of(_memory.Buffer(SlotPlace.Third, chunk.Parameter).Pointer + chunk.Start, chunk.Length),
        ];
        _count = CountAgreements;
    }

    public ReadOnlySpan<double> SumsOfSquares(UpdateOperand operand)
    {
        _sums.Form(_measures[(int)operand], _squares[(int)operand]);
        return _squares[(int)operand];
    }

    public ReadOnlySpan<double> Agreements()
    {
        _sums.Form(_count, _agreements);
        for (int i = 0; i < _agreements.Length; i++)
            _agreements[i] /= _parameters[i].Count;
        return _agreements;
    }

    /// <summary>Makes room for <see cref="Orthogonalize"/>.</summary>
    public void PrepareMatrices() =>
        _matrices = [.. _parameters.Select(parameter => new MatrixOrthogonalization(_pool, parameter))];

    public void Orthogonalize(NewtonSchulz iteration)
    {
        for (int i = 0; i < _matrices.Length; i++)
            _matrices[i].Apply(_memory.Buffer(SlotPlace.Third, i), iteration);
    }

    private double CountAgreements(UpdateChunk chunk) => Agreement.Count(
        _memory.Buffer(SlotPlace.Third, chunk.Parameter).Pointer + chunk.Start,
        _parameters[chunk.Parameter].Gradient.Pointer + chunk.Start, (float)_steps[chunk.Parameter].GradientFactor, chunk.Length);
}

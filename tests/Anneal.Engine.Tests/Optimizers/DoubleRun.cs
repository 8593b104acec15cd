using Anneal.Engine.Kernels.Updates;
using Anneal.Engine.Optimizers;

namespace Anneal.Engine.Tests.Optimizers;

/// <summary>
/// An optimizer's scalar definition, run in double over plain arrays: the formula without float's rounding, packing or
/// threads.
/// </summary>
internal sealed unsafe class DoubleRun : IUpdateHost
{
    private readonly ElementwiseOptimizer _optimizer;
    private readonly int _rows;
    private readonly double[][] _beside;
    private readonly double[][] _squares = [[0], [0], [0]];
    private double[] _gradient = [];

    public DoubleRun(ElementwiseOptimizer optimizer, double[] weights)
    {
        (_optimizer, Weights, _rows) = (optimizer, [.. weights], optimizer.Parameters[0].Shape[0]);
        double initial = optimizer is Adagrad adagrad ? adagrad.InitialAccumulator : 0;
        _beside = [[.. weights.Select(_ => initial)], new double[weights.Length], new double[weights.Length]];
    }

    public double[] Weights { get; }

    /// <summary>What the optimizer remembers of the parameter, in the order of its slots.</summary>
    public ReadOnlySpan<double[]> Beside => _beside;

    public void Update(double[] gradient, Hyperparameters hyperparameters)
    {
        _gradient = gradient;
        _optimizer.Begin(hyperparameters);
        fixed (double* w = Weights, g = gradient, first = _beside[0], second = _beside[1], third = _beside[2])
        {
            for (int pass = 0; pass < _optimizer.Passes; pass++)
            {
                _optimizer.Prepare(pass, this);
                int done = _optimizer.Apply<ScalarLane<double>, double>(
                    pass, _optimizer.Steps[0], new UpdateMemory<double>(w, g, first, second, third, Weights.Length));
                Assert.Equal(Weights.Length, done);
            }
        }
    }

    ReadOnlySpan<double> IUpdateHost.SumsOfSquares(UpdateOperand operand)
    {
        double[] values = operand switch { UpdateOperand.Weights => Weights, UpdateOperand.Gradient => _gradient, _ => _beside[2] };
        _squares[(int)operand][0] = values.Sum(value => value * value);
        return _squares[(int)operand];
    }

    ReadOnlySpan<double> IUpdateHost.Agreements()
    {
        double factor = _optimizer.Steps[0].GradientFactor;
        return new[] { _beside[2].Zip(_gradient).Average(pair => pair.First * factor * pair.Second > 0 ? 1.0 : 0.0) };
    }

    void IUpdateHost.Orthogonalize(NewtonSchulz iteration) =>
        iteration.Apply<double>(_beside[2], _rows, Weights.Length / _rows);
}

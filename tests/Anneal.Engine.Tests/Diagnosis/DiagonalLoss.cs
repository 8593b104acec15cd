using Anneal.Engine.Diagnosis;
using Anneal.Engine.Layers;

namespace Anneal.Engine.Tests.Diagnosis;

/// <summary>A loss <c>½ Σ c_i w_i²</c> of a real layer, whose Hessian is the diagonal of the curvatures: a 1×1 convolution that sees one unit vector after the other.</summary>
internal sealed class DiagonalLoss
{
    private readonly double[] _curvatures;
    private readonly float[] _units;
    private readonly float[] _gradient;

    public DiagonalLoss(double[] curvatures, float[]? weights = null)
    {
        _curvatures = curvatures;
        int size = curvatures.Length;
        Model = new Model(new ImageShape(size, 1, 1), [new Conv2d(1, kernel: 1, hasBias: false)], maximumBatch: size, seed: 1);
        _units = [.. Enumerable.Range(0, size * size).Select(i => i / size == i % size ? 1f : 0f)];
        _gradient = new float[size];
        if (weights is not null)
            Model.Parameters[0].CopyFrom(weights);
    }

    public Model Model { get; }

    public CurvatureProbe Probe => new(Model, Gradient);

    public float[] Weights => Numbers.Values(Model.Parameters[0]);

    public double Gradient()
    {
        ReadOnlySpan<float> weights = Model.Forward(_units, _curvatures.Length);
        double loss = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            loss += _curvatures[i] * weights[i] * weights[i] / 2;
            _gradient[i] = (float)(_curvatures[i] * weights[i]);
        }

        Model.Backward(_gradient);
        return loss;
    }
}

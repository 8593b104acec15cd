using Anneal.Engine.Data;
using Anneal.Engine.Losses;
using Anneal.Engine.Training;

namespace Anneal.Engine.Diagnosis;

/// <summary>Measures how sharply a loss curves about a network's parameters, from gradients alone.</summary>
/// <remarks>
/// <para>A Hessian–vector product is the central difference <c>(∇L(θ + εv) − ∇L(θ − εv)) / 2ε</c> with <c>ε = ‖θ‖ / (1000 ‖v‖)</c>: two gradients, and no
/// second derivatives in any layer. Batch normalizations use the batch's own statistics and dropout one mask throughout.</para>
/// <para>Nothing is left behind: parameters, gradients, running statistics and the counter of dropout are brought back to the bit, also when
/// a gradient throws. Results have the same bits for any number of threads. Not thread-safe.</para>
/// </remarks>
/// <example>
/// <code>
/// var data = new ImageData(pixels: new byte[512 * 64], labels: new int[512], inputSize: 64, classes: 10);
/// var model = new Model(64, [new Linear(32), new ReLU(), new Linear(10)], maximumBatch: 512, seed: 1);
/// var batch = new Batch(capacity: 512, inputSize: 64);
/// new SequentialBatches(data, batchSize: 512).Fill(batch);
///
/// var probe = new CurvatureProbe(model, batch);
/// double highest = probe.Sharpness().StabilityLimit(momentum: 0.9);
/// double flatness = probe.SharpnessWithin(radius: 0.05);
/// </code>
/// </example>
public sealed class CurvatureProbe
{
    private const double RelativeStep = 1e-3;
    private readonly Model _model;
    private readonly Func<double> _gradient;
    private readonly ParameterVector _origin, _direction, _first, _second;
    private bool _hasDirection;

    /// <summary>Prepares to probe the cross-entropy of one batch.</summary>
    /// <param name="model">The network.</param>
    /// <param name="batch">The examples, some hundreds; leave them unchanged.</param>
    /// <param name="loss">The loss; plain cross-entropy if not given.</param>
    public CurvatureProbe(Model model, Batch batch, SoftmaxCrossEntropy? loss = null)
        : this(model, GradientOf(model, batch, loss ?? new SoftmaxCrossEntropy()))
    {
    }

    /// <summary>Prepares to probe any loss.</summary>
    /// <param name="model">The network.</param>
    /// <param name="gradient">Makes a forward and a backward pass of the same examples each time, and returns the loss.</param>
    public CurvatureProbe(Model model, Func<double> gradient)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(gradient);
        (_model, _gradient) = (model, gradient);
        (_origin, _direction, _first, _second) = (new(model), new(model), new(model), new(model));
    }

    /// <summary>The largest eigenvalue of the loss's Hessian, by power iteration.</summary>
    /// <remarks>A second search begins with the direction of the one before: where the network has changed little, few products are enough.</remarks>
    /// <param name="products">Hessian–vector products at most, 1 or more; twice as many where the largest magnitude is a negative eigenvalue's.</param>
    /// <param name="tolerance">Relative change between two products at which the search ends, above 0.</param>
    /// <param name="seed">What the first direction is drawn from.</param>
    /// <returns>λmax, and how it was found.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Sharpness Sharpness(int products = 100, double tolerance = 1e-3, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(products, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        if (!_hasDirection)
            _direction.DrawFrom(new RandomSequence(seed));
        return Probe(() =>
        {
            double step = StepLength();
            Sharpness found = new PowerIteration(_direction, _first, () => Multiply(step)).Run(products, tolerance);
            _hasDirection = double.IsFinite(found.Largest);
            return found;
        });
    }

    /// <summary>The largest eigenvalue of the loss's Hessian from a few products, beginning at the gradient: a lower bound that is near, for gradients lie
    /// in the directions of high curvature.</summary>
    /// <remarks>Takes nothing from searches before it, so it depends on the network alone. G. Gur-Ari, D. Roberts and E. Dyer, "Gradient descent happens in
    /// a tiny subspace", arXiv:1812.04754.</remarks>
    /// <param name="products">Hessian–vector products, 1 or more.</param>
    /// <returns>The bound, and how it was found; 0 where the gradient is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="products"/> is below 1.</exception>
    public Sharpness SharpnessFromGradient(int products = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(products, 1);
        return Probe(() =>
        {
            Gradient();
            _direction.TakeGradients();
            if (_direction.Norm() == 0)
                return new Sharpness(0, 0, Converged: true);
            _hasDirection = false;
            double step = StepLength();
            return new PowerIteration(_direction, _first, () => Multiply(step)).Run(products, tolerance: 1e-3);
        });
    }

    /// <summary>The curvature of the loss along its own gradient: <c>gᵀ H g / ‖g‖²</c>; the mean of it over batches is their batch sharpness.</summary>
    /// <remarks>From one gradient more: <c>gᵀ (g − ∇L(θ − h g)) / (h ‖g‖²)</c>. A. Andreyev and P. Beneventano, "Edge of stochastic stability",
    /// arXiv:2412.20553.</remarks>
    /// <param name="step">h, the learning rate to look as far ahead as an update goes; above 0. If not given, ‖θ‖ / (1000 ‖g‖).</param>
    /// <returns>The curvature; 0 where the gradient is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is not above 0.</exception>
    public double SharpnessAlongGradient(double? step = null)
    {
        if (step is { } given)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(given, nameof(step));
        return Probe(() =>
        {
            Gradient();
            _first.TakeGradients();
            double square = _first.Dot(_first), length = step ?? StepLength() / Math.Sqrt(square);
            if (square == 0)
                return 0;
            _origin.Place(-length, _first);
            Gradient();
            _second.TakeGradients();
            _second.Combine(-1, 1, _first);
            return _first.Dot(_second) / (length * square);
        });
    }

    /// <summary>How far the loss rises within a radius, to first order: <c>L(θ + ρ g / ‖g‖) − L(θ)</c>. Flat minima have small values.</summary>
    /// <remarks>P. Foret et al., "Sharpness-aware minimization", arXiv:2010.01412, equations 1 and 2.</remarks>
    /// <param name="radius">ρ, above 0.</param>
    /// <returns>The rise of the loss; 0 where the gradient is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="radius"/> is not above 0.</exception>
    public double SharpnessWithin(double radius = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radius);
        return Probe(() =>
        {
            double loss = Gradient();
            _first.TakeGradients();
            double norm = _first.Norm();
            if (norm == 0)
                return 0;
            _origin.Place(radius / norm, _first);
            return Gradient() - loss;
        });
    }

    private static Func<double> GradientOf(Model model, Batch batch, SoftmaxCrossEntropy loss)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(batch);
        float[] gradient = new float[batch.Count * model.OutputSize];
        return () =>
        {
            double mean = loss.Compute(model.Forward(batch), batch.Labels, gradient);
            model.Backward(gradient);
            return mean;
        };
    }

    /// <summary>The product of the Hessian and the direction, whose length is 1.</summary>
    private void Multiply(double step)
    {
        _origin.Place(step, _direction);
        Gradient();
        _first.TakeGradients();
        _origin.Place(-step, _direction);
        Gradient();
        _second.TakeGradients();
        _first.Combine(1 / (2 * step), -1 / (2 * step), _second);
    }

    private double StepLength() => RelativeStep * (_origin.Norm() is > 0 and var norm ? norm : 1);

    /// <summary>The gradient where the parameters are now, with the one dropout mask of the probe.</summary>
    private double Gradient()
    {
        ulong pass = _model.TrainingPasses;
        double loss = _gradient();
        _model.TrainingPasses = pass;
        return loss;
    }

    private T Probe<T>(Func<T> measure)
    {
        var before = new NetworkState(_model);
        try
        {
            _origin.TakeValues();
            return measure();
        }
        finally
        {
            before.Restore();
        }
    }
}

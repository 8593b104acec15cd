using System.Collections.Immutable;
using Anneal.Engine.Kernels;

namespace Anneal.Engine.Optimizers;

/// <summary>Stochastic gradient descent with momentum and L2 weight decay, as PyTorch defines it.</summary>
/// <remarks>
/// <para><c>g = gradient + decay w; v = momentum v + g; w = w − rate v</c>, with v = 0 before the first update;
/// Nesterov's form steps along <c>g + momentum v</c> (I. Sutskever, J. Martens, G. Dahl and G. Hinton, 2013). The rate
/// is outside v, so a rate that changes acts at once.</para>
/// <para>All three hyperparameters are given at every update; each parameter takes them through its
/// <see cref="Parameter.Group"/>. An update allocates nothing.</para>
/// </remarks>
public sealed unsafe class Sgd
{
    private readonly Model _model;
    private readonly PinnedBuffer[] _velocities;
    private readonly SgdUpdate.Settings[] _settings;
    private readonly ImmutableArray<UpdateChunk> _chunks;
    private readonly Action<int, int> _body;

    /// <summary>Makes a velocity, zero at first, for every parameter.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="nesterov">Whether steps look ahead (Nesterov's form).</param>
    public Sgd(Model model, bool nesterov = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, IsNesterov) = (model, nesterov);
        _velocities = [.. model.Parameters.Select(parameter => new PinnedBuffer(parameter.Value.Length))];
        _settings = new SgdUpdate.Settings[model.Parameters.Length];
        _chunks = UpdateChunk.Cut(model.Parameters);
        _body = Apply;
    }

    /// <summary>Whether steps look ahead (Nesterov's form).</summary>
    public bool IsNesterov { get; }

    /// <summary>What is trained.</summary>
    internal Model Model => _model;

    /// <summary>Changes every parameter by the gradient of the last backward pass.</summary>
    /// <param name="hyperparameters">Learning rate, momentum and weight decay of this update.</param>
    public void Update(Hyperparameters hyperparameters)
    {
        for (int i = 0; i < _settings.Length; i++)
        {
            Hyperparameters own = hyperparameters.For(_model.Parameters[i].Group);
            _settings[i] = new((float)own.LearningRate, (float)own.Momentum, (float)own.WeightDecay, IsNesterov);
        }

        _model.Pool.Run(_chunks.Length, _body);
    }

    private void Apply(int number, int worker)
    {
        (int index, int start, int length) = _chunks[number];
        Parameter parameter = _model.Parameters[index];
        SgdUpdate.Apply(
            parameter.Value.Pointer + start, _velocities[index].Pointer + start, parameter.Gradient.Pointer + start, length,
            _settings[index]);
    }
}

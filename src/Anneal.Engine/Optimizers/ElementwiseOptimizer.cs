using System.Collections.Immutable;
using System.Numerics;
using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>
/// An optimizer whose formula is applied to each element, in one pass over the parameters or a few, between which sums over
/// whole parameters may be formed.
/// </summary>
public abstract class ElementwiseOptimizer : Optimizer
{
    private readonly ParameterChunks _chunks;
    private readonly UpdateStep[] _steps;
    private readonly List<OptimizerScalar> _scalars = [];
    private readonly OptimizerScalar _updates;
    private readonly Action<int, int> _body;
    private int _pass;

    private protected ElementwiseOptimizer(Model model, IEnumerable<Parameter>? parameters)
        : base(model, Choose(model, parameters))
    {
        _chunks = new ParameterChunks(Model.Pool, Parameters);
        _steps = new UpdateStep[Parameters.Length];
        _updates = Remember("updates");
        _body = Apply;
        Memory = new SlotMemory(Parameters);
        Host = new UpdateHost(Model.Pool, Parameters, _chunks, Memory, _steps);
    }

    /// <summary>Whether steps go up the gradient; down if not set.</summary>
    public bool IsMaximizing { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<OptimizerSlot> Slots => [.. Memory.Slots];

    /// <inheritdoc/>
    public override ImmutableArray<OptimizerScalar> Scalars => [.. _scalars];

    /// <summary>Passes over the parameters in an update.</summary>
    internal virtual int Passes => 1;

    /// <summary>What this update uses for each parameter; valid after <see cref="Begin"/>.</summary>
    internal Span<UpdateStep> Steps => _steps;

    private protected SlotMemory Memory { get; }

    private protected UpdateHost Host { get; }

    /// <inheritdoc/>
    public sealed override void Update(Hyperparameters hyperparameters)
    {
        Begin(hyperparameters);
        for (_pass = 0; _pass < Passes; _pass++)
        {
            Prepare(_pass, Host);
            _chunks.Run(_body);
        }
    }

    /// <summary>Counts an update and finds what each parameter uses.</summary>
    internal void Begin(Hyperparameters hyperparameters)
    {
        _updates.Value++;
        for (int i = 0; i < _steps.Length; i++)
            _steps[i] = new UpdateStep(hyperparameters.For(Parameters[i].Group), (long)_updates.Value, IsMaximizing ? -1 : 1);
        OnBegin(hyperparameters);
    }

    /// <summary>Applies a pass of the formula to a stretch of one parameter, as many whole lanes as it holds.</summary>
    /// <returns>Elements done.</returns>
    internal abstract int Apply<V, T>(int pass, in UpdateStep step, in UpdateMemory<T> memory)
        where V : unmanaged, ILanes<V>, ILanes<V, T>
        where T : unmanaged;

    /// <summary>Forms what a pass needs of whole parameters, and changes <see cref="Steps"/> by it.</summary>
    internal virtual void Prepare(int pass, IUpdateHost host)
    {
    }

    /// <summary>Brings the optimizer's own scalars up to date.</summary>
    private protected virtual void OnBegin(in Hyperparameters hyperparameters)
    {
    }

    /// <summary>Adds a number to what is remembered.</summary>
    private protected OptimizerScalar Remember(string name, double value = 0)
    {
        var scalar = new OptimizerScalar(name, value);
        _scalars.Add(scalar);
        return scalar;
    }

    private void Apply(int number, int worker)
    {
        ref readonly UpdateStep step = ref _steps[_chunks[number].Parameter];
        UpdateMemory<float> memory = Memory.At(_chunks[number]);
        int done = Vector.IsHardwareAccelerated ? Apply<VectorLanes, float>(_pass, step, memory) : 0;
        if (done < memory.Length)
            Apply<ScalarLane<float>, float>(_pass, step, memory.From(done));
    }
}

using System.Collections.Immutable;
using Anneal.Engine.Kernels;
using Anneal.Engine.Kernels.Updates;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Training;

namespace Anneal.Engine.Diagnosis;

/// <summary>Remembers the last updates of a run, and names the first bad layer and update if it diverges.</summary>
/// <remarks>
/// <para>Every update is remembered, and after every eighth the norm of each gradient is taken, in one pass over them; nothing is allocated. When the loss
/// is not finite, the gradients of the update before, which are still there, then parameters and kept activations are searched from the first layer on. Outputs that are computed on demand and never kept, such as those of a rectifier that a
/// convolution takes over, count to the layer that keeps them.</para>
/// <para>The run is not changed. Not thread-safe.</para>
/// </remarks>
/// <example>
/// <code>
/// var data = new ImageData(pixels: new byte[600 * 64], labels: new int[600], inputSize: 64, classes: 10);
/// var model = new Model(64, [new Linear(32), new ReLU(), new Linear(10)], maximumBatch: 50, seed: 1);
/// var recorder = new DivergenceRecorder(model);
/// new Trainer(
///     model, new OneCycle(peakLearningRate: 1e30, steps: 24).Build(), new Sgd(model), new ShuffledBatches(data, 50, seed: 1), [recorder]).Run();
/// string finding = recorder.Found?.ToString() ?? "no divergence";
/// </code>
/// </example>
public sealed unsafe class DivergenceRecorder : ITrainingObserver
{
    /// <summary>Updates that are remembered.</summary>
    public const int Capacity = 50;

    /// <summary>Updates from one norm to the next: what a norm costs beside an update of the smallest networks is a few percent.</summary>
    private const int NormInterval = 8;

    private readonly Model _model;
    private readonly ParameterChunks _chunks;
    private readonly ChunkSums _sums;
    private readonly double[] _squares;
    private readonly Func<UpdateChunk, double> _square;
    private readonly UpdateTrace[] _ring = new UpdateTrace[Capacity];
    private long _count;
    private (string Name, long Step)? _badGradient;

    /// <summary>Prepares to watch a run from its beginning.</summary>
    /// <param name="model">What is trained.</param>
    public DivergenceRecorder(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _chunks = new ParameterChunks(model.Pool, model.Parameters);
        _sums = new ChunkSums(_chunks);
        _squares = new double[model.Parameters.Length];
        _square = chunk => SumOfSquares.Of(_model.Parameters[chunk.Parameter].Gradient.Pointer + chunk.Start, chunk.Length);
    }

    /// <summary>What happened; null unless the run diverged.</summary>
    public Divergence? Found { get; private set; }

    /// <summary>The last updates, oldest first.</summary>
    public ImmutableArray<UpdateTrace> LastUpdates
    {
        get
        {
            int kept = (int)Math.Min(_count, Capacity);
            return [.. Enumerable.Range(0, kept).Select(i => _ring[(_count - kept + i) % Capacity])];
        }
    }

    /// <inheritdoc/>
    public void OnUpdateCompleted(in UpdateCompleted completed)
    {
        double norm = completed.Step % NormInterval == 0 ? GradientNorm(completed.Step) : double.NaN;
        _ring[_count++ % Capacity] = new UpdateTrace(completed.Step, completed.Loss, norm, completed.Used.LearningRate, completed.Used.Momentum);
    }

    /// <inheritdoc/>
    public void OnRunDiverged(in RunDiverged diverged)
    {
        if (_count > 0)
        {
            ref UpdateTrace last = ref _ring[(_count - 1) % Capacity];
            last = last with { GradientNorm = GradientNorm(last.Step) };
        }

        (NonFiniteValue what, string place, long step) = FirstBad(diverged.Step);
        Found = new Divergence(what, place, step, diverged.Loss, LastUpdates);
    }

    private (NonFiniteValue What, string Place, long Step) FirstBad(long step)
    {
        if (_badGradient is { } gradient)
            return (NonFiniteValue.Gradient, gradient.Name, gradient.Step);
        if (_model.Parameters.FirstOrDefault(parameter => !FiniteValues.Only(parameter.Value.Span)) is { } parameter)
            return (NonFiniteValue.Parameter, parameter.Name, step - 1);
        return _model.FirstNonFiniteLayer() is { } layer ? (NonFiniteValue.Activation, layer, step) : (NonFiniteValue.Loss, "", step);
    }

    private double GradientNorm(long step)
    {
        _sums.Form(_square, _squares);
        double sum = 0;
        foreach (double square in _squares)
            sum += square;
        if (!double.IsFinite(sum) && _badGradient is null)
            _badGradient = (LastNonFinite(), step);
        return Math.Sqrt(sum);
    }

    /// <summary>The backward pass goes from the last layer to the first: the last parameter is the first that was reached.</summary>
    private string LastNonFinite()
    {
        int last = Array.FindLastIndex(_squares, square => !double.IsFinite(square));
        return _model.Parameters[Math.Max(0, last)].Name;
    }
}

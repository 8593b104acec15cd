using System.Collections.Immutable;
using Anneal.Engine.Data;
using Anneal.Engine.Kernels;
using Anneal.Engine.Layers;
using Anneal.Engine.Models;
using Anneal.Engine.Storage;
using Anneal.Engine.Units;

namespace Anneal.Engine;

/// <summary>A network: layers in a row, with their parameters and all buffers that training them needs.</summary>
/// <remarks>
/// Not thread-safe, except for <see cref="Predict(ReadOnlySpan{float}, Span{float})"/>; separate models may be used on separate threads, with a pool of their own or a shared one. A pass
/// allocates nothing, and its results are the same bits for any number of threads.
/// Images lie in memory as [height, width, channels], in batches and in results alike.
/// </remarks>
/// <example>
/// A network of one's own, trained with a 1cycle plan:
/// <code>
/// var points = new RandomSequence(seed: 7);
/// float[] inputs = [.. Enumerable.Range(0, 2 * 512).Select(_ => (float)points.NextNormal())];
/// int[] labels = [.. Enumerable.Range(0, 512).Select(i => inputs[2 * i] * inputs[2 * i + 1] > 0 ? 1 : 0)];
/// var data = new VectorData(inputs, labels, inputSize: 2, classes: 2);
///
/// var model = new Model(inputSize: 2, [new Linear(32), new ReLU(), new Linear(2)], maximumBatch: 32, seed: 1);
/// var trainer = new Trainer(
///     model, new OneCycle(peakLearningRate: 0.5, steps: 300).Build(), new Sgd(model),
///     new ShuffledBatches(data, batchSize: 32, seed: 1));
/// TrainingResult result = trainer.Run();
/// double accuracy = new Evaluator(model).Evaluate(new SequentialBatches(data, batchSize: 32)).Accuracy;
/// </code>
/// </example>
public sealed unsafe class Model
{
    private readonly UnitContext _context;
    private readonly UnitGraph _graph;
    private readonly InputUnit _input;
    private readonly Unit _output;
    private readonly Lock _prediction = new();
    private Batch? _ownInputs;
    private Batch? _batch;
    private ulong _trainingPasses;

    /// <summary>Builds a network for vectors and draws its initial parameters.</summary>
    /// <param name="inputSize">Floats in an example, 1 or more.</param>
    /// <param name="layers">The layers, first to last; at least one.</param>
    /// <param name="maximumBatch">The largest number of examples in a pass, 1 or more; buffers are made for it.</param>
    /// <param name="seed">What the initial parameters, and dropout, are drawn from.</param>
    /// <param name="pool">The threads; <see cref="WorkerPool.Shared"/> if not given.</param>
    /// <exception cref="ArgumentException">There is no layer, or one cannot take what the one before it gives.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Model(int inputSize, IEnumerable<Layer> layers, int maximumBatch, ulong seed = 0, WorkerPool? pool = null)
        : this(Vector(inputSize), layers, maximumBatch, seed, pool, wantsInputGradient: false)
    {
    }

    /// <summary>Builds a network for images and draws its initial parameters.</summary>
    /// <param name="inputShape">Channels, height and width of an example.</param>
    /// <param name="layers">The layers, first to last; at least one.</param>
    /// <param name="maximumBatch">The largest number of examples in a pass, 1 or more; buffers are made for it.</param>
    /// <param name="seed">What the initial parameters, and dropout, are drawn from.</param>
    /// <param name="pool">The threads; <see cref="WorkerPool.Shared"/> if not given.</param>
    /// <exception cref="ArgumentException">There is no layer, or one cannot take what the one before it gives.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Model(ImageShape inputShape, IEnumerable<Layer> layers, int maximumBatch, ulong seed = 0, WorkerPool? pool = null)
        : this(inputShape, layers, maximumBatch, seed, pool, wantsInputGradient: false)
    {
    }

    /// <summary>
    /// Builds a network that may also compute the gradient of its input, which training does not need.
    /// </summary>
    internal Model(
        ImageShape inputShape, IEnumerable<Layer> layers, int maximumBatch, ulong seed, WorkerPool? pool, bool wantsInputGradient)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumBatch, 1);
        if (inputShape.Length == 0)
            throw new ArgumentException("'inputShape' is empty; give channels, height and width.", nameof(inputShape));
        (InputShape, Layers, Pool) = (inputShape, [.. layers], pool ?? WorkerPool.Shared);
        if (Layers.IsEmpty || Layers.Contains(null!))
            throw new ArgumentException("A model needs at least one layer, such as new Linear(10), and null is none.", nameof(layers));
        _context = new UnitContext(maximumBatch, Pool, seed);
        var builder = new UnitBuilder(_context);
        _input = builder.Add(new InputUnit(_context, inputShape, wantsInputGradient));
        _output = builder.Stored(builder.AddLayers(Layers, _input, inputShape, prefix: ""));
        _graph = new UnitGraph(_context, builder.Units);
        Parameters = [.. _graph.Units.SelectMany(unit => unit.Parameters)];
        RunningStatistics = [.. _graph.Units.OfType<NormalizationUnit>().Select(unit => unit.Running)];
    }

    /// <summary>Channels, height and width of an example.</summary>
    public ImageShape InputShape { get; }

    /// <summary>Floats in an example.</summary>
    public int InputSize => InputShape.Length;

    /// <summary>Channels, height and width of an example's result.</summary>
    public ImageShape OutputShape => _output.Shape;

    /// <summary>Floats in an example's result: for a classifier, its classes.</summary>
    public int OutputSize => _output.Shape.Length;

    /// <summary>The largest number of examples in a pass.</summary>
    public int MaximumBatch => _context.MaximumBatch;

    /// <summary>The layers, first to last.</summary>
    public ImmutableArray<Layer> Layers { get; }

    /// <summary>The parameters, from the first layer to the last.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>The moving averages of the batch normalizations, from the first to the last.</summary>
    public ImmutableArray<RunningStatistics> RunningStatistics { get; }

    /// <summary>The threads that work.</summary>
    public WorkerPool Pool { get; }

    /// <summary>
    /// Whether passes take the time of every layer, for <see cref="Summarize"/>; costs a few percent. Setting it begins anew.
    /// </summary>
    public bool MeasuresTime
    {
        get => _graph.Times.IsOn;
        set
        {
            _graph.Times.Clear();
            _graph.Times.IsOn = value;
        }
    }

    /// <summary>Training passes so far: what dropout is drawn by.</summary>
    internal ulong TrainingPasses
    {
        get => _trainingPasses;
        set => _trainingPasses = value;
    }

    /// <summary>[count, input size] after <see cref="Backward"/>, where it was asked for.</summary>
    internal ReadOnlySpan<float> InputGradient => _input.GradientBuffer.Span[..(_context.Count * InputSize)];

    /// <summary>Computes the results of a batch in training: with the batch's own statistics and with dropout.</summary>
    /// <param name="batch">The examples; leave them unchanged until after <see cref="Backward"/>.</param>
    /// <returns>[count, output size], row-major: for a classifier, the logits. Valid until the next pass.</returns>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public ReadOnlySpan<float> Forward(Batch batch)
    {
        ReadOnlySpan<float> outputs = Run(batch, PassMode.Training, _trainingPasses);
        _trainingPasses++;
        return outputs;
    }

    /// <summary>Computes the results of examples that are copied in, in training.</summary>
    /// <param name="inputs">[count, input size], row-major; an image is [height, width, channels].</param>
    /// <param name="count">Examples, from 1 to <see cref="MaximumBatch"/>.</param>
    /// <returns>[count, output size], row-major: for a classifier, the logits. Valid until the next pass.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> inputs, int count) => Forward(Own(inputs, count));

    /// <summary>Computes the results of a batch in evaluation: with running statistics and without dropout.</summary>
    /// <param name="batch">The examples.</param>
    /// <returns>[count, output size], row-major: for a classifier, the logits. Valid until the next pass.</returns>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public ReadOnlySpan<float> Predict(Batch batch) => Run(batch, PassMode.Evaluation, 0);

    /// <summary>Computes the results of examples that are copied in, in evaluation.</summary>
    /// <param name="inputs">[count, input size], row-major; an image is [height, width, channels].</param>
    /// <param name="count">Examples, from 1 to <see cref="MaximumBatch"/>.</param>
    /// <returns>[count, output size], row-major: for a classifier, the logits. Valid until the next pass.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public ReadOnlySpan<float> Predict(ReadOnlySpan<float> inputs, int count) => Predict(Own(inputs, count));

    /// <summary>Computes the results of any number of examples in evaluation; may be called from several threads at once.</summary>
    /// <remarks>Calls wait for each other, as the buffers are shared; each uses all threads of the <see cref="Pool"/>. Allocates
    /// nothing after the first call. Not to be called while the model is trained.</remarks>
    /// <param name="inputs">[count, input size], row-major; an image is [height, width, channels].</param>
    /// <param name="outputs">[count, output size]: for a classifier, the logits.</param>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int count = inputs.Length / InputSize;
        RequireLength(inputs.Length, count, InputSize, nameof(inputs));
        RequireLength(outputs.Length, count, OutputSize, nameof(outputs));
        lock (_prediction)
        {
            for (int done = 0; done < count; done += MaximumBatch)
            {
                int part = Math.Min(MaximumBatch, count - done);
                Predict(inputs.Slice(done * InputSize, part * InputSize), part).CopyTo(outputs[(done * OutputSize)..]);
            }
        }
    }

    /// <summary>Writes the network, its parameters and its running statistics to one safetensors file.</summary>
    /// <remarks>
    /// Tensors have the names and shapes that PyTorch gives them in a <c>Sequential</c> of the same layers, such as <c>0.weight</c> and
    /// <c>1.running_mean</c>. The layers themselves stand in the file's metadata.
    /// </remarks>
    /// <param name="path">The file; replaced if it exists. Its folder must exist.</param>
    /// <exception cref="IOException">The file could not be written; what was there is as it was.</exception>
    public void Save(string path) => ModelFile.Pack(this).Write(path);

    /// <summary>Reads a network that <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumBatch">The largest number of examples in a pass, 1 or more.</param>
    /// <param name="pool">The threads; <see cref="WorkerPool.Shared"/> if not given.</param>
    /// <returns>The network with its parameters, ready to predict or to be trained further.</returns>
    /// <exception cref="TensorFileException">The file is damaged or was not written by <see cref="Save"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <example>
    /// <code>
    /// string path = Path.Combine(Path.GetTempPath(), "xor.safetensors");
    /// new Model(inputSize: 2, [new Linear(8), new ReLU(), new Linear(2)], maximumBatch: 32, seed: 1).Save(path);
    ///
    /// Model model = Model.Load(path);
    /// var logits = new float[2];
    /// model.Predict([0.5f, -1.5f], logits);
    /// </code>
    /// </example>
    public static Model Load(string path, int maximumBatch = 128, WorkerPool? pool = null) =>
        ModelFile.Unpack(TensorFile.Read(path), path, maximumBatch, pool);

    /// <summary>Builds the network of a file that was read already, such as a checkpoint's, whose other tensors are left alone.</summary>
    /// <param name="file">The tensors, with the network's description in the metadata.</param>
    /// <param name="maximumBatch">The largest number of examples in a pass, 1 or more.</param>
    /// <param name="pool">The threads; <see cref="WorkerPool.Shared"/> if not given.</param>
    /// <returns>The network with its parameters.</returns>
    /// <exception cref="TensorFileException">The tensors are not those of a network.</exception>
    public static Model Load(TensorFile file, int maximumBatch = 128, WorkerPool? pool = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        return ModelFile.Unpack(file, "the file", maximumBatch, pool);
    }

    /// <summary>Computes the gradient of every parameter for the batch of the last forward pass.</summary>
    /// <param name="outputGradient">[count, output size]: the gradient of the loss by the results.</param>
    /// <exception cref="InvalidOperationException">There was no forward pass.</exception>
    /// <exception cref="ArgumentException"><paramref name="outputGradient"/> has another length than the
    /// results.</exception>
    public void Backward(ReadOnlySpan<float> outputGradient)
    {
        if (_batch is null)
            throw new InvalidOperationException("Backward needs a forward pass first; call Forward.");
        RequireLength(outputGradient.Length, _context.Count, OutputSize, nameof(outputGradient));
        outputGradient.CopyTo(_output.GradientBuffer.Span);
        _graph.Backward();
    }

    /// <summary>What the model consists of, and where time went while <see cref="MeasuresTime"/> was set.</summary>
    /// <returns>A row for each layer; its text is a table.</returns>
    public ModelSummary Summarize()
    {
        var builder = new SummaryBuilder(_graph);
        builder.Add(Layers, InputShape, prefix: "");
        return new ModelSummary(InputShape, builder.Rows, _graph.Times.Examples);
    }

    /// <summary>The first layer whose kept output of the last pass has a value that is not finite; null if there is none.</summary>
    internal string? FirstNonFiniteLayer()
    {
        foreach (Unit unit in _graph.Units)
        {
            if (unit.Stored != null && !FiniteValues.Only(new ReadOnlySpan<float>(unit.Stored, _context.Count * unit.Shape.Length)))
                return unit.Name;
        }

        return null;
    }

    /// <summary>A pass of a recalibration, numbered from 0.</summary>
    internal void Recalibrate(Batch batch, ulong pass) => Run(batch, PassMode.Recalibration, pass);

    private ReadOnlySpan<float> Run(Batch batch, PassMode mode, ulong pass)
    {
        ArgumentNullException.ThrowIfNull(batch);
        RequireCount(batch.Count);
        if (batch.InputSize != InputSize)
        {
            throw new ArgumentException(
                $"The batch has {batch.InputSize} floats in an example, but the model takes {InputSize}; " +
                "make the batch with that input size.",
                nameof(batch));
        }

        _batch = batch;
        (_context.Count, _context.Mode, _context.Pass) = (batch.Count, mode, pass);
        _input.Take(batch.Pointer);
        _graph.Forward();
        return new ReadOnlySpan<float>(_output.Stored, batch.Count * OutputSize);
    }

    private Batch Own(ReadOnlySpan<float> inputs, int count)
    {
        RequireCount(count);
        RequireLength(inputs.Length, count, InputSize, nameof(inputs));
        _ownInputs ??= new Batch(MaximumBatch, InputSize, Pool);
        _ownInputs.Count = count;
        inputs.CopyTo(_ownInputs.Inputs);
        return _ownInputs;
    }

    private void RequireCount(int count)
    {
        if (count < 1 || count > MaximumBatch)
        {
            throw new ArgumentException(
                $"The batch has {count} examples, but the model takes 1 to {MaximumBatch}; build it with a larger maximumBatch.");
        }
    }

    private static ImageShape Vector(int inputSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        return ImageShape.Vector(inputSize);
    }

    private static void RequireLength(int length, int count, int size, string name)
    {
        if (length != (long)count * size)
        {
            throw new ArgumentException(
                $"'{name}' has {length} floats, but {count} examples of {size} floats are {(long)count * size}.", name);
        }
    }
}

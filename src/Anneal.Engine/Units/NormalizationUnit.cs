using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>Runs a batch normalization, with the rectifier that follows it where there is one.</summary>
/// <remarks>
/// Nothing but the input z is stored: the output is <c>scale z + shift</c> and the input's gradient <c>a g + p z + q</c>,
/// three numbers a channel each, computed where they are asked for. Sums are taken image by image and added up in the
/// order of the images, in double.
/// </remarks>
internal sealed unsafe class NormalizationUnit : ExampleUnit
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly NormalizationStatistics _statistics;
    private readonly PinnedBuffer _sums;
    private readonly bool _rectifies;
    private readonly bool _isStreamed;
    private readonly bool _isGivenInput;

    public NormalizationUnit(UnitContext context, string name, Unit input, double momentum, double epsilon, bool rectifies)
        : base(context, name, input.Shape, input)
    {
        _rectifies = rectifies;
        int channels = Shape.Channels;
        _weight = new Parameter($"{name}.weight", new PaddedLayout(channels, channels));
        _bias = new Parameter($"{name}.bias", new PaddedLayout(channels, channels));
        _weight.Value.Span.Fill(1);
        Parameters = [_weight, _bias];
        Running = new RunningStatistics(name, channels);
        _statistics = new NormalizationStatistics(Shape, Running, momentum, epsilon);
        _sums = new PinnedBuffer(2L * context.MaximumBatch * channels);
        _isStreamed = StreamedCopy.Suits((long)context.MaximumBatch * Shape.Length);
        _isGivenInput = input is ConvolutionUnit;
    }

    public RunningStatistics Running { get; }

    public override IReadOnlyList<Parameter> Parameters { get; }

    public override bool IsBarrier => true;

    public override float* Source => Inputs[0].Stored;

    public override bool ChangesGradient => _rectifies || Inputs[0] is NormalizationInputUnit;

    /// <summary>
    /// Whether the only consumer gives this unit the gradient of each example (<see cref="TakeGradient"/>) instead of storing it.
    /// </summary>
    public bool IsGivenGradient { get; set; }

    public override void Forward(int example, float* scratch)
    {
        if (!_isGivenInput)
            TakeMoments(example, Z(example));
    }

    /// <summary>Takes an example of the input, in scratch memory, and stores it.</summary>
    public void TakeInput(int example, float* input, float* stored)
    {
        TakeMoments(example, input);
        Store(input, stored);
    }

    public override void FinishForward()
    {
        if (Context.Mode != PassMode.Evaluation)
            _statistics.TakeBatch(_sums.Pointer, Context);
        else
            _statistics.TakeRunning();
        _statistics.Scale(_weight.Value.Pointer, _bias.Value.Pointer);
    }

    public override void Fill(int example, float* target, int targetRow) =>
        ChannelScaling.Run(Z(example), _statistics.Factor, _statistics.Shift, Shape, _rectifies, target, targetRow);

    /// <summary>Writes an example of the output plus another image, perhaps rectified, densely.</summary>
    public void FillAndAdd(int example, float* other, bool rectifies, float* target) =>
        ChannelScaling.RunAndAdd(Z(example), _statistics.Factor, _statistics.Shift, other, Shape, rectifies, target);

    /// <summary>Whether <see cref="FillAndAdd"/> may take the place of <see cref="Fill"/>.</summary>
    public bool CanAdd => !_rectifies;

    public override void Backward(int example, int chunk, float* scratch)
    {
        if (!IsGivenGradient)
            Sum(example, Gradient(example));
    }

    /// <summary>Takes the gradient of an example of the output, in scratch memory, where it is changed, and stores it.</summary>
    public void TakeGradient(int example, float* gradient)
    {
        Sum(example, gradient);
        Store(gradient, Gradient(example));
    }

    public override void FinishBackward() =>
        _statistics.TakeGradient(_sums.Pointer, Context, _weight.Gradient.Pointer, _bias.Gradient.Pointer);

    /// <summary>Writes the gradient of an example of the input; after <see cref="FinishBackward"/>.</summary>
    public void FillInputGradient(int example, float* target, int targetRow) => ChannelGradient.Propagate(
        Gradient(example), Z(example), _statistics.A, _statistics.P, _statistics.Q, Shape, target, targetRow);

    private void TakeMoments(int example, float* input)
    {
        if (Context.Mode != PassMode.Evaluation)
            ChannelMoments.Run(input, Shape.Positions, Shape.Channels, Sums(example));
    }

    private void Sum(int example, float* gradient) => ChannelGradient.Sum(
        gradient, Z(example), _statistics.Mean, _statistics.Factor, _statistics.Shift, Shape, _rectifies, Sums(example));

    private void Store(float* source, float* target)
    {
        if (_isStreamed)
            StreamedCopy.Run(source, target, Shape.Length);
        else
            new ReadOnlySpan<float>(source, Shape.Length).CopyTo(new Span<float>(target, Shape.Length));
    }

    private float* Z(int example) => Inputs[0].Stored + (long)example * Shape.Length;

    private float* Sums(int example) => _sums.Pointer + 2L * example * Shape.Channels;
}

using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>A convolution, with the rectifier that follows it where there is one: its parameters and what goes in and out.</summary>
/// <remarks>
/// Its output is stored. Where a normalization follows, the gradient is not: the normalization is asked for it, image by
/// image. Weight gradients are summed for each chunk of examples, and the chunks' sums in order (<see cref="PartialSums"/>).
/// </remarks>
internal abstract unsafe class ConvolutionUnit : ExampleUnit
{
    private const int SlackFloats = 32;
    private const int CacheLine = 16;
    private readonly ConvolutionShape _shape;
    private readonly Panels _panels;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly PinnedBuffer _output;
    private readonly PinnedBuffer _noBias;
    private readonly PinnedBuffer _weightSums;
    private readonly PinnedBuffer? _biasSums;
    private readonly BorderedImage _padded;
    private readonly bool _rectifies;
    private readonly bool _adds;

    /// <param name="context">What all units share.</param>
    /// <param name="place">Where the layer stands.</param>
    /// <param name="shape">The convolution.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    protected ConvolutionUnit(UnitContext context, LayerPlace place, ConvolutionShape shape, bool hasBias)
        : base(context, place.Name, shape.Output, place.Input)
    {
        (_shape, _rectifies, _adds) = (shape, place.Rectifies, place.Adds);
        _panels = Kernels.Convolution.Layout(shape);
        _padded = new BorderedImage(shape.Input, shape.Padding);
        Bordered = new BorderedImage(shape.Output, 0);
        _output = new PinnedBuffer((long)context.MaximumBatch * Shape.Length);
        _noBias = new PinnedBuffer(_panels.PaddedColumns);
        _weight = new Parameter($"{place.Name}.weight", new ConvolutionLayout(shape, _panels));
        _weightSums = new PinnedBuffer((long)ExampleChunks.Backward(context.MaximumBatch) * _panels.Length);
        if (hasBias)
        {
            _bias = new Parameter($"{place.Name}.bias", new PaddedLayout(shape.Outputs, _panels.PaddedColumns));
            _biasSums = new PinnedBuffer((long)ExampleChunks.Backward(context.MaximumBatch) * _panels.PaddedColumns);
        }

        Parameters = _bias is null ? [_weight] : [_weight, _bias];
        PartialSums = [new(_weightSums, _weight.Gradient), .. _bias is null ? (PartialSum[])[] : [new(_biasSums!, _bias.Gradient)]];
    }

    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The normalization that is the only consumer and is asked for the gradient; null where there is none.</summary>
    public NormalizationUnit? Normalization { get; set; }

    /// <summary>Which chunks' sums belong to which gradients.</summary>
    public IReadOnlyList<PartialSum> PartialSums { get; }

    public bool Rectifies => _rectifies;

    public override bool ChangesGradient => _rectifies;

    public override float* Stored => _output.Pointer;

    public override int ScratchLength => KernelsAt + KernelsLength + SlackFloats;

    public override long Operations => _shape.MultiplyAdds;

    /// <summary>The convolution.</summary>
    protected ConvolutionShape Convolution => _shape;

    /// <summary>The weights' layout.</summary>
    protected Panels Panels => _panels;

    protected float* Weights => _weight.Value.Pointer;

    /// <summary>[padded outputs].</summary>
    protected float* Bias => (_bias?.Value ?? _noBias).Pointer;

    /// <summary>The output gradient of an example, as <see cref="OutputGradient"/> gives it.</summary>
    protected BorderedImage Bordered { get; init; }

    /// <summary>Whether the input's gradient is added to what another consumer wrote.</summary>
    protected bool Adds => _adds;

    /// <summary>Where the scratch memory of the output gradient begins.</summary>
    protected int BorderedAt => (_padded.Length + SlackFloats + CacheLine - 1) / CacheLine * CacheLine;

    /// <summary>Where the scratch memory of the kernels begins.</summary>
    protected int KernelsAt => BorderedAt + Bordered.Length + SlackFloats;

    /// <summary>Floats of the kernels' scratch memory.</summary>
    protected abstract int KernelsLength { get; }

    /// <summary>Prepares a backward pass, before any example.</summary>
    public abstract void TakeWeights();

    public override void BeginChunk(int chunk)
    {
        new Span<float>(WeightSum(chunk), _panels.Length).Clear();
        _biasSums?.Span.Slice(chunk * _panels.PaddedColumns, _panels.PaddedColumns).Clear();
    }

    /// <summary>Where an example's output is computed: in scratch memory where a normalization looks at it before it is stored.</summary>
    protected float* Result(int example, float* scratch) =>
        Normalization is null ? Stored + (long)example * Shape.Length : scratch + BorderedAt;

    /// <summary>Does with an example's output what follows in the same pass.</summary>
    protected void Keep(int example, float* result)
    {
        if (_rectifies)
            Rectifier.Forward(result, result, Shape.Length);
        Normalization?.TakeInput(example, result, Stored + (long)example * Shape.Length);
    }

    /// <summary>What the next examples of a forward pass will be read from.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">Their number, if the batch has as many.</param>
    protected MemoryAhead AheadForward(int first, int count)
    {
        MemoryAhead ahead = default;
        ahead.Add(Inputs[0].Source, first, Left(first, count), Inputs[0].Shape.Length);
        return ahead;
    }

    /// <summary>What the next examples of a backward pass will be read from.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">Their number, if the batch has as many.</param>
    protected MemoryAhead AheadBackward(int first, int count)
    {
        count = Left(first, count);
        MemoryAhead ahead = default;
        ahead.Add(Inputs[0].Source, first, count, Inputs[0].Shape.Length);
        ahead.Add((Normalization ?? (Unit)this).GradientBuffer.Pointer, first, count, Shape.Length);
        if (_rectifies || Normalization is not null)
            ahead.Add(Stored, first, count, Shape.Length);
        return ahead;
    }

    /// <summary>As many examples as the batch has from the first on.</summary>
    private int Left(int first, int count) => Math.Min(count, Context.Count - first);

    /// <summary>The sum of a chunk's weight gradients.</summary>
    protected float* WeightSum(int chunk) => _weightSums.Pointer + (long)chunk * _panels.Length;

    /// <summary>The input with its border: in scratch memory, or in place where it needs none and is stored.</summary>
    protected float* Padded(int example, float* scratch)
    {
        if (_shape.Padding == 0)
            return Inputs[0].Dense(example, scratch);
        _padded.ClearBorder(scratch);
        Inputs[0].Fill(example, scratch + _padded.Origin, _padded.Row);
        return scratch;
    }

    /// <summary>The gradient of the output with its border: in scratch memory, or in place where it needs none.</summary>
    protected float* OutputGradient(int example, float* scratch)
    {
        float* own = Normalization is null ? Gradient(example) : null;
        if (_rectifies)
            Rectifier.Backward(Stored + (long)example * Shape.Length, own, own, Shape.Length);
        if (own != null && Bordered.Border == 0)
            return own;
        Bordered.ClearBorder(scratch);
        if (own != null)
            BorderedImage.CopyRows(own, Shape, scratch + Bordered.Origin, Bordered.Row);
        else
            Normalization!.FillInputGradient(example, scratch + Bordered.Origin, Bordered.Row);
        return scratch;
    }

    /// <summary>Adds an example's output gradient to the sum of a chunk's bias gradients.</summary>
    protected void AddBias(float* gradient, int chunk)
    {
        if (_biasSums is null)
            return;
        gradient += Bordered.Origin;
        for (int y = 0; y < Shape.Height; y++)
            Addition.AddRows(gradient + (long)y * Bordered.Row, Shape.Width, Shape.Channels, _biasSums.Pointer + chunk * _panels.PaddedColumns);
    }
}

using Anneal.Engine.Kernels;
using Anneal.Engine.Kernels.Winograd;

namespace Anneal.Engine.Units;

/// <summary>Runs a 3 × 3 or 5 × 5 convolution of stride 1 by transformed tiles, in all three directions.</summary>
/// <remarks>
/// Images are taken in blocks, whose planes stay in the scratch memory. The weights' gradient is summed as transformed for a
/// group of images and then added to the chunk's sum.
/// </remarks>
internal sealed unsafe class WinogradUnit : ConvolutionUnit
{
    private const int SlackFloats = 32;
    private readonly WinogradShape _cut;
    private readonly WinogradProduct _forward;
    private readonly WinogradWeightGradient _weightGradient;
    private readonly WinogradProduct? _inputGradient;
    private readonly NormalizationUnit? _normalization;
    private readonly int _inputs;
    private readonly int _outputs;

    /// <param name="context">What all units share.</param>
    /// <param name="place">Where the layer stands.</param>
    /// <param name="shape">A convolution that <see cref="WinogradShape.Suits"/>.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    public WinogradUnit(UnitContext context, LayerPlace place, ConvolutionShape shape, bool hasBias)
        : base(context, place, shape, hasBias)
    {
        (_inputs, _outputs) = (shape.Input.Channels, shape.Outputs);
        _cut = new WinogradShape(shape);
        _forward = new WinogradProduct(_cut, _inputs, _outputs);
        _weightGradient = new WinogradWeightGradient(_cut, Panels);
        _inputGradient = HasTrainedInput ? new WinogradProduct(_cut, _outputs, _inputs) : null;
        _normalization = place.Adds ? null : place.Input as NormalizationUnit; // who does not add is the only consumer
        if (_normalization is not null)
            _normalization.IsGivenGradient = true;
    }

    public override int Group => _cut.Group;

    protected override int KernelsLength => SumsAt + _weightGradient.SumsLength;

    private int InputPlanesLength => _cut.PlanesLength(_inputs) + SlackFloats;

    private int OutputPlanesLength => _cut.PlanesLength(_outputs) + SlackFloats;

    private int SumsAt => InputPlanesLength + OutputPlanesLength;

    /// <summary>Prepares a forward pass, before any example.</summary>
    public void TakeForwardWeights() => _forward.TakeWeights(Panels, Weights);

    public override void TakeWeights() => _inputGradient?.TakeTransposed(_forward);

    public override void Forward(int first, int end, float* scratch)
    {
        for (; first < end; first += _cut.BlockImages)
            ForwardBlock(first, Math.Min(first + _cut.BlockImages, end), scratch);
    }

    public override void Backward(int first, int end, int chunk, float* scratch)
    {
        float* sums = scratch + KernelsAt + SumsAt;
        _cut.ClearPadding(_outputs, scratch + KernelsAt + InputPlanesLength);
        new Span<float>(sums, _weightGradient.SumsLength).Clear();
        for (; first < end; first += _cut.BlockImages)
            BackwardBlock(first, Math.Min(first + _cut.BlockImages, end), chunk, scratch);
        _weightGradient.Finish(sums, WeightSum(chunk));
    }

    private void ForwardBlock(int first, int end, float* scratch)
    {
        float* planes = scratch + KernelsAt, results = planes + InputPlanesLength;
        for (int example = first; example < end; example++)
            ChannelTransforms.Input(_cut, _inputs, Padded(example, scratch), planes + At(example - first, _inputs));
        _forward.Multiply(planes, end - first, results, AheadForward(end, _cut.BlockImages));
        for (int example = first; example < end; example++)
        {
            float* z = Result(example, scratch);
            ChannelTransforms.Output(_cut, _outputs, results + At(example - first, _outputs), Bias, z);
            Keep(example, z);
        }
    }

    private void BackwardBlock(int first, int end, int chunk, float* scratch)
    {
        float* inputs = scratch + KernelsAt, gradients = inputs + InputPlanesLength;
        for (int example = first; example < end; example++)
        {
            float* gradient = OutputGradient(example, scratch + BorderedAt);
            AddBias(gradient, chunk);
            ChannelTransforms.OutputGradient(_cut, _outputs, gradient, gradients + At(example - first, _outputs));
            ChannelTransforms.Input(_cut, _inputs, Padded(example, scratch), inputs + At(example - first, _inputs));
        }

        _weightGradient.Accumulate(inputs, gradients, end - first, scratch + KernelsAt + SumsAt);
        if (_inputGradient is null)
            return;
        _inputGradient.Multiply(gradients, end - first, inputs, AheadBackward(end, _cut.BlockImages));
        for (int example = first; example < end; example++)
            GiveGradient(example, inputs + At(example - first, _inputs), scratch);
    }

    /// <summary>Where the tiles of an image of the block are in each plane.</summary>
    private int At(int image, int channels) => image * _cut.Tiles * Panels.Pad(channels);

    /// <summary>
    /// Transforms an example's input gradient back, into scratch memory where a pass in order takes it from there: rows
    /// added up in cold memory take longer.
    /// </summary>
    private void GiveGradient(int example, float* planes, float* scratch)
    {
        float* gradient = Inputs[0].Gradient(example);
        float* target = Adds || _normalization is not null ? scratch : gradient;
        InputGradientTransform.Run(_cut, _inputs, planes, target);
        if (Adds)
            Addition.Add(target, gradient, Inputs[0].Shape.Length);
        else
            _normalization?.TakeGradient(example, target);
    }
}

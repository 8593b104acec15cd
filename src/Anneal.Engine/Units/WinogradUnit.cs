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
    private readonly WinogradConvolution _forward;
    private readonly WinogradWeightGradient _weightGradient;
    private readonly WinogradConvolution? _inputGradient;
    private readonly FlippedKernel _flipping;
    private readonly PinnedBuffer _flipped;
    private readonly PinnedBuffer _zeros;
    private readonly NormalizationUnit? _normalization;
    private readonly int _inputs;
    private readonly int _outputs;

    /// <param name="context">What all units share.</param>
    /// <param name="name">The layer's number.</param>
    /// <param name="input">The input.</param>
    /// <param name="shape">A convolution that <see cref="WinogradShape.Suits"/>.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    /// <param name="rectifies">Whether a rectifier follows in the same pass.</param>
    /// <param name="adds">Whether another consumer has written the input's gradient before.</param>
    public WinogradUnit(
        UnitContext context, string name, Unit input, ConvolutionShape shape, bool hasBias, bool rectifies, bool adds)
        : base(context, name, input, shape, hasBias, rectifies, adds)
    {
        (_inputs, _outputs) = (shape.Input.Channels, shape.Outputs);
        _cut = new WinogradShape(shape);
        _zeros = new PinnedBuffer(_inputs);
        _forward = new WinogradConvolution(_cut, _inputs, _outputs, Panels);
        _weightGradient = new WinogradWeightGradient(_cut, Panels);
        int[] taps = [.. Enumerable.Range(0, shape.Kernel).Reverse()];
        _flipping = new FlippedKernel(shape, Bordered, (0, 0), rows: taps, columns: taps, offset: 0);
        _flipped = new PinnedBuffer(_flipping.Panels.Length);
        _inputGradient = HasTrainedInput ? new WinogradConvolution(_cut, _outputs, _inputs, _flipping.Panels) : null;
        _normalization = adds ? null : input as NormalizationUnit; // who does not add is the only consumer
        if (_normalization is not null)
            _normalization.IsGivenGradient = true;
    }

    public override int Group => _cut.Group;

    protected override int KernelsLength => SumsAt + _weightGradient.SumsLength;

    private int InputPlanesLength => _cut.PlanesLength(_inputs) + SlackFloats;

    private int OutputPlanesLength => _cut.PlanesLength(_outputs) + SlackFloats;

    private int SumsAt => InputPlanesLength + 2 * OutputPlanesLength;

    /// <summary>Prepares a forward pass, before any example.</summary>
    public void TakeForwardWeights() => _forward.TakeWeights(Weights);

    public override void TakeWeights()
    {
        if (_inputGradient is null)
            return;
        _flipping.Flip(Panels, Weights, _flipped.Pointer);
        _inputGradient.TakeWeights(_flipped.Pointer);
    }

    public override void Forward(int first, int end, float* scratch)
    {
        for (; first < end; first += _cut.BlockImages)
            ForwardBlock(first, Math.Min(first + _cut.BlockImages, end), scratch);
    }

    public override void Backward(int first, int end, int chunk, float* scratch)
    {
        float* sums = scratch + KernelsAt + SumsAt;
        new Span<float>(sums, _weightGradient.SumsLength).Clear();
        for (; first < end; first += _cut.BlockImages)
            BackwardBlock(first, Math.Min(first + _cut.BlockImages, end), chunk, scratch);
        _weightGradient.Finish(sums, WeightSum(chunk));
    }

    private void ForwardBlock(int first, int end, float* scratch)
    {
        float* planes = scratch + KernelsAt, results = planes + InputPlanesLength;
        for (int example = first; example < end; example++)
            ChannelTransforms.Input(_cut, _inputs, Padded(example, scratch), planes + (example - first) * _cut.Tiles * _inputs);
        _forward.Multiply(planes, end - first, results);
        for (int example = first; example < end; example++)
        {
            float* z = Result(example, scratch);
            ChannelTransforms.Output(_cut, _outputs, results + (example - first) * _cut.Tiles * _outputs, Bias, z);
            Keep(example, z);
        }
    }

    private void BackwardBlock(int first, int end, int chunk, float* scratch)
    {
        float* inputs = scratch + KernelsAt, gradients = inputs + InputPlanesLength, spread = gradients + OutputPlanesLength;
        for (int example = first; example < end; example++)
        {
            int tiles = (example - first) * _cut.Tiles;
            float* gradient = OutputGradient(example, scratch + BorderedAt);
            AddBias(gradient, chunk);
            ChannelTransforms.OutputGradient(_cut, _outputs, gradient + Bordered.Origin, Bordered.Row, gradients + tiles * _outputs);
            if (_inputGradient is not null)
                ChannelTransforms.Input(_cut, _outputs, gradient, spread + tiles * _outputs);
            ChannelTransforms.Input(_cut, _inputs, Padded(example, scratch), inputs + tiles * _inputs);
        }

        _weightGradient.Accumulate(inputs, gradients, end - first, scratch + KernelsAt + SumsAt);
        if (_inputGradient is null)
            return;
        _inputGradient.Multiply(spread, end - first, inputs);
        for (int example = first; example < end; example++)
            GiveGradient(example, inputs + (example - first) * _cut.Tiles * _inputs, scratch);
    }

    /// <summary>
    /// Transforms an example's input gradient back, into scratch memory where a pass in order takes it from there: rows
    /// scattered into cold memory take longer.
    /// </summary>
    private void GiveGradient(int example, float* planes, float* scratch)
    {
        float* gradient = Inputs[0].Gradient(example);
        float* target = Adds || _normalization is not null ? scratch : gradient;
        ChannelTransforms.Output(_cut, _inputs, planes, _zeros.Pointer, target);
        if (Adds)
            Addition.Add(target, gradient, Inputs[0].Shape.Length);
        else
            _normalization?.TakeGradient(example, target);
    }
}

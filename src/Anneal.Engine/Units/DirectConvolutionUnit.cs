using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>Runs a convolution of any shape, in all three directions, as its definition says.</summary>
internal sealed unsafe class DirectConvolutionUnit : ConvolutionUnit
{
    private readonly Convolution _forward;
    private readonly ConvolutionWeightGradient _weightGradient;
    private readonly ConvolutionInputGradient? _inputGradient;

    /// <param name="context">What all units share.</param>
    /// <param name="place">Where the layer stands.</param>
    /// <param name="shape">The convolution.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    public DirectConvolutionUnit(UnitContext context, LayerPlace place, ConvolutionShape shape, bool hasBias)
        : base(context, place, shape, hasBias)
    {
        _forward = new Convolution(shape, Panels);
        _inputGradient = HasTrainedInput ? new ConvolutionInputGradient(shape, Panels) : null;
        Bordered = new BorderedImage(shape.Output, _inputGradient?.Border ?? 0);
        _weightGradient = new ConvolutionWeightGradient(shape, Panels, Bordered.Border);
    }

    protected override int KernelsLength => Math.Max(_weightGradient.GatheredLength, _inputGradient?.ScratchLength ?? 0);

    public override void TakeWeights() => _inputGradient?.TakeWeights(Weights);

    public override void Forward(int example, float* scratch)
    {
        float* z = Result(example, scratch);
        _forward.Run(Padded(example, scratch), Weights, Bias, z, AheadForward(example + 1, 1));
        Keep(example, z);
    }

    public override void Backward(int example, int chunk, float* scratch)
    {
        float* gradient = OutputGradient(example, scratch + BorderedAt);
        _weightGradient.Run(Padded(example, scratch), gradient, scratch + KernelsAt, WeightSum(chunk));
        AddBias(gradient, chunk);
        _inputGradient?.Run(gradient, Adds, scratch + KernelsAt, Inputs[0].Gradient(example), AheadBackward(example + 1, 1));
    }
}

using Anneal.Engine.Kernels;

namespace Anneal.Engine.Layers;

/// <summary>Runs a fully connected layer, with the rectifier that follows it where there is one.</summary>
/// <remarks>
/// Three passes: forward, cut by panels of outputs and bands of examples; preparation of the output gradient (mask,
/// packing, bias gradient), cut by panels; then weight gradient and input gradient side by side, cut by inputs.
/// </remarks>
internal sealed unsafe class LinearUnit : Unit
{
    private readonly Panels _panels;
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly LinearForward _forward;
    private readonly LinearWeightGradient _weightGradient;
    private readonly LinearInputGradient _inputGradient;
    private readonly Action<int, int> _forwardChunk;
    private readonly Action<int, int> _prepareChunk;
    private readonly Action<int, int> _backwardChunk;
    private readonly bool _rectifies;
    private float* _input;
    private float* _inputGradientTarget;
    private int _count;

    public LinearUnit(UnitContext context, string name, int inputs, int outputs, bool rectifies)
        : base(context, inputs, outputs)
    {
        _rectifies = rectifies;
        _panels = new Panels(inputs, outputs);
        _weight = new Parameter($"{name}.weight", new LinearLayout(_panels));
        _bias = new Parameter($"{name}.bias", new PaddedLayout(outputs, _panels.PaddedColumns));
        _forward = new LinearForward(_panels, context.MaximumBatch);
        _weightGradient = new LinearWeightGradient(_panels, context.MaximumBatch, context.Pool.Threads);
        _inputGradient = new LinearInputGradient(_panels, context.MaximumBatch, context.Pool.Threads);
        (_forwardChunk, _prepareChunk, _backwardChunk) = (ForwardChunk, PrepareChunk, BackwardChunk);
        Initialization.He(_weight, inputs, context.Random);
        Parameters = [_weight, _bias];
    }

    public override IReadOnlyList<Parameter> Parameters { get; }

    public override void Forward(float* input, int count)
    {
        _input = input;
        _count = count;
        Share(_panels.Count * _forward.Bands(count), _forwardChunk, Multiplications);
    }

    public override void Backward(float* input, float* inputGradient, int count)
    {
        _input = input;
        _inputGradientTarget = inputGradient;
        _count = count;
        Share(_panels.Count, _prepareChunk, (long)count * OutputSize);
        int chunks = _weightGradient.Blocks + (inputGradient == null ? 0 : _inputGradient.Blocks);
        Share(chunks, _backwardChunk, Multiplications);
    }

    private long Multiplications => (long)_count * InputSize * OutputSize;

    private void ForwardChunk(int chunk, int worker)
    {
        (int index, int band) = Math.DivRem(chunk, _forward.Bands(_count));
        (int first, int end) = _forward.Band(band, _count);
        ref readonly Panels.Panel panel = ref _panels[index];
        _forward.Run(panel, _input, _weight.Value.Pointer, _bias.Value.Pointer, Output.Pointer, first, end);
        if (!_rectifies)
            return;
        for (int row = first; row < end; row++)
        {
            float* y = Output.Pointer + (long)row * OutputSize + panel.Start;
            Rectifier.Forward(y, y, panel.Used);
        }
    }

    private void PrepareChunk(int chunk, int worker)
    {
        ref readonly Panels.Panel panel = ref _panels[chunk];
        GradientPanel.Prepare(
            OutputGradient.Pointer + panel.Start, _rectifies ? Output.Pointer + panel.Start : null, _count, OutputSize,
            panel.Width, panel.Used, _weightGradient.Packed(panel), _bias.Gradient.Pointer + panel.Start);
    }

    private void BackwardChunk(int chunk, int worker)
    {
        if (chunk < _weightGradient.Blocks)
        {
            _weightGradient.Run(chunk, worker, _input, _weight.Gradient.Pointer, _count);
            return;
        }

        _inputGradient.Run(
            chunk - _weightGradient.Blocks, worker, OutputGradient.Pointer, _weight.Value.Pointer,
            _inputGradientTarget, _count);
    }
}

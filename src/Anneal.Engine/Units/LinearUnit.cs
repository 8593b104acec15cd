using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>Runs a fully connected layer, with the rectifier that follows it where there is one.</summary>
/// <remarks>
/// Three passes: forward, cut by panels of outputs and bands of examples; preparation of the output gradient (mask,
/// packing, bias gradient), cut by panels; then weight gradient and input gradient side by side, cut by inputs. Where a fully
/// connected layer comes before, a part of the input's gradient is a panel of its output's: it is prepared there and then.
/// </remarks>
internal sealed unsafe class LinearUnit : BatchUnit
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
    private readonly LinearUnit? _before;
    private readonly bool _rectifies;
    private bool _isPreparedBehind;

    public LinearUnit(UnitContext context, string name, Unit input, int outputs, bool rectifies)
        : base(context, name, outputs, input)
    {
        int inputs = input.Shape.Length;
        _rectifies = rectifies;
        _panels = new Panels(inputs, outputs);
        _weight = new Parameter($"{name}.weight", new LinearLayout(_panels, input.Shape));
        _bias = new Parameter($"{name}.bias", new PaddedLayout(outputs, _panels.PaddedColumns));
        _forward = new LinearForward(_panels, context.MaximumBatch);
        _weightGradient = new LinearWeightGradient(_panels, context.MaximumBatch, context.Pool.Threads);
        _inputGradient = new LinearInputGradient(_panels, context.MaximumBatch, context.Pool.Threads);
        (_forwardChunk, _prepareChunk, _backwardChunk) = (ForwardChunk, PrepareChunk, BackwardChunk);
        Parameters = [_weight, _bias];
        _before = input as LinearUnit; // this is its only consumer: others have a fork between
        if (_before is not null)
            _before._isPreparedBehind = true;
    }

    public override IReadOnlyList<Parameter> Parameters { get; }

    public override bool ChangesGradient => _rectifies;

    public override long Operations => (long)_panels.Rows * _panels.Columns;

    private int Count => Context.Count;

    public override void Forward() => Share(_panels.Count * _forward.Bands(Count), _forwardChunk, Count * Operations);

    public override void Backward()
    {
        if (!_isPreparedBehind)
            Share(_panels.Count, _prepareChunk, (long)Count * Shape.Length);
        Share(_weightGradient.Blocks + (HasTrainedInput ? _inputGradient.Blocks : 0), _backwardChunk, Count * Operations);
    }

    private void ForwardChunk(int chunk, int worker)
    {
        (int band, int index) = Math.DivRem(chunk, _panels.Count);
        (int first, int end) = _forward.Band(band, Count);
        ref readonly Panels.Panel panel = ref _panels[index];
        _forward.Run(panel, Inputs[0].Stored, _weight.Value.Pointer, _bias.Value.Pointer, Stored, first, end);
        if (!_rectifies)
            return;
        for (int row = first; row < end; row++)
        {
            float* y = Stored + (long)row * Shape.Length + panel.Start;
            Rectifier.Forward(y, y, panel.Used);
        }
    }

    private void PrepareChunk(int chunk, int worker)
    {
        ref readonly Panels.Panel panel = ref _panels[chunk];
        GradientPanel.Prepare(
            GradientBuffer.Pointer + panel.Start, _rectifies ? Stored + panel.Start : null, Count, Shape.Length,
            panel.Width, panel.Used, _weightGradient.Packed(panel), _bias.Gradient.Pointer + panel.Start);
    }

    private void BackwardChunk(int chunk, int worker)
    {
        if (chunk < _weightGradient.Blocks)
        {
            _weightGradient.Run(chunk, worker, Inputs[0].Stored, _weight.Gradient.Pointer, Count);
            return;
        }

        int panel = chunk - _weightGradient.Blocks;
        _inputGradient.Run(panel, worker, GradientBuffer.Pointer, _weight.Value.Pointer, Inputs[0].GradientBuffer.Pointer, Count);
        _before?.PrepareChunk(panel, worker);
    }
}

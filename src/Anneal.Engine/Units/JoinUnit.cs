using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>The end of a residual block: body plus shortcut, perhaps rectified, stored.</summary>
internal sealed unsafe class JoinUnit : ExampleUnit
{
    private readonly PinnedBuffer _output;
    private readonly bool _rectifies;
    private readonly bool _copiesToBody;
    private readonly bool _isIdentity;

    /// <param name="context">What all units share.</param>
    /// <param name="name">The block's number.</param>
    /// <param name="body">The end of the body.</param>
    /// <param name="shortcut">The end of the shortcut.</param>
    /// <param name="isIdentity">Whether that is the block's input itself.</param>
    /// <param name="rectifies">Whether a rectifier follows in the same pass.</param>
    public JoinUnit(UnitContext context, string name, Unit body, Unit shortcut, bool isIdentity, bool rectifies)
        : base(context, name, body.Shape, body, shortcut)
    {
        (_isIdentity, _rectifies) = (isIdentity, rectifies);
        _output = new PinnedBuffer((long)context.MaximumBatch * Shape.Length);

        // One memory serves all ends, unless the body changes it. An identity shortcut's end is the block's input, which
        // changes it last, when nobody in the block needs it any more.
        _copiesToBody = body.ChangesGradient;
        if (!_copiesToBody)
            body.ShareGradientOf(this);
        shortcut.ShareGradientOf(this);
    }

    public override bool ChangesGradient => _rectifies || _isIdentity;

    public override float* Stored => _output.Pointer;

    public override int ScratchLength => Shape.Length;

    public override void Forward(int example, float* scratch)
    {
        (Unit body, Unit shortcut) = (Inputs[0], Inputs[1]);
        float* y = Stored + (long)example * Shape.Length;
        float* other = shortcut.Dense(example, y);
        if (body is NormalizationUnit { CanAdd: true } normalization)
        {
            normalization.FillAndAdd(example, other, _rectifies, y);
            return;
        }

        float* inner = body.Dense(example, scratch);
        if (other != y)
            new ReadOnlySpan<float>(other, Shape.Length).CopyTo(new Span<float>(y, Shape.Length));
        Addition.Add(inner, y, Shape.Length);
        if (_rectifies)
            Rectifier.Forward(y, y, Shape.Length);
    }

    public override void Backward(int example, int chunk, float* scratch)
    {
        float* gradient = Gradient(example);
        if (_rectifies)
            Rectifier.Backward(Stored + (long)example * Shape.Length, gradient, gradient, Shape.Length);
        if (_copiesToBody)
            new ReadOnlySpan<float>(gradient, Shape.Length).CopyTo(new Span<float>(Inputs[0].Gradient(example), Shape.Length));
    }
}

namespace Anneal.Engine.Units;

/// <summary>
/// The shortcut "A" of residual networks: every stride-th pixel, with zeros for the channels that the input does not have.
/// Computed on demand, from an input that is stored.
/// </summary>
internal sealed unsafe class SubsampleUnit(UnitContext context, string name, Unit input, ImageShape shape, int stride)
    : ExampleUnit(context, name, shape, input)
{
    public override void Fill(int example, float* target, int targetRow)
    {
        ImageShape from = Inputs[0].Shape;
        float* source = Inputs[0].Stored + (long)example * from.Length;
        for (int y = 0; y < Shape.Height; y++)
        {
            for (int x = 0; x < Shape.Width; x++)
            {
                float* to = target + (long)y * targetRow + x * Shape.Channels;
                Copy(source + (y * from.Width + x) * stride * from.Channels, to, from.Channels);
                new Span<float>(to + from.Channels, Shape.Channels - from.Channels).Clear();
            }
        }
    }

    public override void Backward(int example, int chunk, float* scratch)
    {
        if (!HasTrainedInput)
            return;
        ImageShape to = Inputs[0].Shape;
        float* gradient = Gradient(example), inputGradient = Inputs[0].Gradient(example);
        new Span<float>(inputGradient, to.Length).Clear();
        for (int y = 0; y < Shape.Height; y++)
        {
            for (int x = 0; x < Shape.Width; x++, gradient += Shape.Channels)
                Copy(gradient, inputGradient + (y * to.Width + x) * stride * to.Channels, to.Channels);
        }
    }

    private static void Copy(float* source, float* target, int length) =>
        new ReadOnlySpan<float>(source, length).CopyTo(new Span<float>(target, length));
}

namespace Anneal.Engine.Kernels.Winograd;

/// <summary>The weight gradient of a 3 × 3 or 5 × 5 convolution of stride 1: 36 products of transformed inputs and output gradients.</summary>
internal sealed unsafe class WinogradWeightGradient
{
    private readonly WinogradShape _shape;
    private readonly int _inputs;
    private readonly int _outputs;
    private readonly int _inputStep;
    private readonly int _outputStep;
    private readonly Panels _weights;
    private readonly Panels _panels;

    public WinogradWeightGradient(WinogradShape shape, Panels weights)
    {
        (_shape, _weights) = (shape, weights);
        (_inputs, _outputs) = (shape.Convolution.Input.Channels, shape.Convolution.Outputs);
        (_inputStep, _outputStep) = (Panels.Pad(_inputs), Panels.Pad(_outputs));
        _panels = new Panels(_inputs, _outputs);
    }

    /// <summary>Floats of the transformed sums.</summary>
    public int SumsLength => TileTransforms.Planes * WeightTransforms.Plane(_inputs, _weights);

    /// <summary>Adds the products of a block of images to the transformed sums.</summary>
    /// <param name="inputs">[36, tiles, inputs].</param>
    /// <param name="gradients">[36, tiles, outputs], with zeros behind the outputs.</param>
    /// <param name="images">Images in the block.</param>
    /// <param name="sums">[<see cref="SumsLength"/>].</param>
    public void Accumulate(float* inputs, float* gradients, int images, float* sums)
    {
        int weightPlane = WeightTransforms.Plane(_inputs, _weights);
        for (int plane = 0; plane < TileTransforms.Planes; plane++)
        {
            for (int i = 0; i < _panels.Count; i++)
            {
                ref readonly Panels.Panel panel = ref _panels[i];
                Accumulate(
                    panel, inputs + plane * _shape.Plane(_inputs), gradients + plane * _shape.Plane(_outputs) + panel.Start,
                    images * _shape.Tiles, sums + (long)plane * weightPlane + panel.Offset);
            }
        }
    }

    /// <summary>Adds what the sums mean for the weights to their gradient.</summary>
    public void Finish(float* sums, float* gradient) => WeightTransforms.Gradient(_inputs, _weights, sums, gradient);

    private void Accumulate(in Panels.Panel panel, float* inputs, float* gradients, int tiles, float* sums)
    {
        int width = panel.Width, step = OuterTile.Inputs(width), first = 0;
        if (width == 16 && KernelPath.Is512)
        {
            for (; first + WideOuterTile.LongRows <= _inputs; first += WideOuterTile.LongRows)
                WideOuterTile.SixteenByOne(1, tiles, inputs + first, _inputStep, 0, gradients, _outputStep, 0, sums + first * width);
        }

        for (; first + step <= _inputs; first += step)
            OuterTile.Run(width, 1, tiles, inputs + first, _inputStep, 0, gradients, _outputStep, 0, sums + first * width);
        if (first == _inputs)
            return;
        float* block = stackalloc float[OuterTile.LargestLength];
        int valid = (_inputs - first) * width;
        new ReadOnlySpan<float>(sums + first * width, valid).CopyTo(new Span<float>(block, valid));
        OuterTile.Run(width, 1, tiles, inputs + first, _inputStep, 0, gradients, _outputStep, 0, block);
        new ReadOnlySpan<float>(block, valid).CopyTo(new Span<float>(sums + first * width, valid));
    }
}

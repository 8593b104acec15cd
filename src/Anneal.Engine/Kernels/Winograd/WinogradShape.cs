namespace Anneal.Engine.Kernels.Winograd;

/// <summary>How images of a convolution are cut into tiles, of 4 × 4 outputs for 3 × 3 kernels and 2 × 2 for 5 × 5, and how many are taken at a time.</summary>
/// <remarks>
/// As many images are taken together as fill the tiles of the products and keep their planes in the second-level cache.
/// Planes have 16 floats between them: a power of two apart, they would share a few cache sets.
/// </remarks>
internal sealed class WinogradShape
{
    private const int BlockFloats = 1024;
    private const int LargestBlockFloats = 8192;
    private const int GroupTiles = 64;
    private const int PlaneSlack = 16;
    private const int FewestChannels = 16;

    public WinogradShape(ConvolutionShape shape)
    {
        Convolution = shape;
        TileOutputs = OutputsOf(shape);
        TileRow = shape.Output.Width / TileOutputs;
        Tiles = TileRow * (shape.Output.Height / TileOutputs);
        BlockImages = Math.Max(1, BlockFloats / (Tiles * Math.Max(shape.Input.Channels, shape.Outputs)));
        Group = Math.Max(BlockImages, GroupTiles / Tiles);
    }

    public ConvolutionShape Convolution { get; }

    /// <summary>Whether the kernel is 5 × 5.</summary>
    public bool HasLargeKernel => Convolution.Kernel == LargeKernelTransforms.Kernel;

    /// <summary>Rows and columns of outputs of a tile.</summary>
    public int TileOutputs { get; }

    /// <summary>Tiles of an image.</summary>
    public int Tiles { get; }

    /// <summary>Tiles side by side.</summary>
    public int TileRow { get; }

    /// <summary>Images whose planes are kept at a time.</summary>
    public int BlockImages { get; }

    /// <summary>Images that are worth one transformation of the weights' gradient.</summary>
    public int Group { get; }

    /// <summary>Tiles whose planes are kept at a time.</summary>
    public int BlockTiles => BlockImages * Tiles;

    /// <summary>
    /// Whether a convolution can be computed so: 3 × 3 or 5 × 5 with stride 1, whole tiles, and at least a vector of channels on both
    /// sides: the products of fewer are not worth the transforms.
    /// </summary>
    public static bool Suits(ConvolutionShape shape) =>
        shape is { Kernel: TileTransforms.Kernel or LargeKernelTransforms.Kernel, Stride: 1 }
        && shape.Output.Height % OutputsOf(shape) == 0 && shape.Output.Width % OutputsOf(shape) == 0
        && Math.Min(shape.Input.Channels, shape.Outputs) >= FewestChannels
        && shape.Output.Positions / (OutputsOf(shape) * OutputsOf(shape)) * Math.Max(shape.Input.Channels, shape.Outputs) <= LargestBlockFloats;

    /// <summary>
    /// Floats from plane to plane of transformed images. Each tile has its channels there, and what fills up the last panel of
    /// products that give them.
    /// </summary>
    public int Plane(int channels) => BlockTiles * Panels.Pad(channels) + PlaneSlack;

    /// <summary>Floats of all planes of transformed images.</summary>
    public int PlanesLength(int channels) => TileTransforms.Planes * Plane(channels);

    /// <summary>Clears what is behind the channels of transformed images; transforms leave it as it is.</summary>
    public unsafe void ClearPadding(int channels, float* planes)
    {
        int step = Panels.Pad(channels), padding = step - channels;
        for (int plane = 0; plane < TileTransforms.Planes && padding > 0; plane++, planes += Plane(channels))
        {
            for (int tile = 0; tile < BlockTiles; tile++)
                new Span<float>(planes + tile * step + channels, padding).Clear();
        }
    }

    private static int OutputsOf(ConvolutionShape shape) =>
        shape.Kernel == TileTransforms.Kernel ? TileTransforms.Outputs : LargeKernelTransforms.Outputs;
}

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
    /// Whether a convolution can be computed so: 3 × 3 or 5 × 5 with stride 1 and results as large as the image, whole tiles and
    /// whole vectors.
    /// </summary>
    public static bool Suits(ConvolutionShape shape) =>
        shape is { Kernel: TileTransforms.Kernel, Padding: 1, Stride: 1 } or { Kernel: LargeKernelTransforms.Kernel, Padding: 2, Stride: 1 }
        && shape.Output.Height % OutputsOf(shape) == 0 && shape.Output.Width % OutputsOf(shape) == 0
        && shape.Input.Channels % 16 == 0 && shape.Outputs % 16 == 0
        && shape.Output.Positions / (OutputsOf(shape) * OutputsOf(shape)) * Math.Max(shape.Input.Channels, shape.Outputs) <= LargestBlockFloats;

    /// <summary>Floats from plane to plane of transformed images.</summary>
    public int Plane(int channels) => BlockTiles * channels + PlaneSlack;

    /// <summary>Floats of all planes of transformed images.</summary>
    public int PlanesLength(int channels) => TileTransforms.Planes * Plane(channels);

    private static int OutputsOf(ConvolutionShape shape) =>
        shape.Kernel == TileTransforms.Kernel ? TileTransforms.Outputs : LargeKernelTransforms.Outputs;
}

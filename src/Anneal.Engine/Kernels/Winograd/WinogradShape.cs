namespace Anneal.Engine.Kernels.Winograd;

/// <summary>How images of a convolution are cut into tiles of 4 × 4 outputs, and how many are taken at a time.</summary>
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
        TileRow = shape.Output.Width / TileTransforms.Outputs;
        Tiles = TileRow * (shape.Output.Height / TileTransforms.Outputs);
        BlockImages = Math.Max(1, BlockFloats / (Tiles * Math.Max(shape.Input.Channels, shape.Outputs)));
        Group = Math.Max(BlockImages, GroupTiles / Tiles);
    }

    public ConvolutionShape Convolution { get; }

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

    /// <summary>Whether a convolution can be computed so: 3 × 3 with stride 1, whole tiles and whole vectors.</summary>
    public static bool Suits(ConvolutionShape shape) =>
        shape is { Kernel: TileTransforms.Kernel, Stride: 1, Padding: 1 }
        && shape.Output.Height % TileTransforms.Outputs == 0 && shape.Output.Width % TileTransforms.Outputs == 0
        && shape.Input.Channels % 16 == 0 && shape.Outputs % 16 == 0
        && shape.Output.Positions / 16 * Math.Max(shape.Input.Channels, shape.Outputs) <= LargestBlockFloats;

    /// <summary>Floats from plane to plane of transformed images.</summary>
    public int Plane(int channels) => BlockTiles * channels + PlaneSlack;

    /// <summary>Floats of all planes of transformed images.</summary>
    public int PlanesLength(int channels) => TileTransforms.Planes * Plane(channels);
}

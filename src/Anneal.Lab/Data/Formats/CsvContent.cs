using Anneal.Engine;

namespace Anneal.Lab.Data.Formats;

/// <summary>What one comma-separated file holds: <c>[count, inputs]</c> values and <c>[count]</c> classes.</summary>
internal sealed record CsvContent(byte[] Values, byte[] Labels, int Inputs)
{
    /// <summary>One more than the largest class.</summary>
    public int Classes => Labels.Max() + 1;

    /// <summary>The images.</summary>
    /// <param name="layout">Their extents.</param>
    /// <param name="classes">The least number of classes.</param>
    public LabeledImages ToImages(CsvLayout layout, int classes)
    {
        ImageShape shape = layout.Shape ?? Guess(Inputs);
        return new(Values.AsMemory(), Labels, shape.Height, shape.Width, Math.Max(classes, Classes), shape.Channels);
    }

    private static ImageShape Guess(int inputs)
    {
        int side = (int)Math.Round(Math.Sqrt(inputs));
        return side * side == inputs ? new ImageShape(1, side, side) : new ImageShape(1, 1, inputs);
    }
}

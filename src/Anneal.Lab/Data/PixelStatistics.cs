namespace Anneal.Lab.Data;

/// <summary>Mean and standard deviation of pixels as shares of 255; of the pixels as a population: divided by their
/// number.</summary>
/// <remarks>By way of a histogram: sums of whole numbers are exact, so the figures do not depend on order or
/// hardware.</remarks>
internal readonly record struct PixelStatistics(double Mean, double StandardDeviation)
{
    public static PixelStatistics OfAll(LabeledImages images) => Of(images.Pixels, first: 0, stride: 1);

    public static PixelStatistics OfChannel(LabeledImages images, int channel) => Of(images.Pixels, channel, images.Channels);

    private static PixelStatistics Of(ReadOnlySpan<byte> pixels, int first, int stride)
    {
        Span<long> counts = stackalloc long[256];
        counts.Clear();
        for (int place = first; place < pixels.Length; place += stride)
            counts[pixels[place]]++;

        int count = pixels.Length / stride;
        Int128 sum = 0, squares = 0;
        for (int value = 0; value < counts.Length; value++)
        {
            sum += (Int128)counts[value] * value;
            squares += (Int128)counts[value] * value * value;
        }

        double spread = (double)(squares * count - sum * sum);
        return new((double)sum / count / 255, Math.Sqrt(spread) / count / 255);
    }
}

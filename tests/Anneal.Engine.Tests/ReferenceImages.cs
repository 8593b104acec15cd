using Anneal.Engine.Layers;

namespace Anneal.Engine.Tests;

/// <summary>Layers of images as plain loops in double precision, images [channels, height, width].</summary>
internal static class ReferenceImages
{
    public static (double[] Values, ImageShape Shape) Convolve(
        double[] x, ImageShape shape, int count, Conv2d layer, double[] weight, double[] bias)
    {
        int Extent(int extent) => (extent + 2 * layer.Padding - layer.Kernel) / layer.Stride + 1;
        var output = new ImageShape(layer.Outputs, Extent(shape.Height), Extent(shape.Width));
        double Value(int image, int channel, int row, int column) => row < 0 || row >= shape.Height || column < 0 || column >= shape.Width
            ? 0
            : x[((image * shape.Channels + channel) * shape.Height + row) * shape.Width + column];
        return (ForEach(count, output, (image, channel, row, column) =>
        {
            double sum = bias[channel];
            for (int c = 0; c < shape.Channels; c++)
            {
                for (int tap = 0; tap < layer.Kernel * layer.Kernel; tap++)
                {
                    (int u, int v) = Math.DivRem(tap, layer.Kernel);
                    sum += weight[(channel * shape.Channels + c) * layer.Kernel * layer.Kernel + tap]
                        * Value(image, c, row * layer.Stride + u - layer.Padding, column * layer.Stride + v - layer.Padding);
                }
            }

            return sum;
        }), output);
    }

    public static double[] Normalize(double[] x, ImageShape shape, int count, double[] weight, double[] bias, double epsilon)
    {
        double[] y = new double[x.Length];
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            int[] places = [.. from image in Enumerable.Range(0, count)
                from position in Enumerable.Range(0, shape.Positions)
                select (image * shape.Channels + channel) * shape.Positions + position];
            double mean = places.Average(place => x[place]), variance = places.Average(place => (x[place] - mean) * (x[place] - mean));
            foreach (int place in places)
                y[place] = (x[place] - mean) / Math.Sqrt(variance + epsilon) * weight[channel] + bias[channel];
        }

        return y;
    }

    public static (double[] Values, ImageShape Shape) Pool(
        double[] x, ImageShape shape, int count, int height, int width, int stride, Func<IEnumerable<double>, double> combine)
    {
        var output = new ImageShape(shape.Channels, (shape.Height - height) / stride + 1, (shape.Width - width) / stride + 1);
        return (ForEach(count, output, (image, channel, row, column) => combine(
            from u in Enumerable.Range(0, height)
            from v in Enumerable.Range(0, width)
            select x[((image * shape.Channels + channel) * shape.Height + row * stride + u) * shape.Width + column * stride + v])), output);
    }

    public static double[] Subsample(double[] x, ImageShape shape, ImageShape output, int count)
    {
        int stride = (shape.Height + output.Height - 1) / output.Height;
        return ForEach(count, output, (image, channel, row, column) => channel >= shape.Channels
            ? 0
            : x[((image * shape.Channels + channel) * shape.Height + row * stride) * shape.Width + column * stride]);
    }

    private static double[] ForEach(int count, ImageShape shape, Func<int, int, int, int, double> value)
    {
        double[] y = new double[count * shape.Length];
        for (int i = 0; i < y.Length; i++)
        {
            (int plane, int position) = Math.DivRem(i, shape.Positions);
            y[i] = value(plane / shape.Channels, plane % shape.Channels, position / shape.Width, position % shape.Width);
        }

        return y;
    }
}

using Anneal.Engine.Layers;

namespace Anneal.Engine.Tests;

/// <summary>Plain loops in double precision, images [channels, height, width]: what the engine is compared with.</summary>
internal static class ReferenceNetwork
{
    public static double[] Forward(IReadOnlyList<Layer> layers, double[][] parameters, double[] inputs, ImageShape shape, int count) =>
        Run(layers, new Queue<double[]>(parameters), inputs, shape, count).Values;

    public static double CrossEntropy(double[] logits, int[] labels, double smoothing)
    {
        int classes = logits.Length / labels.Length;
        double loss = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            double[] z = logits[(row * classes)..((row + 1) * classes)];
            double logSum = z.Max() + Math.Log(z.Sum(value => Math.Exp(value - z.Max())));
            loss += logSum - (1 - smoothing) * z[labels[row]] - smoothing * z.Average();
        }

        return loss / labels.Length;
    }

    /// <summary>Central differences of a function by each of some values.</summary>
    public static double[] Differences(double[] values, Func<double> function, double step = 1e-5)
    {
        double[] result = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double kept = values[i];
            values[i] = kept + step;
            double above = function();
            values[i] = kept - step;
            result[i] = (above - function()) / (2 * step);
            values[i] = kept;
        }

        return result;
    }

    private static (double[] Values, ImageShape Shape) Run(
        IEnumerable<Layer> layers, Queue<double[]> parameters, double[] x, ImageShape shape, int count)
    {
        foreach (Layer layer in layers)
        {
            (x, shape) = layer switch
            {
                Linear linear => (Multiply(x, parameters.Dequeue(), parameters.Dequeue(), count, linear.Outputs), ImageShape.Vector(linear.Outputs)),
                Conv2d convolution => ReferenceImages.Convolve(
                    x, shape, count, convolution, parameters.Dequeue(), convolution.HasBias ? parameters.Dequeue() : new double[convolution.Outputs]),
                BatchNorm2d norm => (ReferenceImages.Normalize(x, shape, count, parameters.Dequeue(), parameters.Dequeue(), norm.Epsilon), shape),
                ReLU => ([.. x.Select(value => Math.Max(value, 0))], shape),
                GELU => ([.. x.Select(value => value * NormalDistribution(value))], shape),
                MaxPool2d pool => ReferenceImages.Pool(x, shape, count, pool.Kernel, pool.Kernel, pool.Stride, Enumerable.Max),
                AveragePool2d pool => ReferenceImages.Pool(x, shape, count, pool.Kernel, pool.Kernel, pool.Stride, Enumerable.Average),
                GlobalAveragePool2d => ReferenceImages.Pool(x, shape, count, shape.Height, shape.Width, shape.Positions, Enumerable.Average),
                Flatten => (x, ImageShape.Vector(shape.Length)),
                Residual block => Residual(block, parameters, x, shape, count),
                _ => throw new NotSupportedException($"There is no reference for {layer}."),
            };
        }

        return (x, shape);
    }

    private static (double[] Values, ImageShape Shape) Residual(
        Residual block, Queue<double[]> parameters, double[] x, ImageShape shape, int count)
    {
        (double[] body, ImageShape output) = Run(block.Body, parameters, x, shape, count);
        double[] shortcut = block.Shortcut switch
        {
            Shortcut.Projection => Run(
                [new Conv2d(output.Channels, 1, (shape.Height + output.Height - 1) / output.Height, 0, hasBias: false), new BatchNorm2d()],
                parameters, x, shape, count).Values,
            Shortcut.OptionA => ReferenceImages.Subsample(x, shape, output, count),
            _ => x,
        };
        return ([.. body.Zip(shortcut, (a, b) => a + b)], output);
    }

    /// <summary>Φ by Simpson's rule on its density: slow and right to 1e-9.</summary>
    private static double NormalDistribution(double x)
    {
        const int Intervals = 200;
        double width = x / Intervals, sum = 0;
        for (int i = 0; i <= Intervals; i++)
            sum += (i is 0 or Intervals ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-width * i * width * i / 2);
        return 0.5 + sum * width / 3 / Math.Sqrt(2 * Math.PI);
    }

    private static double[] Multiply(double[] x, double[] weight, double[] bias, int count, int outputs)
    {
        int inputs = x.Length / count;
        double[] y = new double[count * outputs];
        for (int row = 0; row < count; row++)
        {
            for (int output = 0; output < outputs; output++)
            {
                double sum = bias[output];
                for (int input = 0; input < inputs; input++)
                    sum += x[row * inputs + input] * weight[output * inputs + input];
                y[row * outputs + output] = sum;
            }
        }

        return y;
    }
}

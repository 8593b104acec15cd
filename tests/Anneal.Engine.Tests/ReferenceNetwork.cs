using Anneal.Engine.Layers;

namespace Anneal.Engine.Tests;

/// <summary>Plain loops in double precision: what the engine is compared with.</summary>
internal static class ReferenceNetwork
{
    public static double[] Forward(IReadOnlyList<Layer> layers, double[][] parameters, double[] inputs, int count)
    {
        double[] x = inputs;
        int next = 0;
        foreach (Layer layer in layers)
        {
            if (layer is Linear linear)
                x = Multiply(x, parameters[next++], parameters[next++], count, linear.Outputs);
            else if (layer is ReLU)
                x = [.. x.Select(value => Math.Max(value, 0))];
            else
                throw new NotSupportedException($"There is no reference for {layer}.");
        }

        return x;
    }

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

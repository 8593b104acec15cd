using Anneal.Engine.Data;
using Anneal.Engine.Layers;

namespace Anneal.Engine.Tests.Training;

/// <summary>A small problem that a small network learns: which of four corners a noisy point belongs to.</summary>
internal static class Problem
{
    public const int InputSize = 20;

    public static Layer[] Layers => [new Linear(33), new ReLU(), new Linear(4)];

    public static VectorData Data(int count = 300)
    {
        float[] inputs = Numbers.Normal(count * InputSize, 11);
        int[] labels = Numbers.Labels(count, 4, 12);
        for (int i = 0; i < count; i++)
        {
            inputs[i * InputSize] += labels[i] % 2 == 0 ? -3 : 3;
            inputs[i * InputSize + 1] += labels[i] / 2 == 0 ? -3 : 3;
        }

        return new VectorData(inputs, labels, InputSize, 4);
    }

    public static Model Model(WorkerPool? pool = null, ulong seed = 1) => new(InputSize, Layers, maximumBatch: 64, seed, pool);
}

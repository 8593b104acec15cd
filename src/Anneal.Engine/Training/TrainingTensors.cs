using Anneal.Engine.Optimizers;
using Anneal.Engine.Storage;

namespace Anneal.Engine.Training;

/// <summary>A run's tensors: parameters, running statistics, and what the optimizer remembers of each parameter.</summary>
internal static class TrainingTensors
{
    private const string Prefix = "optimizer.";

    public static TensorFile Pack(Model model, Optimizer optimizer)
    {
        TensorFile network = ModelFile.Pack(model);
        return new TensorFile([.. network.Tensors, .. Slots(optimizer)], network.Metadata);
    }

    /// <summary>Checks every tensor before the first is copied, so that a file of another run changes nothing.</summary>
    public static void Restore(Model model, Optimizer optimizer, TensorFile file, string path)
    {
        (OptimizerSlot Slot, float[] Values)[] slots = [.. Named(optimizer).Select(slot => (slot.Slot, ModelFile.Values(file, slot.Name, slot.Slot.Parameter.Shape.AsSpan(), path)))];
        ModelFile.Restore(model, file, path);
        foreach ((OptimizerSlot slot, float[] values) in slots)
            slot.CopyFrom(values);
    }

    private static IEnumerable<StoredTensor> Slots(Optimizer optimizer)
    {
        foreach ((string name, OptimizerSlot slot) in Named(optimizer))
        {
            var values = new float[slot.Parameter.Count];
            slot.CopyTo(values);
            yield return new StoredTensor(name, slot.Parameter.Shape, values);
        }
    }

    private static IEnumerable<(string Name, OptimizerSlot Slot)> Named(Optimizer optimizer) =>
        optimizer.Slots.Select(slot => ($"{Prefix}{slot.Name}.{slot.Parameter.Name}", slot));
}

using System.Globalization;
using System.Text.Json.Nodes;
using Anneal.Engine.Storage;
using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Checkpoints;

namespace Anneal.Lab.Training.Verification;

/// <summary>Finds where two runs part: metrics first, for they tell the update, then the network, then the last checkpoint. What the clock said does not count.</summary>
internal static class RunDifference
{
    /// <summary>The first difference in words; null if every bit is the same.</summary>
    public static string? First(RunFolder expected, RunFolder found) =>
        InMetrics(File.ReadLines(expected[MetricsLog.Name]), File.ReadLines(found[MetricsLog.Name]))
        ?? InTensors("the network", TensorFile.Read(expected[TrainingRun.ModelName]), TensorFile.Read(found[TrainingRun.ModelName]))
        ?? InCheckpoints(Newest(expected), Newest(found));

    private static string? InMetrics(IEnumerable<string> expected, IEnumerable<string> found)
    {
        using IEnumerator<string> left = expected.GetEnumerator(), right = found.GetEnumerator();
        for (int number = 1; ; number++)
        {
            (bool hasLeft, bool hasRight) = (left.MoveNext(), right.MoveNext());
            if (!hasLeft && !hasRight)
                return null;
            if (hasLeft != hasRight || WithoutSeconds(left.Current) != WithoutSeconds(right.Current))
                return Text($"{MetricsLog.Name}, line {number}: {(hasLeft ? left.Current : "no line")} when left alone, {(hasRight ? right.Current : "no line")} when killed");
        }
    }

    private static string WithoutSeconds(string line)
    {
        JsonObject values = JsonNode.Parse(line)!.AsObject();
        values.Remove("seconds");
        return values.ToJsonString();
    }

    private static string? InTensors(string place, TensorFile expected, TensorFile found)
    {
        if (!expected.Tensors.Select(tensor => tensor.Name).SequenceEqual(found.Tensors.Select(tensor => tensor.Name)))
            return $"{place} has other tensors";
        return expected.Tensors.Zip(found.Tensors, (left, right) => InTensor(place, left, right)).FirstOrDefault(difference => difference is not null);
    }

    private static string? InTensor(string place, StoredTensor expected, StoredTensor found)
    {
        if (!expected.Shape.AsSpan().SequenceEqual(found.Shape.AsSpan()))
            return $"{place}: '{expected.Name}' has another shape";
        for (int i = 0; i < expected.Values.Length; i++)
        {
            (float left, float right) = (expected.Values[i], found.Values[i]);
            if (BitConverter.SingleToInt32Bits(left) != BitConverter.SingleToInt32Bits(right))
                return Text($"{place}: value {i} of '{expected.Name}' is {left:R} when left alone, {right:R} when killed");
        }

        return null;
    }

    private static string? InCheckpoints(Checkpoint expected, Checkpoint found)
    {
        if (InTensors("the last checkpoint", expected.Tensors, found.Tensors) is { } difference)
            return difference;
        (RunState left, RunState right) = (RunState.Parse(expected.State), RunState.Parse(found.State));
        if (left.Trainer.GetRawText() != right.Trainer.GetRawText())
            return $"the last checkpoint: the state of the trainer is {left.Trainer.GetRawText()} when left alone, {right.Trainer.GetRawText()} when killed";
        return (left.DataHash, left.Kernels) == (right.DataHash, right.Kernels) && left.Epochs.Select(WithoutSeconds).SequenceEqual(right.Epochs.Select(WithoutSeconds))
            ? null
            : "the last checkpoint: data, kernels or epochs differ";
    }

    private static EpochRecord WithoutSeconds(EpochRecord epoch) => epoch with { Seconds = 0 };

    private static Checkpoint Newest(RunFolder folder) => new CheckpointStore(folder[TrainingRun.CheckpointsName]).ReadNewest(out _)
        ?? throw new CheckpointException($"The run '{folder.Path}' is done, but has no sound checkpoint.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

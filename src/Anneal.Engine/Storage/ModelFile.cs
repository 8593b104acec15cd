using System.Text.Json;

namespace Anneal.Engine.Storage;

/// <summary>A network as tensors: parameters, running statistics, and the layers as JSON in the metadata.</summary>
internal static class ModelFile
{
    private const string Layers = "anneal.model";

    public static TensorFile Pack(Model model) => new(
        Tensors(model), new Dictionary<string, string> { [Layers] = ModelDescription.Of(model).ToJson() });

    /// <summary>Parameters and running statistics under the names that PyTorch gives them.</summary>
    public static IEnumerable<StoredTensor> Tensors(Model model)
    {
        foreach (Parameter parameter in model.Parameters)
        {
            var values = new float[parameter.Count];
            parameter.CopyTo(values);
            yield return new StoredTensor(parameter.Name, parameter.Shape, values);
        }

        foreach (RunningStatistics statistics in model.RunningStatistics)
        {
            yield return new StoredTensor(MeanOf(statistics), [statistics.Channels], statistics.Mean.ToArray());
            yield return new StoredTensor(VarianceOf(statistics), [statistics.Channels], statistics.Variance.ToArray());
        }
    }

    /// <summary>Gives a network the parameters and running statistics of a file.</summary>
    public static void Restore(Model model, TensorFile file, string path)
    {
        foreach (Parameter parameter in model.Parameters)
            parameter.CopyFrom(Values(file, parameter.Name, parameter.Shape.AsSpan(), path));
        foreach (RunningStatistics statistics in model.RunningStatistics)
        {
            statistics.CopyFrom(
                Values(file, MeanOf(statistics), [statistics.Channels], path), Values(file, VarianceOf(statistics), [statistics.Channels], path));
        }
    }

    public static Model Unpack(TensorFile file, string path, int maximumBatch, WorkerPool? pool)
    {
        ModelDescription description = Describe(file, path);
        Model model;
        try
        {
            var shape = new ImageShape(description.Channels, description.Height, description.Width);
            model = new Model(shape, description.Layers, maximumBatch, seed: 0, pool);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            throw Unsound(path, exception);
        }

        Restore(model, file, path);
        return model;
    }

    /// <summary>The values of a tensor that must have a shape.</summary>
    public static float[] Values(TensorFile file, string name, ReadOnlySpan<int> shape, string path)
    {
        StoredTensor tensor = file[name];
        return tensor.Shape.AsSpan().SequenceEqual(shape)
            ? tensor.Values
            : throw new TensorFileException(
                $"'{path}': '{name}' has the shape [{string.Join(", ", tensor.Shape)}], but the network's has [{string.Join(", ", shape.ToArray())}]. Take the file of this network.");
    }

    private static ModelDescription Describe(TensorFile file, string path)
    {
        if (!file.Metadata.TryGetValue(Layers, out string? json))
        {
            throw new TensorFileException(
                $"'{path}' has tensors, but does not say of which network: '{Layers}' is missing from its metadata. Take a file that Model.Save wrote, or copy the tensors into a network of yours by Parameter.CopyFrom.");
        }

        try
        {
            return ModelDescription.Parse(json);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException)
        {
            throw Unsound(path, exception);
        }
    }

    private static TensorFileException Unsound(string path, Exception exception) => new(
        $"The network that '{path}' describes cannot be built: {exception.Message} Take an undamaged file, or the version of Anneal that wrote it.", exception);

    private static string MeanOf(RunningStatistics statistics) => $"{statistics.Name}.running_mean";

    private static string VarianceOf(RunningStatistics statistics) => $"{statistics.Name}.running_var";
}

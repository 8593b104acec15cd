using System.Globalization;
using System.Runtime.InteropServices;
using Anneal.Engine.Models;
using Anneal.Tests.Shared;

namespace Anneal.Engine.Tests.Storage;

public sealed class PyTorchTests : IDisposable
{
    private const int Examples = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("anneal-pytorch-").FullName;

    [PythonFact("torch")]
    public void A_saved_residual_network_gives_the_same_logits_in_PyTorch() => AssertSame(StandardModels.Named("resnet8"));

    [PythonFact("torch")]
    public void A_saved_LeNet_gives_the_same_logits_in_PyTorch() => AssertSame(StandardModels.Named("lenet"));

    [PythonFact("torch")]
    public void A_file_of_another_network_is_refused_with_the_names_that_differ()
    {
        Save(StandardModels.Named("lenet"));

        string[] lines = Python.Lines(Program("""
            try:
                load(folder + "/model.safetensors", resnet8())
            except ValueError as problem:
                print(problem)
            """));

        Assert.Contains("1.weight", Assert.Single(lines), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void AssertSame(StandardModel network)
    {
        (Model model, float[] inputs) = Save(network);
        var expected = new float[Examples * model.OutputSize];
        model.Predict(inputs, expected);

        string[] lines = Python.Lines(Program($"""
            inputs = torch.frombuffer(bytearray(open(folder + "/inputs", "rb").read()), dtype=torch.float32)
            inputs = inputs.reshape({Examples}, {network.InputShape.Height}, {network.InputShape.Width}, {network.InputShape.Channels}).permute(0, 3, 1, 2)
            with torch.no_grad():
                for logit in load(folder + "/model.safetensors", {network.Name}())(inputs).flatten().tolist():
                    print(repr(logit))
            """));

        float[] logits = [.. lines.Select(line => float.Parse(line, CultureInfo.InvariantCulture))];
        Assert.Equal(expected.Length, logits.Length);
        Assert.All(expected.Zip(logits), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        Assert.True(expected.Max() - expected.Min() > 0.1f);
    }

    /// <summary>A network whose running statistics are those of some passes.</summary>
    private (Model Model, float[] Inputs) Save(StandardModel network)
    {
        var model = new Model(network.InputShape, network.Layers, maximumBatch: 8, seed: 5);
        for (ulong pass = 0; pass < 3; pass++)
            model.Forward(Numbers.Normal(8 * model.InputSize, seed: pass), 8);
        model.Save(Path.Combine(_folder, "model.safetensors"));
        float[] inputs = Numbers.Normal(Examples * model.InputSize, seed: 9);
        File.WriteAllBytes(Path.Combine(_folder, "inputs"), MemoryMarshal.AsBytes(inputs.AsSpan()).ToArray());
        return (model, inputs);
    }

    private string Program(string body) => $"""
        import sys
        sys.path.insert(0, {Quoted(Path.Combine(Repository.Root, "samples", "04-pytorch"))})
        sys.dont_write_bytecode = True
        import torch
        from anneal_model import lenet, load, resnet8
        folder = {Quoted(_folder)}
        {body}
        """;

    private static string Quoted(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}

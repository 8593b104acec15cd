using System.Globalization;
using Anneal.Engine;
using Anneal.Engine.Layers;
using Anneal.Engine.Models;

namespace Anneal.Lab.Comparisons;

/// <summary>
/// A network by name: <c>mlp</c>, the classic 784-128-10, <c>mlp:256-64</c> with hidden layers of one's own, or another of
/// <see cref="StandardModels"/>.
/// </summary>
public sealed record ModelSpecification
{
    private const string Default = "mlp";

    private readonly int[] _hidden;

    private ModelSpecification(string name, int[] hidden) => (Name, _hidden) = (name, hidden);

    /// <summary>The name it was read from.</summary>
    public string Name { get; }

    /// <summary>Reads a network's name.</summary>
    /// <param name="text"><c>mlp</c>, <c>mlp:</c> and the sizes of the hidden layers with hyphens between them, or one of
    /// <see cref="StandardModels.Names"/>.</param>
    /// <returns>The network.</returns>
    /// <exception cref="AnnealException">There is no such network.</exception>
    public static ModelSpecification Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text != Default && StandardModels.Names.Contains(text))
            return new(text, []);
        string[] sizes = text == Default ? ["128"] : text.StartsWith("mlp:", StringComparison.Ordinal) ? text[4..].Split('-') : [];
        int[] hidden = [.. sizes.Select(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 0)];
        return hidden.Length > 0 && hidden.All(count => count is >= 1 and <= 65_536)
            ? new(text, hidden)
            : throw new AnnealException($"There is no model '{text}'. Write mlp for 784-128-10, mlp:256-64 for hidden layers of 256 and 64, or one of {string.Join(", ", StandardModels.Names)}.");
    }

    /// <summary>The sizes of all layers, such as 784-128-10; of a network with convolutions, its name.</summary>
    /// <param name="inputSize">Floats in an example.</param>
    /// <param name="classes">Classes to tell apart.</param>
    public string Describe(int inputSize, int classes) =>
        _hidden.Length == 0 ? Name : string.Join('-', _hidden.Prepend(inputSize).Append(classes));

    /// <summary>Builds the network, with He initialization, and with convolutions by transformed tiles unless told otherwise.</summary>
    internal Model Build(ImageShape input, int classes, int maximumBatch, ulong seed, WorkerPool pool, bool usesWinograd = true) => _hidden.Length == 0
        ? new(input, Standard(classes, usesWinograd).Layers, maximumBatch, seed, pool)
        : new(
            input.Length, [.. _hidden.SelectMany(size => new Layer[] { new Linear(size), new ReLU() }), new Linear(classes)],
            maximumBatch, seed, pool);

    private StandardModel Standard(int classes, bool usesWinograd)
    {
        StandardModel network = StandardModels.Named(Name, classes);
        return usesWinograd ? network.WithWinograd() : network;
    }
}

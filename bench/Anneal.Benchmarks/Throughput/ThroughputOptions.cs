using System.Globalization;
using Anneal.Engine.Models;

namespace Anneal.Benchmarks.Throughput;

/// <summary>What is measured.</summary>
internal sealed record ThroughputOptions
{
    public const string Usage =
        "usage: throughput [mlp lenet cifar3 resnet8 resnet20 resnet56] [--batch 128] [--threads N] [--seconds 6]\n" +
        "                  [--no-torch] [--json] [--layers] [--direct] [--neighbour] [--save] [--processor-time]\n" +
        "Images a second of training, and their share of what the machine's multiply-adds could do; convolutions by\n" +
        "transformed tiles where they suit, or with --direct none. --layers: time and GFLOP/s of every layer, direct and by\n" +
        "tiles, on one thread. --neighbour: with and without a program that keeps one processor busy. --save: adds the table to\n" +
        "bench/results/throughput.md. --processor-time: one thread, its processor time instead of the clock, where other\n" +
        "programs disturb.";

    public IReadOnlyList<(string Model, int Batch)> Rows { get; private init; } =
        [("mlp", 128), ("mlp", 512), ("lenet", 128), ("cifar3", 128), ("resnet8", 128), ("resnet20", 128)];

    public int Threads { get; private init; } = Environment.ProcessorCount;

    public double Seconds { get; private init; } = 6;

    public bool HasTorch { get; private init; } = true;

    public bool IsJson { get; private init; }

    public bool HasLayers { get; private init; }

    public bool UsesWinograd { get; private init; } = true;

    public bool HasNeighbor { get; private init; }

    public bool IsSaved { get; private init; }

    public bool TakesProcessorTime { get; private init; }

    /// <summary>A network as these options want it.</summary>
    public StandardModel Network(string model) =>
        UsesWinograd ? StandardModels.Named(model).WithWinograd() : StandardModels.Named(model);

    /// <returns>The options; null where the arguments are not understood.</returns>
    public static ThroughputOptions? Read(string[] arguments)
    {
        var options = new ThroughputOptions();
        List<string> models = [];
        int? batch = null;
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            if (StandardModels.Names.Contains(name))
            {
                models.Add(name);
            }
            else if (name is "--batch" or "--threads" or "--seconds")
            {
                if (++i == arguments.Length || !int.TryParse(arguments[i], CultureInfo.InvariantCulture, out int number) || number < 1)
                    return null;
                batch = name == "--batch" ? number : batch;
                options = name == "--threads" ? options with { Threads = number } : name == "--seconds" ? options with { Seconds = number } : options;
            }
            else if (options.With(name) is { } changed)
            {
                options = changed;
            }
            else
            {
                return null;
            }
        }

        return models.Count == 0 && batch is null ? options : options with
        {
            Rows = [.. (models.Count > 0 ? models : options.Rows.Select(row => row.Model).Distinct()).Select(model => (model, batch ?? 128))],
        };
    }

    private ThroughputOptions? With(string flag) => flag switch
    {
        "--no-torch" => this with { HasTorch = false },
        "--json" => this with { IsJson = true },
        "--layers" => this with { HasLayers = true },
        "--direct" => this with { UsesWinograd = false },
        "--neighbour" or "--neighbor" => this with { HasNeighbor = true },
        "--save" => this with { IsSaved = true },
        "--processor-time" => this with { TakesProcessorTime = true, Threads = 1, HasTorch = false },
        _ => null,
    };
}

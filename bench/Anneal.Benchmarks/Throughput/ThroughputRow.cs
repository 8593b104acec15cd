namespace Anneal.Benchmarks.Throughput;

/// <summary>One line of the table.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="Batch">Images in a step.</param>
/// <param name="Threads">Threads that worked.</param>
/// <param name="ImagesPerSecond">The median of several blocks of steps.</param>
/// <param name="Best">The best block.</param>
/// <param name="Gflops">Useful arithmetic of the median: direct convolution, no input gradient of the first layer.</param>
/// <param name="Peak">The machine's multiply-adds beside it, all threads, GFLOP/s: the median of what was measured before and after each block.</param>
/// <param name="Share">The median of the blocks' shares of the peak beside them.</param>
/// <param name="PyTorch">PyTorch's images a second with the same threads; null where it was not measured.</param>
internal sealed record ThroughputRow(
    string Model, int Batch, int Threads, double ImagesPerSecond, double Best, double Gflops, double Peak, double Share, double? PyTorch);

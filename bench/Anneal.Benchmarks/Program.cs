using Anneal.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["throughput", ..])
    return Throughput.Run(args[1..]);

BenchmarkSwitcher.FromAssembly(typeof(Throughput).Assembly).Run(args);
return 0;

using Anneal.Benchmarks;
using Anneal.Benchmarks.Throughput;
using BenchmarkDotNet.Running;

if (args is ["throughput", ..])
    return ThroughputProgram.Run(args[1..]);

BenchmarkSwitcher.FromAssembly(typeof(ScheduleBenchmarks).Assembly).Run(args);
return 0;

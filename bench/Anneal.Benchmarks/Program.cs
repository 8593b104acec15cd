using Anneal.Benchmarks;
using Anneal.Benchmarks.Diagnosis;
using Anneal.Benchmarks.Loading;
using Anneal.Benchmarks.Matrices;
using Anneal.Benchmarks.Recording;
using Anneal.Benchmarks.Throughput;
using Anneal.Benchmarks.WholeRuns;
using BenchmarkDotNet.Running;

if (args is ["throughput", ..])
    return ThroughputProgram.Run(args[1..]);
if (args is ["loading", ..])
    return LoadingProgram.Run(args[1..]);
if (args is ["whole-run", ..])
    return WholeRunProgram.Run(args[1..]);
if (args is ["matrix"])
    return MatrixProgram.Run();
if (args is ["diagnosis", ..])
    return DiagnosisProgram.Run(args[1..]);
if (args is ["recording", ..])
    return RecordingProgram.Run(args[1..]);

if (args is [Neighbor.Argument, string parent])
    return Neighbor.KeepBusy(int.Parse(parent, System.Globalization.CultureInfo.InvariantCulture));

BenchmarkSwitcher.FromAssembly(typeof(ScheduleBenchmarks).Assembly).Run(args);
return 0;

using System.Diagnostics;
using System.Globalization;
using Anneal.Engine.Training;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;

namespace Anneal.Benchmarks.Diagnosis;

/// <summary><c>diagnosis</c>: what measuring a run while it is trained costs beside training it.</summary>
/// <remarks>
/// Whole runs with and without it take turns, the one or the other first. The extra time of the processor is taken for each pair; the median of all
/// pairs has an interval by their order (the sign test's). Time is taken from the first update to the last: the measurement after it, reports and files are no part
/// of a step. Many short runs say more than few long ones, because a neighbour's load changes slowly. On a machine that others use, take one thread:
/// workers that wait for each other take processor time too.
/// </remarks>
internal static class DiagnosisProgram
{
    private const string Usage = "usage: diagnosis [--model mlp] [--data digits] [--epochs 5] [--pairs 100] [--threads N] [--optimizer sgd]";

    public static int Run(string[] arguments)
    {
        if (Number(arguments, "--epochs", 5) is not { } epochs || Number(arguments, "--pairs", 100) is not { } pairs
            || Number(arguments, "--threads", Environment.ProcessorCount) is not { } threads)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var settings = new TrainingSettings
        {
            Model = Text(arguments, "--model", "mlp"),
            Data = Text(arguments, "--data", "digits"),
            Optimizer = Text(arguments, "--optimizer", "sgd"),
            Policy = "1cycle(peak 0.05)",
            Epochs = epochs,
            Threads = threads,
            CheckpointEvery = 1_000_000_000,
        };
        DataSet data = DataCatalog.Load(settings.Data);
        Seconds(settings with { Epochs = 1 }, data);
        Seconds(settings with { Epochs = 1, Diagnosis = false }, data);
        double[] extra = new double[pairs];
        for (int pair = 0; pair < pairs; pair++)
        {
            bool measuredFirst = pair % 2 == 0;
            double first = Seconds(settings with { Diagnosis = measuredFirst }, data), second = Seconds(settings with { Diagnosis = !measuredFirst }, data);
            extra[pair] = measuredFirst ? first / second - 1 : second / first - 1;
        }

        Array.Sort(extra);
        int outside = Outside(pairs);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.Model} on {settings.Data}, {epochs} epochs, {settings.Optimizer}, {threads} threads: diagnosis costs {100 * extra[pairs / 2]:0.0} % of a run's processor time (95 % interval {100 * extra[outside]:0.0} to {100 * extra[^(outside + 1)]:0.0} %, {pairs} pairs)"));
        return 0;
    }

    /// <summary>Processor time of a run's updates.</summary>
    private static double Seconds(TrainingSettings settings, DataSet data)
    {
        string parent = Directory.CreateTempSubdirectory("anneal-").FullName;
        try
        {
            using TrainingRun run = TrainingRun.Start(settings, data, RunFolder.Create(parent, "run"));
            var time = new TrainingTime();
            run.Train([time]);
            return time.Seconds;
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    /// <summary>Pairs outside the median's interval on each side.</summary>
    private static int Outside(int pairs)
    {
        (double below, double term, int outside) = (0, Math.Pow(0.5, pairs), 0);
        for (; outside < pairs / 2 && below + term <= 0.025; outside++)
        {
            below += term;
            term *= (pairs - outside) / (outside + 1.0);
        }

        return Math.Max(0, outside - 1);
    }

    private static string Text(string[] arguments, string name, string usual) => Array.IndexOf(arguments, name) is >= 0 and var place && place + 1 < arguments.Length ? arguments[place + 1] : usual;

    private static int? Number(string[] arguments, string name, int usual)
    {
        int place = Array.IndexOf(arguments, name);
        return place < 0 ? usual : place + 1 < arguments.Length && int.TryParse(arguments[place + 1], CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
    }

    /// <summary>Told last, so that what others do between updates counts.</summary>
    private sealed class TrainingTime : ITrainingObserver
    {
        private TimeSpan _before, _last;

        public double Seconds => (_last - _before).TotalSeconds;

        public void OnRunStarted(in RunStarted started) => _before = Process.GetCurrentProcess().TotalProcessorTime;

        public void OnBetweenUpdates(Trainer trainer)
        {
            if (trainer.UpdatesDone == trainer.Plan.Steps)
                _last = Process.GetCurrentProcess().TotalProcessorTime;
        }
    }
}

namespace Anneal.Lab.Comparisons;

/// <summary>Executes independent runs, several at a time.</summary>
internal static class RunBatch
{
    /// <summary>One record a request, in the same order; null where a run was cancelled or never began.</summary>
    public static RunRecord?[] Execute(
        RunExecutor executor, IReadOnlyList<RunRequest> requests, ComparisonProgress progress, int threads, CancellationToken cancellation)
    {
        progress.Updates = requests.Sum(request => request.Plan.Steps);
        progress.Runs = requests.Count;
        var records = new RunRecord?[requests.Count];
        int next = -1;
        Task[] workers = [.. Enumerable.Range(0, Math.Clamp(threads, 1, requests.Count)).Select(_ => Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning))];
        Task.WhenAll(workers).GetAwaiter().GetResult();
        return records;

        void Work()
        {
            int index;
            while (!cancellation.IsCancellationRequested && (index = Interlocked.Increment(ref next)) < requests.Count)
            {
                records[index] = executor.Execute(requests[index], progress, cancellation);
                if (records[index] is not null)
                    progress.CountRun();
            }
        }
    }
}

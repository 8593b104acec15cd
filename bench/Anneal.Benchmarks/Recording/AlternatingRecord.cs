using Anneal.Engine.Training;
using Anneal.Lab.Training;

namespace Anneal.Benchmarks.Recording;

/// <summary>Records some updates and not others, in slices that take turns, and takes the processor's time of both kinds.</summary>
/// <remarks>Short slices, so that what else the machine does falls on both kinds alike. Every second pair begins with the other kind.</remarks>
internal sealed class AlternatingRecord(RunRecorder recorder, MetricsLog log, int slice) : ITrainingObserver
{
    /// <summary>Slices of a pair, half of them of each kind.</summary>
    public const int SlicesPerPair = 32;

    /// <summary>Pairs at the beginning that are not counted.</summary>
    public const int WarmUpPairs = 1;

    private readonly List<double> _extra = [];
    private double _recorded, _plain, _began = Seconds;
    private int _slices;

    private static double Seconds => Environment.CpuUsage.TotalTime.TotalSeconds;

    private bool IsRecording => (_slices + _extra.Count) % 2 == 0;

    public void OnUpdateCompleted(in UpdateCompleted completed)
    {
        if (IsRecording)
            recorder.OnUpdateCompleted(completed);
        if ((completed.Step + 1) % slice == 0)
            EndSlice();
    }

    /// <summary>The share of extra time of each pair.</summary>
    public double[] Extra() => [.. _extra.Skip(WarmUpPairs)];

    /// <summary>Once a pair, what was recorded goes to the disk.</summary>
    private void EndSlice()
    {
        if (IsRecording && _slices >= SlicesPerPair - 2)
            log.Flush();
        double now = Seconds;
        (IsRecording ? ref _recorded : ref _plain) += now - _began;
        _began = now;
        if (++_slices < SlicesPerPair)
            return;
        _extra.Add(_recorded / _plain - 1);
        (_recorded, _plain, _slices) = (0, 0, 0);
    }
}

using Anneal.Engine.Training;
using Anneal.Lab.Training;
using Anneal.Lab.Training.Verification;

namespace Anneal.Lab.Tests.Training.Verification;

/// <summary>A run in this process that makes one update whenever somebody looks, and that can be killed between two.</summary>
internal sealed class SteppedProcess(Func<TrainingRun> open, SteppedClock clock, Action stopped) : ITrainingProcess, ITrainingObserver
{
    private readonly SemaphoreSlim _arrived = new(0), _go = new(0);
    private Task<TrainingStatus>? _work;
    private bool _isKilled;

    public string Errors => "";

    public int? WaitForEnd(TimeSpan patience)
    {
        clock.Advance(patience);
        if (_work is null)
            _work = Task.Run(Train);
        else
            _go.Release();
        _arrived.Wait();
        if (_work.IsCompleted || _go.CurrentCount > 0)
            return _work.Result == TrainingStatus.Completed ? 0 : 1;
        stopped();
        return null;
    }

    public void Kill()
    {
        _isKilled = true;
        _go.Release();
        Assert.ThrowsAny<AggregateException>(() => _work!.Wait());
    }

    public void OnUpdateCompleted(in UpdateCompleted completed)
    {
        _arrived.Release();
        _go.Wait();
        if (_isKilled)
            throw new KilledException();
    }

    public void Dispose()
    {
        _arrived.Dispose();
        _go.Dispose();
    }

    private TrainingStatus Train()
    {
        try
        {
            using TrainingRun run = open();
            return run.Train([this]).Status;
        }
        finally
        {
            _go.Release(); // says that this was the last
            _arrived.Release();
        }
    }
}

/// <summary>A clock that goes on only when somebody waits.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public void Advance(TimeSpan time) => _ticks += time.Ticks;
}

using System.Diagnostics;

namespace Anneal.Engine.Units;

/// <summary>The time that each unit takes, summed over the workers, while it is asked for.</summary>
internal sealed class UnitTimes(int units, int workers)
{
    private readonly long[] _ticks = new long[2 * units * workers];

    /// <summary>Whether time is taken; it costs two looks at the clock for each unit and example.</summary>
    public bool IsOn { get; set; }

    /// <summary>Examples that went forward while time was taken.</summary>
    public long Examples { get; private set; }

    public void Begin(int examples) => Examples += IsOn ? examples : 0;

    public long Start() => IsOn ? Stopwatch.GetTimestamp() : 0;

    public void Add(Unit unit, int worker, long start, bool isForward)
    {
        if (IsOn)
            _ticks[Index(unit, worker, isForward)] += Stopwatch.GetTimestamp() - start;
    }

    /// <summary>Seconds of all workers together.</summary>
    public double Seconds(Unit unit, bool isForward) =>
        Enumerable.Range(0, workers).Sum(worker => _ticks[Index(unit, worker, isForward)]) / (double)Stopwatch.Frequency;

    /// <summary>Adds the time of something that all workers do together.</summary>
    public void AddForAll(Unit unit, long start, bool isForward)
    {
        for (int worker = 0; worker < workers; worker++)
            Add(unit, worker, start, isForward);
    }

    public void Clear()
    {
        Array.Clear(_ticks);
        Examples = 0;
    }

    private int Index(Unit unit, int worker, bool isForward) => 2 * (worker * units + unit.Number) + (isForward ? 0 : 1);
}

using Anneal.Engine;

namespace Anneal.Lab.Training.Verification;

/// <summary>What a process does when it is killed.</summary>
public enum KillMoment
{
    /// <summary>It starts: settings, data and checkpoint are read, the first update is made.</summary>
    Starting,

    /// <summary>It trains.</summary>
    Training,

    /// <summary>It writes a checkpoint.</summary>
    Writing,
}

/// <summary>When a process is to be killed.</summary>
/// <param name="Moment">What it is to be doing.</param>
/// <param name="Share">The share of the run that must be on the disk before; of no account for a process that starts.</param>
/// <param name="Delay">How long to wait from then on: from 0, at once, to 1, as long as a start or the way to the next checkpoint takes.</param>
internal readonly record struct KillPoint(KillMoment Moment, double Share, double Delay)
{
    /// <summary>Points over the whole run: one at random in each of as many equal parts. Half of them are in training.</summary>
    public static KillPoint[] Draw(int count, ulong seed)
    {
        var random = new RandomSequence(seed);
        var points = new KillPoint[count];
        for (int i = 0; i < count; i++)
            points[i] = new(MomentOf(random.NextBelow(4)), (i + random.NextUniform()) / count, random.NextUniform());
        return points;
    }

    private static KillMoment MomentOf(int number) => number switch
    {
        0 => KillMoment.Starting,
        1 => KillMoment.Writing,
        _ => KillMoment.Training,
    };
}

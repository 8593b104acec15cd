using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Anneal;

/// <summary>What a plan is recognized by: its length, a hash of each channel's construction, and a few values to name a difference with.</summary>
internal sealed record PlanFingerprint(long Steps, ValueList<ChannelFingerprint> Channels)
{
    public static PlanFingerprint Of(Plan plan) => new(
        plan.Steps,
        [
            ChannelFingerprint.Of(Channel.LearningRate, plan.LearningRate),
            .. plan.Channels.Select(channel => ChannelFingerprint.Of(channel.Name, channel.Schedule)),
            .. plan.Groups.SelectMany(OwnSchedules),
        ]);

    /// <summary>How the plan at hand differs from the saved one, one sentence a difference.</summary>
    public IEnumerable<string> DifferencesTo(PlanFingerprint now)
    {
        if (Steps != now.Steps)
            yield return $"the length: saved {Length(Steps)}, now {Length(now.Steps)}";
        foreach (ChannelFingerprint saved in Channels)
        {
            ChannelFingerprint? same = now.Channels.FirstOrDefault(channel => channel.Name == saved.Name);
            if (same is null)
                yield return $"{saved.Name}: saved, but not in the plan now";
            else if (same.Hash != saved.Hash)
                yield return saved.DifferenceTo(same);
        }

        foreach (ChannelFingerprint added in now.Channels.Where(channel => Channels.All(saved => saved.Name != channel.Name)))
            yield return $"{added.Name}: in the plan now, but not saved";
    }

    private static IEnumerable<ChannelFingerprint> OwnSchedules(ParameterGroup group)
    {
        foreach ((string channel, Schedule? own) in new[] { (Channel.LearningRate, group.LearningRate), (Channel.Momentum, group.Momentum), (Channel.WeightDecay, group.WeightDecay) })
        {
            if (own is not null)
                yield return ChannelFingerprint.Of($"{channel} of '{group.Name}'", own);
        }
    }

    private static string Length(long steps) =>
        steps == Schedule.Unbounded ? "unbounded" : string.Create(CultureInfo.InvariantCulture, $"{steps} updates");
}

/// <summary>What a channel is recognized by.</summary>
internal sealed record ChannelFingerprint(string Name, string Hash, ValueList<Decision> Samples)
{
    private const int SampleCount = 16;

    public static ChannelFingerprint Of(string name, Schedule schedule) => new(name, HashOf(schedule), [.. SamplesOf(schedule)]);

    public string DifferenceTo(ChannelFingerprint now)
    {
        foreach ((Decision saved, Decision current) in Samples.Zip(now.Samples))
        {
            if (saved.Step == current.Step && saved.Value != current.Value)
                return string.Create(CultureInfo.InvariantCulture, $"{Name}: at step {saved.Step} it was {saved.Value}, now it is {current.Value}");
        }

        return $"{Name}: its construction differs";
    }

    /// <summary>Of the construction, as the record prints it, whatever the user's culture is.</summary>
    private static string HashOf(Schedule schedule)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schedule.ToString())))[..16];
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static IEnumerable<Decision> SamplesOf(Schedule schedule)
    {
        long last = Math.Min(schedule.Steps, 1L << 20) - 1;
        for (int i = 0; i < SampleCount && last >= 0; i++)
        {
            long step = last * i / (SampleCount - 1);
            yield return new Decision(step, schedule.At(step));
        }
    }
}

using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>A parameter group under GreedyLR: the rate it begins with, and the range it stays in.</summary>
internal readonly record struct GreedyGroup(double Initial, double MinLr, double MaxLr)
{
    internal static ValueList<GreedyGroup> Read(Fields field, ValueList<GreedyGroup>? own)
    {
        ValueList<double> initial = field.Numbers("initial", Each(own, static group => group.Initial));
        ValueList<double> lowest = field.Numbers("lowest", Each(own, static group => group.MinLr)), highest = field.Numbers("highest", Each(own, static group => group.MaxLr));
        if (lowest.Count != initial.Count || highest.Count != initial.Count)
            field.Reject($"{initial.Count} initial rates need as many lowest and highest ones; there are {lowest.Count} and {highest.Count}.");
        return [.. Enumerable.Range(0, initial.Count).Select(i => new GreedyGroup(initial[i], lowest[i], highest[i]))];
    }

    private static ValueList<double>? Each(ValueList<GreedyGroup>? groups, Func<GreedyGroup, double> value) => groups is null ? null : (ValueList<double>)[.. groups.Value.Select(value)];
}

/// <summary>What GreedyLR is told when it is made, besides the rates.</summary>
internal sealed record GreedySettings(
    TorchImprovement Test, double Factor, long Patience, long Cooldown, long Warmup, double Eps, long? Window, long ResetStart)
{
    internal static GreedySettings Read(Fields field, GreedySettings? own) => new(
        TorchImprovement.Read(field, own?.Test), field.Number("factor", own?.Factor, 0.95), field.Count("patience", own?.Patience, 10),
        field.Count("cooldown", own?.Cooldown, 0), field.Count("warmup", own?.Warmup, 0), field.Number("eps", own?.Eps, 1e-8),
        field.CountOrNull("window-size", own?.Window), field.Count("reset-start", own?.ResetStart, 500));
}

/// <summary>What GreedyLR keeps between metrics.</summary>
/// <param name="Best">The best metric since the last reset.</param>
/// <param name="Good">Better metrics in a row.</param>
/// <param name="Bad">Other metrics in a row.</param>
/// <param name="CooldownLeft">Metrics to pass over after a fall.</param>
/// <param name="WarmupLeft">Metrics to pass over after a rise.</param>
/// <param name="ResetLeft">Falls at the lowest rate until a reset.</param>
internal readonly record struct GreedyCounters(double Best, long Good, long Bad, long CooldownLeft, long WarmupLeft, long ResetLeft)
{
    internal static GreedyCounters Read(Fields field, GreedyCounters? own, GreedyCounters fresh) => new(
        field.AnyNumber("best", own?.Best, fresh.Best), field.Count("good", own?.Good, 0), field.Count("bad", own?.Bad, 0),
        field.Count("cooldown-left", own?.CooldownLeft, 0), field.Count("warmup-left", own?.WarmupLeft, 0), field.Count("reset-left", own?.ResetLeft, fresh.ResetLeft));
}

/// <summary>The mean of the last metrics, by a running sum as the library keeps it.</summary>
internal readonly record struct GreedyWindow(ValueList<double> Values, double Sum)
{
    public double Mean => Sum / Values.Count;

    public GreedyWindow With(double value, long size) => Values.Count < size
        ? new([.. Values.Span, value], Sum + value)
        : new([.. Values.Span[1..], value], Sum + value - Values[0]);
}

/// <summary>GreedyLR's rate of one parameter group, as a pure reducer. It follows every group, for a reset waits until all are at their lowest.</summary>
internal sealed record GreedyRate : FeedbackSchedule
{
    public GreedyRate(ValueList<GreedyGroup> groups, int own, GreedySettings settings)
        : base(Require.Finite(groups[own].Initial, "learningRate"))
    {
        (Groups, Own, Settings) = (groups, own, settings);
        if (settings.Factor is not (> 0 and < 1))
            throw new ArgumentException($"The factor must be above 0 and below 1; it is {settings.Factor}. A fall multiplies by it, a rise divides by it.");
        if (settings.Window is { } size)
            Require.AtLeast(1, size, "windowSize");
        Rates = InitialRates;
        Counters = Fresh;
    }

    /// <summary>Every group of the optimizer.</summary>
    public ValueList<GreedyGroup> Groups { get; }

    /// <summary>Which of them this is the rate of.</summary>
    public int Own { get; }

    /// <summary>What does not change.</summary>
    public GreedySettings Settings { get; }

    /// <summary>Every group's rate as it is now.</summary>
    public ValueList<double> Rates { get; private init; }

    /// <summary>What is counted.</summary>
    public GreedyCounters Counters { get; private init; }

    /// <summary>The last metrics, where their mean is looked at.</summary>
    public GreedyWindow Window { get; private init; }

    private ValueList<double> InitialRates => [.. Groups.Select(group => group.Initial)];

    private GreedyCounters Fresh => new(Settings.Test.Worst, 0, 0, 0, 0, Settings.ResetStart);

    internal static Notation<Schedule> Notation { get; } = Written.As<GreedyRate>("transformers-greedy", static (field, own) =>
    {
        ValueList<GreedyGroup> groups = GreedyGroup.Read(field, own?.Groups);
        long group = field.Count("group", own?.Own, 0);
        GreedySettings settings = GreedySettings.Read(field, own?.Settings);
        if (group < 0 || group >= groups.Count)
            field.Reject($"There is no group {group}; there are {groups.Count}, counted from 0.");
        var fresh = new GreedyRate(groups, (int)group, settings);
        ValueList<double> rates = field.NumbersOrNone("rates", own is null || own.Rates == fresh.Rates ? null : own.Rates);
        GreedyCounters counters = GreedyCounters.Read(field, own?.Counters, fresh.Counters);
        var window = new GreedyWindow(field.NumbersOrNone("window", own?.Window.Values), field.Number("window-sum", own?.Window.Sum, 0));
        DecisionLog decisions = DecisionLog.Of(field.PointsOrNone("decided", own?.Decisions.Points));
        if (rates.Count > 0 && rates.Count != groups.Count)
            field.Reject($"{groups.Count} groups have as many rates; there are {rates.Count}.");
        return fresh with { Rates = rates.Count > 0 ? rates : fresh.Rates, Counters = counters, Window = window, Decisions = decisions };
    });

    internal override FeedbackSchedule After(long step, double metric)
    {
        GreedyWindow window = Settings.Window is { } size ? Window.With(metric, size) : default;
        return (this with { Window = window }).Judge(step, Settings.Window is null ? metric : window.Mean);
    }

    private GreedyRate Judge(long step, double metric)
    {
        if (Counters.CooldownLeft > 0)
            return this with { Counters = Counters with { CooldownLeft = Counters.CooldownLeft - 1, Good = 0, Bad = 0 } };
        if (Counters.WarmupLeft > 0)
            return this with { Counters = Counters with { WarmupLeft = Counters.WarmupLeft - 1, Good = 0, Bad = 0 } };
        GreedyCounters seen = Settings.Test.IsBetter(metric, Counters.Best)
            ? Counters with { Best = metric, Good = Counters.Good + 1, Bad = 0 }
            : Counters with { Good = 0, Bad = Counters.Bad + 1 };
        GreedyRate next = this with { Counters = seen };
        return seen.Good > Settings.Patience ? next.Risen(step) : seen.Bad > Settings.Patience ? next.Fallen(step) : next;
    }

    private GreedyRate Risen(long step)
    {
        double[] rates = [.. Rates];
        for (int i = 0; i < rates.Length; i++)
        {
            double risen = Math.Min(rates[i] / Settings.Factor, Groups[i].MaxLr);
            if (risen - rates[i] > Settings.Eps)
                rates[i] = risen;
        }

        return (this with { Counters = Counters with { Good = 0, WarmupLeft = Settings.Warmup, ResetLeft = Settings.ResetStart } }).Decide(step, [.. rates]);
    }

    private GreedyRate Fallen(long step)
    {
        double[] rates = [.. Rates];
        bool allAtLeast = true;
        for (int i = 0; i < rates.Length; i++)
        {
            double fallen = Math.Max(rates[i] * Settings.Factor, Groups[i].MinLr);
            if (rates[i] - fallen > Settings.Eps)
                rates[i] = fallen;
            allAtLeast &= !(rates[i] > Groups[i].MinLr);
        }

        long resetLeft = allAtLeast ? Counters.ResetLeft - 1 : Counters.ResetLeft;
        GreedyRate next = allAtLeast && resetLeft <= 0
            ? (this with { Counters = Fresh, Window = default }).Decide(step, InitialRates)
            : (this with { Counters = Counters with { ResetLeft = resetLeft } }).Decide(step, [.. rates]);
        return next with { Counters = next.Counters with { CooldownLeft = Settings.Cooldown, Bad = 0 } };
    }

    private GreedyRate Decide(long step, ValueList<double> rates) =>
        rates[Own] == Latest ? this with { Rates = rates } : this with { Rates = rates, Decisions = Decided(step, rates[Own]) };
}

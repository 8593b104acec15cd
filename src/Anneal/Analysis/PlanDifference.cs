namespace Anneal;

/// <summary>How far two schedules are apart.</summary>
/// <param name="Channel">The channel whose schedules they are.</param>
/// <param name="Steps">How many updates were compared.</param>
/// <param name="Largest">The largest difference, second less first, and the first update that has it.</param>
/// <param name="Mean">The mean size of the differences.</param>
/// <param name="RootMeanSquare">The root of the mean of their squares.</param>
/// <param name="FirstIntegral">The area of the first schedule.</param>
/// <param name="SecondIntegral">The area of the second schedule.</param>
public sealed record ChannelDifference(
    string Channel, long Steps, SchedulePoint Largest, double Mean, double RootMeanSquare, double FirstIntegral, double SecondIntegral)
{
    /// <summary>Whether every value is the same.</summary>
    public bool IsNone => Largest.Value == 0;

    /// <summary>What the second schedule has to be multiplied by to have the first one's area; NaN if its own is 0.</summary>
    public double EqualAreaFactor => SecondIntegral == 0 ? double.NaN : FirstIntegral / SecondIntegral;
}

/// <summary>The distance between two plans.</summary>
/// <example>
/// <code>
/// Plan first = new OneCycle(0.1, 1000).Build(), second = new CosineOneCycle(0.1, 1000).Build();
/// double largest = PlanDifference.Between(first, second, 1000)[0].Largest.Value;   // 0.0427
/// </code>
/// </example>
public static class PlanDifference
{
    /// <summary>Compares two plans update by update.</summary>
    /// <param name="first">A plan.</param>
    /// <param name="second">Another plan.</param>
    /// <param name="steps">How many updates, 1 or more.</param>
    /// <returns>The learning rate first, then every channel that either plan has; one that is missing counts as 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1, or past the end of a schedule that throws there.</exception>
    public static ValueList<ChannelDifference> Between(Plan first, Plan second, long steps)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Require.AtLeast(1, steps);
        IEnumerable<string> channels = first.Channels.Concat(second.Channels).Select(channel => channel.Name).Distinct();
        return
        [
            Between(Channel.LearningRate, first.LearningRate, second.LearningRate, steps),
            .. channels.Select(channel => Between(channel, ScheduleOf(first, channel), ScheduleOf(second, channel), steps)),
        ];
    }

    private static Schedule ScheduleOf(Plan plan, string channel) => plan.Channels.FirstOrDefault(known => known.Name == channel)?.Schedule ?? new Constant(0);

    private static ChannelDifference Between(string channel, Schedule first, Schedule second, long steps)
    {
        SchedulePoint largest = default;
        CompensatedSum sizes = default, squares = default, firstSum = default, secondSum = default;
        var other = new double[ScheduleBlocks.BlockSteps];
        ScheduleBlocks.Read(first, 0, steps, (start, values) =>
        {
            second.Fill(start, other.AsSpan(0, values.Length));
            for (int i = 0; i < values.Length; i++)
            {
                double difference = other[i] - values[i];
                sizes.Add(Math.Abs(difference));
                squares.Add(difference * difference);
                firstSum.Add(values[i]);
                secondSum.Add(other[i]);
                if (Math.Abs(difference) > Math.Abs(largest.Value))
                    largest = new(start + i, difference);
            }

            return true;
        });
        return new(channel, steps, largest, sizes.Value / steps, Math.Sqrt(squares.Value / steps), firstSum.Value, secondSum.Value);
    }
}

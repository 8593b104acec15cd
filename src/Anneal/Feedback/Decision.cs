namespace Anneal;

/// <summary>What a feedback schedule decided: what holds from a step on.</summary>
/// <param name="Step">The first step for which it holds, on the schedule's own clock.</param>
/// <param name="Value">The value; of a <see cref="TimeBudget"/>, the position in its curve.</param>
public readonly record struct Decision(long Step, double Value);

/// <summary>A feedback schedule and its own step to what takes its place.</summary>
internal delegate Schedule FeedbackChange(FeedbackSchedule schedule, long step);

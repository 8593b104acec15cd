namespace Anneal;

/// <summary>A number at a step: a value, or a change from the step before.</summary>
/// <param name="Step">The update, counted from 0.</param>
/// <param name="Value">The number, in the hyperparameter's own unit.</param>
public readonly record struct SchedulePoint(long Step, double Value);

namespace Anneal.Dialects;

/// <summary>One of PyTorch's schedulers for one parameter group.</summary>
/// <remarks>
/// It is known twice. Alone, as a schedule: a closed form. And as the recursion that the library runs, which computes a rate from the rate
/// before: it is what happens where schedulers are put together, and the definition that the closed forms are tested against. The methods
/// of the recursion have the library's structure: a constructor that takes step 0, <c>step()</c>, and <c>_update_lr(0)</c> at a milestone.
/// </remarks>
internal abstract record PyTorchScheduler : Schedule
{
    private protected PyTorchScheduler(long steps = Unbounded)
        : base(steps)
    {
    }

    /// <summary>Schedulers in this one, itself among them.</summary>
    internal virtual int Nodes => 1;

    /// <summary>The step after which the library raises an error, one late; <see cref="Schedule.Unbounded"/> if it never does.</summary>
    internal virtual long RunLength => Unbounded;

    /// <summary>The number of steps in which, alone and in a chain, it is a factor that depends on the step alone; 0 if it is none.</summary>
    internal virtual long FactorSteps => 0;

    /// <summary>The momentum that it cycles; null if it leaves momentum alone.</summary>
    internal virtual Schedule? CycledMomentum => null;

    internal override double Final => Evaluate(Steps - 1, Ending.Closed);

    /// <summary>The same scheduler, run from another rate; null where only the recursion knows.</summary>
    /// <param name="rate">The group's rate when it starts.</param>
    /// <param name="baseRate">The group's <c>initial_lr</c> when it was constructed.</param>
    internal abstract PyTorchScheduler? StartingFrom(double rate, double baseRate);

    /// <summary>The rate that it starts from at a milestone of a sequence.</summary>
    internal virtual double RateAtMilestone(double previous, double baseRate) => baseRate;

    /// <summary>The constructor, which takes step 0.</summary>
    internal virtual void Construct(ref PyTorchGroup group, Span<PyTorchClock> clocks)
    {
        group.InitialRate ??= group.Rate;
        clocks[0] = new() { Epoch = -1, BaseRate = group.InitialRate.Value };
        StepInitially(ref group, clocks);
    }

    /// <summary><c>_initial_step()</c>.</summary>
    internal virtual void StepInitially(ref PyTorchGroup group, Span<PyTorchClock> clocks)
    {
        clocks[0].Steps = 0;
        Advance(ref group, ref clocks[0], isInitial: true);
    }

    /// <summary><c>step()</c>.</summary>
    internal virtual void Step(ref PyTorchGroup group, Span<PyTorchClock> clocks) => Advance(ref group, ref clocks[0], isInitial: false);

    /// <summary><c>_update_lr(0)</c>: a sequence comes to this scheduler.</summary>
    internal virtual void Enter(ref PyTorchGroup group, Span<PyTorchClock> clocks)
    {
        clocks[0].Epoch = 0;
        group.Rate = ClosedFormAtZero(clocks[0].BaseRate) ?? Next(ref group, clocks[0], isInitial: false);
    }

    /// <summary><c>recursive_undo()</c>: a sequence takes back what constructors did to the clocks.</summary>
    internal virtual void Undo(Span<PyTorchClock> clocks) => clocks[0].Epoch--;

    /// <summary><c>get_lr()</c>: the next rate, from the present one.</summary>
    private protected abstract double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial);

    /// <summary><c>_get_closed_form_lr()</c> at step 0; null for schedulers without one.</summary>
    private protected virtual double? ClosedFormAtZero(double baseRate) => null;

    /// <summary>What a step does to the clock and the rate.</summary>
    private protected virtual void Advance(ref PyTorchGroup group, ref PyTorchClock clock, bool isInitial)
    {
        clock.Steps++;
        clock.Epoch++;
        group.Rate = Next(ref group, clock, isInitial);
    }

    /// <summary>A schedule that has to be one of PyTorch's.</summary>
    internal static T Of<T>(Schedule schedule)
        where T : PyTorchScheduler => schedule as T ?? throw new ArgumentException($"{schedule.GetType().Name} cannot stand here; it must be a {typeof(T).Name}.");

    /// <summary>A quotient, and Python's error where C# has infinity.</summary>
    private protected static double Divide(double numerator, double denominator) => denominator != 0
        ? numerator / denominator
        : throw new InvalidOperationException("PyTorch divides by zero at this step and raises an error. Choose other arguments, or end the run before it.");
}

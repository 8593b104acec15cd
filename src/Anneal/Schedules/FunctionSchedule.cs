namespace Anneal;

/// <summary>Any function of the step, for what no other schedule says.</summary>
/// <remarks>
/// <para><c>v(t) = function(t)</c>. The function must be pure: the same value for the same step, in any order and on any thread. Unbounded unless a
/// length is given; then the function's value at the last step is held.</para>
/// <para>Code is not data: such a schedule cannot be written to a file or be exported, and two are equal only if they have the same
/// function object. <see cref="Tabulated"/> keeps the values instead. Other libraries call it LambdaLR, or take any callable.</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule rate = new FunctionSchedule(step => 0.1 / Math.Log(step + Math.E), steps: 1000).WithWarmup(50);
/// </code>
/// </example>
public sealed record FunctionSchedule : Schedule
{
    private readonly Func<long, double> _function;

    /// <summary>Creates the schedule.</summary>
    /// <param name="function">The value of each step, from 0; pure.</param>
    /// <param name="steps">The length, 1 or more; unbounded if not given.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1.</exception>
    public FunctionSchedule(Func<long, double> function, long steps = Unbounded)
        : base(Require.AtLeast(1, steps))
    {
        ArgumentNullException.ThrowIfNull(function);
        _function = function;
    }

    internal override double Final => Steps == Unbounded ? 0 : _function(Steps - 1);

    internal override double Evaluate(long step, Ending ending) => _function(step);
}

using System.Diagnostics.CodeAnalysis;

namespace Anneal;

/// <summary>A plan attached to somebody's optimizer: it sets the values of every update and knows where the run is.</summary>
/// <remarks>
/// <para>The optimizer has the values of update 0 as soon as the plan is attached. Call <see cref="Advance"/> after every update that was
/// <em>applied</em>: the clock does not move for micro-batches of an accumulated gradient, nor for updates that were skipped (an overflow
/// under mixed precision). <see cref="Save"/> and <see cref="Restore"/> carry the place in the run across processes.</para>
/// <para>Advancing allocates nothing and takes a few nanoseconds. Not thread-safe.</para>
/// </remarks>
/// <example>
/// <code>
/// (double rate, double momentum) = (0, 0);
/// Plan plan = new OneCycle(peakLearningRate: 0.4, steps: 1000).Build();
/// PlanDriver driver = plan.AttachTo(now => (rate, momentum) = (now.LearningRate, now.Momentum));
/// for (long step = 0; step &lt; plan.Steps; step++)
/// {
///     // compute gradients, update with rate and momentum, then:
///     driver.Advance();
/// }
/// </code>
/// </example>
public sealed class PlanDriver
{
    private readonly GroupTargets _targets;
    private readonly List<FeedbackEntry> _feedback = [];
    private PlanFingerprint? _fingerprint;
    private PlanReader _reader;

    internal PlanDriver(Plan plan, GroupTargets targets)
    {
        (AttachedPlan, _targets) = (plan, targets);
        _reader = new PlanReader(plan);
        Apply();
    }

    /// <summary>The plan as it was attached.</summary>
    public Plan AttachedPlan { get; }

    /// <summary>The plan as it is now, with everything that was observed.</summary>
    public Plan Plan => _reader.Plan;

    /// <summary>Updates that were applied; also the index of the update that the optimizer's values are for.</summary>
    public long AppliedUpdates { get; private set; }

    /// <summary>Whether the plan has come to its end, so that no update is left.</summary>
    public bool IsFinished => AppliedUpdates >= Plan.Steps;

    /// <summary>The plan's values for the next update; a group's own may differ.</summary>
    public Hyperparameters Now => _reader.At(AppliedUpdates);

    /// <summary>The training time that was observed last; 0 if none was.</summary>
    public TimeSpan TrainingTime { get; private set; }

    private PlanFingerprint Fingerprint => _fingerprint ??= PlanFingerprint.Of(AttachedPlan);

    /// <summary>An update was applied: the optimizer gets the values of the next one, and groups that were added to it meanwhile join in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An update was made past the end of a schedule that throws there.</exception>
    public void Advance()
    {
        AppliedUpdates++;
        Apply();
    }

    /// <summary>A metric was measured: values from the next update on may change by it.</summary>
    /// <param name="metric">The metric, such as the validation loss of the epoch that has ended.</param>
    public void Observe(double metric)
    {
        if (!Plan.Feedback.HasFlag(FeedbackSources.Metric))
            return;
        _feedback.Add(new FeedbackEntry(AppliedUpdates, metric, TimeSpan.Zero));
        GoOnWith(Plan.Observe(AppliedUpdates, metric));
    }

    /// <summary>Training has taken some time: values from the next update on may change by it.</summary>
    /// <param name="trainingTime">The time that training has taken so far, without pauses; never less than before.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is below the one observed before.</exception>
    public void Observe(TimeSpan trainingTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trainingTime, TrainingTime);
        TrainingTime = trainingTime;
        Plan next = Plan.Observe(AppliedUpdates, trainingTime);
        if (ReferenceEquals(next, Plan))
            return;
        _feedback.Add(new FeedbackEntry(AppliedUpdates, null, trainingTime));
        GoOnWith(next);
    }

    /// <summary>Moves the end of the run: the plan goes on from the next update as <see cref="Plan.Replan"/> says. It is part of the saved state.</summary>
    /// <param name="newTotal">The new length of the run in updates, those that were applied included.</param>
    /// <param name="mode">How the values go on; value and slope without a jump by default.</param>
    /// <exception cref="InvalidOperationException">The learning rate never ends, or decides by feedback.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length leaves less than two updates, or the plan has ended.</exception>
    /// <example>
    /// <code>
    /// PlanDriver driver = new OneCycle(peakLearningRate: 0.4, steps: 1000).Build().AttachToLearningRate(rate => { });
    /// for (int update = 0; update &lt; 600; update++)
    ///     driver.Advance();
    /// driver.Replan(newTotal: 1500);   // there is time for more
    /// driver.Land(steps: 50);          // or for no more than this
    /// </code>
    /// </example>
    public void Replan(long newTotal, ReplanMode mode = ReplanMode.ContinuousSlope) => Change(new(newTotal, mode, 0, Curve.Linear));

    /// <summary>Lands now: the learning rate goes to its last value in a number of updates, with which the run ends. It is part of the saved state.</summary>
    /// <param name="steps">The updates of the landing, 2 or more.</param>
    /// <param name="to">The learning rate of the last one; 0 by default.</param>
    /// <param name="curve">The shape; a straight line if not given.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public void Land(long steps, double to = 0, Curve? curve = null) => Change(new(steps, null, to, curve ?? Curve.Linear));

    /// <summary>The place in the run, as a small JSON text: what plan it is, the updates applied, what was observed, and the groups.</summary>
    /// <returns>The text, of the form that <see cref="Restore"/> reads.</returns>
    public string Save() => DriverStateJson.Write(
        new DriverState(Fingerprint, AppliedUpdates, TrainingTime, [.. _feedback], [.. _targets.Groups]));

    /// <summary>Goes on where a saved run was; the optimizer gets the values of its next update.</summary>
    /// <param name="state">What <see cref="Save"/> gave, under the same plan and with the same groups.</param>
    /// <exception cref="PlanStateException">The text is damaged, or was saved under another plan or length; the message names every difference.</exception>
    public void Restore([StringSyntax(StringSyntaxAttribute.Json)] string state)
    {
        DriverState saved = DriverStateJson.Read(state);
        saved.RequireSame(Fingerprint, _targets.Groups);
        Plan plan = Replay(saved);
        _feedback.Clear();
        _feedback.AddRange(saved.Feedback);

        (AppliedUpdates, TrainingTime) = (saved.AppliedUpdates, saved.TrainingTime);
        _targets.Restore(saved.Groups);
        GoOnWith(plan);
    }

    private Plan Replay(DriverState saved)
    {
        if (saved.AppliedUpdates < 0)
            throw new PlanStateException($"The state is damaged: it counts {saved.AppliedUpdates} applied updates. Use an earlier one.");
        try
        {
            return saved.Feedback.Aggregate(AttachedPlan, static (plan, entry) => entry.Replay(plan));
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            throw new PlanStateException($"The state is damaged: it says that the plan was told what it cannot be told. {problem.Message} Use an earlier one.");
        }
    }

    private void Change(HorizonChange change)
    {
        Plan next = change.Apply(Plan, AppliedUpdates);
        _feedback.Add(new FeedbackEntry(AppliedUpdates, null, TimeSpan.Zero, change));
        GoOnWith(next);
    }

    private void GoOnWith(Plan plan)
    {
        if (!ReferenceEquals(plan, Plan))
            _reader = new PlanReader(plan);
        Apply();
    }

    private void Apply()
    {
        if (AppliedUpdates != Plan.Steps || HasValuesAtItsEnd())
            _targets.Apply(_reader.Plan, AppliedUpdates, in _reader.At(AppliedUpdates));
    }

    /// <summary>The update after the last may never be made, so a plan that throws there, or of which a part does, keeps the last values.</summary>
    private bool HasValuesAtItsEnd()
    {
        try
        {
            _reader.At(AppliedUpdates);
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}

using Anneal.Text.Notations;

namespace Anneal.Text.Sentences;

/// <summary>Reads stages with arrows between them, and gives each its length and its start.</summary>
internal sealed class ChainReader
{
    private readonly Cursor _cursor;
    private readonly List<Stage> _stages = [];
    private WarmupStage? _warmup;
    private (Token At, PolicyText Text)? _policy;

    public ChainReader(Cursor cursor)
    {
        _cursor = cursor;
        ReadStages();
    }

    private bool FillsRun => _cursor is { Run: not null, Depth: 0 };

    /// <summary>The schedule; a policy, which is a whole plan, is refused.</summary>
    public Schedule ReadSchedule() => _policy is { } policy
        ? throw _cursor.Problem($"{policy.Text.Name} is a policy, which is a whole plan, not one schedule. Let it be the learning rate of a plan.", policy.At.Position)
        : Warmed(Guard(_stages[0].At, () => Sequence.Join(BuildStages())));

    /// <summary>The plan, if its learning rate is a policy: what stands before it comes first, while the other values wait.</summary>
    public Plan ReadPlan()
    {
        if (_policy is not { } policy)
            return new Plan(ReadSchedule());
        Plan plan = BuildPolicy(policy.At, policy.Text);
        Schedule? before = _stages.Count > 0 ? Guard(_stages[0].At, () => Sequence.Join(BuildStages())) : null;
        if (_warmup is { } warmup)
        {
            Ramp rise = Guard(warmup.At, () => warmup.Before(before ?? plan.LearningRate));
            before = before is null ? rise : rise.Then(before);
        }

        return before is null ? plan : Guard(policy.At, () => plan.After(before));
    }

    private void ReadStages()
    {
        var reader = new StageReader(_cursor);
        if (_cursor.Next.IsWord("warmup"))
        {
            _warmup = reader.ReadWarmup();
            _cursor.RequireMark("->", "'->' and what the warm-up rises to");
        }

        do
        {
            Token at = _cursor.Next;
            if (at.IsWord("warmup"))
                throw _cursor.Problem("a warm-up comes first, and once. Write the rise as 'linear to' here.");
            if (reader.IsAtPolicy)
                _policy = (at, PolicyReader.Read(_cursor));
            else
                _stages.Add(reader.Read());
        }
        while (_policy is null && _cursor.TakeMark("->"));
        if (_policy is not null && _cursor.Next.IsMark("->"))
            throw _cursor.Problem("a policy ends the run, so nothing can follow it. Put the stages before it.");
    }

    private List<Schedule> BuildStages()
    {
        var built = new List<Schedule>();
        foreach (Stage stage in _stages)
        {
            Schedule? before = built.Count > 0 ? built[^1] : null;
            if (before is { Steps: Schedule.Unbounded })
                throw _cursor.Problem("what stands before this never ends, so nothing can follow it. Give it a length: 'hold 0.1 for 100 steps', or cut(…, length 100 steps).", stage.At.Position);
            built.Add(Guard(stage.At, () => stage.Build(_cursor, before, stage.Steps ?? StepsLeftFor(stage))));
        }

        return built;
    }

    private Plan BuildPolicy(Token at, PolicyText policy)
    {
        if (!FillsRun)
            throw _cursor.Problem($"{policy.Name} needs the length of the run. Give it.", at.Position);
        RunLength run = _cursor.Run!;
        RunLength left = policy.Has(RunParameters.Epochs.Name) ? run : new RunLength(StepsLeft(at, null), run.StepsPerEpoch, run.BatchSize);
        try
        {
            return policy.Build(left);
        }
        catch (PlanFormatException wrong)
        {
            throw _cursor.Problems([.. wrong.Found.Select(problem => problem with { Position = at.Position })]);
        }
    }

    private long StepsLeftFor(Stage open)
    {
        if (!FillsRun)
            throw _cursor.Problem($"'{open.At.Text}' must say for how long: 'for 100 steps'{(_cursor.Depth == 0 ? ", unless the length of the run is given" : "")}.", open.At.Position);
        if (_policy is not null)
            throw _cursor.Problem("only one stage can take what is left of the run, and the policy does. Say for how long this one goes on: 'for 10%'.", open.At.Position);
        return StepsLeft(open.At, open);
    }

    private long StepsLeft(Token at, Stage? open)
    {
        Int128 taken = _warmup?.Length ?? 0;
        foreach (Stage stage in _stages.Where(stage => !ReferenceEquals(stage, open)))
            taken += stage.Steps ?? throw _cursor.Problem("only one stage can take what is left of the run. Say for how long this one goes on: 'for 10%'.", stage.At.Position);
        return taken < _cursor.Run!.Steps
            ? (long)(_cursor.Run.Steps - taken)
            : throw _cursor.Problem($"nothing of the run's {_cursor.Run.Steps} steps is left for '{at.Text}': the others take {taken}. Shorten them, or say for how long it goes on.", at.Position);
    }

    private Schedule Warmed(Schedule next) => _warmup is { } warmup ? Guard(warmup.At, () => warmup.Before(next).Then(next)) : next;

    private T Guard<T>(Token at, Func<T> build)
    {
        try
        {
            return build();
        }
        catch (Exception problem) when (Reading.IsOfValues(problem))
        {
            throw _cursor.Problem($"{at.Text}: {Reading.MessageOf(problem)}", at.Position);
        }
    }
}

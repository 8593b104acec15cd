using System.Text;

namespace Anneal;

/// <summary>Writes schedules as functions of the step: in closed form where they have one, as a table where they have none.</summary>
internal sealed class ScheduleCode(CodeLanguage code, long steps)
{
    private const int MostBranches = 40, LongestTable = 1_000_000;

    private readonly StringBuilder _functions = new();
    private int _count;

    /// <summary>Every function so far.</summary>
    public override string ToString() => _functions.ToString();

    /// <summary>Writes a function that gives what the schedule gives at every step of the run.</summary>
    public void Add(string name, Schedule schedule, string summary, Func<string, string>? change = null)
    {
        string value = ValueAfterEnd(schedule) ?? Table(schedule);
        _functions.Append(code.Function(name, change?.Invoke(value) ?? value, isPublic: true, summary)).Append('\n');
    }

    private static string N(double value) => CodeLanguage.Number(value);

    private static string N(long value) => CodeLanguage.Number(value);

    /// <summary>The schedule's own value, held after its end.</summary>
    private string? ValueAfterEnd(Schedule schedule)
    {
        if (schedule.Steps == Schedule.Unbounded)
            return Function(schedule, Ending.Closed) is { } endless ? code.Call(endless, "t") : null;
        return schedule.Steps > 0 && Function(schedule, Ending.Closed) is { } function ? code.Call(function, code.Call("min", "t", N(schedule.Steps - 1))) : null;
    }

    /// <summary>The name of a function for the steps inside a schedule; null if it has no closed form here.</summary>
    private string? Function(Schedule schedule, Ending ending)
    {
        if (schedule.AfterEnd != AfterEnd.Hold || Expression(schedule, ending) is not { } value)
            return null;
        string name = $"_s{_count++}";
        _functions.Append(code.Function(name, value, isPublic: false, "")).Append('\n');
        return name;
    }

    private string? Expression(Schedule schedule, Ending ending) => schedule switch
    {
        Constant constant => N(constant.Value),
        Ramp ramp => Ramp(ramp.Steps, ending, ramp.From, ramp.To, z => $"{N(ramp.From)} + ({N(ramp.To)} - {N(ramp.From)}) * ({CurveCode.Of(code, ramp.Curve, z)})"),
        GeometricRamp ramp => Ramp(ramp.Steps, ending, ramp.From, ramp.To, z => $"{N(ramp.From)} * {code.Call("pow", $"{N(ramp.To)} / {N(ramp.From)}", z)}"),
        ExponentialDecay decay => $"{N(decay.Initial)} * {code.Call("pow", N(decay.Factor), code.Quotient("t", N(decay.Period)))}",
        StepDecay decay => $"{N(decay.Initial)} * {code.Call("pow", N(decay.Factor), code.Whole("t", N(decay.Period)))}",
        InverseTimeDecay decay => $"{N(decay.Minimum)} + ({N(decay.Initial)} - {N(decay.Minimum)}) / {code.Call("pow", $"1 + {N(decay.Rate)} * t", N(decay.Power))}",
        PiecewiseConstant { Boundaries.Count: < MostBranches } stairs => Chain([.. stairs.Boundaries.Select((boundary, i) => (boundary, N(stairs.Values[i])))], N(stairs.Values[^1])),
        TriangularCycle cycle => Triangle(cycle),
        Sequence { Stages.Count: <= MostBranches } sequence => Stages(sequence, ending),
        Repetition repetition => Repeated(repetition, ending),
        Cut cut => ValueAfterEnd(cut.Inner),
        Scaled scaled => Of(scaled.Inner, ending, value => $"{value} * {N(scaled.Factor)}"),
        Clamped clamped => Of(clamped.Inner, ending, value => Within(value, clamped)),
        Mirrored mirrored => Of(mirrored.Inner, ending, value => Mirror(value, mirrored)),
        Staircase stairs => Function(stairs.Inner, ending) is { } inner ? code.Call(inner, $"t - t % {N(stairs.Period)}") : null,
        EpochClock clock => Function(clock.Inner, ending) is { } inner ? code.Call(inner, code.Whole("t", N(clock.StepsPerEpoch))) : null,
        _ => null,
    };

    private string? Of(Schedule inner, Ending ending, Func<string, string> change) => Function(inner, ending) is { } function ? change(code.Call(function, "t")) : null;

    private string Ramp(long steps, Ending ending, double from, double to, Func<string, string> way)
    {
        long length = ending == Ending.Closed ? steps - 1 : steps;
        return length <= 0 || from == to ? N(to) : code.If($"t == {N(length)}", N(to), way(code.Quotient("t", N(length))));
    }

    private string Triangle(TriangularCycle cycle)
    {
        string within = $"(t % {N(cycle.StepsUp + cycle.StepsDown)})", turn = code.Whole("t", N(cycle.StepsUp + cycle.StepsDown));
        string triangle = code.If($"{within} <= {N(cycle.StepsUp)}", code.Quotient(within, N(cycle.StepsUp)), code.Quotient($"({N(cycle.StepsUp + cycle.StepsDown)} - {within})", N(cycle.StepsDown)));
        string height = cycle.Scale switch
        {
            CycleScale.Triangular2 => code.Call("pow", "0.5", turn),
            CycleScale.ExponentialRange => code.Call("pow", N(cycle.Gamma), "t"),
            _ => "1",
        };
        return $"{N(cycle.Low)} + ({N(cycle.High)} - {N(cycle.Low)}) * ({triangle} * {height})";
    }

    private string? Stages(Sequence sequence, Ending ending)
    {
        var branches = new List<(long End, string Value)>();
        long start = 0;
        for (int i = 0; i < sequence.Stages.Count; i++)
        {
            Schedule stage = sequence.Stages[i];
            if (Function(stage, i == sequence.Stages.Count - 1 ? ending : Ending.HalfOpen) is not { } function)
                return null;
            branches.Add((stage.Steps == Schedule.Unbounded ? long.MaxValue : start + stage.Steps, code.Call(function, start == 0 ? "t" : $"t - {N(start)}")));
            start = branches[^1].End;
        }

        return Chain(branches[..^1], branches[^1].Value);
    }

    private string Chain(IReadOnlyList<(long End, string Value)> branches, string last) =>
        branches.Reverse().Aggregate(last, (rest, branch) => code.If($"t < {N(branch.End)}", branch.Value, rest));

    private string? Repeated(Repetition repetition, Ending ending)
    {
        long cycle = repetition.Inner.Steps, last = cycle * (repetition.Count - 1);
        return Function(repetition.Inner, Ending.HalfOpen) is { } inner && Function(repetition.Inner, ending) is { } end
            ? code.If($"t < {N(last)}", code.Call(inner, $"t % {N(cycle)}"), code.Call(end, $"t - {N(last)}"))
            : null;
    }

    private string Within(string value, Clamped clamped)
    {
        if (double.IsFinite(clamped.Lowest))
            value = code.Call("max", value, N(clamped.Lowest));
        return double.IsFinite(clamped.Highest) ? code.Call("min", value, N(clamped.Highest)) : value;
    }

    private string Mirror(string value, Mirrored mirrored)
    {
        string share = code.Call("min", code.Call("max", $"({value} - {N(mirrored.SourceLow)}) / ({N(mirrored.SourceHigh)} - {N(mirrored.SourceLow)})", "0.0"), "1.0");
        return $"{N(mirrored.AtLow)} + ({N(mirrored.AtHigh)} - {N(mirrored.AtLow)}) * {share}";
    }

    /// <summary>Every value of the run; whatever a schedule is, this is it.</summary>
    private string Table(Schedule schedule)
    {
        if (steps > LongestTable)
            throw new NotSupportedException($"{schedule.GetType().Name} has no closed form to export, and a table of {steps} values is too long: at most {LongestTable:N0}. Export a shorter run.");
        var values = new double[steps];
        schedule.Fill(0, values);
        string name = $"_TABLE{_count++}";
        _functions.Append(code.Table(name, values)).Append('\n');
        return code.Read(name, code.Call("min", "t", N(steps - 1)));
    }
}

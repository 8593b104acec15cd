using System.Globalization;
using System.Text;

namespace Anneal;

/// <summary>Writes a plan as a program of another library, or as a table.</summary>
/// <remarks>
/// Every program has plain functions of the step, which use nothing but their language's mathematics and have the plan's values to the rounding of that, and a
/// thin wrapper in the library's own terms. A schedule without a closed form becomes a table of the run's values. Nothing of this library is needed to run it.
/// </remarks>
/// <example>
/// <code>
/// Plan plan = new OneCycle(peakLearningRate: 0.4, steps: 1000).Build();
/// string program = PlanExport.Write(plan, ExportTarget.PyTorch, steps: 1000);
/// </code>
/// </example>
public static class PlanExport
{
    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan; batch sizes and channels of the user's own are functions too.</param>
    /// <param name="target">What for.</param>
    /// <param name="steps">The updates of the run, 1 or more; later ones have the last value.</param>
    /// <returns>The text of the file.</returns>
    /// <exception cref="NotSupportedException">The plan has parameter groups and the target is not PyTorch or a table, it decides by feedback, or a table would be too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1, or past the end of a schedule that throws there.</exception>
    public static string Write(Plan plan, ExportTarget target, long steps)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Require.AtLeast(1, steps);
        if (plan.Feedback != FeedbackSources.None)
            throw new NotSupportedException("The plan decides by feedback, so its values are not known before it is trained. Export a plan that is a function of the step.");
        if (plan.Groups.Count > 0 && target is not (ExportTarget.PyTorch or ExportTarget.Csv))
            throw new NotSupportedException($"The plan has parameter groups, which {target} has no one wrapper for. Export the plan of each group, or for PyTorch.");
        return target switch
        {
            ExportTarget.Csv => Csv(plan, steps),
            ExportTarget.TorchSharp => CSharp(plan, steps),
            _ => Python(plan, target, steps),
        };
    }

    private static IEnumerable<(string Name, Schedule Schedule)> Channels(Plan plan) =>
        [(Channel.LearningRate, plan.LearningRate), .. plan.Channels.Select(channel => (channel.Name, channel.Schedule))];

    private static string Python(Plan plan, ExportTarget target, long steps)
    {
        var functions = new ScheduleCode(new PythonLanguage(), steps);
        foreach ((string name, Schedule schedule) in Channels(plan))
            functions.Add(NameOf(name, '_'), schedule, $"The {Words(name)} of update t, counted from 0.");
        for (int i = 0; i < plan.Groups.Count; i++)
            AddGroup(functions, plan, plan.Groups[i], i);
        string has = string.Join("\n", new[] { Channel.Momentum, Channel.WeightDecay }.Where(name => plan.Channels.All(channel => channel.Name != name)).Select(name => $"{NameOf(name, '_')} = None"));
        string groups = plan.Groups.Count == 0 ? "" : $"LEARNING_RATES = [{string.Join(", ", plan.Groups.Select((_, i) => $"learning_rate_{i}"))}]\nWEIGHT_DECAYS = [{string.Join(", ", plan.Groups.Select((_, i) => $"weight_decay_{i}"))}]\n";
        return $"\"\"\"A training plan of {steps} updates, written by Anneal.\"\"\"\nimport math\n\n\n{functions}{has}\n{groups}\n\n{PythonWrappers.Of(target, plan.Groups.Count > 0)}";
    }

    private static void AddGroup(ScheduleCode functions, Plan plan, ParameterGroup group, int index)
    {
        string factor = CodeLanguage.Number(group.LearningRateFactor), added = CodeLanguage.Number(group.AddedAt);
        functions.Add($"learning_rate_{index}", group.LearningRate ?? plan.LearningRate, $"The learning rate of parameter group {index}.", value => $"({value} * {factor} if t >= {added} else 0.0)");
        functions.Add($"weight_decay_{index}", group.WeightDecay ?? plan.WeightDecay, $"The weight decay of parameter group {index}.", value => $"{value} * {CodeLanguage.Number(group.WeightDecayFactor)}");
    }

    private static string CSharp(Plan plan, long steps)
    {
        var functions = new ScheduleCode(new CSharpLanguage(), steps);
        foreach ((string name, Schedule schedule) in Channels(plan))
            functions.Add(string.Concat(NameOf(name, ' ').Split(' ').Select(static word => char.ToUpperInvariant(word[0]) + word[1..])), schedule, $"The {Words(name)} of update t, counted from 0.");
        bool hasMomentum = plan.Channels.Any(channel => channel.Name == Channel.Momentum);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            using System;

            // A training plan of {{steps}} updates, written by Anneal. With TorchSharp, before update t:
            //   foreach (var group in optimizer.ParamGroups) group.LearningRate = ExportedPlan.LearningRate(t);
            //{{(hasMomentum ? "   with SGD also: ((TorchSharp.Modules.SGD.ParamGroup)group).Options.momentum = ExportedPlan.Momentum(t);" : "   its own schedulers are not needed.")}}
            public static class ExportedPlan
            {
            {{functions.ToString().TrimEnd()}}
            }

            """);
    }

    private static string Csv(Plan plan, long steps)
    {
        (string Name, Schedule Schedule)[] channels = [.. Channels(plan)];
        var text = new StringBuilder($"update,{string.Join(',', channels.Select(channel => channel.Name.Contains(',', StringComparison.Ordinal) ? $"\"{channel.Name}\"" : channel.Name))}\n");
        for (long step = 0; step < steps; step++)
            text.Append(CultureInfo.InvariantCulture, $"{step},{string.Join(',', channels.Select(channel => channel.Schedule.At(step).ToString("R", CultureInfo.InvariantCulture)))}\n");
        return text.ToString();
    }

    private static string Words(string name) => new([.. name.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]);

    /// <summary>A channel's name as code can have it.</summary>
    private static string NameOf(string name, char between)
    {
        string word = string.Join(between, Words(name).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return word.Length > 0 && char.IsAsciiLetter(word[0]) ? word : $"channel{between}{word}".TrimEnd(between);
    }
}

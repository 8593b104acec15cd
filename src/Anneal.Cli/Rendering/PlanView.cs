using System.Globalization;
using Anneal.Lab.Reports.Charts;
using Anneal.Text;

namespace Anneal.Cli.Rendering;

/// <summary>Draws a plan and prints its values.</summary>
internal sealed class PlanView(Terminal terminal)
{
    private const int ChartRows = 12;
    private const int MomentumRows = 8;
    private const int TableRows = 12;

    /// <summary>The picture of the learning rate.</summary>
    public static Chart LearningRate(PolicyText policy, Plan plan) => ChartOf(policy.ToString(), "learning rate", plan, plan.LearningRate);

    /// <summary>Charts of learning rate and momentum, and a table of some updates.</summary>
    public void Draw(PolicyText policy, Plan plan)
    {
        terminal.Output.Write(new TerminalChart(LearningRate(policy, plan), rows: ChartRows));
        terminal.OutputText.WriteLine();
        terminal.Output.Write(new TerminalChart(ChartOf("momentum", "momentum", plan, plan.Momentum), rows: MomentumRows));
        terminal.Output.Write(ResultView.TableOf(["update", "learning rate", "momentum", "weight decay"], [.. StepsOf(plan).Select(step => Row(step, plan))]));
        terminal.OutputText.WriteLine($"{Number(plan.Steps)} updates. Every value: add --csv.");
    }

    /// <summary>Every update, comma-separated, with a head.</summary>
    public void WriteValues(Plan plan)
    {
        terminal.OutputText.WriteLine("update,learning rate,momentum,weight decay");
        for (long step = 0; step < plan.Steps; step++)
        {
            Hyperparameters now = plan.At(step);
            terminal.OutputText.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step},{now.LearningRate:R},{now.Momentum:R},{now.WeightDecay:R}"));
        }
    }

    private static Chart ChartOf(string title, string label, Plan plan, Schedule schedule)
    {
        double[] steps = [.. Enumerable.Range(0, checked((int)plan.Steps)).Select(step => (double)step)];
        return new Chart(title, "updates", label, [new Series(label, steps, steps.Select(step => schedule.At((long)step)).ToArray())]);
    }

    /// <summary>Evenly spaced updates, the last one, and the one with the highest rate.</summary>
    private static IEnumerable<long> StepsOf(Plan plan)
    {
        long peak = 0;
        for (long step = 1; step < plan.Steps; step++)
        {
            if (plan.LearningRate.At(step) > plan.LearningRate.At(peak))
                peak = step;
        }

        return Enumerable.Range(0, TableRows).Select(row => row * (plan.Steps - 1) / (TableRows - 1)).Append(peak).Distinct().Order();
    }

    private static IReadOnlyList<string> Row(long step, Plan plan)
    {
        Hyperparameters now = plan.At(step);
        return [Number(step), Number(now.LearningRate), Number(now.Momentum), Number(now.WeightDecay)];
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Anneal.Lab.Reports.Charts;

namespace Anneal.Cli.Rendering;

/// <summary>Draws a plan and prints its values.</summary>
internal sealed class PlanView(Terminal terminal, string title, Plan plan, long steps)
{
    private const int ChartRows = 12;
    private const int MomentumRows = 8;
    private const int TableRows = 12;

    /// <summary>The picture of the learning rate.</summary>
    public Chart LearningRate() => ChartOf(title, "learning rate", plan.LearningRate);

    /// <summary>Charts of learning rate and momentum, a table of some updates, and what is to be said of the learning rate as a whole.</summary>
    public void Draw()
    {
        ScheduleSummary rate = plan.LearningRate.Summarize(steps);
        terminal.Output.Write(new TerminalChart(LearningRate(), rows: ChartRows));
        terminal.OutputText.WriteLine();
        terminal.Output.Write(new TerminalChart(ChartOf("momentum", "momentum", plan.Momentum), rows: MomentumRows));
        terminal.Output.Write(ResultView.TableOf(["update", "learning rate", "momentum", "weight decay"], [.. StepsOf(rate).Select(Row)]));
        terminal.OutputText.WriteLine(Sentence(rate));
        terminal.OutputText.WriteLine($"{Number(steps)} updates. Every value: add --csv. The plan as text: {Shortened(plan)}");
    }

    /// <summary>Every update, comma-separated, with a head.</summary>
    public void WriteValues()
    {
        terminal.OutputText.WriteLine("update,learning rate,momentum,weight decay");
        for (long step = 0; step < steps; step++)
        {
            Hyperparameters now = plan.At(step);
            terminal.OutputText.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step},{now.LearningRate:R},{now.Momentum:R},{now.WeightDecay:R}"));
        }
    }

    private static string Sentence(ScheduleSummary rate) => string.Join(
        " · ",
        $"area {Number(rate.Integral)}",
        $"mean {Number(rate.Mean)}",
        $"highest {Number(rate.Highest.Value)} at {Number(rate.Highest.Step)}",
        $"lowest {Number(rate.Lowest.Value)} at {Number(rate.Lowest.Step)}",
        $"steepest rise {Number(rate.LargestRise.Value)} at {Number(rate.LargestRise.Step)}",
        $"steepest fall {Number(rate.LargestFall.Value)} at {Number(rate.LargestFall.Step)}");

    private static string Shortened(Plan plan)
    {
        const int Longest = 300;
        string text = plan.ToText();
        return text.Length <= Longest ? text : $"{text[..Longest]}…";
    }

    private Chart ChartOf(string name, string label, Schedule schedule)
    {
        var values = new double[checked((int)steps)];
        schedule.Fill(0, values);
        return new Chart(name, "updates", label, [new Series(label, Enumerable.Range(0, values.Length).Select(step => (double)step).ToArray(), values)]);
    }

    /// <summary>Evenly spaced updates, the last one, and the one with the highest rate.</summary>
    private IEnumerable<long> StepsOf(ScheduleSummary rate) =>
        Enumerable.Range(0, TableRows).Select(row => row * (steps - 1) / (TableRows - 1)).Append(rate.Highest.Step).Distinct().Order();

    private IReadOnlyList<string> Row(long step)
    {
        Hyperparameters now = plan.At(step);
        return [Number(step), Number(now.LearningRate), Number(now.Momentum), Number(now.WeightDecay)];
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}

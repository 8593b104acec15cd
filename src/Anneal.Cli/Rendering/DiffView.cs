using System.Globalization;
using Anneal.Cli.Commands;
using Anneal.Lab.Reports.Charts;

namespace Anneal.Cli.Rendering;

/// <summary>Shows how far two plans are apart.</summary>
internal sealed class DiffView
{
    private const int ChartRows = 12;

    private readonly Terminal _terminal;
    private readonly (string Text, Plan Plan) _first, _second;
    private readonly long _steps;

    public DiffView(Terminal terminal, (string Text, Plan Plan) first, (string Text, Plan Plan) second, RunLength run)
    {
        (_terminal, _first, _second) = (terminal, first, second);
        _steps = Math.Max(PlanSource.StepsOf(first.Plan, run), PlanSource.StepsOf(second.Plan, run));
    }

    /// <summary>The picture of both learning rates.</summary>
    public Chart LearningRates() => new("learning rates", "updates", "learning rate", [SeriesOf(_first), SeriesOf(_second)]);

    public void Show()
    {
        ValueList<ChannelDifference> differences = PlanDifference.Between(_first.Plan, _second.Plan, _steps);
        _terminal.Output.Write(new TerminalChart(LearningRates(), rows: ChartRows));
        _terminal.Output.Write(ResultView.TableOf(
            ["channel", "largest difference", "at update", "mean", "root mean square", "first area", "second area", "equal-area factor"],
            [.. differences.Select(Row)]));
        _terminal.OutputText.WriteLine(differences.All(difference => difference.IsNone)
            ? $"The same in all {Number(_steps)} updates."
            : $"{Number(_steps)} updates. Times the equal-area factor, the second has the first one's area. Every value: add --csv.");
    }

    public void WriteValues()
    {
        _terminal.OutputText.WriteLine("update,first,second,difference");
        for (long step = 0; step < _steps; step++)
        {
            double first = _first.Plan.LearningRate.At(step), second = _second.Plan.LearningRate.At(step);
            _terminal.OutputText.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step},{first:R},{second:R},{second - first:R}"));
        }
    }

    private static IReadOnlyList<string> Row(ChannelDifference difference) =>
    [
        difference.Channel, Number(difference.Largest.Value), Number(difference.Largest.Step), Number(difference.Mean), Number(difference.RootMeanSquare),
        Number(difference.FirstIntegral), Number(difference.SecondIntegral), double.IsNaN(difference.EqualAreaFactor) ? "" : Number(difference.EqualAreaFactor),
    ];

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);

    private Series SeriesOf((string Text, Plan Plan) plan)
    {
        var values = new double[checked((int)_steps)];
        plan.Plan.LearningRate.Fill(0, values);
        return new Series(plan.Text, Enumerable.Range(0, values.Length).Select(step => (double)step).ToArray(), values);
    }
}

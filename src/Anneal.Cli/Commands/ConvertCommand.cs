using System.CommandLine;
using System.Globalization;
using Anneal.Cli.Rendering;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal convert</c>: trades a falling learning rate for growing batches of the same noise scale, and back.</summary>
internal sealed class ConvertCommand
{
    private const string BatchSizes = "batch-sizes";
    private const string LearningRates = "learning-rates";

    private const string Description =
        """
        Convert a plan into another over the same examples with the same noise scale, g = rate * N / (batch * (1 - momentum)).

        To batch-sizes: the rate is held and batches grow where it fell. To learning-rates: the way back. Batches are whole, and
        the rate is adjusted to each. The plan is written as a sentence that every command reads.

        Examples:
          anneal convert "step-decay(initial 0.1, factor 0.2, period 12 epochs); momentum 0.9" --to batch-sizes --batch 100
          anneal convert "cosine from 0.1 to 0; momentum 0.9" --to batch-sizes --largest 2000 --out grown.plan
          anneal compare --policy grown.plan --policy "cosine from 0.1 to 0; momentum 0.9"
        """;

    private readonly Terminal _terminal;

    private readonly Argument<string> _plan = new("PLAN") { Description = PlanSource.Description };

    private readonly Option<string> _target = new("--to") { Description = $"{BatchSizes} or {LearningRates}.", HelpName = "WHAT", Required = true };

    private readonly Option<int> _batch = Count("--batch", 128, "Examples in an update, where the plan does not say (128).");

    private readonly Option<int> _epochs = Count("--epochs", 40, "Length of the run in passes over the data (40).");

    private readonly Option<int> _examples = Count("--examples", 10_000, "Examples in an epoch, whose end no batch crosses (10,000, those of digits).");

    private readonly Option<int?> _largest = new("--largest") { Description = "The largest batch; where it is reached, the rate falls (all examples).", HelpName = "N" };

    private readonly Option<string?> _rate = new("--rate") { Description = "The rate that is held (the plan's highest).", HelpName = "RATE" };

    private readonly Option<FileInfo?> _out = new("--out") { Description = "Write into a file instead of to the terminal.", HelpName = "FILE" };

    private ConvertCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var handler = new ConvertCommand(terminal);
        var command = new Command("convert", Description)
        {
            handler._plan, handler._target, handler._batch, handler._epochs, handler._examples, handler._largest, handler._rate, handler._out,
        };
        handler._target.AcceptOnlyFromAmong(BatchSizes, LearningRates);
        handler._plan.CompletionSources.Add(static _ => PolicyHelp.Names);
        command.SetAction(handler.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        int batch = parsed.GetValue(_batch), examples = parsed.GetValue(_examples);
        if (batch > examples)
            throw new UsageException($"A batch of {batch} is larger than the {examples} examples of an epoch. Use at most that, or say --examples.");
        RunLength run = RunLength.OfEpochs(parsed.GetValue(_epochs), (examples + batch - 1) / batch, batch);
        Plan plan = PlanSource.Read(parsed.GetRequiredValue(_plan), run, goesBefore: false);
        string text = Converted(plan.Steps == Schedule.Unbounded ? plan.For(run.Steps) : plan, parsed).ToText();
        if (parsed.GetValue(_out) is { } file)
            Engine.Storage.AtomicFile.WriteAllText(file.FullName, text + "\n");
        else
            _terminal.OutputText.WriteLine(text);
        return ExitCode.Success;
    }

    private Plan Converted(Plan plan, ParseResult parsed)
    {
        int batch = parsed.GetValue(_batch), examples = parsed.GetValue(_examples);
        try
        {
            return parsed.GetRequiredValue(_target) == LearningRates
                ? NoiseScale.ToLearningRates(plan, batch)
                : NoiseScale.ToBatchSizes(plan, batch, Rate(plan, parsed), Math.Min(parsed.GetValue(_largest) ?? examples, examples), examples);
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            throw new UsageException(problem.Message);
        }
    }

    private double Rate(Plan plan, ParseResult parsed)
    {
        if (parsed.GetValue(_rate) is not { } text)
            return plan.LearningRate.Summarize(plan.Steps).Highest.Value;
        return double.TryParse(text, CultureInfo.InvariantCulture, out double rate) && rate > 0
            ? rate
            : throw new UsageException($"--rate must be a number above 0, not '{text}'.");
    }

    private static Option<int> Count(string name, int usual, string description)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out int value) && value < 1)
                result.AddError($"{name} must be at least 1, not {value}.");
        });
        return option;
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;

namespace Anneal.Cli.Commands;

/// <summary>The options that say how long the run of a plan is.</summary>
internal sealed class RunOptions
{
    private const int UsualSteps = 1000;
    private const int UsualStepsPerEpoch = 79;

    private readonly Option<long?> _steps = new("--steps") { Description = $"Length of the run in updates ({UsualSteps}); goes before a policy's own epochs.", HelpName = "N" };

    private readonly Option<long?> _epochs = new("--epochs") { Description = "Length of the run in passes over the data, instead of --steps.", HelpName = "N" };

    private readonly Option<long> _stepsPerEpoch = new("--steps-per-epoch")
    {
        Description = $"Updates in an epoch ({UsualStepsPerEpoch}, those of digits).",
        HelpName = "N",
        DefaultValueFactory = _ => UsualStepsPerEpoch,
    };

    private readonly Option<long?> _batchSize = new("--batch-size") { Description = "Examples in an update, for lengths in examples.", HelpName = "N" };

    /// <summary>Whether the length is given, and so goes before a policy's own.</summary>
    public bool IsLengthGiven(ParseResult parsed) => parsed.GetValue(_steps) is not null || parsed.GetValue(_epochs) is not null;

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_steps, _epochs, _stepsPerEpoch, _batchSize])
        {
            command.Add(option);
            option.Validators.Add(result => RequirePositive(result, option.Name));
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(_steps) is not null && result.GetResult(_epochs) is not null)
                result.AddError("--steps and --epochs both say how long the run is; keep one.");
        });
    }

    public RunLength Of(ParseResult parsed)
    {
        long perEpoch = parsed.GetValue(_stepsPerEpoch);
        return parsed.GetValue(_epochs) is { } epochs
            ? RunLength.OfEpochs(epochs, perEpoch, parsed.GetValue(_batchSize))
            : new RunLength(parsed.GetValue(_steps) ?? UsualSteps, perEpoch, parsed.GetValue(_batchSize));
    }

    private static void RequirePositive(OptionResult result, string name)
    {
        if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, out long value) && value < 1)
            result.AddError($"{name} must be at least 1, not {value}.");
    }
}

using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Text;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal plan</c>: draws a policy's plan and prints its values, before anything is trained.</summary>
internal sealed class PlanCommand
{
    private const int UsualSteps = 1000;
    private const int UsualStepsPerEpoch = 79;

    private readonly Terminal _terminal;

    private readonly Argument<string> _policy = new("POLICY") { Description = "Such as 1cycle, or \"1cycle(peak 0.2, epochs 7)\"." };

    private readonly Option<long?> _steps = new("--steps") { Description = $"Length of the run in updates ({UsualSteps}); goes before the policy's own epochs.", HelpName = "N" };

    private readonly Option<long> _stepsPerEpoch = new("--steps-per-epoch")
    {
        Description = $"Updates in an epoch, for policies that count epochs ({UsualStepsPerEpoch}, those of digits).",
        HelpName = "N",
        DefaultValueFactory = _ => UsualStepsPerEpoch,
    };

    private readonly Option<bool> _csv = new("--csv") { Description = "Print every update's values as comma-separated text." };

    private readonly Option<FileInfo?> _svg = new("--svg") { Description = "Also write the learning rate's picture to a file.", HelpName = "FILE" };

    private PlanCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var handler = new PlanCommand(terminal);
        var command = new Command("plan", $"Draw a policy's learning rate and momentum, and print their values.\n\nPolicies and what they take:\n{PolicyHelp.Text()}")
        {
            handler._policy, handler._steps, handler._stepsPerEpoch, handler._csv, handler._svg,
        };
        foreach (Option option in (Option[])[handler._steps, handler._stepsPerEpoch])
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, out long value) && value < 1)
                    result.AddError($"{option.Name} must be at least 1, not {value}.");
            });
        }

        command.SetAction(handler.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        (PolicyText policy, Plan plan) = Read(parsed);
        if (parsed.GetValue(_svg) is { } file)
            Engine.Storage.AtomicFile.WriteAllText(file.FullName, Lab.Reports.Charts.SvgChart.Write(PlanView.LearningRate(policy, plan)));
        var view = new PlanView(_terminal);
        if (parsed.GetValue(_csv))
            view.WriteValues(plan);
        else
            view.Draw(policy, plan);
        return ExitCode.Success;
    }

    private (PolicyText Policy, Plan Plan) Read(ParseResult parsed)
    {
        try
        {
            PolicyText policy = PolicyText.Parse(parsed.GetRequiredValue(_policy));
            long? steps = parsed.GetValue(_steps);
            if (steps is not null)
                policy = policy.Without("epochs");
            return (policy, policy.Build(new RunLength(steps ?? UsualSteps, parsed.GetValue(_stepsPerEpoch))));
        }
        catch (PlanFormatException problem)
        {
            throw new UsageException(problem.Message);
        }
    }
}

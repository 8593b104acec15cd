using System.Collections.Immutable;
using Anneal.Text.Policies;

namespace Anneal.Text;

/// <summary>A policy that texts can name: what it is, and the arguments it takes.</summary>
public sealed class PolicyDefinition
{
    private readonly Func<PolicyArguments, long, Plan> _build;

    /// <summary>Defines a policy; a new one also goes into <see cref="All"/>.</summary>
    /// <param name="name">The name in the text, in lower case.</param>
    /// <param name="summary">What it is and where it comes from, in one sentence.</param>
    /// <param name="parameters">The policy's own arguments; its highest learning rate comes first.</param>
    /// <param name="build">Arguments and number of steps to a plan; warm-up, weight decay and length are added by the caller.</param>
    internal PolicyDefinition(string name, string summary, ImmutableArray<PolicyParameter> parameters, Func<PolicyArguments, long, Plan> build)
    {
        Name = name;
        Summary = summary;
        Parameters = [.. parameters, RunParameters.WeightDecay, RunParameters.Warmup, RunParameters.Epochs];
        _build = build;
    }

    /// <summary>Every policy, in the order of the field's history.</summary>
    public static ImmutableArray<PolicyDefinition> All { get; } =
    [
        ConstantPolicy.Definition,
        ExponentialPolicy.Definition,
        StandardPolicy.Definition,
        PlateauPolicy.Definition,
        CyclicalPolicy.Definition,
        CyclicExponentialPolicy.Definition,
        OneCyclePolicy.Definition,
        OneCycleAsCodedPolicy.Definition,
        OneCycleCallbackPolicy.Definition,
        OneCyclePyTorchPolicy.Definition,
        OneCycleFastaiPolicy.Definition,
    ];

    /// <summary>The name in the text.</summary>
    public string Name { get; }

    /// <summary>What it is and where it comes from.</summary>
    public string Summary { get; }

    /// <summary>The arguments it takes.</summary>
    public ImmutableArray<PolicyParameter> Parameters { get; }

    /// <summary>The policy of a name, or null.</summary>
    /// <param name="name">The name, in any case.</param>
    public static PolicyDefinition? Find(string name) =>
        All.FirstOrDefault(policy => string.Equals(policy.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The argument that is tuned first: the policy's highest learning rate.</summary>
    public PolicyParameter HighestRate => Parameters[0];

    internal string? ProblemOf(PolicyArgument argument)
    {
        PolicyParameter? parameter = Parameters.FirstOrDefault(parameter => parameter.Name == argument.Name);
        return parameter is null
            ? $"'{Name}' has no argument '{argument.Name}'; it takes {string.Join(", ", Parameters.Select(known => known.Name))}.{NearestName.Hint(argument.Name, Parameters.Select(known => known.Name))}"
            : parameter.ProblemOf(argument);
    }

    internal Plan Build(PolicyText text, RunLength run)
    {
        var arguments = new PolicyArguments(text, run);
        long warmup = Math.Min(Share.Of(run.Steps, arguments.Share(RunParameters.Warmup)), run.Steps - 1);
        try
        {
            Plan plan = _build(arguments, run.Steps - warmup).For(run.Steps - warmup);
            return plan.WithWarmup(warmup).WithWeightDecay(arguments.Number(RunParameters.WeightDecay));
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            throw new PlanFormatException(text.ToString(), new FormatProblem($"{Name}: {PlanFormatException.Plain(problem)}"));
        }
    }
}

using System.Collections.Immutable;
using Anneal.Text.Sentences;

namespace Anneal.Text;

/// <summary>A learning-rate policy as a line of text, such as <c>1cycle(peak 0.2, epochs 7)</c>.</summary>
/// <remarks>
/// <para>The grammar: <c>policy = name ["(" argument {"," argument} ")"]</c>, <c>argument = name value {value}</c>. A value is a
/// number (<c>0.2</c>, <c>1e-4</c>), a percentage of the run (<c>45%</c>) or a word (<c>cosine</c>). Case and spaces do not matter.
/// <see cref="PolicyDefinition.All"/> lists the policies and their arguments.</para>
/// <para>An immutable value; two texts that say the same are equal.</para>
/// </remarks>
/// <example>
/// <code>
/// using Anneal.Text;
///
/// PolicyText policy = PolicyText.Parse("1cycle(peak 0.2, epochs 7)");
/// Plan plan = policy.Build(RunLength.OfEpochs(epochs: 30, stepsPerEpoch: 79));
/// long steps = plan.Steps;   // 553: the policy's own 7 epochs
/// </code>
/// </example>
public sealed class PolicyText : IEquatable<PolicyText>
{
    private readonly ImmutableArray<PolicyArgument> _arguments;

    internal PolicyText(PolicyDefinition definition, ImmutableArray<PolicyArgument> arguments)
    {
        Definition = definition;
        _arguments = arguments;
    }

    /// <summary>The policy that is named.</summary>
    public PolicyDefinition Definition { get; }

    /// <summary>The name of the policy.</summary>
    public string Name => Definition.Name;

    internal ImmutableArray<PolicyArgument> Arguments => _arguments;

    /// <summary>Reads a policy.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The policy; its arguments are known and well-formed.</returns>
    /// <exception cref="PlanFormatException">The text does not follow the grammar, or names a policy or arguments that do not
    /// exist, or gives values out of their range; every such problem is listed.</exception>
    public static PolicyText Parse(string text)
    {
        Cursor cursor = Cursor.Of(text, run: null);
        PolicyText policy = PolicyReader.Read(cursor);
        cursor.RequireEnd();
        return policy;
    }

    /// <summary>This policy with the arguments of another text where it has none of its own.</summary>
    /// <param name="defaults">The same policy, such as one with tuned values.</param>
    /// <returns>The completed policy.</returns>
    /// <exception cref="ArgumentException">The other text names another policy.</exception>
    public PolicyText WithDefaults(PolicyText defaults)
    {
        ArgumentNullException.ThrowIfNull(defaults);
        if (defaults.Name != Name)
            throw new ArgumentException($"'{defaults.Name}' gives no defaults for '{Name}'.", nameof(defaults));
        IEnumerable<PolicyArgument> missing = defaults._arguments.Where(argument => !Has(argument.Name));
        return new(Definition, [.. _arguments, .. missing]);
    }

    /// <summary>This policy with one argument set, or set anew.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <param name="value">Its value, as it would be written.</param>
    /// <returns>The changed policy.</returns>
    /// <exception cref="PlanFormatException">The argument does not exist or the value is wrong.</exception>
    public PolicyText With(string argument, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(argument);
        return Parse($"{Name}({argument} {value})").WithDefaults(this);
    }

    /// <summary>This policy without one argument.</summary>
    /// <param name="argument">The argument's name; it need not be there.</param>
    /// <returns>The changed policy.</returns>
    public PolicyText Without(string argument) => new(Definition, _arguments.RemoveAll(other => other.Name == argument));

    /// <summary>The plan of a run under this policy.</summary>
    /// <param name="run">The length of the run, unless the policy has an argument <c>epochs</c> of its own.</param>
    /// <returns>A bounded plan.</returns>
    /// <exception cref="PlanFormatException">The arguments do not fit each other or the run.</exception>
    public Plan Build(RunLength run) => Definition.Build(this, LengthOf(run));

    /// <summary>The length of a run under this policy.</summary>
    /// <param name="run">The length that holds if the policy has no argument <c>epochs</c>.</param>
    /// <returns>The policy's own length, or <paramref name="run"/>.</returns>
    public RunLength LengthOf(RunLength run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Has(RunParameters.Epochs.Name)
            ? RunLength.OfEpochs(new PolicyArguments(this, run).Count(RunParameters.Epochs), run.StepsPerEpoch)
            : run;
    }

    /// <summary>Whether an argument is written out.</summary>
    /// <param name="argument">The argument's name.</param>
    public bool Has(string argument) => _arguments.Any(other => other.Name == argument);

    /// <inheritdoc/>
    public bool Equals(PolicyText? other) => other is not null && other.ToString() == ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PolicyText);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The text; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => _arguments.IsEmpty ? Name : $"{Name}({string.Join(", ", _arguments)})";
}

using Anneal.Lab.Training;
using Anneal.Text;

namespace Anneal.Lab.Comparisons;

/// <summary>One of the plans of a comparison as text: a policy by name, with tuned values where it gives none, or a sentence of the language.</summary>
internal sealed class ComparedPolicy : IEquatable<ComparedPolicy>
{
    private const int LongestName = 60;

    private readonly PolicyText? _policy;
    private readonly string _text;
    private readonly string _data;

    private ComparedPolicy(PolicyText? policy, string text, string data) => (_policy, _text, _data) = (policy, text, data);

    /// <summary>A policy of the usual five.</summary>
    public static ComparedPolicy Of(PolicyText policy) => new(policy, policy.ToString(), data: "");

    /// <summary>Reads a policy or a sentence.</summary>
    /// <param name="text">The text.</param>
    /// <param name="data">The name of the data set, for tuned values.</param>
    /// <exception cref="AnnealException">It can be read as neither.</exception>
    public static ComparedPolicy Parse(string text, string data)
    {
        if (PlanSpecification.PolicyOf(text) is { } policy)
            return Of(TunedPolicies.Complete(policy, data));
        PlanSpecification.Check(text);
        return new(null, text.Trim(), data);
    }

    /// <summary>The name in a report: the policy's, or the sentence's beginning.</summary>
    public string Name => _policy?.Name ?? (_text.Length <= LongestName ? _text : $"{_text.AsSpan(0, LongestName - 1).TrimEnd()}…");

    /// <summary>Whether the length is said by the text, so that no other is to be tried.</summary>
    public bool HasLength => _policy is null || _policy.Has("epochs");

    /// <summary>The plan of a run.</summary>
    public Plan Build(RunLength run) => _policy?.Build(run) ?? PlanSpecification.Build(_text, run, _data);

    public bool Equals(ComparedPolicy? other) => other is not null && other._text == _text;

    public override bool Equals(object? obj) => Equals(obj as ComparedPolicy);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The whole text; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => _text;
}

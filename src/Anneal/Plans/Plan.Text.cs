using System.Diagnostics.CodeAnalysis;
using Anneal.Text;
using Anneal.Text.Json;
using Anneal.Text.Sentences;

namespace Anneal;

// Plans as text and as JSON. The language is described in docs/language.md.
public sealed partial record Plan
{
    /// <summary>Reads a plan from a line of text: a learning rate or a policy, then channels and groups behind semicolons.</summary>
    /// <param name="text">Such as <c>warmup 5% -> 1cycle(peak 0.8); weight-decay 1e-4</c>; <c>docs/language.md</c> has the grammar.</param>
    /// <param name="run">What shares, epochs, policies and "the rest of the run" are resolved against; needed only where they occur.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="PlanFormatException">The text does not follow the grammar, or has values out of their ranges; the message points at each.</exception>
    /// <example>
    /// <code>
    /// Plan plan = Plan.Parse("warmup 5% -> 1cycle(peak 0.8); weight-decay 1e-4", new RunLength(steps: 1000, stepsPerEpoch: 100));
    /// double peak = plan.At(478).LearningRate;   // 0.8
    /// </code>
    /// </example>
    public static Plan Parse(string text, RunLength? run = null) => PlanSentence.Read(text, run);

    /// <summary>Reads a plan from the JSON that <see cref="ToJson"/> writes.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The plan, equal to the one that was written.</returns>
    /// <exception cref="PlanFormatException">It is not JSON, of another version, or has members that are missing, unknown or out of their ranges; each is named with its path.</exception>
    public static Plan FromJson([StringSyntax(StringSyntaxAttribute.Json)] string json) => JsonInput.Read(json, PlanJson.Read);

    /// <summary>This plan as a line of text; <see cref="Parse"/> reads it back to an equal plan.</summary>
    /// <returns>The one text that this plan has, with lengths in steps.</returns>
    /// <exception cref="NotSupportedException">It contains a function of code, which has no text.</exception>
    /// <example>
    /// <code>
    /// Plan plan = new Plan(new Ramp(0.1, 0, 100)).WithMomentum(0.9);
    /// string text = plan.ToText();   // "linear from 0.1 to 0 for 100 steps; momentum 0.9"
    /// </code>
    /// </example>
    public string ToText() => PlanSentence.Write(this);

    /// <summary>This plan as JSON, with a version; numbers have the digits that give the same bits again.</summary>
    /// <param name="indented">Whether it is spread over several lines.</param>
    /// <returns>What <see cref="FromJson"/> reads.</returns>
    /// <exception cref="NotSupportedException">It contains a function of code, which has no JSON.</exception>
    public string ToJson(bool indented = false)
    {
        using var json = new JsonOutput(indented);
        PlanJson.Write(json, this);
        return json.ToString();
    }
}

using System.Diagnostics.CodeAnalysis;
using Anneal.Text;
using Anneal.Text.Json;
using Anneal.Text.Sentences;

namespace Anneal;

// Schedules as text and as JSON. The language is described in docs/language.md.
public abstract partial record Schedule
{
    /// <summary>Reads a schedule from a line of text, such as <c>warmup 100 steps -> cosine from 0.1 to 0 for 900 steps</c>.</summary>
    /// <param name="text">The text; <c>docs/language.md</c> has the grammar.</param>
    /// <param name="run">What shares, epochs and "the rest of the run" are resolved against; needed only where they occur.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="PlanFormatException">The text does not follow the grammar, or has values out of their ranges; the message points at each.</exception>
    /// <example>
    /// <code>
    /// Schedule rate = Schedule.Parse("hold 3e-4 for 80% -> cosine to 0", new RunLength(steps: 1000, stepsPerEpoch: 100));
    /// double held = rate.At(799), last = rate.At(999);   // 3e-4 and 0
    /// </code>
    /// </example>
    public static Schedule Parse(string text, RunLength? run = null)
    {
        Cursor cursor = Cursor.Of(text, run);
        Schedule schedule = new ChainReader(cursor).ReadSchedule();
        cursor.RequireEnd("'->' or the end of the text");
        return schedule;
    }

    /// <summary>Reads a schedule from the JSON that <see cref="ToJson"/> writes.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The schedule, equal to the one that was written.</returns>
    /// <exception cref="PlanFormatException">It is not JSON, of another version, or has members that are missing, unknown or out of their ranges; each is named with its path.</exception>
    public static Schedule FromJson([StringSyntax(StringSyntaxAttribute.Json)] string json) => JsonInput.Read(json, static input =>
    {
        JsonVersion.Require(input);
        return ScheduleJson.Read(input, [JsonVersion.Name]);
    });

    /// <summary>This schedule as a line of text; <see cref="Parse"/> reads it back to an equal schedule.</summary>
    /// <returns>The one text that this schedule has.</returns>
    /// <exception cref="NotSupportedException">It is, or contains, a function of code, which has no text.</exception>
    /// <example>
    /// <code>
    /// string text = new Ramp(0.1, 0, 900, Curve.Cosine).WithWarmup(100).ToText();   // "warmup 100 steps -> cosine from 0.1 to 0 for 900 steps"
    /// </code>
    /// </example>
    public string ToText()
    {
        var sentence = new Sentence();
        ScheduleSentence.Write(sentence, this);
        return sentence.ToString();
    }

    /// <summary>This schedule as JSON, with a version; numbers have the digits that give the same bits again.</summary>
    /// <param name="indented">Whether it is spread over several lines.</param>
    /// <returns>What <see cref="FromJson"/> reads.</returns>
    /// <exception cref="NotSupportedException">It is, or contains, a function of code, which has no JSON.</exception>
    public string ToJson(bool indented = false)
    {
        using var json = new JsonOutput(indented);
        json.Begin();
        JsonVersion.Write(json);
        ScheduleJson.WriteMembers(json, this);
        json.End();
        return json.ToString();
    }
}

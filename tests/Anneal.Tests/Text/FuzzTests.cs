using System.Globalization;
using System.Text;
using Anneal.Text;

namespace Anneal.Tests.Text;

/// <summary>Broken texts and JSON, made from valid ones: what is read is a schedule, or an error that says so, and nothing else.</summary>
/// <remarks><c>ANNEAL_FUZZ=1000000</c> tries a million of each instead of ten thousand.</remarks>
public sealed class FuzzTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789 .,;:()%->+e\"\\{}[]\n\té";

    private static readonly RunLength Run = new(steps: 1000, stepsPerEpoch: 100, batchSize: 32);

    private static readonly string[] Sentences =
    [
        "warmup 5% -> 1cycle(peak 0.8)", "hold 3e-4 for 80% -> cosine to 0; momentum 0.9", "standard(drops 30% 60%, epochs 7); weight-decay 1e-4",
        "linear from 0 to 1 for 2 epochs -> polynomial 2 to 0; group head(learning-rate 0.1); group \"b c\"(added-at 10%)",
        "forever(cosine from 1 to 0 for 320 examples); momentum mirror(low 0, high 1, at-low 0.95, at-high 0.85)",
    ];

    private static readonly string[] Texts =
    [
        .. Sentences, .. ScheduleExamples.All.Where(schedule => !ScheduleExamples.HasFunction(schedule)).Select(schedule => schedule.ToText()),
        .. Enumerable.Range(0, 50).Select(seed => RandomSchedules.NextPlan(new Random(seed)).ToText()),
    ];

    private static readonly string[] Jsons = [.. Texts.Select(text => Plan.Parse(text, Run).ToJson())];

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("ANNEAL_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 10_000;

    [Fact]
    public void A_broken_text_is_read_or_refused_with_an_error_that_points_into_it() => Parallel.For(0, Count, seed =>
    {
        string text = Broken(new Random(seed), Texts);
        if (Tried(text, () => Plan.Parse(text, Run)) is { } plan)
            Assert.Equal(plan, Plan.Parse(plan.ToText()));
    });

    [Fact]
    public void A_broken_json_is_read_or_refused_with_an_error() => Parallel.For(0, Count, seed =>
    {
        string json = Broken(new Random(~seed), Jsons);
        if (Tried(json, () => Plan.FromJson(json)) is { } plan)
            Assert.Equal(plan, Plan.FromJson(plan.ToJson()));
    });

    private static Plan? Tried(string text, Func<Plan> read)
    {
        try
        {
            return read();
        }
        catch (PlanFormatException error)
        {
            Assert.True(error.Position is null || (error.Position >= 0 && error.Position <= text.Length), text);
            Assert.NotEmpty(error.Problems);
            return null;
        }
        catch (Exception other)
        {
            throw new InvalidOperationException($"{text}\n{other.Message}", other);
        }
    }

    private static string Broken(Random random, string[] valid)
    {
        var text = new StringBuilder(valid[random.Next(valid.Length)]);
        for (int changes = random.Next(1, 5); changes > 0; changes--)
            Change(random, text, valid);
        return text.ToString();
    }

    private static void Change(Random random, StringBuilder text, string[] valid)
    {
        int at = random.Next(text.Length + 1), length = random.Next(1, 1 + Math.Min(10, text.Length - at + 1));
        switch (random.Next(6))
        {
            case 0:
                text.Insert(at, Letters[random.Next(Letters.Length)]);
                break;
            case 1:
                text.Remove(at, Math.Min(length, text.Length - at));
                break;
            case 2 when at < text.Length:
                text[at] = Letters[random.Next(Letters.Length)];
                break;
            case 3:
                string other = valid[random.Next(valid.Length)];
                int start = random.Next(other.Length);
                text.Insert(at, other[start..random.Next(start, other.Length)]);
                break;
            case 4:
                ChangeNumber(random, text, at);
                break;
            default:
                text.Length = at;
                break;
        }
    }

    /// <summary>Another number in place of the digit at a place, or of the next one.</summary>
    private static void ChangeNumber(Random random, StringBuilder text, int at)
    {
        string[] numbers = ["0", "-1", "1e308", "9223372036854775807", "1e-320", "0.9999999999999999", "1000000000000", "infinity", "nan", "-0", "1.0000001"];
        while (at < text.Length && !char.IsAsciiDigit(text[at]))
            at++;
        int end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or 'e' or '-'))
            end++;
        text.Remove(at, end - at).Insert(at, numbers[random.Next(numbers.Length)]);
    }
}

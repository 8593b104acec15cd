using Anneal.Text;

namespace Anneal.Cli.Commands;

/// <summary>Reads the plan that an argument is: a line of the language, JSON, or a file with one of the two.</summary>
internal static class PlanSource
{
    public const string Description = "Such as 1cycle, \"warmup 5% -> cosine from 0.1 to 0\", or a file with such a line or with JSON.";

    /// <summary>Long enough for any shares that a sentence may name.</summary>
    private static readonly RunLength Sample = RunLength.OfEpochs(epochs: 10_000, stepsPerEpoch: 1000, batchSize: 128);

    /// <summary>The plan in a run.</summary>
    /// <param name="argument">What was given.</param>
    /// <param name="run">The run.</param>
    /// <param name="goesBefore">Whether the run's length goes before a policy's own.</param>
    /// <exception cref="UsageException">It cannot be read; the message points at the mistake.</exception>
    public static Plan Read(string argument, RunLength run, bool goesBefore)
    {
        try
        {
            string text = File.Exists(argument) ? File.ReadAllText(argument) : argument;
            return text.AsSpan().TrimStart() is ['{', ..] ? Plan.FromJson(text) : Parse(text.Trim(), run, goesBefore);
        }
        catch (PlanFormatException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    /// <summary>The text of a plan for a run whose length is not known yet: as it was given, or what the file holds.</summary>
    /// <param name="argument">What was given.</param>
    /// <exception cref="UsageException">It cannot be read; the message points at the mistake.</exception>
    public static string ReadText(string argument)
    {
        string text = (File.Exists(argument) ? File.ReadAllText(argument) : argument).Trim();
        try
        {
            if (text is ['{', ..])
                return Plan.FromJson(text).ToText();
            if (PolicyDefinition.Find(text.Split('(')[0].Trim()) is not null && !text.Contains(';', StringComparison.Ordinal))
                PolicyText.Parse(text);
            else
                Plan.Parse(text, Sample);
            return text;
        }
        catch (PlanFormatException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    /// <summary>The updates that are drawn, compared or listed: the plan's own, or the run's if it never ends.</summary>
    public static long StepsOf(Plan plan, RunLength run) => plan.Steps == Schedule.Unbounded ? run.Steps : plan.Steps;

    private static Plan Parse(string text, RunLength run, bool goesBefore)
    {
        bool isPolicy = PolicyDefinition.Find(text.Split('(')[0].Trim()) is not null && !text.Contains(';', StringComparison.Ordinal);
        return isPolicy && goesBefore ? PolicyText.Parse(text).Without("epochs").Build(run) : Plan.Parse(text, run);
    }
}

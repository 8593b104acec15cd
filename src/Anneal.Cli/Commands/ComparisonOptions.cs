using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Anneal.Lab.Comparisons;
using Anneal.Text;

namespace Anneal.Cli.Commands;

/// <summary>The options that say what is trained, shared by the commands that train.</summary>
internal sealed class ComparisonOptions
{
    private readonly Option<string[]> _policies;

    private readonly Option<int?> _epochs = new("--epochs") { Description = "Length of each run in passes over the data (40).", HelpName = "N" };

    private readonly Option<int?> _batch = new("--batch") { Description = "Images in an update (128).", HelpName = "N" };

    private readonly Option<int?> _seeds;

    private readonly Option<string?> _data = new("--data")
    {
        Description = "digits, a sample of MNIST that comes along (the default); mnist, cifar10 or optdigits, downloaded once; the same with "
            + ":FOLDER for files at hand; csv:FILE or csv:FOLDER for your own. Batches: cifar10,train=1-3,validation=4,test=5. See anneal data --help.",
        HelpName = "DATA",
    };

    private readonly Option<string?> _model = new("--model")
    {
        Description = "mlp, the classic 784-128-10 (the default), mlp:256-64 for hidden layers of your own, lenet, cifar3, resnet8, resnet20, resnet56.",
        HelpName = "MODEL",
    };

    private readonly Option<string?> _kernels = new("--kernels")
    {
        Description = "avx512, avx2, vector128 or scalar: to repeat a run of another machine; the widest there is.",
        HelpName = "NAME",
    };

    private readonly Option<int?> _threads = new("--threads") { Description = "Runs at a time; as many as there are processors. Has no effect on results.", HelpName = "N" };

    /// <summary>The options.</summary>
    /// <param name="seeds">How many seeds there are unless the user says otherwise.</param>
    /// <param name="takesSentences">Whether any sentence of the language, or a file with one, may stand for a policy.</param>
    public ComparisonOptions(int seeds, bool takesSentences = false)
    {
        _seeds = new("--seeds") { Description = string.Create(CultureInfo.InvariantCulture, $"How many seeds, for intervals ({seeds})."), HelpName = "N" };
        _policies = new("--policy", "-p")
        {
            Description = takesSentences
                ? "A policy such as \"1cycle(peak 0.2, epochs 7)\", a sentence of the language, or a file with a plan; repeat it for several. See anneal plan --help."
                : "A policy, such as \"1cycle(peak 0.2, epochs 7)\"; repeat it for several. See anneal plan --help.",
            HelpName = takesSentences ? "PLAN" : "POLICY",
            CustomParser = takesSentences ? ParsePlans : ParsePolicies,
        };
    }

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_policies, _epochs, _batch, _seeds, _data, _model, _kernels, _threads])
            command.Add(option);
        foreach (Option<int?> count in (Option<int?>[])[_epochs, _batch, _seeds, _threads])
            count.Validators.Add(result => RequirePositive(result, count));
        _model.Validators.Add(result => Try(result, () => ModelSpecification.Parse(result.GetValueOrDefault<string?>() ?? "mlp")));
    }

    /// <summary>Settings with whatever was given on the command line put in.</summary>
    public ComparisonSettings Apply(ParseResult parsed, ComparisonSettings settings, int firstSeed = 1) => settings with
    {
        Policies = parsed.GetValue(_policies) is { Length: > 0 } policies ? policies : settings.Policies,
        Epochs = parsed.GetValue(_epochs) ?? settings.Epochs,
        BatchSize = parsed.GetValue(_batch) ?? settings.BatchSize,
        Seeds = parsed.GetValue(_seeds) is { } seeds ? [.. Enumerable.Range(firstSeed, seeds)] : settings.Seeds,
        Data = parsed.GetValue(_data) ?? settings.Data,
        Model = parsed.GetValue(_model) ?? settings.Model,
        Kernels = parsed.GetValue(_kernels) ?? settings.Kernels,
    };

    /// <summary>How many runs are trained at a time; null for as many as there are processors.</summary>
    public int? Threads(ParseResult parsed) => parsed.GetValue(_threads);

    private static string[]? ParsePolicies(ArgumentResult result)
    {
        string[] texts = [.. result.Tokens.Select(token => token.Value)];
        foreach (string text in texts)
            Try(result, () => PolicyText.Parse(text));
        return texts;
    }

    private static string[]? ParsePlans(ArgumentResult result)
    {
        var texts = new List<string>();
        foreach (string argument in result.Tokens.Select(token => token.Value))
            Try(result, () => texts.Add(PlanSource.ReadText(argument)));
        return [.. texts];
    }

    private static void Try(SymbolResult result, Action read)
    {
        try
        {
            read();
        }
        catch (AnnealException problem)
        {
            result.AddError(problem.Message);
        }
    }

    private static void RequirePositive(OptionResult result, Option<int?> option)
    {
        if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out int value) && value < 1)
            result.AddError($"{option.Name} must be at least 1, not {value}.");
    }
}

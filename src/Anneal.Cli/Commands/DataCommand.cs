using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Lab.Data;
using Anneal.Lab.Data.Downloads;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal data</c>: lists, downloads and verifies the public data sets.</summary>
internal sealed class DataCommand
{
    private const string Description =
        """
        List the data sets that can be downloaded; get and verify them.

        What --data of the other commands takes:
          digits                 a sample of MNIST that comes along
          mnist, cifar10, optdigits
                                 downloaded into the cache when first used
          NAME:FOLDER            the same from files at hand
          csv:FILE[,label=COLUMN][,shape=28x28]
                                 your own: inputs from 0 to 255 and a class in each row
          csv:FOLDER             train.csv, validation.csv and test.csv
        Which images are for what:
          cifar10,train=1-3,validation=4,test=5
                                 batches 1 to 5 and test; 1+3 for several, test@0-999 for the first 1,000 images
          mnist,train=train@0-9999,validation=train@50000-51999
                                 mnist and optdigits have the batches train and test

        The cache's folder can be named by the environment variable ANNEAL_CACHE.
        """;

    private readonly Terminal _terminal;
    private readonly DataAccess _data;

    private readonly Argument<string[]> _names = new("NAME") { Description = $"{string.Join(", ", PublicDataSets.All.Select(set => set.Name))}.", Arity = ArgumentArity.OneOrMore };

    private readonly Argument<string?> _place = new("FOLDER|NAME") { Description = "A folder of files at hand, or a data set in the cache; without it all that are in the cache.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Show no progress." };

    private DataCommand(Terminal terminal, DataAccess data) => (_terminal, _data) = (terminal, data);

    public static Command Create(Terminal terminal, DataAccess data)
    {
        var handler = new DataCommand(terminal, data);
        var get = new Command("get", "Download data sets into the cache; what is there already is left alone.") { handler._names, handler._quiet };
        get.SetAction(handler.Get);
        var verify = new Command("verify", "Compare files with those on record, by their unpacked content.") { handler._place };
        verify.SetAction((parsed, cancellation) => Task.Run(() => handler.Verify(parsed, cancellation), CancellationToken.None));
        var command = new Command("data", Description) { get, verify };
        command.SetAction(_ => handler.List());
        return command;
    }

    private int List()
    {
        DataView.List(_terminal, _data.Cache);
        return ExitCode.Success;
    }

    private async Task<int> Get(ParseResult parsed, CancellationToken cancellation)
    {
        PublicDataSet[] sets = [.. parsed.GetRequiredValue(_names).Distinct().Select(Named)];
        using var interrupt = new Interrupt(_terminal, cancellation);
        foreach (PublicDataSet set in sets)
        {
            bool wasThere = _data.Cache.Has(set);
            await _data.Get(set, parsed.GetValue(_quiet), interrupt.Token);
            _terminal.OutputText.WriteLine($"{set.Name}: {(wasThere ? "in the cache already" : "downloaded and verified")}, {_data.Cache.FolderOf(set)}");
        }

        return ExitCode.Success;
    }

    private int Verify(ParseResult parsed, CancellationToken cancellation)
    {
        (PublicDataSet Set, string Folder)[] wanted = [.. Wanted(parsed.GetValue(_place))];
        if (wanted.Length == 0)
            _terminal.OutputText.WriteLine($"There is no data set in the cache, {_data.Cache.Folder}. \"anneal data get NAME\" brings one.");
        bool isSound = true;
        foreach ((PublicDataSet set, string folder) in wanted)
            isSound &= DataView.Verify(_terminal, set, Verification.Of(set, folder, cancellation));
        return isSound ? ExitCode.Success : ExitCode.Failure;
    }

    private IEnumerable<(PublicDataSet Set, string Folder)> Wanted(string? place)
    {
        if (place is null)
            return PublicDataSets.All.Where(set => Directory.Exists(_data.Cache.FolderOf(set))).Select(set => (set, _data.Cache.FolderOf(set)));
        if (PublicDataSets.Find(place) is { } named)
            return [(named, _data.Cache.FolderOf(named))];
        if (!Directory.Exists(place))
            throw new UsageException($"'{place}' is neither a folder nor one of {Names}.");
        return Verification.Recognize(place) is { } set
            ? [(set, place)]
            : throw new DataFormatException(new DataProblem(place, null, $"The folder has no file of {Names}.", "Give the folder that has the files."));
    }

    private static PublicDataSet Named(string name) =>
        PublicDataSets.Find(name) ?? throw new UsageException($"There is no data set '{name}' to download. Give one of {Names}.");

    private static string Names => string.Join(", ", PublicDataSets.All.Select(set => set.Name));
}

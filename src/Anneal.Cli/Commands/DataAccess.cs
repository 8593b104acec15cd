using Anneal.Cli.Rendering;
using Anneal.Lab.Data;
using Anneal.Lab.Data.Downloads;

namespace Anneal.Cli.Commands;

/// <summary>Data sets for commands: downloaded when they are not in the cache yet, their warnings shown.</summary>
internal sealed class DataAccess(Terminal terminal, DataCache cache)
{
    /// <summary>Where downloaded data sets are.</summary>
    public DataCache Cache => cache;

    /// <summary>Loads a data set.</summary>
    public async Task<DataSet> Load(string specification, bool isQuiet, CancellationToken cancellation)
    {
        if (DataCatalog.Needs(specification) is { } needed)
            await Get(needed, isQuiet, cancellation);
        DataSet data = DataCatalog.Load(specification, cache);
        foreach (string warning in data.Warnings)
            terminal.Complain($"warning: {warning}");
        return data;
    }

    /// <summary>Brings a data set into the cache.</summary>
    public async Task Get(PublicDataSet set, bool isQuiet, CancellationToken cancellation)
    {
        if (cache.Has(set))
            return;
        using var downloader = new DataDownloader(time: terminal.Time);
        var view = new DownloadView(terminal);
        await view.Follow(Task.Run(() => downloader.Get(set, cache, view, cancellation), CancellationToken.None), set, isQuiet);
    }
}

using System.Globalization;
using Anneal.Lab.Data.Downloads;
using Spectre.Console;
using Words = Spectre.Console.Text;

namespace Anneal.Cli.Rendering;

/// <summary>Prints the public data sets, and what their files were found to be.</summary>
internal static class DataView
{
    /// <summary>A row for each data set.</summary>
    public static void List(Terminal terminal, DataCache cache)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns(new TableColumn("data set"), new TableColumn("size").RightAligned(), new TableColumn("cached"), new TableColumn("what"));
        foreach (PublicDataSet set in PublicDataSets.All)
        {
            string size = string.Create(CultureInfo.InvariantCulture, $"{set.Length / 1e6:0.0} MB");
            table.AddRow([.. new[] { set.Name, size, cache.Has(set) ? "yes" : "no", set.Title }.Select(cell => new Words(cell))]);
        }

        terminal.Output.Write(table);
        terminal.OutputText.WriteLine($"Folder: {cache.Folder}");
        terminal.OutputText.WriteLine("\"anneal data get NAME\" downloads one; \"anneal data --help\" says what --data takes.");
    }

    /// <summary>A line for each file.</summary>
    /// <returns>Whether all are the files on record.</returns>
    public static bool Verify(Terminal terminal, PublicDataSet set, IEnumerable<VerifiedFile> files)
    {
        bool isSound = true;
        foreach (VerifiedFile file in files)
        {
            isSound &= file.State == FileState.Official;
            terminal.OutputText.WriteLine($"{set.Name}: {Describe(file)}");
        }

        return isSound;
    }

    private static string Describe(VerifiedFile file) => file.State switch
    {
        FileState.Official => $"official   {file.Path}",
        FileState.Different => $"DIFFERENT  {file.Path}: it has the {file.Found}, on record is the {file.Expected}",
        FileState.Damaged => $"DAMAGED    {file.Path}: it cannot be unpacked",
        _ => $"MISSING    {file.Path}",
    };
}

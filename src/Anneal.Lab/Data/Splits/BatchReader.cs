namespace Anneal.Lab.Data.Splits;

/// <summary>Reads the batches that a split asks for, each once, and puts its parts together.</summary>
/// <param name="names">The batches in order.</param>
/// <param name="read">Reads one; on problems, notes them and returns null.</param>
internal sealed class BatchReader(IReadOnlyList<string> names, Func<int, List<DataProblem>, LabeledImages?> read)
{
    private readonly LabeledImages?[] _batches = new LabeledImages?[names.Count];

    /// <summary>The three parts of a complete split.</summary>
    /// <exception cref="DataFormatException">Batches are missing or not sound, or have fewer images than are asked for; all
    /// problems at once.</exception>
    public (LabeledImages Train, LabeledImages Validation, LabeledImages Test) Read(DataSplit split)
    {
        var problems = new List<DataProblem>();
        foreach (int batch in split.Parts.SelectMany(part => part.Selection.Slices).Select(slice => slice.Batch).Distinct().Order())
            _batches[batch] = read(batch, problems);
        foreach (BatchSlice slice in split.Parts.SelectMany(part => part.Selection.Slices))
        {
            if (_batches[slice.Batch] is { } images && slice.Last >= images.Count)
            {
                problems.Add(new DataProblem(slice.Show(names), null, $"The batch has only {images.Count} images.",
                    $"Their numbers go from 0 to {images.Count - 1}."));
            }
        }

        return problems.Count == 0
            ? (Part(split.Train!), Part(split.Validation!), Part(split.Test!))
            : throw new DataFormatException(problems);
    }

    private LabeledImages Part(BatchSelection selection) => LabeledImages.Join(
        [.. selection.Slices.Select(slice => _batches[slice.Batch]!.Take(slice.First..(slice.Last + 1 ?? _batches[slice.Batch]!.Count)))]);
}

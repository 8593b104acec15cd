using System.Globalization;
using Anneal.Engine;
using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Data;

/// <summary>A data set of one's own from comma-separated text (see <see cref="CsvFile"/>).</summary>
/// <remarks>
/// <para>A file is divided by a fixed shuffle of its rows, since own files are often sorted by class: the first 70 % of the shuffled
/// rows are for training, the next 15 % for validation, the others for the test. A folder has <c>train.csv</c>, <c>validation.csv</c>
/// and <c>test.csv</c>, whose rows keep their order.</para>
/// </remarks>
public static class CsvData
{
    private const ulong ShuffleSeed = 1;

    private static readonly string[] Parts = ["train.csv", "validation.csv", "test.csv"];

    /// <summary>Reads a file or a folder.</summary>
    /// <param name="path">A file of at least 7 rows, or a folder of three files.</param>
    /// <param name="layout">What the columns mean; the class last if not given.</param>
    /// <returns>A data set with the file's or the folder's name.</returns>
    /// <exception cref="DataFormatException">Files are missing or not sound, or differ in the number of inputs; problems of several
    /// files are reported together.</exception>
    public static DataSet Load(string path, CsvLayout? layout = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Directory.Exists(path) ? LoadFolder(path, layout ?? new()) : LoadFile(path, layout ?? new());
    }

    internal static DataSet Load(DataSpecification specification)
    {
        specification.RequireOptions("label", "shape");
        if (string.IsNullOrWhiteSpace(specification.Place))
            throw specification.Wrong("The data set 'csv' needs a file or a folder.", "Give 'csv:FILE', or 'csv:FOLDER' with train.csv, validation.csv and test.csv.");
        return Load(specification.Place, new CsvLayout { Label = specification.Option("label"), Shape = ShapeOf(specification) });
    }

    private static DataSet LoadFile(string path, CsvLayout layout)
    {
        const int Fewest = 7;
        LabeledImages all = CsvFile.Read(path, layout);
        if (all.Count < Fewest)
        {
            throw new DataFormatException(new DataProblem(path, null, $"There are {all.Count} rows; each of three parts needs some.",
                $"Give at least {Fewest}, or a folder with train.csv, validation.csv and test.csv."));
        }

        LabeledImages shuffled = Shuffled(all);
        int held = Math.Max(1, all.Count * 15 / 100);
        return new DataSet(NameOf(path), shuffled.Take(..^(2 * held)), shuffled.Take(^(2 * held)..^held), shuffled.Take(^held..),
            $"Rows of {Path.GetFileName(path)} in a fixed shuffle: {all.Count - 2 * held} for training, {held} for validation, {held} for the test.");
    }

    private static DataSet LoadFolder(string folder, CsvLayout layout)
    {
        var problems = new List<DataProblem>();
        CsvContent?[] parts = [.. Parts.Select(name => CsvFile.TryRead(Path.Combine(folder, name), layout, problems))];
        if (problems.Count == 0)
        {
            problems.AddRange(from part in Enumerable.Range(1, Parts.Length - 1)
                              where parts[part]!.Inputs != parts[0]!.Inputs
                              select new DataProblem(Path.Combine(folder, Parts[part]), null,
                                  $"There are {parts[part]!.Inputs} inputs, in train.csv {parts[0]!.Inputs}.", "Give files with the same columns."));
        }

        if (problems.Count > 0)
            throw new DataFormatException(problems);
        int classes = parts.Max(part => part!.Classes);
        LabeledImages[] images = [.. parts.Select(part => part!.ToImages(layout, classes))];
        return new DataSet(NameOf(folder), images[0], images[1], images[2],
            $"{string.Join(", ", Parts)}: {images[0].Count} rows for training, {images[1].Count} for validation, {images[2].Count} for the test.");
    }

    private static LabeledImages Shuffled(LabeledImages images)
    {
        var order = new int[images.Count];
        for (int row = 0; row < order.Length; row++)
            order[row] = row;
        var random = new RandomSequence(ShuffleSeed);
        random.Shuffle(order);
        int size = images.Shape.Length;
        byte[] pixels = new byte[images.Pixels.Length], labels = new byte[order.Length];
        for (int row = 0; row < order.Length; row++)
        {
            images.Image(order[row]).CopyTo(pixels.AsSpan(row * size));
            labels[row] = images.Labels[order[row]];
        }

        return new(pixels.AsMemory(), labels, images.Rows, images.Columns, images.Classes, images.Channels);
    }

    private static ImageShape? ShapeOf(DataSpecification specification)
    {
        if (specification.Option("shape") is not { } text)
            return null;
        int[] extents = [.. text.Split('x').Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int extent) && extent is >= 1 and <= 4096 ? extent : 0)];
        return extents is [> 0, > 0] or [> 0, > 0, > 0 and <= 64]
            ? new ImageShape(extents.Length == 3 ? extents[2] : 1, extents[0], extents[1])
            : throw specification.Wrong($"'shape={text}' is not a shape.", "Write rows x columns, such as shape=28x28, or shape=32x32x3 for colors.");
    }

    private static string NameOf(string path)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        while (Path.GetExtension(name) is ".csv" or ".gz" or ".txt")
            name = Path.GetFileNameWithoutExtension(name);
        return string.IsNullOrWhiteSpace(name) ? "csv" : name;
    }
}

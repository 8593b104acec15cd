using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Data;

/// <summary>MNIST from its four official files, or other images in files of the same names and format.</summary>
/// <remarks>
/// <para>The names are <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and
/// <c>t10k-labels-idx1-ubyte</c>; a dot may stand for the hyphen before <c>idx</c>, and <c>.gz</c> may follow. Where there are
/// several, the plain file goes before the packed one.</para>
/// <para>The last sixth of the training file, rounded down but at least 1 image, is for validation. For MNIST's 60,000 images:
/// training images 0 to 49,999 and validation images 50,000 to 59,999. All images of the test file (MNIST: 10,000) are for the
/// test.</para>
/// </remarks>
public static class Mnist
{
    /// <summary>Reads the four files.</summary>
    /// <param name="folder">The folder that has them.</param>
    /// <returns>The data set <c>mnist</c>.</returns>
    /// <exception cref="DataFormatException">The folder or a file is missing, a file is not sound (see <see cref="IdxFile"/>),
    /// there are fewer than 2 training images, or training and test images differ in size. Problems of several files are
    /// reported together.</exception>
    public static DataSet Load(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return Load(folder, null);
    }

    internal static DataSet Load(string folder, DataSpecification? specification)
    {
        if (!Directory.Exists(folder))
        {
            throw new DataFormatException(new DataProblem(folder, null, "There is no such folder.",
                "Give the folder that has MNIST's four IDX files."));
        }

        var problems = new List<DataProblem>();
        LabeledImages? training = Read(folder, "train", problems);
        LabeledImages? test = Read(folder, "t10k", problems);
        if (training?.Count < 2)
        {
            problems.Add(new DataProblem(Find(folder, "train-images", "idx3")!, 4,
                "There is only 1 training image; a part must stay for validation.", "Give at least 2 training images."));
        }

        if (training is not null && test is not null && (training.Rows, training.Columns) != (test.Rows, test.Columns))
        {
            problems.Add(new DataProblem(Find(folder, "t10k-images", "idx3")!, 8,
                $"The images are {test.Rows}x{test.Columns}, the training images {training.Rows}x{training.Columns}.",
                "Give training and test images of one size."));
        }

        return problems.Count == 0
            ? TrainAndTest.Divide("mnist", "MNIST's IDX files", training!, test!, specification)
            : throw new DataFormatException(problems);
    }

    private static LabeledImages? Read(string folder, string part, List<DataProblem> problems)
    {
        string? images = FindOrNote(folder, $"{part}-images", "idx3", problems);
        string? labels = FindOrNote(folder, $"{part}-labels", "idx1", problems);
        return images is null || labels is null ? null : IdxFile.TryRead(images, labels, problems);
    }

    private static string? FindOrNote(string folder, string name, string format, List<DataProblem> problems)
    {
        string? found = Find(folder, name, format);
        if (found is null)
        {
            problems.Add(new DataProblem(Path.Combine(folder, $"{name}-{format}-ubyte"), null,
                $"There is no such file, nor with '.gz', nor as '{name}.{format}-ubyte'.",
                "Put MNIST's four IDX files into the folder."));
        }

        return found;
    }

    private static string? Find(string folder, string name, string format) =>
        Array.Find(
            [.. new[] { $"{name}-{format}-ubyte", $"{name}.{format}-ubyte" }
                .SelectMany(plain => new[] { plain, plain + ".gz" })
                .Select(file => Path.Combine(folder, file))],
            File.Exists);
}

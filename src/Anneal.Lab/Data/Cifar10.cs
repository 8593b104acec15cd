using Anneal.Lab.Data.Downloads;
using Anneal.Lab.Data.Formats;
using Anneal.Lab.Data.Splits;

namespace Anneal.Lab.Data;

/// <summary>CIFAR-10 from the files of its binary version: 32x32 colors, 10 classes.</summary>
/// <remarks>
/// <para>The files are <c>data_batch_1.bin</c> to <c>data_batch_5.bin</c> and <c>test_batch.bin</c>, plain or with
/// <c>.gz</c>, in the folder or in its folder <c>cifar-10-batches-bin</c>; only those are read that are used. Other images in
/// files of the same names and format do as well.</para>
/// <para>A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009. A test batch whose bytes are not the
/// official ones (git blob hash <c>e3f3b4653f18f27ada1558cabc3352a3ed1b25cc</c>) is read, with a warning: figures on it cannot be
/// compared with published ones.</para>
/// </remarks>
/// <example>
/// <code>
/// DataSet develop = Cifar10.Load("cifar-10-batches-bin", train: "1-3", validation: "4");
/// double red = develop.ChannelMeans[0];
/// </code>
/// </example>
public static class Cifar10
{
    private static readonly string[] Batches = ["1", "2", "3", "4", "5", "test"];
    private static readonly string[] Files =
        ["data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin", "test_batch.bin"];

    private const int Test = 5;

    /// <summary>Reads the files.</summary>
    /// <param name="folder">The folder that has them.</param>
    /// <param name="train">The batches to learn from: <c>1</c> to <c>5</c> and <c>test</c>; <c>1-3</c> for several in a row,
    /// <c>1+3</c> for others, <c>1@0-999</c> for the first 1,000 images of one. If not given: those of 1 to 5 that are not used
    /// otherwise.</param>
    /// <param name="validation">The batches to choose by, in the same form; if not given, the last of 1 to 5 that is not used
    /// otherwise, or else the test batch.</param>
    /// <param name="test">The batches to report on, in the same form; the test batch if not given.</param>
    /// <returns>The data set <c>cifar10</c>.</returns>
    /// <exception cref="DataFormatException">The folder or files are missing or not sound (see <see cref="CifarFile"/>), or the
    /// parts are malformed or share images. Problems of several files are reported together.</exception>
    public static DataSet Load(string folder, string? train = null, string? validation = null, string? test = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        (string Key, string? Value)[] options = [("train", train), ("validation", validation), ("test", test)];
        return Load(folder, new DataSpecification(
            "cifar10", "cifar10", folder, options.Where(option => option.Value is not null).ToDictionary(option => option.Key, option => option.Value!)));
    }

    internal static DataSet Load(string folder, DataSpecification specification)
    {
        DataSplit split = Complete(DataSplit.Parse(specification, Batches), specification);
        if (!Directory.Exists(folder))
        {
            throw new DataFormatException(new DataProblem(folder, null, "There is no such folder.",
                "Give the folder that has the files of CIFAR-10's binary version."));
        }

        string[] altered = new string[Batches.Length];
        var reader = new BatchReader(Batches, (batch, problems) =>
        {
            if (CifarFile.TryRead(Find(folder, batch), problems) is not { } content)
                return null;
            if (content.Digest != PublicDataSets.Cifar10Blobs[batch])
                altered[batch] = Batches[batch];
            return content.Images;
        });
        (LabeledImages training, LabeledImages validation, LabeledImages test) = reader.Read(split);
        return new DataSet("cifar10", training, validation, test, Provenance(split, [.. altered.Where(name => name is not null)]))
        {
            Warnings = altered[Test] is null ? [] : ["test_batch.bin is not the official test batch of CIFAR-10 (its git blob hash is not "
                + $"{PublicDataSets.Cifar10Blobs[Test].Value}): figures on it cannot be compared with published ones."],
        };
    }

    /// <summary>Gives the parts that were left open what is not used otherwise.</summary>
    private static DataSplit Complete(DataSplit given, DataSpecification specification)
    {
        BatchSelection test = given.Test ?? BatchSelection.Whole(Test);
        int[] left = Unused(given.Train, given.Validation, test);
        BatchSelection validation = given.Validation ?? (left.Length > 0 ? BatchSelection.Whole(left[^1]) : BatchSelection.Whole(Test));
        left = Unused(given.Train, validation, test);
        if (given.Train is null && left.Length == 0)
            throw specification.Wrong("No batch is left to train on.", "Give fewer batches to validation and test.");
        var split = new DataSplit(given.Train ?? BatchSelection.Whole(left), validation, test);
        split.RequireDisjoint(specification, Batches);
        return split;
    }

    private static int[] Unused(params BatchSelection?[] used) =>
        [.. Enumerable.Range(0, Test).Except(used.OfType<BatchSelection>().SelectMany(part => part.Slices).Select(slice => slice.Batch))];

    private static string Provenance(DataSplit split, string[] altered)
    {
        string official = altered.Length == 0
            ? "all official by their git blob hashes"
            : $"not official by their git blob hashes: {string.Join(", ", altered)}";
        return $"CIFAR-10 (A. Krizhevsky, 2009), binary version: batches {split.Train!.Show(Batches)} for training, "
            + $"{split.Validation!.Show(Batches)} for validation, {split.Test!.Show(Batches)} for the test; {official}.";
    }

    /// <summary>The plain file before the packed one, the folder itself before the archive's; the plain name if there is none.</summary>
    private static string Find(string folder, int batch)
    {
        string[] places = [folder, Path.Combine(folder, "cifar-10-batches-bin")];
        return places.SelectMany(place => new[] { Path.Combine(place, Files[batch]), Path.Combine(place, Files[batch] + ".gz") })
            .FirstOrDefault(File.Exists) ?? Path.Combine(folder, Files[batch]);
    }
}

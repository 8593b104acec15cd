using Anneal.Lab.Data.Splits;

namespace Anneal.Lab.Data;

/// <summary>Divides a data set of one training and one test file.</summary>
internal static class TrainAndTest
{
    private static readonly string[] Batches = ["train", "test"];

    /// <summary>Which images are for what, once the files' lengths are known; by default the last sixth of the training file, rounded
    /// down but at least 1 image, is for validation.</summary>
    public static DataSet Divide(
        string name, string what, LabeledImages training, LabeledImages test, DataSpecification? specification = null)
    {
        DataSplit given = specification is null ? new(null, null, null) : DataSplit.Parse(specification, Batches);
        if ((given.Train is null) != (given.Validation is null))
            throw specification!.Wrong("Of 'train' and 'validation' one is missing.", "Give both, such as train=train@0-49999,validation=train@50000-59999.");

        int last = training.Count - Math.Max(1, training.Count / 6);
        var split = new DataSplit(
            given.Train ?? new BatchSelection([new(0, 0, last - 1)]),
            given.Validation ?? new BatchSelection([new(0, last, training.Count - 1)]),
            given.Test ?? BatchSelection.Whole(1));
        if (specification is not null)
            split.RequireDisjoint(specification, Batches);
        var reader = new BatchReader(Batches, (batch, _) => batch == 0 ? training : test);
        (LabeledImages train, LabeledImages validation, LabeledImages reported) = reader.Read(split);
        return new DataSet(name, train, validation, reported,
            $"{what}: images {split.Train!.Show(Batches)} for training, {split.Validation!.Show(Batches)} for validation, "
            + $"{split.Test!.Show(Batches)} for the test ({train.Count}, {validation.Count} and {reported.Count} images).");
    }
}

using Anneal.Lab.Data;
using Anneal.Tests.Shared;

namespace Anneal.Lab.Tests.Data;

public sealed class OpticalDigitsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_input_above_16_and_a_row_of_another_length_are_reported_with_the_missing_file()
    {
        string row = string.Join(',', Enumerable.Repeat("16", 64)) + ",9\n";
        File.WriteAllText(Path.Combine(_folder.Path, "optdigits.tra"), row + "17" + row[2..] + "0," + row);

        var exception = Assert.Throws<DataFormatException>(() => OpticalDigits.Load(_folder.Path));

        Assert.Equal(
            ["Line 2: column 1 has the input '17', not a whole number from 0 to 16.", "Line 3 has 66 fields, not 65.", "There is no such file."],
            exception.Problems.Select(problem => problem.What));
    }

    [Fact]
    public void A_missing_folder_is_refused() => Assert.Contains(
        "no such folder", Assert.Throws<DataFormatException>(() => OpticalDigits.Load(Path.Combine(_folder.Path, "none"))).Message, StringComparison.Ordinal);

    [SharedMaterialFact]
    public void The_whole_set_has_the_counts_that_its_donors_give_and_a_nearest_neighbor_scores_theirs()
    {
        DataSet data = OpticalDigits.Load(Path.Combine(Repository.SharedMaterial!, "data", "optdigits"));
        LabeledImages training = data.Train.Concat(data.Validation);

        Assert.Equal([376, 389, 380, 389, 387, 376, 377, 387, 380, 382], training.CountPerClass());
        Assert.Equal([178, 182, 177, 183, 181, 182, 181, 179, 174, 180], data.Test.CountPerClass());
        Assert.Equal((8, 8, 1, 637), (data.Test.Rows, data.Test.Columns, data.Test.Channels, data.Validation.Count));

        int right = Enumerable.Range(0, data.Test.Count).Count(image => training.Label(Nearest(training, data.Test.Image(image))) == data.Test.Label(image));
        Assert.Equal(98.00, Math.Round(100.0 * right / data.Test.Count, 2));
    }

    private static int Nearest(LabeledImages images, ReadOnlySpan<byte> wanted)
    {
        (int best, int least) = (0, int.MaxValue);
        for (int image = 0; image < images.Count; image++)
        {
            ReadOnlySpan<byte> other = images.Image(image);
            int distance = 0;
            for (int pixel = 0; pixel < wanted.Length; pixel++)
                distance += (wanted[pixel] - other[pixel]) * (wanted[pixel] - other[pixel]);
            if (distance < least)
                (best, least) = (image, distance);
        }

        return best;
    }
}

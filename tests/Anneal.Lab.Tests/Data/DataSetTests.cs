using Anneal.Lab.Data;

namespace Anneal.Lab.Tests.Data;

public sealed class DataSetTests
{
    private static readonly LabeledImages HalfInk = new([0, 255], [0, 1], 1, 1);
    private static readonly LabeledImages Blank = new([7, 7], [0, 1], 1, 1);

    [Fact]
    public void Mean_and_deviation_are_those_of_the_training_pixels()
    {
        var data = new DataSet("small", HalfInk, Blank, Blank, "a test");

        Assert.Equal(0.5, data.PixelMean);
        Assert.Equal(0.5, data.PixelStandardDeviation);
    }

    [Fact]
    public void Blank_training_images_are_refused()
    {
        var exception = Assert.Throws<DataFormatException>(() => new DataSet("small", Blank, HalfInk, HalfInk, "a test"));

        Assert.Contains("'small': All training pixels have the value 7.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_part_is_refused_by_name()
    {
        Assert.Equal("train", Refusal(HalfInk.Take(..0), HalfInk, HalfInk).ParamName);
        Assert.Equal("validation", Refusal(HalfInk, HalfInk.Take(..0), HalfInk).ParamName);
        Assert.Equal("test", Refusal(HalfInk, HalfInk, HalfInk.Take(..0)).ParamName);
    }

    [Fact]
    public void A_part_with_images_of_another_size_is_refused_by_name() =>
        Assert.Equal("test", Refusal(HalfInk, HalfInk, new LabeledImages([1, 2], [0], 1, 2)).ParamName);

    private static ArgumentException Refusal(LabeledImages train, LabeledImages validation, LabeledImages test) =>
        Assert.Throws<ArgumentException>(() => new DataSet("small", train, validation, test, "a test"));
}

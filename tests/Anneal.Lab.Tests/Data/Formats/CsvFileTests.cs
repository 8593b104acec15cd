using System.Text;
using Anneal.Engine;
using Anneal.Lab.Data;
using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Tests.Data.Formats;

public sealed class CsvFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1,2,3,4,0\n5,6,7,8,2\n")]
    [InlineData("\uFEFF1,2,3,4,0\r\n\r\n5,6,7,8,2")]
    [InlineData("a,b,c,d,class\n1,2,3,4,0\n5,6,7,8,2\n")]
    [InlineData(" 1 ,\"2\",3.0,4,0\n5,6,7e0,8,2\n")]
    public void The_last_column_is_the_class_and_the_others_make_an_image(string text)
    {
        LabeledImages read = Read(text);

        Assert.Equal((2, 2, 2, 1, 3), (read.Count, read.Rows, read.Columns, read.Channels, read.Classes));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], read.Pixels.ToArray());
        Assert.Equal([0, 2], read.Labels.ToArray());
    }

    [Theory]
    [InlineData("digit", "digit,p1,p2\n1,20,30\n")]
    [InlineData("my, label", "\"my, label\",p1,p2\n1,20,30\n")]
    [InlineData("1", "1,20,30\n")]
    [InlineData("label", "label,0,1\n1,20,30\n")]
    public void The_class_can_stand_in_a_column_of_a_name_or_number(string label, string text)
    {
        LabeledImages read = Read(text, new CsvLayout { Label = label });

        Assert.Equal([20, 30], read.Image(0).ToArray());
        Assert.Equal(1, read.Label(0));
        Assert.Equal((1, 2), (read.Rows, read.Columns));
    }

    [Fact]
    public void A_shape_says_how_values_make_an_image()
    {
        LabeledImages read = Read("1,2,3,4,5,6,0\n", new CsvLayout { Shape = new ImageShape(3, 1, 2) });

        Assert.Equal((1, 2, 3), (read.Rows, read.Columns, read.Channels));
    }

    [Fact]
    public void Every_malformed_row_is_reported_by_its_line()
    {
        string[] problems = Problems("1,2,0\n1,2\n1,x,0\n1,256,0\n1,2,300\n1,-2,0\n1,2.5,0\n1,2,3,0\n1,,0\n");

        Assert.Equal(["Line 2 has", "Line 3:", "Line 4:", "Line 5:", "Line 6:", "Line 7:", "Line 8 has", "Line 9:"],
            problems.Select(problem => string.Join(' ', problem.Split(' ')[..(problem.Contains("has 2", StringComparison.Ordinal) || problem.Contains("has 4", StringComparison.Ordinal) ? 3 : 2)])));
        Assert.Contains("column 2 has the input 'x', not a whole number from 0 to 255", problems[1], StringComparison.Ordinal);
        Assert.Contains("the class '300'", problems[3], StringComparison.Ordinal);
    }

    [Fact]
    public void The_offset_of_a_malformed_row_is_that_of_its_line() =>
        Assert.Equal(6, Refusal("1,2,0\n1,2\n").Problems[0].Offset);

    [Fact]
    public void After_20_problems_the_others_are_counted()
    {
        string[] problems = Problems(string.Concat(Enumerable.Repeat("1,2,x\n", 31).Prepend("1,2,0\n")));

        Assert.Equal(21, problems.Length);
        Assert.Equal("11 more lines are malformed.", problems[^1]);
    }

    [Fact]
    public void A_first_row_with_one_wrong_field_is_no_header() =>
        Assert.StartsWith("Line 1: column 2 has the input 'x'", Problems("1,x,0\n1,2,0\n").First(), StringComparison.Ordinal);

    [Theory]
    [InlineData("1;2;0\n", null, "has only one field", "commas")]
    [InlineData("a,b,c\n1,2,0\n", "d", "no column 'd'", "'a', 'b', 'c'")]
    [InlineData("1,2,0\n", "4", "no column '4'", "1 to 3")]
    [InlineData("", null, "no rows", "at least one")]
    [InlineData("a,b,c\n", null, "no rows", "at least one")]
    public void A_file_without_its_columns_is_told_what_is_missing(string text, string? label, string what, string remedy)
    {
        DataProblem problem = Assert.Single(Refusal(text, new CsvLayout { Label = label }).Problems);

        Assert.Contains(what, problem.What, StringComparison.Ordinal);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_in_a_message_is_short_and_harmless()
    {
        string problem = Problems($"1,2,0\n1,\e[31m{new string('x', 5000)},0\n").Single();

        Assert.DoesNotContain('\e', problem);
        Assert.InRange(problem.Length, 1, 150);
    }

    private LabeledImages Read(string text, CsvLayout? layout = null) =>
        CsvFile.Read(_folder.Write("data.csv", Encoding.UTF8.GetBytes(text)), layout);

    private DataFormatException Refusal(string text, CsvLayout? layout = null) =>
        Assert.Throws<DataFormatException>(() => Read(text, layout));

    private string[] Problems(string text) => [.. Refusal(text).Problems.Select(problem => problem.What)];
}

using Anneal.Lab.Data;

namespace Anneal.Lab.Tests.Data;

public sealed class CsvDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_sorted_by_class_is_divided_by_a_shuffle_that_never_changes()
    {
        string path = Write("own.csv", Enumerable.Range(0, 100).Select(row => $"{row},{row},{row / 50}"));

        DataSet data = CsvData.Load(path);

        Assert.Equal(("own", 70, 15, 15), (data.Name, data.Train.Count, data.Validation.Count, data.Test.Count));
        Assert.All([data.Train, data.Validation, data.Test], part => Assert.All(part.CountPerClass(), count => Assert.InRange(count, part.Count / 5, part.Count)));
        Assert.Equal(data.Train.ContentHash, CsvData.Load(path).Train.ContentHash);
        Assert.Equal(100, data.Train.Concat(data.Validation).Concat(data.Test).Pixels.ToArray().Distinct().Count());
        for (int row = 0; row < data.Test.Count; row++)
            Assert.Equal(data.Test.Image(row)[0] / 50, data.Test.Label(row));
    }

    [Fact]
    public void A_folder_has_a_file_for_each_part_and_all_share_the_classes()
    {
        Write("train.csv", ["1,2,0", "3,4,1"]);
        Write("validation.csv", ["5,6,0"]);
        Write("test.csv", ["7,8,4"]);

        DataSet data = DataCatalog.Load("csv:" + _folder.Path);

        Assert.Equal([1, 2, 3, 4], data.Train.Pixels.ToArray());
        Assert.Equal(5, data.Train.Classes);
        Assert.Equal(4, data.Test.Label(0));
    }

    [Fact]
    public void Problems_of_a_folders_files_are_reported_together()
    {
        Write("train.csv", ["1,2,0", "3,x,1"]);
        Write("test.csv", ["7,8,256"]);

        Assert.Equal(
            ["train.csv", "validation.csv", "test.csv"],
            Assert.Throws<DataFormatException>(() => CsvData.Load(_folder.Path)).Problems.Select(problem => Path.GetFileName(problem.Where)));
    }

    [Fact]
    public void Files_with_different_columns_do_not_go_together()
    {
        Write("train.csv", ["1,2,0", "3,4,1"]);
        Write("validation.csv", ["5,0"]);
        Write("test.csv", ["7,8,9,4"]);

        Assert.Equal(2, Assert.Throws<DataFormatException>(() => CsvData.Load(_folder.Path)).Problems.Count);
    }

    [Fact]
    public void Too_few_rows_to_divide_are_refused() => Assert.Contains(
        "at least 7", Assert.Throws<DataFormatException>(() => CsvData.Load(Write("own.csv", ["1,2,0", "3,4,1"]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Label_and_shape_can_be_given_on_the_command_line()
    {
        string path = Write("own.csv", Enumerable.Range(0, 10).Select(row => $"{row % 2},1,2,3,{row},5,6").Prepend("kind,a,b,c,d,e,f"));

        DataSet data = DataCatalog.Load($"csv:{path},label=kind,shape=1x6");

        Assert.Equal((1, 6, 2), (data.Train.Rows, data.Train.Columns, data.Train.Classes));
    }

    private string Write(string name, IEnumerable<string> lines)
    {
        string path = Path.Combine(_folder.Path, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}

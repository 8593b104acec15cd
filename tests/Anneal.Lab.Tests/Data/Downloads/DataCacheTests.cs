using Anneal.Lab.Data.Downloads;

namespace Anneal.Lab.Tests.Data.Downloads;

public sealed class DataCacheTests
{
    private static readonly string Root = Path.GetPathRoot(Path.GetTempPath())!;
    private static readonly string Home = Path.Combine(Root, "home");
    private static readonly string Local = Path.Combine(Root, "local");

    [Theory]
    [InlineData("unix", ".cache/anneal")]
    [InlineData("macos", "Library/Caches/anneal")]
    public void The_usual_folder_is_that_of_the_system(string system, string expected) =>
        Assert.Equal(Path.Combine([Home, .. expected.Split('/')]), DataCache.UsualFolder(_ => null, system, Home, Local));

    [Fact]
    public void On_Windows_it_is_the_local_application_data() =>
        Assert.Equal(Path.Combine(Local, "anneal", "cache"), DataCache.UsualFolder(_ => null, "windows", Home, Local));

    [Fact]
    public void An_absolute_cache_home_counts_and_a_relative_one_does_not()
    {
        string other = Path.Combine(Root, "other");

        Assert.Equal(Path.Combine(other, "anneal"), DataCache.UsualFolder(Only("XDG_CACHE_HOME", other), "unix", Home, Local));
        Assert.Equal(Path.Combine(Home, ".cache", "anneal"), DataCache.UsualFolder(Only("XDG_CACHE_HOME", "other"), "unix", Home, Local));
    }

    [Theory]
    [InlineData("unix")]
    [InlineData("macos")]
    [InlineData("windows")]
    public void The_variable_goes_before_everything(string system)
    {
        Assert.Equal("own", DataCache.UsualFolder(Only(DataCache.Variable, "own"), system, Home, Local));
        Assert.NotEqual("", DataCache.UsualFolder(Only(DataCache.Variable, ""), system, Home, Local));
    }

    [Fact]
    public void A_file_of_another_length_does_not_count()
    {
        using var folder = new TemporaryFolder();
        var cache = new DataCache(folder.Path);
        PublicDataSet set = SmallPublicSet.At(new Uri("http://localhost"));
        Directory.CreateDirectory(cache.FolderOf(set));
        File.WriteAllBytes(Path.Combine(cache.FolderOf(set), "one.bin"), SmallPublicSet.One);
        File.WriteAllBytes(Path.Combine(cache.FolderOf(set), "two.bin"), SmallPublicSet.Two[1..]);

        Assert.False(cache.Has(set));
    }

    private static Func<string, string?> Only(string name, string value) => asked => asked == name ? value : null;
}

using System.Text;
using Anneal.Engine.Storage;

namespace Anneal.Engine.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anneal-atomic-file-").FullName;

    [Fact]
    public void A_text_is_written_as_UTF_8_without_a_byte_order_mark()
    {
        string path = Path.Combine(_folder, "report.html");

        AtomicFile.WriteAllText(path, "η = 0.1");

        Assert.Equal(Encoding.UTF8.GetBytes("η = 0.1"), File.ReadAllBytes(path));
    }

    [Fact]
    public void An_existing_file_is_replaced_and_nothing_else_is_left_behind()
    {
        string path = Path.Combine(_folder, "report.html");
        File.WriteAllText(path, "a much longer text that was there before");

        AtomicFile.WriteAllText(path, "new");

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void An_existing_file_survives_a_write_that_fails_half_way()
    {
        string path = Path.Combine(_folder, "report.html");
        File.WriteAllText(path, "old");
        string halfGood = new string('x', 100_000) + "\uD800"; // half a surrogate pair cannot be encoded

        Assert.Throws<EncoderFallbackException>(() => AtomicFile.WriteAllText(path, halfGood));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_path_that_is_a_folder_is_refused_and_no_temporary_file_stays()
    {
        string path = Path.Combine(_folder, "folder");
        Directory.CreateDirectory(path);

        Assert.ThrowsAny<Exception>(() => AtomicFile.WriteAllText(path, "text"));

        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_reader_never_sees_half_a_text()
    {
        string path = Path.Combine(_folder, "report.html");
        string[] texts = [new string('a', 200_000), new string('b', 200_000)];
        AtomicFile.WriteAllText(path, texts[0]);
        Task writer = Task.Run(() =>
        {
            for (int round = 0; round < 20; round++)
                AtomicFile.WriteAllText(path, texts[round % 2]);
        });

        do
        {
            Assert.Contains(File.ReadAllText(path), texts);
        }
        while (!writer.IsCompleted);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

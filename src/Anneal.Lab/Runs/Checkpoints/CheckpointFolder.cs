using System.Security.Cryptography;
using System.Text;
using Anneal.Engine.Storage;

namespace Anneal.Lab.Runs.Checkpoints;

/// <summary>One checkpoint on the disk: a folder of tensors, state, and the checksums of both, as <c>sha256sum -c SHA256SUMS</c> reads them.</summary>
/// <param name="path">The folder.</param>
internal sealed class CheckpointFolder(string path)
{
    private const string Tensors = "state.safetensors";
    private const string State = "state.json";
    private const string Sums = "SHA256SUMS";

    private static readonly string[] Content = [Tensors, State];

    /// <summary>Writes the folder; a checkpoint that was there is replaced.</summary>
    /// <exception cref="IOException">It could not be written; what was there is as it was.</exception>
    public void Write(Checkpoint checkpoint) => AtomicFolder.Write(path, folder =>
    {
        checkpoint.Tensors.Write(Path.Combine(folder, Tensors));
        AtomicFile.WriteAllText(Path.Combine(folder, State), checkpoint.State);
        AtomicFile.WriteAllText(Path.Combine(folder, Sums), string.Concat(Content.Select(name => $"{SumOf(Path.Combine(folder, name))}  {name}\n")));
    });

    /// <summary>Reads the folder.</summary>
    /// <exception cref="CheckpointException">A file is missing, or is not what was written.</exception>
    public Checkpoint Read()
    {
        string folder = AtomicFolder.Find(path) ?? throw new CheckpointException($"There is no checkpoint '{path}'.");
        try
        {
            Verify(folder);
            return new(TensorFile.Read(Path.Combine(folder, Tensors)), File.ReadAllText(Path.Combine(folder, State), Encoding.UTF8));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or TensorFileException)
        {
            throw new CheckpointException($"The checkpoint '{path}' cannot be read: {problem.Message}", problem);
        }
    }

    private void Verify(string folder)
    {
        string[] lines = File.ReadAllLines(Path.Combine(folder, Sums));
        if (lines.Length != Content.Length)
            throw new CheckpointException($"The checkpoint '{path}' is damaged: '{Sums}' has {lines.Length} lines, not {Content.Length}.");
        foreach ((string line, string name) in lines.Zip(Content))
        {
            string found = $"{SumOf(Path.Combine(folder, name))}  {name}";
            if (line != found)
                throw new CheckpointException($"The checkpoint '{path}' is damaged: '{Sums}' says '{line}', but the file is '{found}'.");
        }
    }

    private static string SumOf(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
